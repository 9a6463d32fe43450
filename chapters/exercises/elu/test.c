#include "exercise.h"
#include "exercise-elu.h"
static void value(double s, double alpha, double wanted)
{
    double a = -99;
    about("elu_alpha(%g, %g)", s, alpha);
    call(a = elu_alpha(s, alpha), a);
    near(a, wanted, 2e-15 * fabs(wanted), "the activity");
    mistake(s < -0.01 && alpha != 1 && fabs(a - wanted / alpha) < 1e-12, "where is alpha?");
    mistake(s < 0 && fabs(s) < 1e-2 && a != 0 && fabs(a - wanted) < 1e-14, "near 0 the difference exp(s) - 1 loses digits; the C library knows it as a whole");
    mistake(isnan(a) || isinf(a), "is there infinity minus infinity, or zero times infinity?");
}

static void slope(double s, double alpha)
{
    double a = s > 0 ? s : alpha * expm1(s), got = -99, wanted = s > 0 ? 1 : alpha * exp(s);
    about("elu_alpha_slope(%g, %g)", a, alpha);
    call(got = elu_alpha_slope(a, alpha), got);
    near(got, wanted, 1e-15 * (1 + 2 * alpha), "the slope");
    mistake(s == 0 && got == 1, "which side does 0 belong to?");
    mistake(fabs(got - (a + 1)) < 1e-12, "for alpha 1 it is a + 1; and for others?");
    mistake(fabs(got - alpha * exp(a)) < 1e-12, "it is asked for by the activity, not by s");
}

int main(void)
{
    value(2.5, 1, 2.5);
    value(1e-300, 3, 1e-300);
    value(0, 2, 0);
    value(-1, 1, -0.63212055882855768);
    value(-1, 0.5, -0.31606027941427884);
    value(-1e-12, 1, -1e-12 + 5e-25);
    value(-1000, 2, -2);
    value(1000, 2, 1000);
    for (int k = 0; k < 20; k++)
        value(-0.3 * k - 0.1, 0.7, 0.7 * expm1(-0.3 * k - 0.1));
    for (int k = 1; k < 20; k++)
        value(-pow(10, -k), 30, 30 * expm1(-pow(10, -k)));
    slope(2.5, 1);
    slope(1e-300, 3);
    slope(-1, 1);
    slope(-2, 0.5);
    slope(-40, 3);
    slope(0, 2);
    for (int k = -20; k < 20; k++)
        slope(0.3 * k + 0.1, 0.7);
    return exercise_end();
}
