/* dataset.c: tangled from chapters/A-support.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "dataset.h"
#include "memory.h"
#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* make and free a data set */
static void set_rows(Dataset *data, double *block, int rows)
{
    assert(data && block && rows >= 1);
    for (int n = 0; n < rows; n++)
        data->x[n] = block + (size_t)n * (size_t)(data->D + 1);
}
/* make and free a data set */
Dataset *dataset_new(int N, int D)
{
    assert(N >= 1 && D >= 0);
    Dataset *data = allocate(1, sizeof *data);
    *data = (Dataset){.N = N, .D = D};
    data->x = allocate((size_t)N, sizeof *data->x);
    data->y = allocate((size_t)N, sizeof *data->y);
    size_t cells = (size_t)N * (size_t)(D + 1);
    set_rows(data, allocate(cells, sizeof **data->x), N);
    for (int n = 0; n < N; n++)
        data->x[n][0] = 1;
    return data;
}
/* make and free a data set */
void dataset_free(Dataset *data)
{
    if (!data)
        return;
    double *block = data->x[0];
    for (int n = 1; n < data->N; n++)
        if (data->x[n] < block)
            block = data->x[n];
    for (int c = 0; c < data->classes; c++)
        free(data->class_name[c]);
    free(block);
    free(data->class_name);
    free(data->x);
    free(data->y);
    free(data);
}
/* change a data set */
static void copy_row(Dataset *to, int m, const Dataset *from, int n)
{
    assert(m < to->N && n < from->N && to->D == from->D);
    size_t bytes = (size_t)(from->D + 1) * sizeof(double);
    memcpy(to->x[m], from->x[n], bytes);
    to->y[m] = from->y[n];
}
/* change a data set */
static void add_class(Dataset *data, const char *name)
{
    size_t count = (size_t)data->classes;
    if ((count & (count - 1)) == 0)
        data->class_name = reallocate(data->class_name, 2 * count + 1,
                                      sizeof *data->class_name);
    char *copy = allocate(strlen(name) + 1, 1);
    data->class_name[data->classes++] = strcpy(copy, name);
}
/* change a data set */
int dataset_class(const Dataset *data, const char *name)
{
    assert(data && name);
    for (int c = 0; c < data->classes; c++)
        if (strcmp(data->class_name[c], name) == 0)
            return c;
    return -1;
}
/* change a data set */
Dataset *dataset_rows(const Dataset *data, int from, int to)
{
    assert(0 <= from && from < to && to <= data->N);
    Dataset *part = dataset_new(to - from, data->D);
    for (int n = from; n < to; n++)
        copy_row(part, n - from, data, n);
    part->left_out = data->left_out;
    for (int c = 0; c < data->classes; c++)
        add_class(part, data->class_name[c]);
    return part;
}
/* change a data set */
static bool takes_part(int class, int one, int zero)
{
    return class == one || class == zero || zero < 0;
}
/* change a data set */
Dataset *dataset_two_classes(const Dataset *data, int one, int zero)
{
    assert(0 <= one && one < data->classes);
    assert(zero < data->classes && zero != one);
    int N = 0;
    for (int n = 0; n < data->N; n++)
        N += takes_part(data->y[n], one, zero);
    Dataset *two = dataset_new(N, data->D);
    two->left_out = data->left_out;
    for (int n = 0, m = 0; n < data->N; n++)
        if (takes_part(data->y[n], one, zero)) {
            copy_row(two, m, data, n);
            two->y[m++] = data->y[n] == one;
        }
    add_class(two, zero < 0 ? "other" : data->class_name[zero]);
    add_class(two, data->class_name[one]);
    return two;
}
/* change a data set */
void dataset_standardize(Dataset *data)
{
    assert(data && data->N >= 1);
    for (int j = 1; j <= data->D; j++) {
        /* dataset_standardize: mean and variance of feature j */
        bool constant = true;
        double mean = 0, variance = 0;
        for (int n = 0; n < data->N; n++) {
            mean += data->x[n][j] / data->N;
            constant = constant && data->x[n][j] == data->x[0][j];
        }
        for (int n = 0; n < data->N; n++)
            variance += pow(data->x[n][j] - mean, 2) / data->N;
        double scale = constant ? 0 : 1 / sqrt(variance);
        for (int n = 0; n < data->N; n++)
            data->x[n][j] = (data->x[n][j] - mean) * scale;
    }
}
/* change a data set */
void dataset_shuffle(Dataset *data, Random *random)
{
    assert(data && random);
    for (int n = data->N - 1; n > 0; n--) {
        int k = random_below(random, n + 1);
        double *x = data->x[n];
        int y = data->y[n];
        data->x[n] = data->x[k], data->x[k] = x;
        data->y[n] = data->y[k], data->y[k] = y;
    }
}
/* change a data set */
double dataset_R2(const Dataset *data)
{
    assert(data && data->N >= 1);
    double R2 = 0;
    for (int n = 0; n < data->N; n++) {
        double sum = 0;
        for (int j = 0; j <= data->D; j++)
            sum += data->x[n][j] * data->x[n][j];
        R2 = sum > R2 ? sum : R2;
    }
    return R2;
}
/* Reader: a line and its fields */
typedef struct {
    Lines lines;        /* the file; the fields point into its text */
    char **field;       /* the fields of the current line */
    int fields, room;   /* how many, and room for how many */
    int *slot;          /* of a hash table: class + 1, 0 is free */
    size_t slots;       /* a power of two; half of them are free */
} Reader;
/* Reader: a line and its fields */
static bool split_line(Reader *r)
{
    const char *wrong;
    r->fields = 0;
    for (char *from = r->lines.text; from;) {
        /* make room for another field */
        if (r->fields == r->room) {
            r->room = 2 * r->room + 8;
            r->field = reallocate(r->field, (size_t)r->room, sizeof *r->field);
        }
        r->field[r->fields++] = from;
        from = lines_field(from, &wrong);
        if (wrong)
            return lines_complain(&r->lines, "%s", wrong);
    }
    return true;
}
/* dataset_read: steps */
typedef struct {
    int D;              /* number of features */
    int *of;            /* of[0]: place of the label; of[1..D] */
    int width;          /* number of columns in the file */
} Columns;
/* dataset_read: steps */
static int find_column(const Reader *r, const char *name,
                       size_t length)
{
    for (int k = 0; k < r->fields; k++)
        if (strlen(r->field[k]) == length
            && strncmp(r->field[k], name, length) == 0)
            return k;
    return -1;
}
/* dataset_read: steps */
static bool add_column(Reader *r, Columns *c, const char *name,
                       size_t length)
{
    assert(c->D >= 0);
    int place = find_column(r, name, length);
    if (place < 0)
        return lines_complain(&r->lines, "there is no column '%.*s'",
                              (int)length, name);
    c->of = reallocate(c->of, (size_t)c->D + 2, sizeof *c->of);
    c->of[c->D] = place;
    return true;
}
/* dataset_read: steps */
static bool add_features(Reader *r, const char *name, Columns *c)
{
    while (*name) {
        size_t length = strcspn(name, ",");
        c->D++;
        if (!add_column(r, c, name, length))
            return false;
        name += length + (name[length] == ',');
    }
    return true;
}
/* dataset_read: steps */
static bool read_head(Reader *r, const char *features,
                      const char *label, Columns *c)
{
    bool end;
    if (!lines_next(&r->lines, &end))
        return false;
    if (end)
        return lines_complain(&r->lines, "the file is empty");
    if (!split_line(r) || !add_column(r, c, label, strlen(label)))
        return false;
    c->width = r->fields;
    return add_features(r, features, c);
}
/* dataset_read: steps */
/* read_row: one line into row n */
/* read_row: is a wanted field NA? */
static bool has_gap(const Reader *r, const Columns *c)
{
    for (int j = 0; j <= c->D; j++)
        if (strcmp(r->field[c->of[j]], "NA") == 0)
            return true;
    return false;
}
/* read_row: a field that is a class */
static int *find_slot(const Reader *r, const Dataset *data,
                      const char *name)
{
    assert(r->slots > 0 && (r->slots & (r->slots - 1)) == 0);
    size_t k = 2166136261u;
    for (const char *p = name; *p; p++)
        k = ((k ^ (unsigned char)*p) * 16777619u) & 0xFFFFFFFFu;
    for (;; k++) {
        int *slot = &r->slot[k & (r->slots - 1)];
        if (*slot == 0
            || strcmp(data->class_name[*slot - 1], name) == 0)
            return slot;
    }
}
/* read_row: a field that is a class */
static void make_slots(Reader *r, const Dataset *data)
{
    if (2 * ((size_t)data->classes + 1) <= r->slots)
        return;
    free(r->slot);
    r->slots = r->slots ? 2 * r->slots : 16;
    r->slot = allocate(r->slots, sizeof *r->slot);
    for (int c = 0; c < data->classes; c++)
        *find_slot(r, data, data->class_name[c]) = c + 1;
}
/* read_row: a field that is a class */
static bool read_label(Reader *r, int place, Dataset *data)
{
    const char *name = r->field[place];
    if (*name == '\0')
        return lines_complain(&r->lines, "field %d is empty",
                              place + 1);
    make_slots(r, data);
    int *slot = find_slot(r, data, name);
    if (*slot == 0) {
        add_class(data, name);
        *slot = data->classes;
    }
    data->y[data->N++] = *slot - 1;
    return true;
}

