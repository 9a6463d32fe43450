#include "exercise.h"
#include "exercise-elu.c"

static int close(double a, double b) { return fabs(a - b) <= 2e-15 * fabs(b); }

int main(void)
{
    expect(elu_alpha(2.5, 1) == 2.5 && elu_alpha(1e-300, 3) == 1e-300, "positive sums pass");
    expect(elu_alpha(0, 2) == 0, "zero gives zero");
    expect(close(elu_alpha(-1, 1), -0.63212055882855768), "ELU(-1) with alpha 1");
    expect(close(elu_alpha(-1, 0.5), -0.31606027941427884), "ELU(-1) with alpha 1/2");
    expect(close(elu_alpha(-1e-12, 1), -1e-12 + 5e-25), "small sums keep their digits");
    expect(elu_alpha(-1000, 2) == -2, "it ends at -alpha");
    expect(elu_alpha_slope(2.5, 1) == 1 && elu_alpha_slope(1e-300, 3) == 1, "the slope is 1 for positive sums");
    expect(fabs(elu_alpha_slope(elu_alpha(-1, 1), 1) - exp(-1)) < 1e-15, "alpha exp(s) for others, here with alpha 1");
    expect(fabs(elu_alpha_slope(elu_alpha(-2, 0.5), 0.5) - 0.5 * exp(-2)) < 1e-15, "and with alpha 1/2");
    return exercise_end();
}
