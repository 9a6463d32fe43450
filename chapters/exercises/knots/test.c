#include "exercise.h"
#include "exercise-knots.c"

int main(void)
{
    enum { H = 10 };
    double t[H + 1], F[H + 1], v[H];
    for (int power = 1; power <= 4; power++) {
        for (int k = 0; k <= H; k++) {
            t[k] = pow((double)k / H, power);
            F[k] = 0.3 + sin(5 * t[k]) + sqrt(t[k]);
        }
        double b = interpolate_knots(H, t, F, v);
        for (int k = 0; k < H; k++) {
            double middle = (t[k] + t[k + 1]) / 2, at = b, between = b;
            for (int i = 0; i < H; i++) {
                at += v[i] * fmax(0, t[k + 1] - t[i]);
                between += v[i] * fmax(0, middle - t[i]);
            }
            expect(fabs(at - F[k + 1]) < 1e-9, "the network agrees with F at the knots");
            expect(fabs(between - (F[k] + F[k + 1]) / 2) < 1e-9, "the network is linear between the knots");
        }
    }
    return exercise_end();
}