static bool read_row(Reader *r, const Columns *c, Dataset *data)
{
    if (!split_line(r))
        return false;
    if (r->fields != c->width)
        return lines_complain(&r->lines,
                              "%d fields, but the head has %d",
                              r->fields, c->width);
    if (has_gap(r, c)) {
        data->left_out++;
        return true;
    }
    double *x = data->x[data->N];
    x[0] = 1;
    for (int j = 1; j <= c->D; j++)
        if (!lines_number(&r->lines, c->of[j] + 1,
                          r->field[c->of[j]], &x[j]))
            return false;
    return read_label(r, c->of[0], data);
}
/* let the data set grow */
static void grow(Dataset *data, int room)
{
    assert(room > data->N);
    size_t rows = (size_t)room, width = (size_t)(data->D + 1);
    double *block = reallocate(data->x[0], rows * width, sizeof *block);
    data->x = reallocate(data->x, rows, sizeof *data->x);
    data->y = reallocate(data->y, rows, sizeof *data->y);
    set_rows(data, block, room);
}
/* read_rows */
static Dataset *read_rows(Reader *r, const Columns *c)
{
    int room = 64;
    Dataset *data = dataset_new(room, c->D);
    bool end = false, good = true;
    data->N = 0;
    while (good && (good = lines_next(&r->lines, &end)) && !end) {
        if (r->lines.text[0] == '\0')
            continue;
        /* if there is no room for another row, double it */
        if (data->N == room && room > INT_MAX / 2) {
            good = lines_complain(&r->lines, "too many rows");
            break;
        }
        if (data->N == room)
            grow(data, room *= 2);
        good = read_row(r, c, data);
    }
    if (good && data->N == 0)
        good = lines_complain(&r->lines, "there are no samples");
    if (good)
        return data;
    dataset_free(data);
    return NULL;
}
/* read a data set */
Dataset *dataset_read(const char *path, const char *features,
                      const char *label, char why[WHY])
{
    assert(path && features && label && why);
    Reader r = {0};
    Columns c = {0};
    Dataset *data = NULL;
    if (lines_open(&r.lines, path, why)
        && read_head(&r, features, label, &c))
        data = read_rows(&r, &c);
    lines_close(&r.lines);
    free(r.field);
    free(r.slot);
    free(c.of);
    return data;
}
