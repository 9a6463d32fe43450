#include "exercise.h"
#include "exercise-in-place.c"
int main(void)
{
    for (int n = 1; n <= 64; n *= 2) {
        double w[64 * 64], b[64], old[64], a[64];
        for (int i = 0; i < n; i++) {
            b[i] = sin(i), a[i] = old[i] = cos(3 * i);
            for (int j = 0; j < n; j++)
                w[i * n + j] = sin(7 * i + 5 * j) / n;
        }
        next_layer(n, w, b, a);
        for (int i = 0; i < n; i++) {
            double s = b[i];
            for (int j = 0; j < n; j++)
                s += w[i * n + j] * old[j];
            expect(fabs(a[i] - tanh(s)) < 1e-12, "each unit adds up the activities of the layer before, and no others");
        }
    }
    return exercise_end();
}
