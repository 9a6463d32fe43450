#define _XOPEN_SOURCE 700
#include "unit.h"
#include "random.h"
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define MASK ((UINT64_C(1) << 48) - 1)
#define TWO48 281474976710656.0

/* The generator of POSIX, in 64-bit words. */
static uint64_t step(uint64_t X)
{
    return (UINT64_C(0x5DEECE66D) * X + 0xB) & MASK;
}

static uint64_t seeded(long seed)
{
    uint64_t X = ((uint64_t)seed & 0xFFFFFFFF) << 16 | 0x330E;
    for (int i = 0; i < 16; i++)
        X = step(X);
    return X;
}

static void expect_stream(long seed, int length)
{
    Random random = random_seed(seed);
    uint64_t X = seeded(seed);
    for (int i = 0; i < length; i++) {
        X = step(X);
        double got = random_uniform(&random), want = (double)X / TWO48;
        if (memcmp(&got, &want, sizeof got) != 0)
            ck_abort_msg("seed %ld, number %d: %a, not %a", seed, i, got, want);
    }
}

/* A generator whose next number is X / 2^48: one step backwards from X. */
static Random about_to_give(uint64_t X)
{
    uint64_t inverse = 1;
    for (int i = 0; i < 6; i++)             /* Newton: 1, 2, 4, ..., 64 good bits */
        inverse *= 2 - UINT64_C(0x5DEECE66D) * inverse;
    uint64_t before = (X - 0xB) * inverse & MASK;
    Random random = {{(unsigned short)(before & 0xFFFF), (unsigned short)(before >> 16 & 0xFFFF),
                      (unsigned short)(before >> 32)}};
    return random;
}

static double chi_square(int cells, const int count[], double expected)
{
    double sum = 0;
    for (int c = 0; c < cells; c++)
        sum += (count[c] - expected) * (count[c] - expected) / expected;
    return sum;
}

/* Chi-square with f degrees of freedom has mean f and variance 2 f.  Five standard
   deviations to either side: too even is wrong, too. */
static void expect_even(int cells, const int count[], double expected)
{
    double f = cells - 1, chi2 = chi_square(cells, count, expected);
    ck_assert_msg(chi2 < f + 5 * sqrt(2 * f), "chi-square %g with %g degrees", chi2, f);
    ck_assert_msg(chi2 > f - 5 * sqrt(2 * f), "chi-square %g with %g degrees", chi2, f);
}

START_TEST(the_stream_of_a_seed_is_that_of_posix_after_16_steps)
{
    for (long seed = 0; seed < 100; seed++)
        expect_stream(seed, 1000);
}
END_TEST

START_TEST(large_and_negative_seeds_give_their_low_32_bits_to_the_state)
{
    long seeds[] = {65535, 65536, 123456789, 2147483647, -1, -65536, LONG_MAX, LONG_MIN};
    for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++)
        expect_stream(seeds[i], 100);
}
END_TEST

START_TEST(the_state_holds_the_low_word_first)
{
    Random random = random_seed(5);
    uint64_t X = seeded(5);
    ck_assert_uint_eq(random.state[0], X & 0xFFFF);
    ck_assert_uint_eq(random.state[1], X >> 16 & 0xFFFF);
    ck_assert_uint_eq(random.state[2], X >> 32);
}
END_TEST

START_TEST(equal_seeds_give_equal_streams_of_every_kind)
{
    Random a = random_seed(11), b = random_seed(11);
    for (int i = 0; i < 1000; i++) {
        ck_assert_double_eq(random_uniform(&a), random_uniform(&b));
        ck_assert_double_eq(random_normal(&a), random_normal(&b));
        ck_assert_int_eq(random_below(&a, 10), random_below(&b, 10));
    }
}
END_TEST

START_TEST(two_generators_do_not_disturb_each_other)
{
    Random alone = random_seed(1), a = random_seed(1), b = random_seed(2);
    for (int i = 0; i < 1000; i++) {
        random_normal(&b);
        ck_assert_double_eq(random_normal(&a), random_normal(&alone));
    }
}
END_TEST

START_TEST(a_copy_of_a_generator_goes_on_alike)
{
    Random a = random_seed(3);
    random_normal(&a);
    Random b = a;
    for (int i = 0; i < 100; i++)
        ck_assert_double_eq(random_normal(&a), random_normal(&b));
}
END_TEST

