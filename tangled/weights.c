/* weights.c: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "weights.h"
#include "memory.h"
#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* weights.c: make, find, free */
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "weights.c copies numbers as they are: least byte first"
#endif
/* weights.c: make, find, free */
static const char metadata[] = "__metadata__";  /* name of the notes */
enum { HEADER_MOST = 100000000 };               /* bytes */
/* weights.c: make, find, free */
Weights *weights_new(void)
{
    return allocate(1, sizeof(Weights));
}
/* weights.c: make, find, free */
void weights_free(Weights *w)
{
    if (!w)
        return;
    for (int k = 0; k < w->count; k++) {
        free(w->tensor[k].name);
        free(w->tensor[k].data);
    }
    for (int k = 0; k < w->notes; k++) {
        free(w->key[k]);
        free(w->value[k]);
    }
    free(w->tensor);
    free(w->key);
    free(w->value);
    free(w);
}
/* weights.c: make, find, free */
const Tensor *weights_find(const Weights *w, const char *name)
{
    assert(w && name);
    for (int k = 0; k < w->count; k++)
        if (strcmp(w->tensor[k].name, name) == 0)
            return &w->tensor[k];
    return NULL;
}
/* weights.c: make, find, free */
const char *weights_note_of(const Weights *w, const char *key)
{
    assert(w && key);
    for (int k = 0; k < w->notes; k++)
        if (strcmp(w->key[k], key) == 0)
            return w->value[k];
    return NULL;
}
/* weights.c: make, find, free */
static char *copy_of(const char *text)
{
    return strcpy(allocate(strlen(text) + 1, 1), text);
}
/* weights.c: make, find, free */
static void *with_room(void *list, int n, size_t size)
{
    size_t now = (size_t)n;
    return now & (now - 1) ? list : reallocate(list, 2 * now + 1, size);
}
/* weights.c: make, find, free */
static size_t number_size(WeightsType type)
{
    return type == WEIGHTS_F64 ? sizeof(double) : sizeof(float);
}
/* weights.c: make, find, free */
static uint64_t tensor_size(const Tensor *t)
{
    return (uint64_t)t->shape[0] * (uint64_t)t->shape[1]
           * number_size(t->type);
}
/* weights.c: make, find, free */
static void *add_tensor(Weights *w, const char *name,
                        const Tensor *like)
{
    w->tensor = with_room(w->tensor, w->count, sizeof *w->tensor);
    Tensor *t = &w->tensor[w->count++];
    *t = *like;
    t->name = copy_of(name);
    t->data = allocate((size_t)t->shape[0], (size_t)t->shape[1]
                       * number_size(t->type));
    return t->data;
}
/* weights.c: make, find, free */
void *weights_add(Weights *w, const char *name, WeightsType type,
                  int dims, const int shape[])
{
    assert(w && name && strcmp(name, metadata) != 0 && shape);
    assert(!weights_find(w, name) && (dims == 1 || dims == 2));
    Tensor t = {.type = type, .dims = dims,
                .shape = {shape[0], dims == 2 ? shape[1] : 1}};
    assert(t.shape[0] >= 1 && t.shape[0] <= WEIGHTS_MOST);
    assert(t.shape[1] >= 1 && t.shape[1] <= WEIGHTS_MOST);
    return add_tensor(w, name, &t);
}
/* weights.c: make, find, free */
static void add_note(Weights *w, const char *key, const char *value)
{
    w->key = with_room(w->key, w->notes, sizeof *w->key);
    w->value = with_room(w->value, w->notes, sizeof *w->value);
    w->key[w->notes] = copy_of(key);
    w->value[w->notes++] = copy_of(value);
}
/* weights.c: make, find, free */
void weights_note(Weights *w, const char *key, const char *value)
{
    assert(w && key && value && !weights_note_of(w, key));
    add_note(w, key, value);
}
#ifdef USE_CJSON
#include <cjson/cJSON.h>

