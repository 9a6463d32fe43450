#include "exercise.h"
#include "exercise-steep.c"
#include <math.h>

static double output(int H, const double v[], double bias, double x)
{
    for (int k = 0; k < H; k++)
        bias += v[k] * fmax(0, x - (double)k / H);
    return bias;
}

int main(void)
{
    for (int H = 1; H <= 16; H++) {
        double F[17], v[16];
        for (int f = 0; f < 3; f++) {
            for (int k = 0; k <= H; k++)
                F[k] = f == 0 ? (double)k / H : f == 1 ? sin(3.0 * k / H) + 2 : 1;
            double bias = interpolate_values(H, F, v);
            expect(fabs(output(H, v, bias, 0) - F[0]) < 1e-12, "the first value");
            for (int k = 0; k < H; k++) {
                expect(fabs(output(H, v, bias, (k + 1.0) / H) - F[k + 1]) < 1e-12, "the values at all knots");
                expect(fabs(output(H, v, bias, (k + 0.5) / H) - (F[k] + F[k + 1]) / 2) < 1e-12, "straight lines between knots");
            }
        }
    }
    return exercise_end();
}
