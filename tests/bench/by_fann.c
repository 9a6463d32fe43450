/* FANN with float: sample by sample, sigmoid outputs and squared loss, as it has nothing else. One round
   for each line, which says how many samples. Arguments: layers (64-32-10), activation, batch (no use here),
   file of inputs, file of labels, N, D, scale. */
#include <fann.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LAYERS = 64 };

static unsigned char *read_bytes(const char *path, size_t size)
{
    unsigned char *b = malloc(size);
    FILE *f = fopen(path, "rb");
    if (!b || !f || fread(b, 1, size, f) != size)
        exit((fprintf(stderr, "by_fann: cannot read %s\n", path), 1));
    fclose(f);
    return b;
}

static size_t *shuffled(size_t *order, size_t n)
{
    for (size_t i = n - 1; i > 0; i--) {
        size_t j = (size_t)rand() % (i + 1), t = order[i];
        order[i] = order[j], order[j] = t;
    }
    return order;
}

static float *target_of(float *y, int K, int label)
{
    memset(y, 0, (size_t)K * sizeof *y);
    y[label] = 1;
    return y;
}

static void show(struct fann *net, float *x, const unsigned char *label, size_t D, int K)
{
    int right = 0;
    double loss = 0;
    for (int n = 0; n < 1000; n++) {
        float *out = fann_run(net, x + (size_t)n * D);
        int best = 0;
        for (int k = 0; k < K; k++) {
            loss += (out[k] - (k == label[n])) * (out[k] - (k == label[n])) / 2;
            best = out[k] > out[best] ? k : best;
        }
        right += best == label[n];
    }
    fprintf(stderr, "fann: squared loss %.4f, right %.3f\n", loss / 1000, right / 1000.);
}

int main(int argc, char **argv)
{
    unsigned layers[LAYERS], L = 0;
    if (argc != 9)
        return fputs("by_fann: LAYERS ACTIVATION BATCH X LABELS N D SCALE\n", stderr), 1;
    for (char *s = strtok(argv[1], "-"); s && L < LAYERS; s = strtok(NULL, "-"))
        layers[L++] = (unsigned)atoi(s);
    size_t N = (size_t)atol(argv[6]), D = (size_t)atol(argv[7]), at = 0;
    int K = (int)layers[L - 1];
    unsigned char *bytes = read_bytes(argv[4], N * D), *label = read_bytes(argv[5], N);
    float *x = malloc(N * D * sizeof *x), *y = malloc((size_t)K * sizeof *y);
    size_t *order = malloc(N * sizeof *order);
    for (size_t i = 0; i < N * D; i++)
        x[i] = (float)(bytes[i] * atof(argv[8]));
    free(bytes);
    for (size_t n = 0; n < N; n++)
        order[n] = n;
    shuffled(order, N);

    struct fann *net = fann_create_standard_array(L, layers);
    /* steepness: the functions of FANN are tanh(s a), 1 / (1 + exp(-2 s a)), and s a cut to [0, 1] */
    fann_set_activation_function_hidden(net, argv[2][0] == 't' ? FANN_SIGMOID_SYMMETRIC :
                                        argv[2][0] == 's' ? FANN_SIGMOID : FANN_LINEAR_PIECE);
    fann_set_activation_steepness_hidden(net, argv[2][0] == 's' ? 0.5f : 1);
    fann_set_activation_function_output(net, FANN_SIGMOID);
    fann_set_training_algorithm(net, FANN_TRAIN_INCREMENTAL);
    fann_set_train_error_function(net, FANN_ERRORFUNC_LINEAR);  /* the default is not the squared loss */
    fann_set_learning_rate(net, 0.05f);
    fann_set_learning_momentum(net, 0);

    for (long samples; scanf("%ld", &samples) == 1; fflush(stdout)) {
        clock_t start = clock();
        for (long s = 0; s < samples; s++, at++) {
            if (at == N)
                shuffled(order, N), at = 0;
            fann_train(net, x + order[at] * D, target_of(y, K, label[order[at]]));
        }
        printf("%.9g\n", 1e6 * (double)(clock() - start) / CLOCKS_PER_SEC / (double)samples);
        if (getenv("BENCH_LOSS"))
            show(net, x, label, D, K);
    }
    return 0;
}
