/* Module batch of the book. Arguments: LAYERS ACTIVATION BATCH X LABELS N D SCALE; see train.sh. */
#include "batch.h"
#include "memory.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static unsigned char *bytes(const char *path, size_t n)
{
    FILE *file = fopen(path, "rb");
    unsigned char *all = allocate(n, 1);
    if (!file || fread(all, 1, n, file) != n)
        exit(1);
    fclose(file);
    return all;
}

int main(int argc, char **argv)
{
    int n[64], M = -1;
    if (argc < 9)
        return fputs("by_batch: LAYERS ACTIVATION BATCH X LABELS N D SCALE\n", stderr), 1;
    for (char *s = strtok(argv[1], "-"); s && M < 62; s = strtok(NULL, "-"))
        n[++M] = atoi(s);
    size_t N = (size_t)atoi(argv[6]), D = (size_t)atoi(argv[7]);
    Pool pool = {(int)N, (int)D, n[M], bytes(argv[4], N * D), NULL, strtof(argv[8], NULL), bytes(argv[5], N), NULL};
    Rule how = {.eta = 0.05f, .batch = atoi(argv[3])};
    Random random = random_seed(1);
    Batch *b = batch_new(M, n, argv[2], "softmax", how.batch);
    batch_start(b, strcmp(argv[2], "relu") ? 1 : sqrt(2), &random);
    for (long samples; scanf("%ld", &samples) == 1; fflush(stdout)) {
        long done = 0, left = samples;
        clock_t start = clock();
        for (; left > 0; left -= pool.N, done += pool.N) {
            pool.N = left < (long)N ? (int)left : (int)N;
            pool.N = pool.N / how.batch * how.batch;
            if (pool.N == 0)
                break;
            batch_epoch(b, &pool, &how, &random);
        }
        printf("%.9g\n", 1e6 * (double)(clock() - start) / CLOCKS_PER_SEC / (double)done);
    }
    if (getenv("BENCH_LOSS")) {
        int wrong;
        pool.N = 1000;
        double loss = batch_test(b, &pool, &wrong);
        fprintf(stderr, "batch: loss %.3f, right %.1f %%\n", loss, 100 - wrong / 10.0);
    }
    return 0;
}
