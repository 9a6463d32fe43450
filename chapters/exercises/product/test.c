#include "exercise.h"
#include "exercise-product.h"
#include "random.h"

enum { LONG = 600, RANDOM = 5 };

int main(void)
{
    static double big[] = {0, 100, 100, 0}, small[] = {0.001, 0, 0, 0.001}, v[] = {3, 4};
    static double first[] = {1, 2, 3, 4}, second[] = {2, 0, 0, 1}, minus[] = {-2}, one[] = {3};
    double *W[LONG], *two[] = {first, second}, *single[] = {minus, minus}, length = -99;
    for (int k = 0; k < LONG; k++)
        W[k] = big;
    about("log_length without a matrix, v = (3, 4)");
    call(length = log_length(0, 2, W, v), length);
    near(length, log(5), 1e-10, "the logarithm of the length of v");
    mistake(length == 0, "v has a length of its own");
    about("log_length of 1 x 1 matrices -2, -2 and v = 3");
    call(length = log_length(2, 1, single, one), length);
    near(length, log(12), 1e-10, "the logarithm");
    about("log_length of rows (1, 2), (3, 4), then (2, 0), (0, 1), v = (3, 4)");
    call(length = log_length(2, 2, two, v), length);
    near(length, log(hypot(22, 25)), 1e-10, "the logarithm");
    mistake(fabs(length - log(hypot(22, 25) / 5)) < 1e-9, "v has a length of its own");
    mistake(fabs(length - log(hypot(14, 34))) < 1e-9, "which matrix is the first that v meets?");
    mistake(fabs(length - log(hypot(30, 22))) < 1e-9, "a row of a matrix times a column, not a column of it");
    mistake(fabs(length - 2 * log(hypot(22, 25))) < 1e-9, "the logarithm of a root is half of it");
    for (int up = 1; up >= 0; up--) {
        for (int k = 0; k < LONG; k++)
            W[k] = up ? big : small;
        about("log_length of %d matrices that multiply a length by %g", LONG, up ? 100 : 0.001);
        call(length = log_length(LONG, 2, W, v), length, v, big, small);
        near(length, log(5) + LONG * log(up ? 100 : 0.001), 1e-7, "the logarithm of a long product");
        mistake(isinf(length) || isnan(length),
                "no number holds such a length: keep the logarithms apart, step by step");
    }
    near(v[0], 3, 0, "v[0], afterwards,");
    near(v[1], 4, 0, "v[1], afterwards,");
    mistake(true, "is v changed on the way?");
    expect(big[0] == 0 && big[1] == 100 && small[0] == 0.001 && small[1] == 0, "the matrices must stay as they are");
    /* 16 x 16: against the product as it stands */
    Random random = random_seed(5);
    static double A[RANDOM][256], x[16], y[16], u[16];
    double *five[RANDOM];
    for (int k = 0; k < RANDOM; k++) {
        five[k] = A[k];
        for (int c = 0; c < 256; c++)
            A[k][c] = random_uniform(&random) - 0.5;
    }
    for (int i = 0; i < 16; i++)
        x[i] = u[i] = random_uniform(&random) - 0.5;
    for (int k = 0; k < RANDOM; k++) {
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
    static double far[] = {3e200, 4e200}, shrink[] = {1e-170, 0, 0, 1e-170};
    double *once[] = {shrink};
    about("log_length without a matrix, v = (3e200, 4e200)");
    call(length = log_length(0, 2, once, far), length);
    near(length, log(5) + 200 * log(10), 1e-9, "the logarithm of a length whose square is no number");
    mistake(isinf(length), "a square overflows, or becomes 0, half way: divide by the largest entry first");
    about("log_length of one matrix with 1e-170 on its diagonal, v = (3, 4)");
    call(length = log_length(1, 2, once, v), length);
    near(length, log(5) - 170 * log(10), 1e-9, "the logarithm of a length whose square is 0");
    mistake(isinf(length), "a square overflows, or becomes 0, half way: divide by the largest entry first");
    return exercise_end();
}
