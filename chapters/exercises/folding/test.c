#include "exercise.h"
#include "exercise-folding.c"

int main(void)
{
    for (int n = 0; n <= 20; n++) {
        double worst = 0, want = pow(4, -n) / 4;
        for (int i = 0; i <= 1 << 12; i++) {
            double x = i / (double)(1 << 12);
            worst = fmax(worst, fabs(deep_square(x, n) - x * x));
        }
        expect(worst <= want + 1e-15, "the error is at most 1/4 of 4^-n");
        if (n <= 10)
            expect(worst >= want * (1 - 1e-9), "it is the sum of n folds and no more");
    }
    return exercise_end();
}
