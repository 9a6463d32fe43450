/* idx.c: tangled from chapters/workshop/12-batch.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "idx.h"
#include "memory.h"
#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef USE_ZLIB
#include <zlib.h>

/* idx.c: packed files */
typedef gzFile File;
static const bool unpacks = true;
/* idx.c: packed files */
static File open_file(const char *path)
{
    return gzopen(path, "rb");
}
/* idx.c: packed files */
static size_t read_file(File file, void *to, size_t n)
{
    int got = gzread(file, to, (unsigned)n);
    return got < 0 ? 0 : (size_t)got;
}
/* idx.c: packed files */
static const char *trouble(File file)
{
    int code;
    gzerror(file, &code);
    return code == Z_OK      ? NULL
           : code == Z_ERRNO ? strerror(errno)
                             : "the gzip stream is broken";
}
/* idx.c: packed files */
static void close_file(File file)
{
    gzclose(file);
}
#else
/* idx.c: plain files */
typedef FILE *File;
static const bool unpacks = false;
/* idx.c: plain files */
static File open_file(const char *path)
{
    return fopen(path, "rb");
}
/* idx.c: plain files */
static size_t read_file(File file, void *to, size_t n)
{
    return fread(to, 1, n, file);
}
/* idx.c: plain files */
static const char *trouble(File file)
{
    return ferror(file) ? strerror(errno) : NULL;
}
/* idx.c: plain files */
static void close_file(File file)
{
    fclose(file);
}
#endif
/* idx.c: bytes of a file */
typedef struct {
    File file;
    char *path;
    char *why;              /* the caller's message */
} Source;
/* idx.c: bytes of a file */
static bool open_packed(Source *s)
{
    s->file = open_file(strcat(s->path, ".gz"));
    if (!s->file)
        return lines_say(s->path, s->why, "%s%s", strerror(errno),
                        errno == ENOENT ? ", nor without .gz" : "");
    return unpacks
           || lines_say(s->path, s->why, "this program was built"
                       " without zlib; unpack the file with gunzip");
}
/* idx.c: bytes of a file */
static bool open_source(Source *s, const char *folder,
                        const char *part, int dims)
{
    size_t room = strlen(folder) + strlen(part) + 32;
    s->path = allocate(room, 1);
    snprintf(s->path, room, "%s/%s-%s-idx%d-ubyte", folder, part,
             dims == 3 ? "images" : "labels", dims);
    s->file = open_file(s->path);
    if (!s->file && errno == ENOENT)
        return open_packed(s);
    return s->file
           || lines_say(s->path, s->why, "%s", strerror(errno));
}
/* idx.c: bytes of a file */
static void close_source(Source *s)
{
    if (s->file)
        close_file(s->file);
    free(s->path);
}
/* idx.c: bytes of a file */
static bool read_some(Source *s, void *to, size_t n, size_t *got)
{
    *got = read_file(s->file, to, n);
    const char *what = trouble(s->file);
    return !what || lines_say(s->path, s->why, "cannot read: %s", what);
}
/* idx.c: bytes of a file */
static bool read_bytes(Source *s, void *to, size_t n)
{
    size_t got;
    return read_some(s, to, n, &got)
           && (got == n
               || lines_say(s->path, s->why, "the file is too short"));
}
/* idx.c: bytes of a file */
static bool read_end(Source *s)
{
    size_t got;
    unsigned char byte;
    return read_some(s, &byte, 1, &got)
           && (got == 0 || lines_say(s->path, s->why, "longer than its"
                                    " header says"));
}
/* idx.c: bytes of a file */
static unsigned char *read_block(Source *s, size_t n)
{
    unsigned char *block = NULL;
    for (size_t have = 0, more; have < n; have += more) {
        more = have + 65536 < n - have ? have + 65536 : n - have;
        block = reallocate(block, have + more, 1);
        if (!read_bytes(s, block + have, more)) {
            free(block);
            return NULL;
        }
    }
    return block;
}
/* idx.c: what a file says of itself */
static bool read_number(Source *s, uint32_t *value)
{
    unsigned char b[4];
    if (!read_bytes(s, b, sizeof b))
        return false;
    *value = (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16
             | (uint32_t)b[2] << 8 | b[3];
    return true;
}
/* idx.c: what a file says of itself */
static bool check_magic(const Source *s, int dims, uint32_t magic)
{
    uint32_t want = dims == 3 ? 0x803 : 0x801;
    if (magic == want)
        return true;
    if (magic == 0x801 || magic == 0x803)
        return lines_say(s->path, s->why, "these are %s",
                        magic == 0x803 ? "images, not labels"
                                       : "labels, not images");
    return lines_say(s->path, s->why, "no IDX file of this kind: it"
                    " begins with 0x%08X, not 0x%08X", magic, want);
}
/* idx.c: what a file says of itself */
static bool check_sizes(const Source *s, const uint32_t size[3])
{
    uint64_t D = (uint64_t)size[1] * size[2];
    if (size[0] == 0 || D == 0)
        return lines_say(s->path, s->why, "a size is zero");
    return (D <= 65536 && size[0] <= INT_MAX / D)
           || lines_say(s->path, s->why, "%u times %u x %u bytes are"
                       " too many", size[0], size[1], size[2]);
}
/* idx.c: what a file says of itself */
static bool read_header(Source *s, int dims, uint32_t size[3])
{
    uint32_t magic;
    size[1] = size[2] = 1;
    if (!read_number(s, &magic) || !check_magic(s, dims, magic))
        return false;
    for (int k = 0; k < dims; k++)
        if (!read_number(s, &size[k]))
            return false;
    return check_sizes(s, size);
}
/* idx.c: what a file says of itself */
static unsigned char *read_idx(const char *folder, const char *part,
                               int dims, uint32_t size[3],
                               char why[WHY])
{
    Source s = {.why = why};
    unsigned char *block = NULL;
    if (open_source(&s, folder, part, dims)
        && read_header(&s, dims, size))
        block = read_block(&s, (size_t)size[0] * size[1] * size[2]);
    if (block && !read_end(&s)) {
        free(block);
        block = NULL;
    }
    close_source(&s);
    return block;
}
/* idx.c: images and labels */
static bool read_images(Images *images, const char *folder,
                        const char *part, char why[WHY])
{
    uint32_t size[3];
    images->pixel = read_idx(folder, part, 3, size, why);
    if (!images->pixel)
        return false;
    images->N = (int)size[0];
    images->rows = (int)size[1];
    images->columns = (int)size[2];
    images->D = images->rows * images->columns;
    return true;
}
/* idx.c: images and labels */
static bool read_labels(Images *images, const char *folder,
                        const char *part, char why[WHY])
{
    uint32_t size[3];
    images->label = read_idx(folder, part, 1, size, why);
    if (!images->label)
        return false;
    if ((int)size[0] != images->N)
        return lines_say(folder, why, "%s has %d images, but %u labels",
                        part, images->N, size[0]);
    for (int n = 0; n < images->N; n++)
        if (images->label[n] >= images->classes)
            images->classes = images->label[n] + 1;
    return images->classes >= 2
           || lines_say(folder, why, "all labels of %s are 0", part);
}
/* idx.c: images and labels */
Images *idx_read(const char *folder, const char *part, char why[WHY])
{
    assert(folder && part && why);
    Images *images = allocate(1, sizeof *images);
    if (read_images(images, folder, part, why)
        && read_labels(images, folder, part, why))
        return images;
    idx_free(images);
    return NULL;
}
/* idx.c: images and labels */
void idx_free(Images *images)
{
    if (!images)
        return;
    free(images->pixel);
    free(images->label);
    free(images);
}