/* weights.c: the text of a header */
static size_t utf8_length(const unsigned char *p)
{
    static const uint32_t mark[] = {0, 0, 0xC0, 0xE0, 0xF0};
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n = *p < 0x80 ? 1 : *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : 4;
    uint32_t code = *p - mark[n];
    for (size_t k = 1; k < n; k++) {
        if ((p[k] & 0xC0) != 0x80)
            return 0;
        code = code << 6 | (p[k] & 0x3F);
    }
    bool half = code >= 0xD800 && code < 0xE000;
    return code < least[n] || half || code > 0x10FFFF ? 0 : n;
}
/* weights.c: the text of a header */
static size_t escape_length(const char *p)
{
    if (p[1] != 'u')
        return p[1] ? 2 : 0;
    bool four = strspn(p + 2, "0123456789abcdefABCDEF") >= 4;
    return four && strncmp(p + 2, "0000", 4) != 0 ? 6 : 0;
}
/* weights.c: the text of a header */
static size_t inner_length(const char *p)
{
    if (*p == '\\')
        return escape_length(p);
    const unsigned char *byte = (const unsigned char *)p;
    return *byte < ' ' ? 0 : utf8_length(byte);
}
/* weights.c: the text of a header */
static size_t outer_length(const char *p)
{
    size_t digits = strspn(p, "0123456789");
    if (digits > 0)
        return *p == '0' && digits > 1 ? 0 : digits;
    return strchr("{}[]:,\" \t\r\n", *p) ? 1 : 0;
}
/* weights.c: the text of a header */
static size_t good_bytes(const char *json)
{
    bool inside = false;
    const char *p = json;
    while (*p) {
        size_t n = inside ? inner_length(p) : outer_length(p);
        if (n == 0)
            break;
        inside = inside != (*p == '"');
        p += n;
    }
    return (size_t)(p - json);
}
/* weights.c: the text of a header */
static bool check_text(const char *json, size_t length,
                       const char *path, char why[WHY])
{
    size_t good = good_bytes(json);
    if (*json != '{')
        return lines_say(path, why, "the header does not begin with {");
    if (length > HEADER_MOST)
        return lines_say(path, why, "the header has more than %d bytes",
                        HEADER_MOST);
    return good == length
           || lines_say(path, why, "byte %zu of the header, 0x%02X,"
                       " does not belong there", good,
                       (unsigned)(unsigned char)json[good]);
}


