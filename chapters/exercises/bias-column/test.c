#include "exercise.h"
#include "exercise-bias-column.h"
#include "random.h"

enum { MOST = 30 };

static void check(int m, int n, const double W[], const double b[])
{
    double V[MOST * (MOST + 1) + 1];
    for (int c = 0; c <= MOST * (MOST + 1); c++)
        V[c] = -99;
    about("with_bias of %d rows and %d columns", m, n);
    call(with_bias(m, n, W, b, V), V);
    for (int i = 0; i < m; i++) {
        near(V[i * (n + 1)], b[i], 0, "row %d, column 0", i);
        mistake(V[i * (n + 1) + n] == b[i], "the constant is the first entry of (1, a), not the last");
        mistake(V[i * n] == b[i], "V has n + 1 columns: where does its row i begin?");
        for (int j = 0; j < n; j++) {
            near(V[i * (n + 1) + 1 + j], W[i * n + j], 0, "row %d, column %d", i, j + 1);
            mistake(V[i * (n + 1) + 1 + j] == W[(i * (n + 1) + j) % (m * n)],
                    "W has n columns, V one more: is the same step from row to row right for both?");
            mistake(V[i * (n + 1) + 1 + j] == W[(i * n + j + 1) % (m * n)], "which weight belongs to column 1 of V?");
        }
    }
    near(V[m * (n + 1)], -99, 0, "what stands behind V");
}

int main(void)
{
    static const double W[] = {1, 2, 3, 4, 5, 6}, b[] = {-1, -2, -3};
    static double large[MOST * MOST], biases[MOST];
    Random random = random_seed(1);
    for (int m = 1; m <= 3; m++)
        for (int n = 1; m * n <= 6 && n <= 3; n++)
            check(m, n, W, b);
    for (int c = 0; c < MOST * MOST; c++)
        large[c] = random_normal(&random);
    for (int i = 0; i < MOST; i++)
        biases[i] = random_normal(&random);
    check(1, MOST, large, biases);
    check(17, MOST, large, biases);
    check(MOST, 11, large, biases);
    return exercise_end();
}
