#include "exercise.h"
#include "exercise-bias-column.h"
int main(void)
{
    static const double W[] = {1, 2, 3, 4, 5, 6}, b[] = {-1, -2, -3}, a[] = {7, 11, 13};
    for (int m = 1; m <= 3; m++)
        for (int n = 1; m * n <= 6 && n <= 3; n++) {
            double V[13];
            for (int c = 0; c < 13; c++)
                V[c] = 99;
            about("with_bias of %d rows and %d columns", m, n);
            call(with_bias(m, n, W, b, V), V);
            for (int i = 0; i < m; i++) {
                double s = b[i], t = V[i * (n + 1)];
                for (int j = 0; j < n; j++) {
                    s += W[i * n + j] * a[j];
                    t += V[i * (n + 1) + 1 + j] * a[j];
                }
                near(V[i * (n + 1)], b[i], 0, "row %d, column 0", i);
                mistake(V[i * (n + 1) + n] == b[i], "the constant is the first entry of (1, a), not the last");
                mistake(V[i * n] == b[i], "V has n + 1 columns: where does its row i begin?");
                near(t, s, 0, "row %d of V times (1, a)", i);
            }
            near(V[m * (n + 1)], 99, 0, "what stands behind V");
        }
    return exercise_end();
}
