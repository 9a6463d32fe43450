/* product.c: tangled from chapters/workshop/12-batch.nw; edit it there */
#include "product.h"
#ifdef USE_CBLAS
/* product.c: by a BLAS */
#include <cblas.h>

extern void openblas_set_num_threads(int n) __attribute__((weak));

static int leading(View A)
{
    return A.column == 1 ? A.row : A.column;
}
/* product.c: by a BLAS */
static enum CBLAS_TRANSPOSE way(View A)
{
    return A.column == 1 ? CblasNoTrans : CblasTrans;
}
/* product.c: by a BLAS */
void product(int rows, int columns, int depth, View A, View B,
             float *C, int width)
{
    cblas_sgemm(CblasRowMajor, way(A), way(B), rows, columns, depth, 1,
                A.cell, leading(A), B.cell, leading(B), 1, C, width);
}
/* product.c: by a BLAS */
bool product_threads(int threads)
{
    if (openblas_set_num_threads)
        openblas_set_num_threads(threads);
    return openblas_set_num_threads || threads == 1;
}
#else
#include "vector.h"
#include <assert.h>

enum { TALL = 6, WIDE = LANES == 16 ? 4 : 2, STRIP = WIDE * LANES };
enum { DEPTH = 128, MANY = 48 };

/* product.c: a tile */
INLINE void tile(int tall, int wide, int depth, View A, View B,
                 float *C, int width)
{
    Vector c[TALL][4];
    /* tile: load the tile */
    for (int i = 0; i < tall; i++)
        for (int j = 0; j < wide; j++)
            c[i][j] = load(C + i * width + j * LANES);
    for (int k = 0; k < depth; k++) {
        const float *a = A.cell + k * A.column, *b = B.cell + k * B.row;
        for (int i = 0; i < tall; i++)
            for (int j = 0; j < wide; j++)
                c[i][j] += a[i * A.row] * load(b + j * LANES);
    }
    /* tile: store it */
    for (int i = 0; i < tall; i++)
        for (int j = 0; j < wide; j++)
            store(c[i][j], C + i * width + j * LANES);
}
/* product.c: transpose four by four */
typedef float Four __attribute__((vector_size(16), aligned(4),
                                  may_alias));
#ifdef __clang__
#define MIX(v, w, ...) __builtin_shufflevector(v, w, __VA_ARGS__)
#else
typedef int Places __attribute__((vector_size(16)));
#define MIX(v, w, ...) __builtin_shuffle(v, w, (Places){__VA_ARGS__})
#endif
/* product.c: transpose four by four */
INLINE Four four(const float *from)
{
    return *(const Four *)from;
}
/* product.c: transpose four by four */
INLINE void transpose(const float *from, int step, float *to)
{
    Four a = four(from), b = four(from + step);
    Four c = four(from + 2 * step), d = four(from + 3 * step);
    Four e = MIX(a, b, 0, 4, 1, 5), f = MIX(a, b, 2, 6, 3, 7);
    Four g = MIX(c, d, 0, 4, 1, 5), h = MIX(c, d, 2, 6, 3, 7);
    *(Four *)to = MIX(e, g, 0, 1, 4, 5);
    *(Four *)(to + STRIP) = MIX(e, g, 2, 3, 6, 7);
    *(Four *)(to + 2 * STRIP) = MIX(f, h, 0, 1, 4, 5);
    *(Four *)(to + 3 * STRIP) = MIX(f, h, 2, 3, 6, 7);
}
/* product.c: copy a strip */
static void copy_rows(int depth, int columns, View B, float *copy)
{
    for (int k = 0; k < depth; k++)
        for (int j = 0; j < columns; j += LANES)
            store(load(B.cell + k * B.row + j), copy + k * STRIP + j);
}
/* product.c: copy a strip */
static void copy_rest(int k, int depth, int j, int columns, View B,
                      float *copy)
{
    for (; k < depth; k++)
        for (int i = j; i < columns; i++)
            copy[k * STRIP + i] = B.cell[k * B.row + i * B.column];
}
/* product.c: copy a strip */
static void copy_columns(int depth, int columns, View B, float *copy)
{
    int whole = B.row == 1 ? columns & ~3 : 0, k = 0;
    for (; k + 4 <= depth && whole > 0; k += 4)
        for (int j = 0; j < whole; j += 4)
            transpose(B.cell + k + j * B.column, B.column,
                      copy + k * STRIP + j);
    copy_rest(0, k, whole, columns, B, copy);
    copy_rest(k, depth, 0, columns, B, copy);
    for (k = 0; k < depth; k++)
        for (int j = columns; j % LANES != 0; j++)
            copy[k * STRIP + j] = 0;
}
/* product.c: copy a strip */
static View copied(int depth, int columns, View B, float *copy)
{
    if (B.column == 1)
        copy_rows(depth, columns, B, copy);
    else
        copy_columns(depth, columns, B, copy);
    return (View){copy, STRIP, 1};
}
/* product.c: a strip */
INLINE void tiles(int wide, int rows, int depth, View A, View B,
                  float *C, int width)
{
    for (; rows >= TALL; rows -= TALL) {
        tile(TALL, wide, depth, A, B, C, width);
        A.cell += TALL * A.row;
        C += TALL * width;
    }
    /* tiles: the rows that are left */
    switch (rows) {
    case 5: tile(5, wide, depth, A, B, C, width); break;
    case 4: tile(4, wide, depth, A, B, C, width); break;
    case 3: tile(3, wide, depth, A, B, C, width); break;
    case 2: tile(2, wide, depth, A, B, C, width); break;
    case 1: tile(1, wide, depth, A, B, C, width); break;
    }
}
/* product.c: a strip */
static void strip(int rows, int columns, int depth, View A, View B,
                  float *C, int width)
{
    float copy[DEPTH * STRIP] __attribute__((aligned(64)));
    if (B.column != 1 || rows >= MANY)
        B = copied(depth, columns, B, copy);
    /* strip: tiles as wide as it has vectors */
    switch ((columns + LANES - 1) / LANES) {
    case 4: tiles(4, rows, depth, A, B, C, width); break;
    case 3: tiles(3, rows, depth, A, B, C, width); break;
    case 2: tiles(2, rows, depth, A, B, C, width); break;
    case 1: tiles(1, rows, depth, A, B, C, width); break;
    }
}
/* product.c: parts */
static int least(int a, int b)
{
    return a < b ? a : b;
}
/* product.c: parts */
static View part(View A, int i, int j)
{
    return (View){A.cell + i * A.row + j * A.column, A.row, A.column};
}
/* product.c: the product */
void product(int rows, int columns, int depth, View A, View B,
             float *C, int width)
{
    for (int k = 0; k < depth; k += DEPTH)
        for (int j = 0; j < columns; j += STRIP)
            strip(rows, least(columns - j, STRIP),
                  least(depth - k, DEPTH), part(A, 0, k),
                  part(B, k, j), C + j, width);
}

bool product_threads(int threads)
{
    return threads == 1;
}
#endif
