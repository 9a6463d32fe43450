#include "pages.h"
#include "exercise.h"
#include "exercise-transpose.h"

/* Long rows, of which only the sixteen that were touched last are open: how often is another one touched? */
enum { SHORT = 32, LONG = 4096, OPEN = 16, BLOCKWISE = LONG / 16 * SHORT, ENOUGH = 3 * BLOCKWISE / 2 };
WATCHED float room[SHORT][LONG];
static float other_side[SHORT * LONG], A[10000], T[10001];

static bool copied(int cells)
{
    for (int k = 0; k < cells; k++)
        if (T[k] != A[k])
            return false;
    return true;
}

/* Are the first cells of that many rows and columns right, and nothing else written? */
static bool only(int rows, int columns, int m, int n)
{
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            if (T[j * m + i] != (i < rows && j < columns ? A[i * n + j] : -99))
                return false;
    return true;
}

/* Are rows of T thought to be as long as those of A? */
static bool wrong_length(int m, int n)
{
    return m > 1 && n > 1 && T[n] == A[1] && T[m] != A[1];
}

static void check(int m, int n)
{
    for (int k = 0; k < 10000; k++)
        A[k] = (float)(k + 1);
    for (int k = 0; k <= 10000; k++)
        T[k] = -99;
    about("transpose_blocks(%d, %d) of 1, 2, 3, ...", m, n);
    call(transpose_blocks(m, n, A, T), T);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            same((long)T[j * m + i], (long)A[i * n + j], "row %d, column %d of T", j, i);
            mistake(m > 1 && n > 1 && copied(m * n), "is anything transposed?");
            mistake(only(m / 16 * 16, n / 16 * 16, m, n), "what if the last block of a row or column is not whole?");
            mistake(only(16, 16, m, n), "is one block enough?");
            mistake(wrong_length(m, n), "how many numbers has a row of T?");
        }
    same((long)T[m * n], -99, "the cell behind the last one");
}

/* Once with long rows of T, once with long rows of A. */
static void by_blocks(bool long_T)
{
    int m = long_T ? LONG : SHORT, n = long_T ? SHORT : LONG, count = -99, wrong = 0;
    float *source = long_T ? other_side : room[0], *target = long_T ? room[0] : other_side;
    for (int k = 0; k < m * n; k++)
        source[k] = (float)k, target[k] = -99;
    about("transpose_blocks(%d, %d)", m, n);
    call((watch_begin(room, sizeof room, sizeof room[0], OPEN, ENOUGH),
          transpose_blocks(m, n, source, target), count = watch_end()), room, other_side, count);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            wrong += target[j * m + i] != (float)(i * n + j);
    same(wrong, 0, "the number of wrong cells");
    expect(count <= ENOUGH, "rows of %s, of which sixteen can be near, are fetched more than %d times",
           long_T ? "T" : "A", BLOCKWISE);
    mistake(true, "is each block of sixteen by sixteen done before the next begins?");
}

int main(void)
{
    check(3, 5);
    check(5, 3);
    check(16, 16);
    check(32, 48);
    check(17, 1);
    check(1, 33);
    check(1, 1);
    check(70, 45);
    check(47, 64);
    by_blocks(true);
    by_blocks(false);
    return exercise_end();
}
