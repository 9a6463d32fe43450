#include "exercise.h"
#include "exercise-fraction.h"

enum { MOST_N = 100, MOST_D = 30 };

/* by C(N+1, m) = C(N, m) + C(N, m-1): p[N][m] is the probability */
static double p[MOST_N + 1][MOST_D + 2];

static void fill(void)
{
    for (int m = 1; m <= MOST_D + 1; m++)
        p[1][m] = 1;
    for (int N = 1; N < MOST_N; N++)
        for (int m = 1; m <= MOST_D + 1; m++)
            p[N + 1][m] = (p[N][m] + p[N][m - 1]) / 2;
}

/* So many terms, with binomials of so many tosses, divided by so many halves. */
static double sum(int terms, int tosses, int halves)
{
    double binomial = 1, total = 0;
    for (int k = 0; k < terms; k++) {
        total += binomial;
        binomial *= (double)(tosses - k) / (k + 1);
    }
    return ldexp(total, -halves);
}

static void compare(double got, int N, int d, const char *why)
{
    double want = p[N][d + 1], small = 1e-12 * want;
    about("fraction(%d, %d)", N, d);
    if (near(got, want, small, "the probability%s", why))
        return;
    mistake(fabs(got - sum(d, N, N)) < small, "is the bias a weight, too? and which tosses are free?");
    mistake(fabs(got - sum(d, N - 1, N - 1)) < small, "how many weights has a unit with d inputs?");
    mistake(fabs(got - sum(d + 1, N, N)) < small, "the sum runs over which binomials, and is divided by what?");
    mistake(fabs(got - sum(d + 1, N, N - 1)) < small, "there is an N in the binomials, too");
    mistake(fabs(got - sum(d + 1, N - 1, N)) < small, "how many labelings of all are counted by the sum alone?");
    mistake(fabs(got - sum(d + 2, N - 1, N - 1)) < small, "does the sum end with d, or one later?");
}

static void all(double got[][MOST_D + 1])
{
    for (int N = 1; N <= MOST_N; N++)
        for (int d = 1; d <= MOST_D; d++)
            got[N][d] = fraction(N, d);
}

int main(void)
{
    static double got[MOST_N + 1][MOST_D + 1];
    fill();
    for (int N = 1; N <= MOST_N; N++)
        for (int d = 1; d <= MOST_D; d++)
            got[N][d] = -99;
    about("fraction(N, d) for N up to %d and d up to %d", MOST_N, MOST_D);
    call(all(got), got);
    for (int d = 1; d <= 4; d++) {
        compare(got[d + 1][d], d + 1, d, ", for points that are shattered,");
        compare(got[2 * d + 2][d], 2 * d + 2, d, ", for twice as many points as weights,");
    }
    for (int N = 1; N <= MOST_N; N++)
        for (int d = 1; d <= MOST_D; d++)
            compare(got[N][d], N, d, "");
    return exercise_end();
}
