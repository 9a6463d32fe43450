/* product.h: tangled from chapters/workshop/12-batch.nw; edit it there */
#ifndef PRODUCT_H
#define PRODUCT_H
#include <stdbool.h>

/* product.h: a view of a matrix */
typedef struct {
    const float *cell;          /* entry (i, j): */
    int row, column;            /* cell[i * row + j * column] */
} View;

/* C += A B for A with rows x depth, B with depth x columns entries, and
   C with rows of width >= columns floats. Rows of C, and of a B whose
   column is 1, are read and written up to the next multiple of 16
   floats; what is there in B must be finite. No two overlap. */
void product(int rows, int columns, int depth, View A, View B,
             float *C, int width);

/* From now on with so many threads; false if that cannot be had. */
bool product_threads(int threads);

#endif
