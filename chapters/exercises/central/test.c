#include "exercise.h"
#include "exercise-central.h"

static int told_n; /* what f was given */

static double product(int n, const double x[])
{
    double y = 1;
    for (int k = 0; k < n; k++)
        y *= sin(x[k]);
    told_n = n;
    return y;
}

static double second(int n, const double x[])
{
    (void)n;
    return x[1];
}

static double cube(int n, const double x[])
{
    (void)n;
    return x[0] * x[0] * x[0] + 100 * x[1];
}

static void afterwards(double got, double before, int k)
{
    expect(got == before, "x[%d] should be %.17g afterwards, too, and is %.17g", k, before, got);
}

/* With steps that are not small, the third derivative is seen. */
static void steps(void)
{
    for (int n = 0; n < 4; n++) {
        double x[] = {2, 5}, got = -99, h = n == 0 ? 1 : pow(0.5, n), at = 2;
        about("central of x0^3 + 100 x1 at (2, 5), by x0, with h = %g", h);
        call(got = central(cube, 2, x, 0, h), got, x);
        near(got, 12 + h * h, 1e-11, "the difference");
        mistake(fabs(got - (12 + 6 * h + h * h)) < 1e-9, "a central difference looks to both sides");
        mistake(fabs(got - (12 - 6 * h + h * h)) < 1e-9, "a central difference looks to both sides");
        mistake(fabs(got - 2 * (12 + h * h)) < 1e-9, "how far apart are the two places?");
        mistake(fabs(got + 12 + h * h) < 1e-9, "which of the two places comes first?");
        mistake(fabs(got - 100) < 1e-6, "which variable moves?");
        afterwards(x[0], at, 0);
        mistake(x[0] == at + h || x[0] == at - h, "who puts x[k] back?");
        afterwards(x[1], 5, 1);
    }
}

static void restored(void)
{
    static const double from[] = {0.4, 1.1, 2.0};
    for (int k = 0; k < 3; k++) {
        double x[] = {0.4, 1.1, 2.0}, got = -99, h = 1e-5;
        int given = -99;
        about("central of sin x0 sin x1 sin x2 at (0.4, 1.1, 2), by x%d, with h = 1e-5", k);
        call((got = central(product, 3, x, k, h), given = told_n), got, x, given);
        near(got, product(3, from) / tan(from[k]), 1e-9, "the difference");
        same(given, 3, "the n that f is given");
        for (int l = 0; l < 3; l++) {
            afterwards(x[l], from[l], l);
            mistake(x[l] != from[l] && fabs(x[l] - from[l]) < 1e-12,
                    "does adding h and subtracting it again give exactly the same number?");
        }
    }
}

static void taken(void)
{
    static const double places[] = {1e6, 1e6 + 0.1, 12345.678, -1e7, 0.1};
    for (int n = 0; n < 5; n++) {
        double x[] = {1, places[n], 3, 4}, got = -99, h = 1e-5, step = (places[n] + h) - (places[n] - h);
        about("central of x1 at x1 = %.10g, by x1, with h = 1e-5", places[n]);
        call(got = central(second, 4, x, 1, h), got, x);
        near(got, 1, 1e-15, "the difference");
        mistake(fabs(got - step / (2 * h)) < 1e-12, "is x + h so far from x - h, as the computer has it?");
        afterwards(x[1], places[n], 1);
        about("central of x1 by x0");
        call(got = central(second, 4, x, 0, h), got, x);
        near(got, 0, 0, "the difference for a variable on which f does not depend");
    }
}

int main(void)
{
    steps();
    restored();
    taken();
    return exercise_end();
}
