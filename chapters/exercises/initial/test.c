#include "exercise.h"
#include "exercise-initial.h"
static double W[200 * 512 + 1];

/* Of 40,000 numbers and more: mean, mean square, fourth moment, and the product of neighbors, to a few hundredths. */
static void compare(int rows, int n)
{
    Random random = random_seed(7);
    int last = rows * n;
    W[last] = 99;
    about("he_start of %d rows and %d columns", rows, n);
    bring(W, sizeof W);
    call(he_start(rows, n, W, &random), random);
    double sum = 0, squares = 0, fourth = 0, product = 0, s = sqrt(2.0 / n);
    for (int k = 0; k < last; k++) {
        double z = W[k] / s;
        sum += z / last;
        squares += z * z / last;
        fourth += z * z * z * z / last;
        product += k > 0 ? z * (W[k - 1] / s) / last : 0;
    }
    near(sum, 0, 0.02, "the mean, divided by the root of 2 / n,");
    near(squares, 1, 0.04, "the variance, divided by 2 / n,");
    mistake(fabs(squares - 2.0 / n) < 0.05 * (2.0 / n), "2 / n is the variance; what is multiplied is its root");
    mistake(fabs(squares - (double)n / rows) < 0.05 * ((double)n / rows), "n is the number of columns, the terms of a sum");
    mistake(fabs(squares - 0.5) < 0.03, "2 / n, not 1 / n");
    near(fourth, 3, 0.4, "the fourth moment of a normal number");
    mistake(fourth < 2.2, "are these normal numbers, or uniform ones?");
    near(product, 0, 0.03, "the mean product of neighbors, which are independent,");
    near(W[last], 99, 0, "what stands behind the last weight");
}

int main(void)
{
    compare(1000, 100);
    compare(200, 512);
    compare(20000, 2);
    compare(20000, 1);
    return exercise_end();
}
