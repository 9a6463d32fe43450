#include "unit.h"
#include "counting.h"
#include "random.h"
#include <math.h>
#include <string.h>

/* Wilson's interval. */

/* How many standard deviations k/T is away from p. */
static double deviations(int k, int T, double p)
{
    return fabs((double)k / T - p) / sqrt(p * (1 - p) / T);
}

START_TEST(its_ends_are_1_96_deviations_away)
{
    for (int T = 1; T <= 200; T = 2 * T + 1)
        for (int k = 1; k < T; k++) {
            Share share = counting_share(k, T);
            ck_assert(share.k == k && share.T == T);
            ck_assert_double_eq_tol(deviations(k, T, share.low), 1.96, 1e-9);
            ck_assert_double_eq_tol(deviations(k, T, share.high), 1.96, 1e-9);
            ck_assert(0 < share.low && share.low < (double)k / T && (double)k / T < share.high && share.high < 1);
        }
}
END_TEST

/* The formula as Wilson wrote it, with counts; and in long double. */
START_TEST(it_is_the_textbook_formula)
{
    Random random = random_seed(1);
    for (int n = 0; n < 2000; n++) {
        int T = 1 + random_below(&random, n % 2 ? 50 : 2000000000), k = random_below(&random, T);
        long double z = 1.96L, t = T, half = z * sqrtl(k * (t - k) / t + z * z / 4);
        Share share = counting_share(k, T);
        ck_assert_double_eq_tol(share.low, (double)((k + z * z / 2 - half) / (t + z * z)), 1e-15);
        ck_assert_double_eq_tol(share.high, (double)((k + z * z / 2 + half) / (t + z * z)), 1e-15);
    }
}
END_TEST

START_TEST(it_does_not_shrink_to_nothing_at_the_ends)
{
    Share none = counting_share(0, 10), all = counting_share(10, 10);
    ck_assert_double_eq(none.low, 0);
    ck_assert_double_eq_tol(none.high, 1.96 * 1.96 / (10 + 1.96 * 1.96), 1e-15);
    ck_assert_double_eq(all.high, 1);
    ck_assert_double_eq_tol(all.low, 10 / (10 + 1.96 * 1.96), 1e-15);
}
END_TEST

START_TEST(successes_and_failures_are_mirrored)
{
    for (int k = 0; k <= 17; k++) {
        Share one = counting_share(k, 17), other = counting_share(17 - k, 17);
        ck_assert_double_eq_tol(one.low, 1 - other.high, 1e-15);
        ck_assert_double_eq_tol(one.high, 1 - other.low, 1e-15);
    }
}
END_TEST

/* 0 <= low <= k/T <= high <= 1, without any rounding to excuse. */
START_TEST(the_share_lies_in_its_interval)
{
    for (int T = 1; T <= 400; T++)
        for (int k = 0; k <= T; k++) {
            Share share = counting_share(k, T);
            double p = (double)k / T;
            ck_assert_msg(0 <= share.low && share.low <= p && p <= share.high && share.high <= 1,
                          "%d of %d: %.17g %.17g", k, T, share.low, share.high);
        }
    for (int T = 1000; T <= 1000000000; T += T / 2)
        for (int k = 0; k <= 3; k++) {
            Share few = counting_share(k, T), most = counting_share(T - k, T);
            ck_assert(0 <= few.low && few.low <= (double)k / T && (double)k / T <= few.high);
            ck_assert(most.low <= (double)(T - k) / T && (double)(T - k) / T <= most.high && most.high <= 1);
        }
}
END_TEST

/* Newcombe (1998), method 10: the lower limit of p1 - p2, from the published formula. */
static double lower_limit(Share one, Share two)
{
    double p1 = (double)one.k / one.T, p2 = (double)two.k / two.T;
    return p1 - p2 - sqrt((p1 - one.low) * (p1 - one.low) + (two.high - p2) * (two.high - p2));
}