START_TEST(neighboring_seeds_give_first_numbers_far_apart)
{
    for (long seed = 0; seed < 1000; seed++) {
        Random a = random_seed(seed), b = random_seed(seed + 1);
        ck_assert_double_gt(fabs(random_uniform(&a) - random_uniform(&b)), 0.2);
    }
}
END_TEST

START_TEST(first_numbers_of_many_seeds_are_uniform)
{
    int count[20] = {0};
    for (long seed = 0; seed < 10000; seed++) {
        Random random = random_seed(seed);
        count[(int)(20 * random_uniform(&random))]++;
    }
    ck_assert_double_lt(chi_square(20, count, 500), 19 + 5 * sqrt(38));
}
END_TEST

START_TEST(uniform_lies_in_0_to_1_without_1)
{
    Random low = about_to_give(0), high = about_to_give(MASK);
    ck_assert_double_eq(random_uniform(&low), 0);
    ck_assert_double_eq(random_uniform(&high), 1 - 1 / TWO48);
}
END_TEST

START_TEST(uniform_has_mean_one_half_and_variance_one_twelfth)
{
    enum { N = 1000000 };
    Random random = random_seed(1);
    double sum = 0, squares = 0;
    for (int i = 0; i < N; i++) {
        double u = random_uniform(&random);
        sum += u;
        squares += (u - 0.5) * (u - 0.5);
    }
    ck_assert_double_lt(fabs(sum / N - 0.5), 5 * sqrt(1.0 / 12 / N));
    ck_assert_double_lt(fabs(squares / N - 1.0 / 12), 5 * sqrt(1.0 / 180 / N));
}
END_TEST

START_TEST(uniform_fills_100_cells_evenly)
{
    int count[100] = {0};
    Random random = random_seed(2);
    for (int i = 0; i < 1000000; i++)
        count[(int)(100 * random_uniform(&random))]++;
    expect_even(100, count, 10000);
}
END_TEST

START_TEST(normal_has_the_moments_0_1_0_3)
{
    enum { N = 1000000 };
    Random random = random_seed(1);
    double m[5] = {0};
    for (int i = 0; i < N; i++) {
        double z = random_normal(&random), power = 1;
        for (int k = 1; k <= 4; k++)
            m[k] += power *= z;
    }
    ck_assert_double_lt(fabs(m[1] / N), 5 * sqrt(1.0 / N));
    ck_assert_double_lt(fabs(m[2] / N - 1), 5 * sqrt(2.0 / N));
    ck_assert_double_lt(fabs(m[3] / N), 5 * sqrt(15.0 / N));
    ck_assert_double_lt(fabs(m[4] / N - 3), 5 * sqrt(96.0 / N));
}
END_TEST

START_TEST(normal_fills_100_cells_of_equal_probability_evenly)
{
    int count[100] = {0};
    Random random = random_seed(4);
    for (int i = 0; i < 1000000; i++) {
        double p = erfc(-random_normal(&random) / sqrt(2)) / 2;
        count[p < 1 ? (int)(100 * p) : 99]++;
    }
    expect_even(100, count, 10000);
}
END_TEST

START_TEST(successive_normal_numbers_are_not_correlated)
{
    enum { N = 1000000 };
    Random random = random_seed(5);
    double before = random_normal(&random), sum = 0, sum2 = 0;
    for (int i = 0; i < N; i++) {
        double z = random_normal(&random);
        sum += before * z;
        sum2 += (before * before - 1) * (z * z - 1);
        before = z;
    }
    ck_assert_double_lt(fabs(sum / N), 5 / sqrt(N));
    ck_assert_double_lt(fabs(sum2 / N), 5 * 2 / sqrt(N));
}
END_TEST

START_TEST(normal_is_the_first_number_of_the_polar_method)
{
    Random random = random_seed(6), same = random_seed(6);
    for (int i = 0; i < 10000; i++) {
        double u, v, r;
        do {
            u = 2 * random_uniform(&same) - 1;
            v = 2 * random_uniform(&same) - 1;
            r = u * u + v * v;
        } while (r >= 1 || r <= 0);
        double z = random_normal(&random), want = u * sqrt(-2 * log(r) / r);
        ck_assert_double_eq_tol(z, want, 1e-12);
    }
}
END_TEST

START_TEST(below_is_the_integer_part_of_n_times_a_uniform_number)
{
    Random random = random_seed(7), same = random_seed(7);
    for (int n = 1; n < 10000; n++) {
        int k = random_below(&random, n), want = (int)floor(n * random_uniform(&same));
        ck_assert_int_eq(k, want);
    }
}
END_TEST

START_TEST(below_1_is_0)
{
    Random random = random_seed(8);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(random_below(&random, 1), 0);
}
END_TEST

