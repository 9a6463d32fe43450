/* Not training: the matrix products of a step alone, as calls of sgemm of OpenBLAS, on buffers that are
   there before. What a step costs at least, if its products are those of OpenBLAS. One round for each
   line, which says how many samples. Arguments: layers (64-32-10), activation, batch; the rest is for the others. */
#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LAYERS = 64 };
static int n[LAYERS], L, B;                 /* L: the last layer */
static float *w[LAYERS], *g[LAYERS];        /* of layer l, from l - 1: n[l - 1] x n[l] */
static float *a[LAYERS], *d[LAYERS];        /* activations and deltas: B x n[l] */

/* random numbers of variance 1/from: so that no product becomes too large, or too small to be fast */
static float *buffer(int rows, int columns, int from)
{
    size_t size = (size_t)rows * (size_t)columns;
    float *b = aligned_alloc(64, (size * sizeof *b + 63) / 64 * 64);
    if (!b)
        exit(1);
    for (size_t i = 0; i < size; i++)
        b[i] = (float)((2. * rand() / RAND_MAX - 1) * sqrt(3. / from));
    return b;
}

static void step(void)
{
    for (int l = 1; l <= L; l++)
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, B, n[l], n[l - 1],
                    1, a[l - 1], n[l - 1], w[l], n[l], 0, a[l], n[l]);
    for (int l = L; l >= 1; l--) {
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, n[l - 1], n[l], B,
                    1, a[l - 1], n[l - 1], d[l], n[l], 0, g[l], n[l]);
        if (l > 1)
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, B, n[l - 1], n[l],
                        1, d[l], n[l], w[l], n[l], 0, d[l - 1], n[l - 1]);
    }
}

int main(int argc, char **argv)
{
    if (argc == 1)
        return printf("%s, kernels %s\n", openblas_get_config(), openblas_get_corename()), 0;
    if (argc < 4)
        return fputs("by_sgemm: LAYERS ACTIVATION BATCH\n", stderr), 1;
    openblas_set_num_threads(1);
    B = atoi(argv[3]);
    L = -1;
    for (char *s = strtok(argv[1], "-"); s && L + 1 < LAYERS; s = strtok(NULL, "-"))
        n[++L] = atoi(s);
    for (int l = 0; l <= L; l++) {
        a[l] = buffer(B, n[l], 1);
        d[l] = buffer(B, n[l], 1);
        w[l] = l ? buffer(n[l - 1], n[l], n[l - 1]) : NULL;
        g[l] = l ? buffer(n[l - 1], n[l], 1) : NULL;
    }
    for (long samples; scanf("%ld", &samples) == 1; fflush(stdout)) {
        long steps = samples < B ? 1 : samples / B;
        clock_t start = clock();
        for (long s = 0; s < steps; s++)
            step();
        printf("%.9g\n", 1e6 * (double)(clock() - start) / CLOCKS_PER_SEC / (double)(steps * B));
    }
    return 0;
}
