#include "exercise.h"
#include "exercise-collapse.h"
#include "random.h"

enum { LAYERS = 4, MOST = 16 };
static double A[MOST * MOST + 1], c[MOST + 1];

static void prefill(void)
{
    for (int k = 0; k <= MOST * MOST; k++)
        A[k] = -99;
    for (int i = 0; i <= MOST; i++)
        c[i] = -99;
}

/* The answer of the network, layer after layer. */
static void answer(int M, const int n[], double *const W[], double *const b[], const double x[], double y[])
{
    double now[MOST];
    memcpy(now, x, (size_t)n[0] * sizeof *x);
    for (int l = 1; l <= M; l++) {
        for (int i = 0; i < n[l]; i++) {
            y[i] = b[l][i];
            for (int k = 0; k < n[l - 1]; k++)
                y[i] += W[l][i * n[l - 1] + k] * now[k];
        }
        memcpy(now, y, (size_t)n[l] * sizeof *y);
    }
}

/* Random layers: column after column of A, and c, against answers of the network. */
static void compare(int M, const int n[], double *const W[], double *const b[])
{
    double x[MOST] = {0}, y[MOST], zero[MOST];
    answer(M, n, W, b, x, zero);
    prefill();
    about("collapse of %d random layers", M);
    call(collapse(M, n, W, b, A, c), A, c);
    for (int i = 0; i < n[M]; i++)
        near(c[i], zero[i], 1e-12, "entry %d of c", i);
    for (int j = 0; j < n[0]; j++) {
        x[j] = 1;
        answer(M, n, W, b, x, y);
        x[j] = 0;
        for (int i = 0; i < n[M]; i++) {
            near(A[i * n[0] + j], y[i] - zero[i], 1e-12, "A, row %d, column %d,", i, j);
            mistake(fabs(A[j * n[M] + i] - y[i] + zero[i]) <= 1e-12, "how many columns has A?");
        }
    }
    near(A[n[M] * n[0]], -99, 0, "what stands behind A");
    mistake(A[n[M] * n[0]] != -99, "A has room for the result: has it for wider layers on the way, too?");
    near(c[n[M]], -99, 0, "what stands behind c");
}

int main(void)
{
    double W1[] = {1, 2, -1, 1}, b1[] = {0, 1}, W2[] = {2, -1}, b2[] = {1}, W3[] = {0, 1, 1, 1}, b3[] = {0, 0};
    double *W[] = {NULL, W1, W2}, *b[] = {NULL, b1, b2}, *two[] = {NULL, W1, W3}, *biases[] = {NULL, b1, b3};
    static const int n[] = {2, 2, 1}, square[] = {2, 2, 2};
    prefill();
    about("collapse of one layer");
    call(collapse(1, n, W, b, A, c), A, c);
    near(A[1], 2, 0, "A, row 0, column 1,");
    near(A[2], -1, 0, "A, row 1, column 0,");
    near(c[1], 1, 0, "entry 1 of c");
    prefill();
    about("collapse of rows (1, 2), (-1, 1) with biases 0, 1, and then (2, -1) with bias 1");
    call(collapse(2, n, W, b, A, c), A, c, W1, b1, W2, b2);
    near(A[0], 3, 0, "A, row 0, column 0,");
    near(A[1], 3, 0, "A, row 0, column 1,");
    near(c[0], 0, 0, "entry 0 of c");
    mistake(c[0] == 1 || c[0] == -1, "do the biases go through the layers behind them, or are they left out?");
    mistake(c[0] == 2, "does a bias go through the layers behind it as it is, or multiplied?");
    expect(W1[0] == 1 && W1[3] == 1 && b1[1] == 1 && W2[0] == 2 && W2[1] == -1 && b2[0] == 1,
           "weights and biases of the network must stay");
    about("collapse of rows (1, 2), (-1, 1), and then (0, 1), (1, 1)");
    call(collapse(2, square, two, biases, A, c), A, c);
    near(A[0], -1, 0, "A, row 0, column 0,");
    mistake(A[0] == 2, "the first layer is the first to meet x: on which side of a product does it stand?");
    near(A[1], 1, 0, "A, row 0, column 1,");
    near(A[2], 0, 0, "A, row 1, column 0,");
    near(A[3], 3, 0, "A, row 1, column 1,");
    Random random = random_seed(2);
    static const int m[] = {3, 5, 16, 4, 2}, wide[] = {16, 16, 16, 16, 16};
    static double V[LAYERS + 1][MOST * MOST], d[LAYERS + 1][MOST];
    double *weights[LAYERS + 1], *added[LAYERS + 1];
    for (int l = 0; l <= LAYERS; l++) {
        weights[l] = V[l];
        added[l] = d[l];
        for (int k = 0; k < MOST * MOST; k++)
            V[l][k] = random_uniform(&random) - 0.5;
        for (int i = 0; i < MOST; i++)
            d[l][i] = random_uniform(&random) - 0.5;
    }
    for (int M = 1; M <= LAYERS; M++)
        compare(M, m, weights, added);
    compare(3, wide, weights, added);
    return exercise_end();
}
