#include "exercise.h"
#include "exercise-product.c"

static int close(double a, double b) { return fabs(a - b) <= 1e-10 * (1 + fabs(b)); }

int main(void)
{
    double big[] = {0, 100, 100, 0}, small[] = {0.001, 0, 0, 0.001}, other[] = {1, 2, 3, 4}, v[] = {3, 4}, one[] = {1, 1};
    double *W[600], *two[2];
    two[0] = other, two[1] = big;
    for (int k = 0; k < 600; k++)
        W[k] = big;
    expect(close(log_length(0, 2, W, v), log(5)), "no factor: the length of v");
    expect(close(log_length(2, 2, two, one), log(hypot(700, 300))), "the first matrix is applied first");
    expect(close(log_length(600, 2, W, v), log(5) + 600 * log(100)), "no overflow");
    for (int k = 0; k < 600; k++)
        W[k] = small;
    expect(close(log_length(600, 2, W, v), log(5) + 600 * log(0.001)), "no underflow");
    expect(v[0] == 3 && v[1] == 4, "v is as it was");
    return exercise_end();
}
