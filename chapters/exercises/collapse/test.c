#include "exercise.h"
#include "exercise-collapse.h"
#include "random.h"

int main(void)
{
    double W1[] = {1, 2, -1, 1}, b1[] = {0, 1}, W2[] = {2, -1}, b2[] = {1}, W3[] = {1, 2, 3}, b3[] = {1, 0, -1};
    double *W[] = {0, W1, W2, W3}, *b[] = {0, b1, b2, b3}, A[256], c[16];
    static const int n[] = {2, 2, 1, 3};
    about("collapse of one layer");
    call(collapse(1, n, W, b, A, c), A, c);
    near(A[1], 2, 0, "A, row 0, column 1,");
    near(A[2], -1, 0, "A, row 1, column 0,");
    near(c[1], 1, 0, "entry 1 of c");
    about("collapse of the two layers of the chapter");
    call(collapse(2, n, W, b, A, c), A, c);
    near(A[0], 3, 0, "A, row 0, column 0,");
    near(A[1], 3, 0, "A, row 0, column 1,");
    near(c[0], 0, 0, "entry 0 of c");
    mistake(c[0] == 1 || c[0] == -1, "do the biases go through the layers behind them, or are they left out?");
    /* random layers: the answers of A and c against those of the network */
    Random random = random_seed(2);
    static const int m[] = {3, 5, 16, 4, 2};
    double *V[5] = {0}, *d[5] = {0};
    for (int l = 1; l < 5; l++) {
        V[l] = malloc((size_t)(m[l] * m[l - 1]) * sizeof *V[l]);
        d[l] = malloc((size_t)m[l] * sizeof *d[l]);
        for (int k = 0; k < m[l] * m[l - 1]; k++)
            V[l][k] = random_uniform(&random) - 0.5;
        for (int i = 0; i < m[l]; i++)
            d[l][i] = random_uniform(&random) - 0.5;
    }
    for (int M = 1; M <= 4; M++) {
        about("collapse of %d random layers", M);
        call(collapse(M, m, V, d, A, c), A, c);
        double x[16] = {0.3, -1.1, 0.7}, y[16];
        for (int l = 1; l <= M; l++) {
            for (int i = 0; i < m[l]; i++) {
                y[i] = d[l][i];
                for (int k = 0; k < m[l - 1]; k++)
                    y[i] += V[l][i * m[l - 1] + k] * x[k];
            }
            memcpy(x, y, sizeof x);
        }
        for (int i = 0; i < m[M]; i++)
            near(A[i * 3] * 0.3 - A[i * 3 + 1] * 1.1 + A[i * 3 + 2] * 0.7 + c[i], x[i], 1e-13, "answer %d to (0.3, -1.1, 0.7)", i);
    }
    for (int l = 1; l < 5; l++) {
        free(V[l]);
        free(d[l]);
    }
    return exercise_end();
}
