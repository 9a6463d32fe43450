#include "exercise.h"
#include "exercise-recursion.h"
#include <time.h>
/* without: lgamma tgamma */

enum { MOST_N = 50, MOST_M = 100 };
enum { FROM_LEFT = 1, ONE_VECTOR, ONE_MORE, NO_DIMENSION };

static double got[MOST_N + 1][MOST_M + 1];

/* Fills row after row, until one takes far longer than it may: less than 2^50 calls of a function have no time. */
static void fill(bool *slow)
{
    for (int N = 1; N <= MOST_N && !*slow; N++) {
        clock_t begin = clock();
        for (int m = 0; m <= MOST_M; m++)
            got[N][m] = cover_recursion(N, m);
        *slow = (double)(clock() - begin) / CLOCKS_PER_SEC > 0.2;
    }
}

/* 2 (binomial(N-1, 0) + ... + binomial(N-1, m-1)), in whole numbers */
static double sum(int N, int m)
{
    long long binomial = 1, total = 0;
    for (int k = 0; k < m && k < N; k++) {
        total += binomial;
        binomial = binomial * (N - 1 - k) / (k + 1);
    }
    return 2 * (double)total;
}

/* The table with a usual mistake. */
static double mistaken(int N, int m, int how)
{
    double C[MOST_M + 1] = {how == NO_DIMENSION ? 2 : 0};
    for (int k = 1; k <= m; k++)
        C[k] = how == ONE_VECTOR ? 1 : 2;
    for (int n = how != ONE_MORE; n < N; n++)
        for (int k = 1; k <= m; k++) {
            int to = how == FROM_LEFT ? k : m + 1 - k;
            C[to] += C[to - 1];
        }
    return C[m];
}

static bool looks(int how)
{
    for (int N = 1; N <= 5; N++)
        for (int m = 1; m <= 5; m++)
            if (got[N][m] != mistaken(N, m, how))
                return false;
    return true;
}

int main(void)
{
    bool slow = false;
    for (int N = 0; N <= MOST_N; N++)
        for (int m = 0; m <= MOST_M; m++)
            got[N][m] = -99;
    about("cover_recursion(N, m) for N = 1, 2, 3, ... and all m");
    call(fill(&slow), got, slow);
    for (int N = 1; N <= MOST_N && (N <= 10 || !slow); N++)
        for (int m = 0; m <= MOST_M; m++) {
            about("cover_recursion(%d, %d)", N, m);
            if (near(got[N][m], sum(N, m), 0, "the number of labelings"))
                continue;
            mistake(looks(FROM_LEFT), "when C(N, m-1) is added, is it still that of row N?");
            mistake(looks(ONE_VECTOR), "how many labelings has one vector?");
            mistake(looks(ONE_MORE), "how often is the step taken from the row of N = 1?");
            mistake(looks(NO_DIMENSION), "what is C(N, 0)?");
            mistake(fabs(got[N][m] - sum(N, m)) < 0.5, "additions of whole numbers are exact: is something divided?");
        }
    about("cover_recursion(N, m) for N = 1, 2, 3, ... and all m");
    expect(!slow, "a row with N up to 50 takes more than 0.2 seconds");
    mistake(slow, "how often is the same number computed again?");
    return exercise_end();
}
