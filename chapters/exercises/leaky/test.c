#include "exercise.h"
#include "exercise-leaky.c"
#include <math.h>

int main(void)
{
    expect(leaky(3) == 3 && fabs(leaky(-3) + 0.03) < 1e-17 && leaky(0) == 0, "the function");
    expect(leaky_slope(3) == 1 && leaky_slope(1e-300) == 1, "the slope of positive sums");
    expect(leaky_slope(0) == 0.01, "the slope at 0");
    for (double s = -5.05; s < 5; s += 0.1)
        expect(fabs((leaky(s + 1e-6) - leaky(s - 1e-6)) / 2e-6 - leaky_slope(s)) < 1e-8, "the slope is a central difference");
    return exercise_end();
}
