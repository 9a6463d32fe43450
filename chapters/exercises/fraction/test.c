#include "exercise.h"
#include "exercise-fraction.c"
int main(void)
{
    for (int d = 1; d <= 12; d++) {
        expect(fabs(fraction(d + 1, d) - 1) < 1e-12, "N = d + 1 points: every question can be answered");
        expect(fabs(fraction(2 * d + 2, d) - 0.5) < 1e-12, "N = 2 (d + 1) points: half of all questions");
        for (int N = 1; N < 20; N++)
            expect(d == 1 || fabs(2 * fraction(N + 1, d) - fraction(N, d) - fraction(N, d - 1)) < 1e-12,
                   "C(N+1, m) = C(N, m) + C(N, m-1)");
    }
    expect(fraction(1, 1) == 1 && fraction(1, 2) == 1, "one point: 1");
    return exercise_end();
}