/* 56 of 70 and 48 of 80: 0.0524 to 0.3339, table II of that paper (z = 1.959964). */
START_TEST(the_limit_is_that_of_the_paper)
{
    ck_assert_double_eq_tol(lower_limit(counting_share(56, 70), counting_share(48, 80)), 0.0524, 5e-5);
    ck_assert(counting_more(counting_share(56, 70), counting_share(48, 80)));
    ck_assert(!counting_more(counting_share(48, 80), counting_share(56, 70)));
}
END_TEST

START_TEST(more_means_that_the_difference_is_above_0)
{
    for (int S = 1; S <= 31; S += 6)
        for (int T = 1; T <= 40; T += 13)
            for (int k = 0; k <= S; k++)
                for (int l = 0; l <= T; l++) {
                    Share a = counting_share(k, S), b = counting_share(l, T);
                    double limit = lower_limit(a, b);
                    if (fabs(limit) > 1e-12)
                        ck_assert_msg(counting_more(a, b) == (limit > 0), "%d/%d and %d/%d", k, S, l, T);
                    ck_assert(!counting_more(a, b) || !counting_more(b, a));
                    ck_assert(!(a.low > b.high) || counting_more(a, b));        /* apart is enough */
                    ck_assert(!counting_more(a, b) || k * T > l * S);
                    ck_assert(k == S || !counting_more(a, b) || counting_more(counting_share(k + 1, S), b));
                }
    Share one = counting_share(3, 10);
    ck_assert(!counting_more(one, one));
}
END_TEST

/* Quantiles. */

/* The one with place smaller numbers before it, without sorting. */
static double nth(const double v[], int n, int place)
{
    for (int i = 0; i < n; i++) {
        int less = 0, same = 0;
        for (int k = 0; k < n; k++) {
            less += v[k] < v[i];
            same += !(v[k] < v[i]) && !(v[k] > v[i]);
        }
        if (less <= place && place < less + same)
            return v[i];
    }
    return NAN;
}

START_TEST(quantiles_are_found_without_sorting_too)
{
    static const double q[] = {0, 0.1, 0.25, 1. / 3, 0.5, 0.75, 0.999, 1};
    Random random = random_seed(2);
    for (int round = 0; round < 400; round++) {
        double v[40], w[40];
        int n = 1 + random_below(&random, 40);
        for (int i = 0; i < n; i++)
            v[i] = round % 2 ? random_normal(&random) : random_below(&random, 5);
        for (int i = 0; i < n && round % 5 == 0; i++)
            if (random_below(&random, 3) == 0)
                v[i] = random_below(&random, 2) ? INFINITY : -INFINITY;
        for (size_t k = 0; k < sizeof q / sizeof *q; k++) {
            memcpy(w, v, sizeof w);
            int place = (int)floor(q[k] * n);
            double want = nth(v, n, place < n ? place : n - 1);
            ck_assert_double_eq(counting_quantile(w, n, q[k]), want);
            for (int i = 1; i < n; i++)
                ck_assert(w[i - 1] <= w[i]);
        }
    }
}
END_TEST

START_TEST(the_numbers_that_come_back_are_the_same)
{
    double v[] = {3, INFINITY, -1, 3, -INFINITY, 0};
    ck_assert_double_eq(counting_quantile(v, 6, 0.5), 3);
    const double want[] = {-INFINITY, -1, 0, 3, 3, INFINITY};
    ck_assert_int_eq(memcmp(v, want, sizeof v), 0);
}
END_TEST

START_TEST(a_quantile_of_order_0_is_the_least_and_of_order_1_the_largest)
{
    double v[] = {5, -2, 9}, one[] = {7};
    ck_assert(isnan(counting_quantile(NULL, 0, 0.5)));  /* of nothing there is none */
    ck_assert_double_eq(counting_quantile(v, 3, 0), -2);
    ck_assert_double_eq(counting_quantile(v, 3, 1), 9);
    ck_assert_double_eq(counting_quantile(v, 3, 0.5), 5);
    for (double q = 0; q <= 1; q += 0.25)
        ck_assert_double_eq(counting_quantile(one, 1, q), 7);
}
END_TEST

/* The largest of many. */