START_TEST(below_n_is_never_n)
{
    int n[] = {1, 2, 3, 1000, 1 << 30, INT_MAX - 1, INT_MAX};
    for (size_t i = 0; i < sizeof n / sizeof *n; i++) {
        Random low = about_to_give(0), high = about_to_give(MASK);
        ck_assert_int_eq(random_below(&low, n[i]), 0);
        ck_assert_int_eq(random_below(&high, n[i]), n[i] - 1);
    }
}
END_TEST

START_TEST(below_gives_each_number_equally_often)
{
    int sizes[] = {2, 3, 7, 10, 64, 1000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int n = sizes[i], count[1000] = {0};
        Random random = random_seed(10 + n);
        for (int k = 0; k < 500 * n; k++)
            count[random_below(&random, n)]++;
        double chi2 = chi_square(n, count, 500), f = n - 1;
        ck_assert_msg(chi2 < f + 5 * sqrt(2 * f) + 10, "n = %d: chi-square %g", n, chi2);
    }
}
END_TEST

START_TEST(a_permutation_has_each_number_once)
{
    Random random = random_seed(9);
    for (int n = 1; n <= 200; n++) {
        int p[200] = {0}, seen[200] = {0};
        random_permutation(&random, n, p);
        for (int i = 0; i < n; i++) {
            ck_assert_int_ge(p[i], 0);
            ck_assert_int_lt(p[i], n);
            ck_assert_int_eq(seen[p[i]]++, 0);
        }
    }
}
END_TEST

START_TEST(a_permutation_of_nothing_writes_nothing)
{
    Random random = random_seed(9);
    int p[1] = {17};
    random_permutation(&random, 0, p);
    ck_assert_int_eq(p[0], 17);
}
END_TEST

START_TEST(a_permutation_writes_n_numbers_only)
{
    Random random = random_seed(9);
    int p[6] = {0, 0, 0, 0, 0, 17};
    random_permutation(&random, 5, p);
    ck_assert_int_eq(p[5], 17);
}
END_TEST

START_TEST(all_orders_of_4_are_equally_likely)
{
    int count[256] = {0}, orders = 0, often[24];
    Random random = random_seed(1);
    for (int i = 0; i < 240000; i++) {
        int p[4] = {0};
        random_permutation(&random, 4, p);
        count[p[0] * 64 + p[1] * 16 + p[2] * 4 + p[3]]++;
    }
    for (int c = 0; c < 256; c++)
        if (count[c] && orders < 24)
            often[orders++] = count[c];
    ck_assert_int_eq(orders, 24);
    expect_even(24, often, 10000);
}
END_TEST

START_TEST(each_number_is_equally_likely_at_each_place_of_a_permutation)
{
    enum { N = 10, TIMES = 50000 };
    int count[N][N] = {{0}};
    Random random = random_seed(2);
    for (int i = 0; i < TIMES; i++) {
        int p[N] = {0};
        random_permutation(&random, N, p);
        for (int k = 0; k < N; k++)
            count[k][p[k]]++;
    }
    for (int k = 0; k < N; k++)
        ck_assert_double_lt(chi_square(N, count[k], TIMES / (double)N), 9 + 5 * sqrt(18));
}
END_TEST

UNIT(the_stream_of_a_seed_is_that_of_posix_after_16_steps,
     large_and_negative_seeds_give_their_low_32_bits_to_the_state,
     the_state_holds_the_low_word_first, equal_seeds_give_equal_streams_of_every_kind,
     two_generators_do_not_disturb_each_other, a_copy_of_a_generator_goes_on_alike,
     neighboring_seeds_give_first_numbers_far_apart, first_numbers_of_many_seeds_are_uniform,
     uniform_lies_in_0_to_1_without_1,
     uniform_has_mean_one_half_and_variance_one_twelfth, uniform_fills_100_cells_evenly,
     normal_has_the_moments_0_1_0_3, normal_fills_100_cells_of_equal_probability_evenly,
     successive_normal_numbers_are_not_correlated, normal_is_the_first_number_of_the_polar_method,
     below_is_the_integer_part_of_n_times_a_uniform_number, below_1_is_0, below_n_is_never_n,
     below_gives_each_number_equally_often, a_permutation_has_each_number_once,
     a_permutation_of_nothing_writes_nothing, a_permutation_writes_n_numbers_only,
     all_orders_of_4_are_equally_likely,
     each_number_is_equally_likely_at_each_place_of_a_permutation)
