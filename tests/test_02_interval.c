#include "unit.h"
#include "interval.h"
#include <math.h>

/* How many standard deviations k/T is away from p. */
static double deviations(int k, int T, double p)
{
    return fabs((double)k / T - p) / sqrt(p * (1 - p) / T);
}

START_TEST(its_ends_are_1_96_deviations_away)
{
    for (int T = 1; T <= 200; T = 2 * T + 1)
        for (int k = 1; k < T; k++) {
            double low, high;
            interval_wilson(k, T, &low, &high);
            ck_assert_double_eq_tol(deviations(k, T, low), 1.96, 1e-9);
            ck_assert_double_eq_tol(deviations(k, T, high), 1.96, 1e-9);
            ck_assert(0 < low && low < (double)k / T && (double)k / T < high && high < 1);
        }
}
END_TEST

START_TEST(it_does_not_shrink_to_nothing_at_the_ends)
{
    double low, high;
    interval_wilson(0, 10, &low, &high);
    ck_assert_double_eq(low, 0);
    ck_assert_double_eq_tol(high, 1.96 * 1.96 / (10 + 1.96 * 1.96), 1e-15);
    interval_wilson(10, 10, &low, &high);
    ck_assert_double_eq(high, 1);
    ck_assert_double_eq_tol(low, 10 / (10 + 1.96 * 1.96), 1e-15);
}
END_TEST

START_TEST(successes_and_failures_are_mirrored)
{
    double low, high, mirror_low, mirror_high;
    for (int k = 0; k <= 17; k++) {
        interval_wilson(k, 17, &low, &high);
        interval_wilson(17 - k, 17, &mirror_low, &mirror_high);
        ck_assert_double_eq_tol(low, 1 - mirror_high, 1e-15);
        ck_assert_double_eq_tol(high, 1 - mirror_low, 1e-15);
    }
}
END_TEST

UNIT(its_ends_are_1_96_deviations_away, it_does_not_shrink_to_nothing_at_the_ends,
     successes_and_failures_are_mirrored)
