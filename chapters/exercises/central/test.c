#include "exercise.h"
#include "exercise-central.c"
#include <math.h>

static double product(int n, const double x[])
{
    double y = 1;
    for (int k = 0; k < n; k++)
        y *= sin(x[k]);
    return y;
}

static double second(int n, const double x[])
{
    (void)n;
    return x[1];
}

int main(void)
{
    double x[] = {0.4, 1.1, 2.0, 1e6};
    for (int k = 0; k < 3; k++)
        expect(fabs(central(product, 3, x, k, 1e-5) - product(3, x) / tan(x[k])) < 1e-9,
               "the derivatives of a product of sines, to nine digits");
    expect(x[0] == 0.4 && x[1] == 1.1 && x[2] == 2.0, "x is the same afterwards");
    x[1] = 1e6;
    expect(central(second, 4, x, 1, 1e-5) == 1, "the step is the one that was really taken");
    expect(central(second, 4, x, 0, 1e-5) == 0, "a function that does not depend on x[k]");
    return exercise_end();
}
