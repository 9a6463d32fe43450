#include "pages.h"
#include "exercise.h"
#include "exercise-transposed.h"
#include "random.h"

/* without: malloc calloc realloc */

/* Long rows in blocks, of which only the last few that were touched are open: how often is another one touched, and is
   one that stands before the last one of its row?  All together are more than the usual stack has room for. */
enum { ROWS = 40, BLOCK = 2048, BLOCKS = 16, LONG = BLOCKS * BLOCK, OPEN = 8, ENOUGH = 2 * ROWS * BLOCKS };
WATCHED double room[ROWS][LONG];

static void by_rows(Random *random)
{
    static double delta[ROWS], back[LONG], want[LONG];
    int count = -99, back_steps = -99, wrong = 0;
    for (int j = 0; j < LONG; j++)
        back[j] = 99, want[j] = 0;
    for (int i = 0; i < ROWS; i++) {
        delta[i] = random_uniform(random) - 0.5;
        for (int j = 0; j < LONG; j++) {
            room[i][j] = random_uniform(random) - 0.5;
            want[j] += room[i][j] * delta[i];
        }
    }
    about("transposed_product of %d rows and %d columns, without room for a copy of W", ROWS, LONG);
    call((watched.row = BLOCKS, watch_begin(room, sizeof room, BLOCK * sizeof room[0][0], OPEN, ENOUGH),
          transposed_product(ROWS, LONG, room[0], delta, back), count = watch_end(),
          back_steps = watched.backwards),
         back, count, back_steps);
    for (int j = 0; j < LONG; j++)
        wrong += !(fabs(back[j] - want[j]) <= 1e-13);
    same(wrong, 0, "the number of wrong entries");
    expect(count <= ENOUGH, "rows of W are not read one after the other");
    mistake(true, "which numbers of W are neighbors in memory?");
    expect(back_steps == 0, "rows of W are not read from left to right");
    mistake(true, "in which direction does the inner loop go?");
}

/* One case with random numbers against the definition, column by column. */
static void compare(int m, int n, Random *random)
{
    double W[25], delta[5], back[6], want, plain;
    for (int c = 0; c < 25; c++)
        W[c] = random_uniform(random) - 0.5;
    for (int i = 0; i < 5; i++)
        delta[i] = random_uniform(random) - 0.5;
    for (int j = 0; j < 6; j++)
        back[j] = 99;
    about("transposed_product of %d rows and %d columns", m, n);
    call(transposed_product(m, n, W, delta, back), back);
    for (int j = 0; j < n; j++) {
        want = plain = 0;
        for (int i = 0; i < m; i++) {
            want += W[i * n + j] * delta[i];
            plain += i < n && j < m ? W[j * n + i] * delta[i] : 0;
        }
        near(back[j], want, 1e-14, "entry %d", j);
        mistake(fabs(back[j] - want - 99) < 1e-12, "what was in back before is added to; does each sum begin with 0?");
        mistake(fabs(back[j] - plain) < 1e-12, "is that W itself, and not its transpose?");
    }
    near(back[n], 99, 0, "what stands behind the last entry");
}

int main(void)
{
    Random random = random_seed(1);
    static const double W[] = {1, 2, 3, 4, 5, 6}, delta[] = {10, -1};
    double back[4] = {9, 9, 9, 9};
    about("transposed_product of rows (1, 2, 3), (4, 5, 6) with (10, -1)");
    call(transposed_product(2, 3, W, delta, back), back);
    near(back[0], 6, 0, "entry 0");
    mistake(back[0] == 15, "does each sum begin with 0?");
    mistake(back[0] == 10 - 3, "a row of W has n numbers: how far is it to the next one?");
    near(back[1], 15, 0, "entry 1");
    near(back[2], 24, 0, "entry 2");
    for (int m = 1; m <= 5; m++)
        for (int n = 1; n <= 5; n++)
            compare(m, n, &random);
    by_rows(&random);
    return exercise_end();
}
