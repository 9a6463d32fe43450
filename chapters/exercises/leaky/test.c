#include "exercise.h"
#include "exercise-leaky.h"
int main(void)
{
    double a[3] = {-99, -99, -99}, d[3] = {-99, -99, -99}, up[101], down[101], slope[101];
    about("leaky of 3, -3, 0");
    call(a[0] = leaky(3); a[1] = leaky(-3); a[2] = leaky(0), a);
    near(a[0], 3, 0, "leaky(3)");
    near(a[1], -0.03, 1e-16, "leaky(-3)");
    mistake(a[1] == 0, "a little leaks through for negative sums");
    mistake(a[1] > 0, "the sign stays");
    near(a[2], 0, 0, "leaky(0)");
    about("leaky_slope of 3, 0, 1e-300");
    call(d[0] = leaky_slope(3); d[1] = leaky_slope(0); d[2] = leaky_slope(1e-300), d);
    near(d[0], 1, 0, "leaky_slope(3)");
    near(d[1], 0.01, 0, "leaky_slope(0)");
    mistake(d[1] == 1, "which side does 0 belong to?");
    near(d[2], 1, 0, "leaky_slope(1e-300)");
    about("leaky_slope of -5.05, -4.95, ..., 4.95");
    call(for (int k = 0; k <= 100; k++) {
        double s = -5.05 + 0.1 * k;
        up[k] = leaky(s + 1e-6);
        down[k] = leaky(s - 1e-6);
        slope[k] = leaky_slope(s);
    }, up, down, slope);
    for (int k = 0; k <= 100; k++) {
        near((up[k] - down[k]) / 2e-6, k > 50 ? 1 : 0.01, 1e-8, "the central difference at %g", -5.05 + 0.1 * k);
        near(slope[k], k > 50 ? 1 : 0.01, 1e-15, "the slope at %g", -5.05 + 0.1 * k);
        mistake(slope[k] == 0, "what leaks forward must leak back, too");
        mistake(k < 50 && slope[k] == 0.01 * (-5.05 + 0.1 * k), "does a line become steeper to the left?");
        mistake(slope[k] == -0.01, "the slope of 0.01 s is not negative");
    }
    return exercise_end();
}
