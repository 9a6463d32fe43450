#include "exercise.h"
#include "exercise-initial.h"
enum { MOST = 200 * 512 };
static double W[MOST + 1];

/* Of many numbers: mean, mean square, fourth moment, and the product of neighbors, up to five standard errors. */
static void compare(int rows, int n)
{
    Random random = random_seed(7);
    int last = rows * n;
    for (int k = 0; k <= last; k++)
        W[k] = 99;
    about("he_start of %d rows and %d columns", rows, n);
    bring(W, ((size_t)last + 1) * sizeof *W);
    call(he_start(rows, n, W, &random), random);
    double sum = 0, squares = 0, fourth = 0, product = 0, s = sqrt(2.0 / n), error = 5 / sqrt(last);
    for (int k = 0; k < last; k++) {
        double z = W[k] / s;
        sum += z / last;
        squares += z * z / last;
        fourth += z * z * z * z / last;
        product += k > 0 ? z * (W[k - 1] / s) / last : 0;
    }
    near(squares, 1, sqrt(2) * error, "the variance, divided by 2 / n,");
    mistake(n != 2 && fabs(squares * n / 2 - 1) < 0.05, "2 / n is the variance; what is multiplied is its root");
    mistake(fabs(squares * rows / n - 1) < 0.05, "n is the number of columns, the terms of a sum");
    mistake(fabs(squares - 0.5) < 0.03, "2 / n, not 1 / n");
    mistake(squares == 0, "what is 2 / n, if both are whole numbers?");
    near(sum, 0, error, "the mean, divided by the root of 2 / n,");
    near(fourth, 3, sqrt(96) * error, "the fourth moment of a normal number");
    mistake(fourth < 2.2 * squares * squares, "are these normal numbers, or uniform ones?");
    near(product, 0, error, "the mean product of neighbors, which are independent,");
    mistake(product > 0.5, "is there a number of its own for each weight?");
    near(W[last], 99, 0, "what stands behind the last weight");
}

int main(void)
{
    double twice[2] = {-99, -99};
    Random random = random_seed(8);
    compare(1000, 100);
    compare(200, 512);
    compare(20000, 2);
    compare(20000, 1);
    about("he_start, twice, with one source of random numbers");
    call(he_start(1, 1, &twice[0], &random); he_start(1, 1, &twice[1], &random), twice);
    expect(twice[0] != twice[1] && twice[1] != -99, "both give the same number");
    mistake(true, "are the numbers taken from random, or from a copy of it?");
    return exercise_end();
}
