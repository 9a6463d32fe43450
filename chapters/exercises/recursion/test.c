#include "exercise.h"
#include "exercise-recursion.c"

/* 2 (binomial(N-1, 0) + ... + binomial(N-1, m-1)) */
static double sum(int N, int m)
{
    double binomial = 1, total = 0;
    for (int k = 0; k < m; k++) {
        total += binomial;
        binomial *= (double)(N - 1 - k) / (k + 1);
    }
    return 2 * total;
}

int main(void)
{
    for (int m = 1; m <= 100; m++)
        expect(cover_recursion(1, m) == 2, "one vector has two labelings");
    for (int N = 1; N <= 50; N++) {
        expect(cover_recursion(N, 0) == 0, "in no dimensions there is no labeling");
        for (int m = 1; m <= 60; m++) {
            double want = sum(N, m), got = cover_recursion(N, m);
            expect(got - want < 1e-9 * want && want - got < 1e-9 * want, "the values of the sum");
        }
    }
    return exercise_end();
}
