#include "exercise.h"
#include "exercise-transposed.h"
#include "random.h"

/* One case with random numbers against the definition, column by column. */
static void compare(int m, int n, Random *random)
{
    double W[25], delta[5], back[6], want[5], first[5], plain[5];
    for (int c = 0; c < m * n; c++)
        W[c] = random_uniform(random) - 0.5;
    for (int i = 0; i < 5; i++)
        delta[i] = random_uniform(random) - 0.5;
    for (int j = 0; j < 6; j++)
        back[j] = 99;
    about("transposed_product of %d rows and %d columns", m, n);
    call(transposed_product(m, n, W, delta, back), back);
    for (int j = 0; j < n; j++) {
        want[j] = first[j] = plain[j] = 0;
        for (int i = 0; i < m; i++) {
            want[j] += W[i * n + j] * delta[i];
            plain[j] += i < n && j < m ? W[j * n + i] * delta[i] : 0;
        }
        first[j] = want[j] + 99;
        near(back[j], want[j], 1e-14, "entry %d", j);
        mistake(fabs(back[j] - first[j]) < 1e-12, "what was in back before is added to; does each sum begin with 0?");
        mistake(fabs(back[j] - plain[j]) < 1e-12, "is that W itself, and not its transpose?");
    }
    same(back[n] == 99, 1, "what stands behind the last entry and must stay (1 for yes)");
}

int main(void)
{
    Random random = random_seed(1);
    static const double W[] = {1, 2, 3, 4, 5, 6}, delta[] = {10, -1, 2};
    double back[4] = {9, 9, 9, 9};
    about("transposed_product of rows (1, 2, 3), (4, 5, 6) with (10, -1)");
    call(transposed_product(2, 3, W, delta, back), back);
    near(back[0], 6, 0, "entry 0");
    mistake(back[0] == 15, "does each sum begin with 0?");
    near(back[1], 15, 0, "entry 1");
    near(back[2], 24, 0, "entry 2");
    for (int m = 1; m <= 5; m++)
        for (int n = 1; n <= 5; n++)
            compare(m, n, &random);
    return exercise_end();
}