static Largest see(int n, const double v[])
{
    Largest largest = {0};
    for (int i = 0; i < n; i++)
        counting_see(&largest, v[i]);
    return largest;
}

START_TEST(the_largest_is_the_largest)
{
    Random random = random_seed(3);
    for (int round = 0; round < 200; round++) {
        double v[20], most = -INFINITY;
        int n = 1 + random_below(&random, 20);
        for (int i = 0; i < n; i++)
            most = fmax(most, v[i] = random_normal(&random) - 5);   /* all of them negative, now and then */
        Largest largest = see(n, v);
        ck_assert_int_eq(largest.n, n);
        ck_assert_double_eq(largest.most, most);
        ck_assert(counting_within(largest, most) && !counting_within(largest, nextafter(most, -INFINITY)));
    }
}
END_TEST

START_TEST(nothing_is_not_within_a_limit)
{
    Largest none = {0};
    ck_assert(!counting_within(none, 1));
    ck_assert(!counting_within(none, INFINITY));
}
END_TEST

START_TEST(nan_is_never_within_a_limit_wherever_it_comes)
{
    for (int place = 0; place < 4; place++)
        for (int sign = 0; sign < 2; sign++) {
            double v[] = {1, -2, INFINITY, 3};
            v[place] = sign ? -NAN : NAN;
            Largest largest = see(4, v);
            ck_assert(isnan(largest.most));
            ck_assert(!counting_within(largest, INFINITY) && !counting_within(largest, 1e308));
        }
}
END_TEST

START_TEST(infinities_are_numbers)
{
    ck_assert(counting_within(see(2, (double[]){1, -INFINITY}), 1));
    ck_assert(!counting_within(see(2, (double[]){1, INFINITY}), 1e308));
    ck_assert(counting_within(see(2, (double[]){1, INFINITY}), INFINITY));
    ck_assert(counting_within(see(1, (double[]){-INFINITY}), -1e308));
    ck_assert(!counting_within(see(1, (double[]){1}), NAN));
}
END_TEST

START_TEST(mean_and_spread_are_those_of_two_passes)
{
    Random random = random_seed(2);
    for (int n = 2; n < 200; n++) {
        Spread spread = {0};
        double x[200], sum = 0, squares = 0, far = n % 3 ? 0 : 1e8;     /* far away digits must not be lost */
        for (int k = 0; k < n; k++)
            counting_add(&spread, x[k] = far + random_normal(&random)), sum += x[k];
        for (int k = 0; k < n; k++)
            squares += (x[k] - sum / n) * (x[k] - sum / n);
        double sd = sqrt(squares / (n - 1));
        ck_assert_int_eq(spread.n, n);
        ck_assert_double_eq_tol(spread.mean, sum / n, 1e-14 * (1 + far));
        ck_assert_double_eq_tol(counting_sd(spread), sd, 1e-7 * sd);
        ck_assert_double_eq_tol(counting_error(spread), sd / sqrt(n), 1e-7 * sd);
    }
    Spread one = {0};
    counting_add(&one, 7);
    ck_assert(one.mean == 7 && counting_sd(one) == 0 && counting_error(one) == 0);
    counting_add(&one, INFINITY);
    counting_add(&one, 7);
    ck_assert(one.n == 3 && isinf(one.mean) && isinf(counting_sd(one)) && isinf(counting_error(one)));
}
END_TEST

UNIT(mean_and_spread_are_those_of_two_passes, its_ends_are_1_96_deviations_away, it_is_the_textbook_formula, it_does_not_shrink_to_nothing_at_the_ends,
     successes_and_failures_are_mirrored, the_share_lies_in_its_interval, the_limit_is_that_of_the_paper,
     more_means_that_the_difference_is_above_0,
     quantiles_are_found_without_sorting_too, the_numbers_that_come_back_are_the_same,
     a_quantile_of_order_0_is_the_least_and_of_order_1_the_largest, the_largest_is_the_largest,
     nothing_is_not_within_a_limit, nan_is_never_within_a_limit_wherever_it_comes, infinities_are_numbers)
