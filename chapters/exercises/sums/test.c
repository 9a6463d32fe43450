#include "pages.h"
#include "exercise.h"
#include "exercise-sums.h"
#include "random.h"

/* Long rows, of which only the last few that were touched are open: how often is another one touched? */
enum { ROWS = 32, LONG = 4096, OPEN = 4, ENOUGH = 2 * ROWS };
WATCHED float room[ROWS][LONG];

static void by_rows(Random *random)
{
    static float sum[LONG];
    int count = -99, wrong = 0, n = LONG - 5;
    for (int i = 0; i < LONG; i++) {
        sum[i] = 0.5f;
        for (int r = 0; r < ROWS; r++)
            room[r][i] = (float)(random_below(random, 2001) - 1000);
    }
    about("column_sums of %d rows of %d floats, of which %d count", ROWS, LONG, n);
    call((watch_begin(room, sizeof room, sizeof room[0], OPEN, ENOUGH),
          column_sums(ROWS, n, LONG, room[0], sum), count = watch_end()), sum, count);
    for (int i = 0; i < n; i++) {
        float wanted = 0;
        for (int r = 0; r < ROWS; r++)
            wanted += room[r][i];
        wrong += sum[i] != wanted;
    }
    same(wrong, 0, "the number of wrong sums");
    expect(count <= ENOUGH, "the rows are not read one after the other");
    mistake(true, "which numbers are neighbors in memory: those of a row, or of a column?");
}

int main(void)
{
    static const float X[] = {1, 2, 100, 3, 4, 100, -5, 0.5f, 100};
    float sum[4] = {7, 7, 7, 7};
    about("column_sums of the rows (1, 2, 100), (3, 4, 100), (-5, 0.5, 100), of which two count");
    call(column_sums(3, 2, 3, X, sum), sum);
    near(sum[0], -1, 0, "sum[0]");
    mistake(sum[0] == 6, "does a sum begin with 0?");
    mistake(sum[0] == 1 + 100 + 4, "a row is as far from the next as its width");
    near(sum[1], 6.5, 0, "sum[1]");
    near(sum[2], 7, 0, "what stands behind the sums that count");
    mistake(sum[2] == 300 || sum[2] == 307, "only the first n of a row count");
    about("column_sums of one row, (1, 2, 100)");
    call(column_sums(1, 3, 3, X, sum), sum);
    near(sum[2], 100, 0, "sum[2]");
    about("column_sums of one column, 1, 2, 100, 3, 4, 100, -5, 0.5, 100");
    call(column_sums(9, 1, 1, X, sum), sum);
    near(sum[0], 305.5, 0, "sum[0]");
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
    by_rows(&random);
    return exercise_end();
}
