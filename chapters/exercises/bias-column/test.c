#include "exercise.h"
#include "exercise-bias-column.c"
#include <math.h>

int main(void)
{
    static const double W[] = {1, 2, 3, 4, 5, 6}, b[] = {-1, -2, -3}, a[] = {7, 11, 13};
    for (int m = 1; m <= 3; m++) {
        int n = m == 3 ? 2 : m == 2 ? 3 : 2;
        double V[12];
        with_bias(m, n, W, b, V);
        for (int i = 0; i < m; i++) {
            double s = b[i], t = V[i * (n + 1)];
            for (int j = 0; j < n; j++)
                s += W[i * n + j] * a[j], t += V[i * (n + 1) + 1 + j] * a[j];
            expect(s == t, "V (1, a) = W a + b");
            expect(V[i * (n + 1)] == b[i], "column 0 has the biases");
        }
    }
    return exercise_end();
}
