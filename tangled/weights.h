/* weights.h: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#ifndef WEIGHTS_H
#define WEIGHTS_H
#include "lines.h"

/* weights.h: what it offers */
typedef enum { WEIGHTS_F32, WEIGHTS_F64 } WeightsType;

enum { WEIGHTS_MOST = 1 << 24 };    /* rows, or columns, of a tensor */

typedef struct {
    char *name;
    WeightsType type;
    int dims;               /* 1, a vector, or 2, a matrix */
    int shape[2];           /* rows, columns; of a vector: length, 1 */
    void *data;             /* float or double, row by row */
} Tensor;
/* weights.h: what it offers */
/* What a file in the safetensors format holds: tensors in the order of
   their data, and notes, texts with a key each. All belongs to it. */
typedef struct {
    int count;
    Tensor *tensor;         /* tensor[0..count-1] */
    int notes;
    char **key, **value;    /* key[0..notes-1], value[0..notes-1] */
} Weights;

Weights *weights_new(void);
void weights_free(Weights *w);

/* Adds a tensor and returns its data, all zero, to be filled by the
   caller. The name is new, and not "__metadata__"; each shape[k],
   k < dims, is from 1 to WEIGHTS_MOST. */
void *weights_add(Weights *w, const char *name, WeightsType type,
                  int dims, const int shape[]);
/* weights.h: what it offers */
/* The tensor with this name, NULL if there is none; it is valid until
   the next weights_add. */
const Tensor *weights_find(const Weights *w, const char *name);

/* Adds a note; its key is new. */
void weights_note(Weights *w, const char *key, const char *value);

/* The note with this key, NULL if there is none. */
const char *weights_note_of(const Weights *w, const char *key);

/* Writes the file at path, by way of path.new, which then gets its
   name: the old file stays until the new one is whole. When it fails,
   why[] says where and why, and path.new is removed. Names and notes
   must be UTF-8. */
bool weights_write(const Weights *w, const char *path, char why[WHY]);
/* weights.h: what it offers */
/* Reads the file at path. NULL when it fails, and why[] then says
   where and why. The caller frees. */
Weights *weights_read(const char *path, char why[WHY]);

/* The same from the bytes of a file; path is for messages. */
Weights *weights_parse(const unsigned char *bytes, size_t size,
                       const char *path, char why[WHY]);

#endif
