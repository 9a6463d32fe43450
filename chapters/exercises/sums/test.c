#include "exercise.h"
#include "exercise-sums.h"
#include "random.h"

int main(void)
{
    static const float X[] = {1, 2, 100, 3, 4, 100, -5, 0.5f, 100};
    float sum[4] = {7, 7, 7, 7};
    about("column_sums of 3 rows of three floats, of which two count");
    call(column_sums(3, 2, 3, X, sum), sum);
    near(sum[0], -1, 0, "sum[0]");
    mistake(sum[0] == 6, "does a sum begin with 0?");
    mistake(sum[0] == 103 || sum[0] == 1 + 100 + 4, "a row is as far from the next as its width");
    near(sum[1], 6.5, 0, "sum[1]");
    near(sum[2], 7, 0, "what stands behind the sums that count");
    mistake(sum[2] == 300, "only the first n of a row count");
    about("column_sums of one row");
    call(column_sums(1, 3, 3, X, sum), sum);
    near(sum[2], 100, 0, "sum[2] of one row");
    about("column_sums of one column");
    call(column_sums(9, 1, 1, X, sum), sum);
    near(sum[0], 305.5, 0, "sum[0] of one column");
    Random random = random_seed(9);
    static float many[64 * 48];
    for (int c = 0; c < 64 * 48; c++)
        many[c] = (float)(random_below(&random, 2001) - 1000);
    for (int n = 1; n <= 48; n++) {
        float got[49];
        for (int i = 0; i < 49; i++)
            got[i] = -0.5f;
        about("column_sums of 64 rows of 48 floats, of which %d count", n);
        call(column_sums(64, n, 48, many, got), got);
        for (int i = 0; i < n; i++) {
            double s = 0;
            for (int r = 0; r < 64; r++)
                s += many[r * 48 + i];
            near(got[i], s, 0, "sum[%d] of whole numbers", i);
        }
        near(got[n], -0.5, 0, "what stands behind the last of many sums");
    }
    return exercise_end();
}
