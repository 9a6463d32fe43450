#include "exercise.h"
#include "exercise-adamw.c"

int main(void)
{
    double g[2] = {2, -1e-3}, m[2] = {0}, v[2] = {0}, w[2] = {1, 1};
    adamw(2, 1, 0.1, 0.9, 0.999, 0, g, m, v, w);
    expect(fabs(w[0] - 0.9) < 1e-8 && fabs(w[1] - 1.1) < 1e-5, "the first step has the length eta, whatever the derivative is");
    g[0] = -1, g[1] = -1e-3;
    adamw(2, 2, 0.1, 0.9, 0.999, 0, g, m, v, w);
    expect(fabs(m[0] - 0.08) < 1e-12 && fabs(v[0] - 0.004996) < 1e-12, "the means of the example");
    expect(fabs(w[0] - (0.9 - 0.1 * (0.08 / 0.19) / sqrt(0.004996 / 0.001999))) < 1e-8, "the second step of the example");
    expect(fabs(w[1] - 1.2) < 1e-4, "equal derivatives, equal steps");
    double zero[1] = {0}, m1[1] = {0}, v1[1] = {0}, w1[1] = {2};
    adamw(1, 1, 0.1, 0.9, 0.999, 0.5, zero, m1, v1, w1);
    expect(fabs(w1[0] - 1.9) < 1e-12, "without a derivative a weight decays by eta mu w");
    double g2[1] = {1000}, m2[1] = {0}, v2[1] = {0}, w2[1] = {2};
    adamw(1, 1, 0.1, 0.9, 0.999, 0.5, g2, m2, v2, w2);
    expect(fabs(w2[0] - 1.8) < 1e-8, "the decay is not divided by the size of the derivative");
    return exercise_end();
}