/* weights.c: parse */
typedef struct {
    const char *path;           /* for messages */
    char *why;                  /* the caller's message */
    size_t length;              /* bytes of the header */
    const unsigned char *data;  /* what is behind the header */
    size_t size;                /* bytes of data */
} Reader;
/* weights.c: parse */
typedef struct {
    const char *name;
    Tensor t;                   /* no data yet */
    size_t begin, end;          /* its place in the data */
} Entry;
/* weights.c: parse */
static const cJSON *field(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}
/* weights.c: parse */
static int read_list(const cJSON *list, size_t most, size_t value[2])
{
    int n = 0;
    if (!cJSON_IsArray(list))
        return 0;
    for (const cJSON *k = list->child; k; k = k->next) {
        if (n == 2 || !cJSON_IsNumber(k)
            || k->valuedouble > (double)most)
            return 0;
        value[n++] = (size_t)k->valuedouble;
    }
    return n;
}
/* weights.c: parse */
static bool read_type(const Reader *r, const cJSON *item, Entry *e)
{
    const char *type = cJSON_GetStringValue(field(item, "dtype"));
    if (!type)
        return lines_say(r->path, r->why, "tensor '%.40s' has no dtype",
                        e->name);
    e->t.type = strcmp(type, "F64") == 0 ? WEIGHTS_F64 : WEIGHTS_F32;
    return e->t.type == WEIGHTS_F64 || strcmp(type, "F32") == 0
           || lines_say(r->path, r->why, "tensor '%.40s' has dtype"
                       " '%.20s'; known are F32 and F64", e->name,
                       type);
}
/* weights.c: parse */
static bool read_shape(const Reader *r, const cJSON *item, Entry *e)
{
    size_t n[2] = {0, 1};
    e->t.dims = read_list(field(item, "shape"), WEIGHTS_MOST, n);
    e->t.shape[0] = (int)n[0];
    e->t.shape[1] = (int)n[1];
    return (e->t.dims > 0 && n[0] > 0 && n[1] > 0)
           || lines_say(r->path, r->why, "tensor '%.40s': its shape is"
                       " not one or two numbers from 1 to %d", e->name,
                       WEIGHTS_MOST);
}
/* weights.c: parse */
static bool read_offsets(const Reader *r, const cJSON *item, Entry *e)
{
    size_t at[2];
    if (read_list(field(item, "data_offsets"), r->size, at) != 2
        || at[0] > at[1])
        return lines_say(r->path, r->why, "tensor '%.40s': its"
                        " data_offsets are not two numbers in order,"
                        " up to %zu", e->name, r->size);
    e->begin = at[0];
    e->end = at[1];
    return e->end - e->begin == tensor_size(&e->t)
           || lines_say(r->path, r->why, "tensor '%.40s' has %zu bytes,"
                       " but its shape wants %llu", e->name,
                       e->end - e->begin,
                       (unsigned long long)tensor_size(&e->t));
}
/* weights.c: parse */
static bool read_entry(const Reader *r, const cJSON *item, Entry *e)
{
    e->name = item->string;
    if (!cJSON_IsObject(item) || cJSON_GetArraySize(item) != 3)
        return lines_say(r->path, r->why, "tensor '%.40s' does not have"
                        " dtype, shape, data_offsets alone", e->name);
    return read_type(r, item, e) && read_shape(r, item, e)
           && read_offsets(r, item, e);
}
/* weights.c: parse */
static int by_begin(const void *a, const void *b)
{
    const Entry *first = a, *second = b;
    return (first->begin > second->begin)
           - (first->begin < second->begin);
}
/* weights.c: parse */
static bool check_cover(const Reader *r, Entry entry[], int count)
{
    size_t at = 0;
    qsort(entry, (size_t)count, sizeof *entry, by_begin);
    for (int k = 0; k < count; at = entry[k++].end)
        if (entry[k].begin != at)
            return lines_say(r->path, r->why, "the data of tensor"
                            " '%.40s' begins at byte %zu, but those"
                            " before end at byte %zu", entry[k].name,
                            entry[k].begin, at);
    return at == r->size
           || lines_say(r->path, r->why, "%zu bytes too many at the"
                       " end", r->size - at);
}
/* weights.c: parse */
static int read_entries(const Reader *r, const cJSON *root,
                        Entry entry[])
{
    int count = 0;
    for (const cJSON *k = root->child; k; k = k->next) {
        if (strcmp(k->string, metadata) == 0)
            continue;
        if (!read_entry(r, k, &entry[count++]))
            return -1;
    }
    return check_cover(r, entry, count) ? count : -1;
}
/* weights.c: parse */
static bool read_tensors(const Reader *r, const cJSON *root, Weights *w)
{
    size_t most = (size_t)cJSON_GetArraySize(root);
    Entry *entry = allocate(most, sizeof *entry);
    int count = read_entries(r, root, entry);
    for (int k = 0; k < count; k++) {
        const Entry *e = &entry[k];
        memcpy(add_tensor(w, e->name, &e->t), r->data + e->begin,
               e->end - e->begin);
    }
    free(entry);
    return count >= 0;
}
/* weights.c: parse */
static int by_name(const void *a, const void *b)
{
    const cJSON *const *first = a, *const *second = b;
    return strcmp((*first)->string, (*second)->string);
}
/* weights.c: parse */
static bool check_names(const Reader *r, const cJSON *object)
{
    size_t n = 0, most = (size_t)cJSON_GetArraySize(object);
    const cJSON **sorted = allocate(most, sizeof *sorted);
    for (const cJSON *k = object->child; k; k = k->next)
        sorted[n++] = k;
    qsort(sorted, n, sizeof *sorted, by_name);
    bool good = true;
    for (size_t k = 1; good && k < n; k++)
        if (by_name(&sorted[k - 1], &sorted[k]) == 0)
            good = lines_say(r->path, r->why, "'%.40s' is there twice",
                            sorted[k]->string);
    free(sorted);
    return good;
}
/* weights.c: parse */
static bool read_notes(const Reader *r, const cJSON *notes, Weights *w)
{
    if (!notes)
        return true;
    if (!cJSON_IsObject(notes))
        return lines_say(r->path, r->why, "%s is no object", metadata);
    for (const cJSON *k = notes->child; k; k = k->next) {
        if (!cJSON_IsString(k))
            return lines_say(r->path, r->why, "the note '%.40s' is no"
                            " string", k->string);
        add_note(w, k->string, k->valuestring);
    }
    return check_names(r, notes);
}
/* weights.c: parse */
static bool find_header(Reader *r, const unsigned char *bytes,
                        size_t size)
{
    uint64_t length;
    if (size < sizeof length)
        return lines_say(r->path, r->why, "%zu bytes are too few",
                         size);
    memcpy(&length, bytes, sizeof length);
    if (length > size - sizeof length)
        return lines_say(r->path, r->why, "the file is shorter than its"
                        " header of %llu bytes",
                        (unsigned long long)length);
    r->length = (size_t)length;
    r->data = bytes + sizeof length + r->length;
    r->size = size - sizeof length - r->length;
    return true;
}
/* weights.c: parse */
static cJSON *parse_header(const Reader *r, const char *json)
{
    const char *end;
    if (!check_text(json, r->length, r->path, r->why))
        return NULL;
    cJSON *root = cJSON_ParseWithOpts(json, &end, false);
    if (root && end[strspn(end, " ")] == '\0')
        return root;
    lines_say(r->path, r->why, "the header is no JSON at byte %zu",
             (size_t)(end - json));
    cJSON_Delete(root);
    return NULL;
}
/* weights.c: parse */
static Weights *read_all(const Reader *r, const cJSON *root)
{
    Weights *w = weights_new();
    if (check_names(r, root) && read_tensors(r, root, w)
        && read_notes(r, field(root, metadata), w))
        return w;
    weights_free(w);
    return NULL;
}
/* weights.c: parse */
Weights *weights_parse(const unsigned char *bytes, size_t size,
                       const char *path, char why[WHY])
{
    assert(bytes && path && why);
    Reader r = {.path = path, .why = why};
    if (!find_header(&r, bytes, size))
        return NULL;
    char *json = allocate(r.length + 1, 1);
    memcpy(json, r.data - r.length, r.length);
    cJSON *root = parse_header(&r, json);
    Weights *w = root ? read_all(&r, root) : NULL;
    cJSON_Delete(root);
    free(json);
    return w;
}
/* weights.c: print a header */
static bool add_list(cJSON *object, const char *name, int n,
                     const double value[])
{
    cJSON *list = cJSON_AddArrayToObject(object, name);
    bool good = list;
    for (int k = 0; good && k < n; k++)
        good = cJSON_AddItemToArray(list, cJSON_CreateNumber(value[k]));
    return good;
}
/* weights.c: print a header */
static bool add_entry(cJSON *root, const Tensor *t, double begin)
{
    const char *type = t->type == WEIGHTS_F64 ? "F64" : "F32";
    double shape[] = {t->shape[0], t->shape[1]};
    double at[] = {begin, begin + (double)tensor_size(t)};
    cJSON *item = cJSON_AddObjectToObject(root, t->name);
    return cJSON_AddStringToObject(item, "dtype", type)
           && add_list(item, "shape", t->dims, shape)
           && add_list(item, "data_offsets", 2, at);
}
/* weights.c: print a header */
static bool add_entries(cJSON *root, const Weights *w)
{
    double at = 0;
    bool good = true;
    for (int k = 0; good && k < w->count; k++) {
        good = add_entry(root, &w->tensor[k], at);
        at += (double)tensor_size(&w->tensor[k]);
    }
    return good;
}
/* weights.c: print a header */
static bool add_notes(cJSON *root, const Weights *w)
{
    if (w->notes == 0)
        return true;
    cJSON *notes = cJSON_AddObjectToObject(root, metadata);
    bool good = notes;
    for (int k = 0; good && k < w->notes; k++)
        good = cJSON_AddStringToObject(notes, w->key[k], w->value[k]);
    return good;
}
/* weights.c: print a header */
static char *print_header(const Weights *w, const char *path,
                          char why[WHY])
{
    cJSON *root = cJSON_CreateObject();
    bool good = add_notes(root, w) && add_entries(root, w);
    char *json = good ? cJSON_PrintUnformatted(root) : NULL;
    cJSON_Delete(root);
    if (!json)
        lines_say(path, why, "no memory for the header");
    else if (!check_text(json, strlen(json), path, why)) {
        cJSON_free(json);
        json = NULL;
    }
    return json;
}
#else
/* weights.c: without cJSON */
static const char absent[] = "this program was built without cJSON";

