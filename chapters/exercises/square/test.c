#include "exercise.h"
#include "exercise-square.h"
#include "random.h"

int main(void)
{
    static const double W[] = {1, 2, 3, 4, 5, 6}, x[] = {10, -1, 2};
    double y[4] = {99, 99, 99, 99};
    about("matrix_product of rows (1, 2), (3, 4) with (10, -1)");
    call(matrix_product(2, 2, W, x, y), y);
    near(y[0], 8, 0, "entry 0");
    mistake(y[0] == 7, "is that a column of W, not a row? On a symmetric matrix one does not see it");
    mistake(y[0] == 107, "does the sum begin with 0?");
    near(y[1], 26, 0, "entry 1");
    about("matrix_product of rows (1, 2, 3), (4, 5, 6) with (10, -1, 2)");
    call(matrix_product(2, 3, W, x, y), y);
    near(y[0], 14, 0, "entry 0");
    near(y[1], 47, 0, "entry 1");
    mistake(y[1] == 3 * 10 - 4 + 5 * 2, "a row of W has n entries: how far is it to the next row?");
    about("matrix_product of rows (1, 2), (3, 4), (5, 6) with (10, -1)");
    call(matrix_product(3, 2, W, x, y), y);
    near(y[0], 8, 0, "entry 0");
    near(y[1], 26, 0, "entry 1");
    near(y[2], 44, 0, "entry 2");
    Random random = random_seed(3);
    for (int m = 1; m <= 6; m++)
        for (int n = 1; n <= 6; n++) {
            double V[36], a[6], got[7] = {99, 99, 99, 99, 99, 99, 99};
            for (int c = 0; c < 36; c++)
                V[c] = random_uniform(&random) - 0.5;
            for (int j = 0; j < 6; j++)
                a[j] = random_uniform(&random) - 0.5;
            about("matrix_product of %d rows and %d columns", m, n);
            call(matrix_product(m, n, V, a, got), got);
            for (int i = 0; i < m; i++) {
                double s = 0;
                for (int j = 0; j < n; j++)
                    s += V[i * n + j] * a[j];
                near(got[i], s, 1e-14, "entry %d of a random product", i);
            }
            near(got[m], 99, 0, "what stands behind the last entry");
        }
    return exercise_end();
}
