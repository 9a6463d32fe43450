#include "exercise.h"
#include "exercise-product.h"
#include "random.h"

int main(void)
{
    static double big[] = {0, 100, 100, 0}, small[] = {0.001, 0, 0, 0.001}, other[] = {1, 2, 3, 4}, v[] = {3, 4}, one[] = {1, 1};
    double *W[600], *two[2] = {other, big}, length = -99;
    for (int k = 0; k < 600; k++)
        W[k] = big;
    about("log_length without a matrix, v = (3, 4)");
    call(length = log_length(0, 2, W, v), length);
    near(length, log(5), 1e-10, "the logarithm of the length of v");
    mistake(length == 0, "v has a length of its own");
    about("log_length of rows (1, 2), (3, 4), then (0, 100), (100, 0), v = (1, 1)");
    call(length = log_length(2, 2, two, one), length);
    near(length, log(hypot(700, 300)), 1e-10, "the logarithm");
    mistake(fabs(length - log(hypot(300, 700)) + log(sqrt(2))) < 1e-9, "v has a length of its own");
    for (int up = 1; up >= 0; up--) {
        for (int k = 0; k < 600; k++)
            W[k] = up ? big : small;
        about("log_length of 600 matrices that multiply a length by %g", up ? 100 : 0.001);
        call(length = log_length(600, 2, W, v), length, v);
        near(length, log(5) + 600 * log(up ? 100 : 0.001), 1e-7, "the logarithm of a long product");
        mistake(isinf(length) || isnan(length), "no number holds such a length: keep the logarithms apart, step by step");
    }
    near(v[0], 3, 0, "v[0], afterwards,");
    near(v[1], 4, 0, "v[1], afterwards,");
    /* 16 x 16: against the product as it stands */
    Random random = random_seed(5);
    static double A[5][256], x[16], y[16], u[16];
    double *five[5];
    for (int k = 0; k < 5; k++) {
        five[k] = A[k];
        for (int c = 0; c < 256; c++)
            A[k][c] = random_uniform(&random) - 0.5;
    }
    for (int i = 0; i < 16; i++)
        x[i] = u[i] = random_uniform(&random) - 0.5;
    for (int k = 0; k < 5; k++) {
        double sum = 0;
        for (int i = 0; i < 16; i++) {
            y[i] = 0;
            for (int j = 0; j < 16; j++)
                y[i] += A[k][i * 16 + j] * x[j];
        }
        for (int i = 0; i < 16; i++) {
            x[i] = y[i];
            sum += y[i] * y[i];
        }
        about("log_length of %d random matrices, 16 x 16", k + 1);
        call(length = log_length(k + 1, 16, five, u), length);
        near(length, log(sum) / 2, 1e-10, "the logarithm of a product of random matrices");
        mistake(fabs(length - log(sum)) < 1e-6, "the logarithm of a root is half of it");
    }
    return exercise_end();
}