Weights *weights_parse(const unsigned char *bytes, size_t size,
                       const char *path, char why[WHY])
{
    (void)bytes;
    (void)size;
    lines_say(path, why, "%s", absent);
    return NULL;
}
/* weights.c: without cJSON */
static char *print_header(const Weights *w, const char *path,
                          char why[WHY])
{
    (void)w;
    (void)tensor_size;
    lines_say(path, why, "%s", absent);
    return NULL;
}
/* weights.c: without cJSON */
static void cJSON_free(void *header)
{
    free(header);
}
#endif
/* weights.c: read a file */
static bool system_error(char why[WHY], const char *path)
{
    return lines_say(path, why, "%s", strerror(errno));
}
/* weights.c: read a file */
static unsigned char *load(FILE *file, size_t *size, const char *path,
                           char why[WHY])
{
    struct stat s;
    if (fstat(fileno(file), &s) != 0 || !S_ISREG(s.st_mode)) {
        lines_say(path, why, "not a regular file");
        return NULL;
    }
    *size = (size_t)s.st_size;
    unsigned char *bytes = allocate(*size, 1);
    if (fread(bytes, 1, *size, file) == *size)
        return bytes;
    lines_say(path, why, "cannot read all of its %zu bytes", *size);
    free(bytes);
    return NULL;
}
/* weights.c: read a file */
Weights *weights_read(const char *path, char why[WHY])
{
    assert(path && why);
    FILE *file = fopen(path, "rb");
    if (!file) {
        system_error(why, path);
        return NULL;
    }
    size_t size;
    unsigned char *bytes = load(file, &size, path, why);
    fclose(file);
    Weights *w = bytes ? weights_parse(bytes, size, path, why) : NULL;
    free(bytes);
    return w;
}
/* weights.c: write a file */
static bool put_all(const Weights *w, const char *json, FILE *file)
{
    size_t text = strlen(json);
    uint64_t length = (text + 7) / 8 * 8;
    fwrite(&length, sizeof length, 1, file);
    fprintf(file, "%s%*s", json, (int)(length - text), "");
    for (int k = 0; k < w->count; k++) {
        const Tensor *t = &w->tensor[k];
        fwrite(t->data, 1, (size_t)tensor_size(t), file);
    }
    return !ferror(file) && fflush(file) == 0
           && fsync(fileno(file)) == 0;
}
/* weights.c: write a file */
static bool write_by_way_of(const char *new, const char *path,
                            const Weights *w, const char *json,
                            char why[WHY])
{
    FILE *file = fopen(new, "wb");
    if (!file)
        return system_error(why, new);
    bool good = put_all(w, json, file) || system_error(why, new);
    good = (fclose(file) == 0 || system_error(why, new)) && good;
    good = good
           && (rename(new, path) == 0 || system_error(why, path));
    if (!good)
        remove(new);
    return good;
}
/* weights.c: write a file */
bool weights_write(const Weights *w, const char *path, char why[WHY])
{
    assert(w && path && why);
    char *json = print_header(w, path, why);
    if (!json)
        return false;
    size_t room = strlen(path) + sizeof ".new";
    char *new = allocate(room, 1);
    snprintf(new, room, "%s.new", path);
    bool good = write_by_way_of(new, path, w, json, why);
    cJSON_free(json);
    free(new);
    return good;
}
