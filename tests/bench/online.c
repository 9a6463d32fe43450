/* CPU time of one online step, 64-32-10, on the digits: FANN, index version, matrix version, in turn. */
#define _XOPEN_SOURCE 700
#include "mlp.h"
#include "train.h"
#include <doublefann.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { D = 64, H = 32, K = 10, N = 898, EPOCHS = 4, ROUNDS = 41 };
static double x[N][D + 1], y[N][K];
static struct fann *fann;
static Net *net;
static Mlp *mlp;
static Gradient *grad;
static const Loss *loss;

static void by_fann(int n) { fann_train(fann, x[n] + 1, y[n]); }
static void by_index(int n) { train_online(net, loss, x[n], y[n], 0.05, grad); }
static void by_matrix(int n) { mlp_online(mlp, loss, x[n], y[n], 0.05); }

/* the first N rows; pixels from 0 to 1; the label is the last column */
static int read_digits(void)
{
    char line[1024], *p = line;
    int n = -1;                                         /* the head */
    for (; n < N && fgets(line, sizeof line, stdin); n++, p = line) {
        for (int j = 1; n >= 0 && j <= D; j++, p++)
            x[n][j] = strtod(p, &p) / 16;
        if (n >= 0)
            x[n][0] = 1, y[n][atoi(p)] = 1;
    }
    return n;
}

static double microseconds(void (*step)(int n))
{
    clock_t from = clock();
    for (int e = 0; e < EPOCHS; e++)
        for (int n = 0; n < N; n++)
            step(n);
    return 1e6 * (double)(clock() - from) / CLOCKS_PER_SEC / EPOCHS / N;
}

static int by_size(const void *a, const void *b)
{
    double u = *(const double *)a, v = *(const double *)b;
    return (u > v) - (u < v);
}

static void compare(const char *hidden, const char *name, const char *output)
{
    const int n[] = {0, D, H, K};
    char why[WHY];
    Random random = random_seed(1);
    double us[3][ROUNDS], ratio[2][ROUNDS];
    loss = loss_find(name);
    net = net_conventional(3, n, activation_find(hidden), activation_find(output));
    train_start(net, 1, &random);
    mlp = mlp_from_net(net, why);
    grad = gradient_new(net);
    fann = fann_create_standard(3, D, H, K);
    fann_set_activation_function_hidden(fann, hidden[0] == 't' ? FANN_SIGMOID_SYMMETRIC : FANN_SIGMOID);
    fann_set_activation_function_output(fann, FANN_SIGMOID);
    for (int r = 0; r < ROUNDS; r++) {
        us[0][r] = microseconds(by_fann);
        us[1][r] = microseconds(by_index);
        us[2][r] = microseconds(by_matrix);
        for (int k = 0; k < 2; k++)
            ratio[k][r] = us[0][r] / us[k + 1][r];
    }
    for (int k = 0; k < 3; k++)
        qsort(us[k], ROUNDS, sizeof **us, by_size);
    for (int k = 0; k < 2; k++)
        qsort(ratio[k], ROUNDS, sizeof **ratio, by_size);
    printf("%-8s %-12s %-8s  us a step: FANN %.2f, index %.2f, matrix %.2f;  times FANN: index %.2f, matrix %.2f\n",
           hidden, name, output, us[0][ROUNDS / 2], us[1][ROUNDS / 2], us[2][ROUNDS / 2],
           ratio[0][ROUNDS / 2], ratio[1][ROUNDS / 2]);
    fann_destroy(fann);
    gradient_free(grad);
    mlp_free(mlp);
    net_free(net);
}

int main(void)
{
    if (read_digits() != N)
        return fputs("online: standard input is not data/digits.csv\n", stderr), 1;
    compare("sigmoid", "squared", "sigmoid");           /* what FANN does */
    compare("tanh", "categorical", "softmax");          /* chapter 8; FANN still with sigmoid outputs */
    return 0;
}
