#include "exercise.h"
#include "exercise-initial.c"

static double W[200 * 512];

/* The mean square times n, which should be 2: of 100,000 numbers, to a hundredth or so. */
static int right(int rows, int n)
{
    Random random = random_seed(7);
    double sum = 0, squares = 0;
    he_start(rows, n, W, &random);
    for (int k = 0; k < rows * n; k++) {
        sum += W[k];
        squares += W[k] * W[k];
    }
    return fabs(squares / rows - 2) < 0.06 && fabs(sum / rows) < 0.6;
}

int main(void)
{
    expect(right(20000, 2), "n = 2");
    expect(right(1000, 100), "n = 100");
    expect(right(200, 512), "n = 512");
    expect(right(20000, 1), "n = 1");
    return exercise_end();
}
