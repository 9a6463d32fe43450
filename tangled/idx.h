/* idx.h: tangled from chapters/workshop/12-batch.nw; edit it there */
#ifndef IDX_H
#define IDX_H
#include "lines.h"

typedef struct {
    int N;                  /* number of images */
    int rows, columns, D;   /* pixels of an image; D = rows * columns */
    unsigned char *pixel;   /* N images of D bytes, row by row */
    unsigned char *label;   /* label[n] is the class of image n < N */
    int classes;            /* largest label + 1, at least 2 */
} Images;

/* Reads the images and labels of a part, "train" or "t10k", from the
   files PART-images-idx3-ubyte and PART-labels-idx1-ubyte of a folder;
   each may be packed with gzip and end in .gz, unless the program was
   built without USE_ZLIB. NULL when it fails, and why[] then says
   where and why. The caller frees. */
Images *idx_read(const char *folder, const char *part, char why[WHY]);

void idx_free(Images *images);

#endif
