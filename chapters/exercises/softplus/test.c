#include "exercise.h"
#include "exercise-softplus.c"

static int close_to(double value, double wanted)
{
    return fabs(value - wanted) <= 1e-14 * fabs(wanted);
}

int main(void)
{
    expect(close_to(softplus(0), log(2)), "softplus(0) is ln 2");
    expect(close_to(softplus(1000), 1000), "nothing overflows");
    expect(close_to(softplus(-50), exp(-50)), "for very negative s the softplus is exp(s)");
    expect(close_to(softplus(-700), exp(-700)), "even where exp(s) is tiny");
    expect(close_to(softplus(1) - softplus(-1), 1), "softplus(s) - softplus(-s) = s");
    expect(close_to(softplus_slope(0), 0.5), "the slope at 0 is one half");
    expect(close_to(softplus_slope(-50), exp(-50)), "the slope keeps its digits, too");
    expect(close_to(softplus_slope(1000), 1), "the slope does not overflow");
    expect(close_to(softplus_slope(2) + softplus_slope(-2), 1), "slope(s) + slope(-s) = 1");
    return exercise_end();
}
