#define _XOPEN_SOURCE 700
#include "unit.h"
#include "hull.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST_N = 2000, MOST_D = 40 };

static double lambda[MOST_N], v[MOST_D + 1];    /* what hull_nearest gives */

static int sign(const Dataset *data, int n)
{
    return data->y[n] ? 1 : -1;
}

static double dot(const Dataset *data, const double a[], const double b[])
{
    double sum = 0;
    for (int j = 0; j <= data->D; j++)
        sum += a[j] * b[j];
    return sum;
}

/* What hull.h promises is checked in numbers of 34 digits. */
#ifdef __SIZEOF_FLOAT128__
__extension__ typedef __float128 Quad;
#else
typedef long double Quad;
#endif

enum { INEXACT, ZERO, POSITIVE, KINDS };
static long seen[KINDS];                        /* results of each kind */
static clock_t slowest;
static long set;                                /* number of a random set, for messages */

static Quad product(const Dataset *data, int n, const double w[])
{
    Quad sum = 0;
    for (int j = 0; j <= data->D; j++)
        sum += (Quad)data->x[n][j] * w[j];
    return data->y[n] ? sum : -sum;
}

static double largest(int D, const double x[])
{
    double most = 0;
    for (int j = 0; j <= D; j++)
        most = fmax(most, fabs(x[j]));
    return most;
}

static void broken(const Dataset *data, Margin m, const char *what, double is)
{
    fprintf(stderr, "# set %ld, N = %d, D = %d: low %.17g, high %.17g, exact %d: %s %.17g\n",
            set, data->N, data->D, m.low, m.high, m.exact, what, is);
    for (int n = 0; n < data->N && data->N <= 50; n++) {
        fprintf(stderr, "#   class %d:", data->y[n]);
        for (int j = 0; j <= data->D; j++)
            fprintf(stderr, " %.17g", data->x[n][j]);
        fprintf(stderr, "\n");
    }
    ck_abort_msg("%s: %g", what, is);
}

/* at most D + 2 weights, none negative, with sum 1; v is the point with these weights */
static void check_weights(const Dataset *data, Margin m)
{
    int positive = 0;
    double R = 0;
    Quad sum = 0, size = 0;
    for (int n = 0; n < data->N; n++) {
        if (!(lambda[n] >= 0 && lambda[n] <= 1 + 1e-15))
            broken(data, m, "a weight is", lambda[n]);
        R = fmax(R, largest(data->D, data->x[n]));
        positive += lambda[n] > 0;
        sum += lambda[n];
        size += (Quad)lambda[n] * largest(data->D, data->x[n]);
    }
    if (positive > data->D + 2)
        broken(data, m, "positive weights:", positive);
    if (!(sum - 1 <= 1e-14 && 1 - sum <= 1e-14))
        broken(data, m, "the sum of the weights is", (double)sum);
    Quad square = 0, floor = (Quad)1e-30 * (data->D + 1) * size + (Quad)1e-270 * R + 5e-324;
    for (int j = 0; j <= data->D; j++) {
        Quad mean = 0;
        for (int n = 0; n < data->N; n++)
            mean += (Quad)lambda[n] * (data->y[n] ? data->x[n][j] : -data->x[n][j]);
        Quad error = mean - v[j], allowed = (Quad)1.1e-14 * size * sqrt(data->D + 1) + (Quad)1.1e-27 * R + 5e-324;
        if (!(error <= allowed && -error <= allowed))
            broken(data, m, "relative error of v:", (double)(error / size));
        square += mean / sum * (mean / sum);
    }
    Quad high = m.high, error = high * high - square;
    Quad allowed = 1e-14 * square + floor * (high + floor) + 1e-323 * high;
    if (!(error <= allowed && -error <= allowed))
        broken(data, m, "relative error of high^2:", (double)(error / square));
    Quad mean = size * sqrt(data->D + 1);       /* sum of lambda |p|, or more */
    if (m.exact && m.low == 0 && !(high <= (Quad)1e-15 * mean + (Quad)1e-28 * R + 5e-324))
        broken(data, m, "exact, but relative to the samples it is", (double)(high / mean));
}

/* low is a lower bound, whatever v is, and belongs to v */
static void check_low(const Dataset *data, Margin m)
{
    Quad square = 0, low = (Quad)m.low - 5e-324;    /* rounded like a denormal */
    for (int j = 0; j <= data->D; j++)
        square += (Quad)v[j] * v[j];
    for (int n = 0; n < data->N && m.low > 0; n++) {
        Quad vp = product(data, n, v);
        if (!(vp > 0 && vp * vp >= low * low * square * (1 - 1e-14)))
            broken(data, m, "low is more than a sample has:", n);
    }
    double least = hull_least(data, v);
    if (least != m.low && !(least <= 0 && m.low == 0))
        broken(data, m, "hull_least is", least);
    if (m.exact && m.low > 0 && !(m.high - m.low <= 1e-9 * m.high))
        broken(data, m, "exact, but the bounds differ by", m.high - m.low);
}

static Margin check(const Dataset *data)
{
    for (int n = 0; n < data->N; n++)
        lambda[n] = NAN;
    for (int j = 0; j <= data->D; j++)
        v[j] = NAN;
    clock_t start = clock();
    alarm(10);                              /* an endless loop is an error, too */
    Margin m = hull_nearest(data, lambda, v);
    alarm(0);
    clock_t time = clock() - start;
    slowest = time > slowest ? time : slowest;
    if (!(m.low >= 0 && m.low <= m.high * (1 + 1e-14) && m.high < HUGE_VAL))
        broken(data, m, "the bounds are no bounds", m.high - m.low);
    check_weights(data, m);
    check_low(data, m);
    seen[m.exact ? m.low > 0 ? POSITIVE : ZERO : INEXACT]++;
    return m;
}

/* For data that are not made to be hard the answer is exact. */
static double nearest(const Dataset *data)
{
    Margin m = check(data);
    if (!m.exact)
        broken(data, m, "not exact: high - low is", m.high - m.low);
    return m.high;
}

/* N samples with 2 features; rows of x: feature 1, feature 2, class. */
static Dataset *plane(int N, const double x[][3])
{
    Dataset *data = dataset_new(N, 2);
    for (int n = 0; n < N; n++) {
        data->x[n][1] = x[n][0];
        data->x[n][2] = x[n][1];
        data->y[n] = x[n][2] > 0.5;
    }
    return data;
}

/* The same without the constant input: then the hull lies in the plane itself. */
static Dataset *points(int N, const double x[][3])
{
    Dataset *data = plane(N, x);
    for (int n = 0; n < N; n++)
        data->x[n][0] = 0;
    return data;
}

static Dataset *line(int N, const double x[][2])
{
    Dataset *data = dataset_new(N, 1);
    for (int n = 0; n < N; n++) {
        data->x[n][1] = x[n][0];
        data->y[n] = x[n][1] > 0.5;
    }
    return data;
}

static void expect_point(double v0, double v1, double v2)
{
    ck_assert_double_eq_tol(v[0], v0, 1e-12);
    ck_assert_double_eq_tol(v[1], v1, 1e-12);
    ck_assert_double_eq_tol(v[2], v2, 1e-12);
}

/* Normal features; class 1 is shifted by shift along the first. */
static Dataset *cloud(Random *random, int N, int D, double shift)
{
    Dataset *data = dataset_new(N, D);
    for (int n = 0; n < N; n++) {
        data->y[n] = random_below(random, 2);
        for (int j = 1; j <= D; j++)
            data->x[n][j] = random_normal(random) + (j == 1) * shift * data->y[n];
    }
    return data;
}

/* |v| for the nearest point of the flat through k samples, if it lies in their hull, or
   infinity: elimination with pivots in the equations of the weights, with kappa = R^2. */
static double flat_distance(const Dataset *data, int k, const int member[])
{
    Quad a[8][9], sum = 0, square = 0, kappa = 0;
    for (int n = 0; n < data->N; n++) {
        Quad length2 = product(data, n, data->x[n]);
        kappa = fmax(kappa, data->y[n] ? length2 : -length2);
    }
    for (int i = 0; i < k; i++, a[i - 1][k] = 1)
        for (int l = 0; l < k; l++) {
            Quad pp = product(data, member[i], data->x[member[l]]);
            a[i][l] = kappa + (data->y[member[l]] ? pp : -pp);
        }
    for (int i = 0; i < k; i++) {
        if (!(a[i][i] > 1e-28 * kappa))
            return HUGE_VAL;
        for (int row = 0; row < k; row++)
            for (int l = k; l >= i && row != i; l--)
                a[row][l] -= a[row][i] / a[i][i] * a[i][l];
    }
    for (int i = 0; i < k; i++)
        sum += a[i][k] / a[i][i];
    for (int i = 0; i < k; i++)
        if (a[i][k] / a[i][i] / sum < -1e-25)
            return HUGE_VAL;
    for (int j = 0; j <= data->D; j++) {
        Quad mean = 0;
        for (int i = 0; i < k; i++) {
            Quad p = data->x[member[i]][j];
            mean += a[i][k] / a[i][i] / sum * (data->y[member[i]] ? p : -p);
        }
        square += mean * mean;
    }
    return sqrt((double)square);
}

/* Every nearest point is that of the flat through some of the samples. */
static double smallest_distance(const Dataset *data)
{
    double best = HUGE_VAL;
    for (int choice = 1; choice < 1 << data->N; choice++) {
        int k = 0, member[8];
        for (int n = 0; n < data->N; n++)
            if (choice >> n & 1)
                member[k++] = n;
        if (k <= data->D + 2)
            best = fmin(best, flat_distance(data, k, member));
    }
    return best;
}

/* Rounding lambda and v to doubles costs digits of high and low; are nine left? */
static int could_be_exact(const Dataset *data, Margin m)
{
    double mean = 0, size = 0;
    for (int n = 0; n < data->N; n++) {
        double sum = 0;
        for (int j = 0; j <= data->D; j++)
            sum += fabs(data->x[n][j] / m.high * (v[j] / m.high));
        size = fmax(size, sum);
        mean += lambda[n] * largest(data->D, data->x[n]);
    }
    return size < 1e6 && mean < 1e10 * m.high;
}

/* known answers */

START_TEST(one_sample_of_class_1_is_the_nearest_point)
{
    Dataset *data = plane(1, (const double[][3]){{3, 4, 1}});
    ck_assert_double_eq_tol(nearest(data), sqrt(26), 1e-12);
    ck_assert_double_eq(lambda[0], 1);
    expect_point(1, 3, 4);
    dataset_free(data);
}
END_TEST

START_TEST(one_sample_of_class_0_is_negated)
{
    Dataset *data = plane(1, (const double[][3]){{3, 4, 0}});
    ck_assert_double_eq_tol(nearest(data), sqrt(26), 1e-12);
    expect_point(-1, -3, -4);
    dataset_free(data);
}
END_TEST

START_TEST(a_segment_may_be_nearest_in_its_middle)
{
    Dataset *data = line(2, (const double[][2]){{1, 1}, {-1, 0}});  /* (1, 1), (-1, 1) */
    ck_assert_double_eq_tol(nearest(data), 1, 1e-12);
    ck_assert_double_eq_tol(lambda[0], 0.5, 1e-12);
    ck_assert_double_eq_tol(v[0], 0, 1e-12);
    ck_assert_double_eq_tol(v[1], 1, 1e-12);
    dataset_free(data);
}
END_TEST

START_TEST(a_segment_may_be_nearest_at_a_quarter)
{
    Dataset *data = line(2, (const double[][2]){{2, 1}, {0, 0}});   /* (1, 2), (-1, 0) */
    ck_assert_double_eq_tol(nearest(data), sqrt(0.5), 1e-12);
    ck_assert_double_eq_tol(lambda[0], 0.25, 1e-12);
    ck_assert_double_eq_tol(lambda[1], 0.75, 1e-12);
    ck_assert_double_eq_tol(v[0], -0.5, 1e-12);
    ck_assert_double_eq_tol(v[1], 0.5, 1e-12);
    dataset_free(data);
}
END_TEST

START_TEST(a_segment_may_be_nearest_at_its_end)
{
    Dataset *data = points(2, (const double[][3]){{5, 1, 1}, {1, 1, 1}});
    ck_assert_double_eq_tol(nearest(data), sqrt(2), 1e-12);
    ck_assert_double_eq(lambda[0], 0);
    ck_assert_double_eq(lambda[1], 1);
    expect_point(0, 1, 1);
    dataset_free(data);
}
END_TEST

START_TEST(a_triangle_may_be_nearest_on_an_edge)
{
    Dataset *data = points(3, (const double[][3]){{3, 0, 1}, {0, 4, 1}, {9, 9, 1}});
    ck_assert_double_eq_tol(nearest(data), 2.4, 1e-12);     /* 3 * 4 / 5 */
    ck_assert_double_eq_tol(lambda[0], 0.64, 1e-12);
    ck_assert_double_eq_tol(lambda[1], 0.36, 1e-12);
    ck_assert_double_eq(lambda[2], 0);
    expect_point(0, 1.92, 1.44);
    dataset_free(data);
}
END_TEST

START_TEST(a_triangle_may_be_nearest_at_a_corner)
{
    Dataset *data = points(3, (const double[][3]){{4, 7, 1}, {2, 1, 1}, {7, 3, 1}});
    ck_assert_double_eq_tol(nearest(data), sqrt(5), 1e-12);
    ck_assert_double_eq(lambda[1], 1);
    expect_point(0, 2, 1);
    dataset_free(data);
}
END_TEST

START_TEST(a_triangle_in_space_may_be_nearest_in_its_face)
{
    Dataset *data = plane(3, (const double[][3]){{2, 0, 1}, {-1, 2, 1}, {-1, -2, 1}});
    ck_assert_double_eq_tol(nearest(data), 1, 1e-12);
    for (int n = 0; n < 3; n++)
        ck_assert_double_eq_tol(lambda[n], 1.0 / 3, 1e-12);
    expect_point(1, 0, 0);
    dataset_free(data);
}
END_TEST

START_TEST(the_nearest_sample_need_not_belong_to_the_nearest_point)
{
    /* The sample (0, 2.1) is nearest, and the edge from (-9, 2) to (9, 2) passes below it. */
    Dataset *data = points(3, (const double[][3]){{0, 2.1, 1}, {-9, 2, 1}, {9, 2, 1}});
    ck_assert_double_eq_tol(nearest(data), 2, 1e-12);
    ck_assert_double_eq(lambda[0], 0);
    expect_point(0, 0, 2);
    dataset_free(data);
}
END_TEST

START_TEST(classes_pull_to_different_sides)
{
    /* Signed: (1, 0), (1, 3), and (3, 1) from (-3, -1) of class 0. */
    Dataset *data = points(3, (const double[][3]){{1, 0, 1}, {1, 3, 1}, {-3, -1, 0}});
    ck_assert_double_eq_tol(nearest(data), 1, 1e-12);
    expect_point(0, 1, 0);
    dataset_free(data);
}
END_TEST

START_TEST(orthonormal_samples_have_the_margin_1_over_sqrt_N)
{
    for (int N = 1; N <= MOST_D; N++) {
        Dataset *data = dataset_new(N, N);
        for (int n = 0; n < N; n++) {
            data->x[n][0] = 0;
            data->x[n][n + 1] = 1;
            data->y[n] = 1;
        }
        ck_assert_double_eq_tol(nearest(data), 1 / sqrt(N), 1e-12);
        for (int n = 0; n < N; n++)
            ck_assert_double_eq_tol(lambda[n], 1.0 / N, 1e-12);
        dataset_free(data);
    }
}
END_TEST

START_TEST(the_margin_of_two_samples_counts_the_constant_input)
{
    /* (1, a) and (-1, b) for x = a of class 1 and x = -b of class 0: the line through them
       passes the origin at |a + b| / sqrt(4 + (a - b)^2). */
    for (double a = 0.5; a < 5; a++)
        for (double b = 0.25; b < 5; b++) {
            Dataset *data = line(2, (const double[][2]){{a, 1}, {-b, 0}});
            double cross = (a + b) / sqrt(4 + (a - b) * (a - b));
            double foot = 0.5 - (a - b) * (a + b) / 2 / (4 + (a - b) * (a - b));
            double want = foot < 0 ? hypot(1, b) : foot > 1 ? hypot(1, a) : cross;
            ck_assert_double_eq_tol(nearest(data), want, 1e-12);
            dataset_free(data);
        }
}
END_TEST

START_TEST(a_set_without_features_is_separable_when_it_has_one_class)
{
    Dataset *data = dataset_new(3, 0);
    ck_assert_double_eq_tol(nearest(data), 1, 1e-12);
    ck_assert_double_eq_tol(v[0], -1, 1e-12);
    data->y[1] = 1;
    ck_assert_double_lt(nearest(data), 1e-7);
    dataset_free(data);
}
END_TEST

/* inseparable */

START_TEST(exclusive_or_is_not_separable)
{
    Dataset *data = plane(4, (const double[][3]){{0, 0, 0}, {1, 0, 1}, {0, 1, 1}, {1, 1, 0}});
    ck_assert_double_lt(nearest(data), 1e-7);
    for (int n = 0; n < 4; n++)
        ck_assert_double_eq_tol(lambda[n], 0.25, 1e-7);
    dataset_free(data);
}
END_TEST

START_TEST(a_sample_between_two_of_the_other_class_is_not_separable)
{
    Dataset *data = line(3, (const double[][2]){{0, 1}, {1, 0}, {4, 1}});
    ck_assert_double_lt(nearest(data), 1e-7);
    ck_assert_double_eq_tol(lambda[0], 0.375, 1e-7);
    ck_assert_double_eq_tol(lambda[1], 0.5, 1e-7);
    ck_assert_double_eq_tol(lambda[2], 0.125, 1e-7);
    dataset_free(data);
}
END_TEST

START_TEST(the_same_sample_in_both_classes_is_not_separable)
{
    Dataset *data = plane(3, (const double[][3]){{1, 2, 1}, {5, 5, 1}, {1, 2, 0}});
    ck_assert_double_lt(nearest(data), 1e-7);
    dataset_free(data);
}
END_TEST

START_TEST(touching_hulls_are_not_separable)
{
    Dataset *data = plane(4, (const double[][3]){{0, 0, 1}, {2, 0, 1}, {1, 0, 0}, {1, -3, 0}});
    ck_assert_double_lt(nearest(data), 1e-7);
    dataset_free(data);
}
END_TEST

START_TEST(a_small_gap_between_hulls_is_seen)
{
    for (double gap = 1; gap > 1e-5; gap /= 10) {
        Dataset *data = line(2, (const double[][2]){{gap, 1}, {-gap, 0}});
        ck_assert_double_eq_tol(nearest(data), gap, 1e-12);
        dataset_free(data);
    }
}
END_TEST

START_TEST(mixed_clouds_are_not_separable)
{
    Random random = random_seed(1);
    for (int i = 0; i < 50; i++) {
        Dataset *data = cloud(&random, 200, 1 + i % 5, 0);
        ck_assert_double_lt(nearest(data), 1e-7);
        dataset_free(data);
    }
}
END_TEST

/* degenerate sets */

START_TEST(duplicates_change_nothing)
{
    Random random = random_seed(2);
    for (int i = 0; i < 100; i++) {
        Dataset *data = cloud(&random, 10, 1 + i % 4, 5), *twice = dataset_new(30, data->D);
        for (int n = 0; n < 30; n++) {
            for (int j = 1; j <= data->D; j++)
                twice->x[n][j] = data->x[n % 10][j];
            twice->y[n] = data->y[n % 10];
        }
        ck_assert_double_eq_tol(nearest(data), nearest(twice), 1e-9);
        dataset_free(data);
        dataset_free(twice);
    }
}
END_TEST

START_TEST(all_samples_may_be_the_same)
{
    Dataset *data = dataset_new(50, 2);
    for (int n = 0; n < 50; n++)
        data->x[n][1] = 3, data->x[n][2] = 0.1, data->y[n] = 1;
    ck_assert_double_eq_tol(nearest(data), sqrt(10.01), 1e-12);
    dataset_free(data);
}
END_TEST

START_TEST(all_samples_may_be_0)
{
    Dataset *data = dataset_new(5, 2);
    for (int n = 0; n < 5; n++)
        data->x[n][0] = 0, data->y[n] = n % 2;
    ck_assert_double_lt(nearest(data), 1e-300);
    dataset_free(data);
}
END_TEST

START_TEST(samples_may_lie_on_a_line)
{
    Random random = random_seed(3);
    for (int i = 0; i < 200; i++) {
        Dataset *data = dataset_new(20, 4);
        for (int n = 0; n < 20; n++) {
            double t = random_below(&random, 10);
            data->y[n] = t > 5 - i % 3;
            for (int j = 1; j <= 4; j++)
                data->x[n][j] = j * t - 1;
        }
        nearest(data);
        dataset_free(data);
    }
}
END_TEST

START_TEST(samples_may_lie_on_a_grid)
{
    Random random = random_seed(4);
    for (int i = 0; i < 2000; i++) {
        Dataset *data = dataset_new(1 + i % 40, 1 + i % 5);
        for (int n = 0; n < data->N; n++) {
            data->y[n] = random_below(&random, 2);
            for (int j = 1; j <= data->D; j++)
                data->x[n][j] = random_below(&random, 3) + (j == 1) * (i % 4) * data->y[n];
        }
        nearest(data);
        dataset_free(data);
    }
}
END_TEST

START_TEST(the_order_of_the_samples_does_not_matter)
{
    Random random = random_seed(5);
    for (int i = 0; i < 100; i++) {
        Dataset *data = cloud(&random, 40, 1 + i % 5, 6);
        double before = nearest(data);
        dataset_shuffle(data, &random);
        ck_assert_double_eq_tol(nearest(data), before, 1e-7);
        dataset_free(data);
    }
}
END_TEST

START_TEST(exchanging_the_classes_negates_the_point)
{
    Random random = random_seed(6);
    for (int i = 0; i < 50; i++) {
        Dataset *data = cloud(&random, 30, 3, 6);
        double before = nearest(data), old[] = {v[0], v[1], v[2], v[3]};
        for (int n = 0; n < data->N; n++)
            data->y[n] = !data->y[n];
        ck_assert_double_eq_tol(nearest(data), before, 1e-12);
        for (int j = 0; j <= 3; j++)
            ck_assert_double_eq_tol(v[j], -old[j], 1e-12);
        dataset_free(data);
    }
}
END_TEST

/* random sets: nearest() checks that no point is nearer */

START_TEST(the_point_is_nearest_for_random_separable_sets)
{
    Random random = random_seed(7);
    for (int i = 0; i < 1000; i++) {
        Dataset *data = cloud(&random, 1 + i % 50, 1 + i % 7, 10);
        ck_assert_double_gt(nearest(data), 1e-3);
        dataset_free(data);
    }
}
END_TEST

START_TEST(the_point_is_nearest_for_random_sets)
{
    Random random = random_seed(8);
    for (int i = 0; i < 2000; i++) {
        Dataset *data = cloud(&random, 1 + random_below(&random, 30),
                              random_below(&random, 8), i % 4);
        nearest(data);
        dataset_free(data);
    }
}
END_TEST

START_TEST(the_point_is_nearest_for_many_samples)
{
    Random random = random_seed(9);
    Dataset *near = cloud(&random, MOST_N, 10, 1), *far = cloud(&random, MOST_N, 10, 12);
    ck_assert_double_lt(nearest(near), 1e-7);
    ck_assert_double_gt(nearest(far), 0.1);
    dataset_free(near);
    dataset_free(far);
}
END_TEST

START_TEST(the_point_is_nearest_for_many_features)
{
    Random random = random_seed(10);
    for (int N = 5; N <= 200; N += 15) {
        Dataset *data = cloud(&random, N, MOST_D, 0);
        nearest(data);
        dataset_free(data);
    }
}
END_TEST

START_TEST(the_margin_is_at_least_that_of_any_unit)
{
    Random random = random_seed(11);
    for (int i = 0; i < 100; i++) {
        Dataset *data = cloud(&random, 20, 2, 8);
        double best = nearest(data);
        for (int k = 0; k < 200; k++) {
            double w[3], least = HUGE_VAL;
            for (int j = 0; j <= 2; j++)
                w[j] = v[j] + best * 0.1 * random_normal(&random);
            double length = sqrt(dot(data, w, w));
            for (int n = 0; n < data->N; n++)
                least = fmin(least, sign(data, n) * dot(data, w, data->x[n]) / length);
            ck_assert_double_le(least, best * (1 + 1e-9));
        }
        dataset_free(data);
    }
}
END_TEST

START_TEST(small_and_large_samples_are_treated_alike)
{
    Random random = random_seed(12);
    for (int i = 0; i < 200; i++) {
        Dataset *data = cloud(&random, 20, 3, 6);
        double want = nearest(data), scale = i % 2 ? 1048576 : 1.0 / 1048576;
        for (int n = 0; n < data->N; n++)
            for (int j = 0; j <= data->D; j++)
                data->x[n][j] *= scale;
        ck_assert_double_eq(nearest(data), want * scale);
        dataset_free(data);
    }
}
END_TEST

START_TEST(features_may_differ_in_scale)
{
    Random random = random_seed(13);
    for (int i = 0; i < 2000; i++) {
        Dataset *data = cloud(&random, 1 + i % 60, 1 + i % 4, 5);
        for (int n = 0; n < data->N; n++)
            for (int j = 1; j <= data->D; j++)
                data->x[n][j] *= pow(10, j - 2);
        nearest(data);
        dataset_free(data);
    }
}
END_TEST

START_TEST(features_may_differ_very_much_in_scale)
{
    /* Numbers of one digit times 0.01, 1, 100, ...; class 1 is shifted by 5 along the first. */
    for (long seed = 0; seed < 6000; seed++) {
        Random random = random_seed(seed);
        int D = 4 + random_below(&random, 2), N = 30 + random_below(&random, 30);
        Dataset *data = dataset_new(N, D);
        for (int n = 0; n < N; n++) {
            data->y[n] = random_below(&random, 2);
            for (int j = 1; j <= D; j++)
                data->x[n][j] = pow(10, 2 * (j - 2)) * random_below(&random, 4)
                    + (j == 1) * 5 * data->y[n];
        }
        nearest(data);
        dataset_free(data);
    }
}
END_TEST

START_TEST(six_samples_with_features_around_1_1000_and_1000000_have_a_nearest_point)
{
    static const double x[6][3] = {{-1, -1600, 400000}, {-1.3, 1400, 100000},
                                   {0.5, 900, -500000}, {-0.3, -600, 0},
                                   {1.3, 500, 800000}, {-1.7, 1300, -700000}};
    Dataset *data = dataset_new(6, 3);
    for (int n = 0; n < 6; n++) {
        data->y[n] = n != 4;
        for (int j = 1; j <= 3; j++)
            data->x[n][j] = x[n][j - 1];
    }
    nearest(data);
    dataset_free(data);
}
END_TEST

START_TEST(samples_may_be_almost_the_same)
{
    Dataset *data = line(3, (const double[][2]){{1.00000002, 1}, {3.00000001, 0},
                                                {1.00000001, 1}});
    /* From (1, 1) to (-1, -3): |1 * -3 + 1 * 1| / sqrt(4 + 16). */
    ck_assert_double_eq_tol(nearest(data), sqrt(0.2), 1e-7);
    dataset_free(data);
}
END_TEST

START_TEST(samples_that_are_almost_the_same_may_be_separable)
{
    Dataset *data = line(3, (const double[][2]){{-2, 0}, {-0.99900002, 1}, {-2.00000001, 0}});
    /* From (-1, 2) to (1, -0.999): |1 * 2 - 0.999 * 1| / sqrt(4 + 2.999^2). */
    ck_assert_double_eq_tol(nearest(data), 1.001 / sqrt(4 + 2.999 * 2.999), 1e-7);
    dataset_free(data);
}
END_TEST

START_TEST(samples_may_almost_lie_on_a_line)
{
    Random random = random_seed(15);
    for (int i = 0; i < 3000; i++) {
        Dataset *data = dataset_new(1 + i % 40, 1 + i % 5);
        for (int n = 0; n < data->N; n++) {
            double t = random_normal(&random);
            data->y[n] = random_below(&random, 2);
            for (int j = 1; j <= data->D; j++)
                data->x[n][j] = j * t + 1e-7 * random_normal(&random)
                    + (j == 1) * 1e-3 * data->y[n];
        }
        nearest(data);
        dataset_free(data);
    }
}
END_TEST

/* badly scaled sets: every promise holds, and the certificate says what the result is worth */

/* The search of section 1.6 in the first edition of hull.c wrote behind its corral here. */
START_TEST(eight_samples_of_sizes_from_a_hundredth_to_240183)
{
    static const double x[8][4] = {
        {47.93347, 2.92047898, -0.4, 2.2141563},
        {-219.59543344, 24.0261665, -43.253869, 653.66},
        {240183.06, -256.177645, -1.774, 39.1},
        {109243.3254060694, -90.998771375, 0.28675548, -201.034199378},
        {0.335, 1.7e+02, 4.4e+02, -2e+03},
        {0.4, -2e+05, 3, -4e+03},
        {2e+02, -0.06, 4e+04, -4e+04},
        {0.1461954612, 41.47039176, 0.03368229, -0.25190939}};
    static const int y[8] = {0, 0, 1, 0, 0, 1, 1, 1};
    Dataset *data = dataset_new(8, 4);
    for (int n = 0; n < 8; n++) {
        data->y[n] = y[n];
        memcpy(data->x[n] + 1, x[n], sizeof x[n]);
    }
    nearest(data);
    dataset_free(data);
}
END_TEST

/* Here the member that stays has a weight of 5e-21 beside one that it nearly equals. */
START_TEST(five_samples_of_which_two_agree_in_12_digits)
{
    static const double x[] = {0, 20000000000, 19999999999.975636, 40000000000, 40000000000};
    Dataset *data = dataset_new(5, 1);
    for (int n = 0; n < 5; n++)
        data->x[n][1] = x[n], data->y[n] = n > 0;
    ck_assert_double_eq_tol(nearest(data), 1, 1e-9);
    dataset_free(data);
}
END_TEST

/* The margin of setosas against the rest with one feature in other units, by fractions. */
START_TEST(a_feature_may_be_in_very_small_units)
{
    static const double setosa[2][2] = {{5.1, 1.9}, {4.8, 1.9}}, other[2][2] = {{5.1, 3}, {4.9, 3.3}};
    for (double unit = 1; unit < 1e10; unit *= 10) {
        Dataset *data = dataset_new(4, 2);
        for (int n = 0; n < 4; n++) {
            data->y[n] = n < 2;
            data->x[n][1] = unit * (n < 2 ? setosa : other)[n % 2][0];
            data->x[n][2] = (n < 2 ? setosa : other)[n % 2][1];
        }
        double want = smallest_distance(data);
        ck_assert_double_eq_tol(nearest(data), want, 2e-9 * want);
        dataset_free(data);
    }
}
END_TEST

START_TEST(the_distance_is_the_smallest_of_all_subsets)
{
    Random random = random_seed(17);
    for (int i = 0; i < 3000; i++) {
        Dataset *data = dataset_new(1 + i % 7, 1 + i % 3);
        for (int n = 0; n < data->N; n++) {
            data->y[n] = i % 11 == 0 || random_below(&random, 2);
            for (int j = 1; j <= data->D; j++)
                data->x[n][j] = pow(10, 2 * (j - 1) * (i % 3))
                    * (i % 2 ? random_normal(&random) : random_below(&random, 4) - 1);
        }
        double want = smallest_distance(data), high = nearest(data);
        if (!(fabs(want - high) <= 2e-9 * want + 1e-15 * (1 + pow(10, 2 * (data->D - 1) * (i % 3)))))
            ck_abort_msg("set %d: %.17g instead of %.17g", i, high, want);
        dataset_free(data);
    }
}
END_TEST

static double power(Random *random, int low, int high)
{
    return pow(10, low + random_below(random, high - low + 1));
}

enum { ALIKE, UP_TO_1E12, ROUND_1, GROWING, ENORMOUS, TINY, ANY, SIZES };

static double size_of(Random *random, int kind, int j)
{
    return kind == ALIKE ? 1 : kind == UP_TO_1E12 ? power(random, 0, 12) :
           kind == ROUND_1 ? power(random, -3, 3) : kind == GROWING ? pow(10, 2 * (j - 2)) :
           kind == ENORMOUS ? power(random, 150, 300) : kind == TINY ? power(random, 0, 1) * 1e-300 :
           power(random, -300, 300);
}

enum { NORMAL, WHOLE, UNIFORM, ON_A_LINE, NEAR_A_LINE, EACH_ITS_SIZE, VALUES };

static double value_of(Random *random, int kind, int size, int j, double t)
{
    switch (kind) {
    case WHOLE: return random_below(random, 4) - 1;
    case UNIFORM: return random_uniform(random);
    case ON_A_LINE: return j * floor(3 * t) - 1;
    case NEAR_A_LINE: return t + 1e-9 * random_normal(random);
    case EACH_ITS_SIZE: return random_normal(random) * size_of(random, size, j);
    default: return random_normal(random);
    }
}

/* Sometimes a sample is that of an earlier one, or differs from it in the 12th digit. */
static void repeat(Random *random, Dataset *data, int n)
{
    int kind = random_below(random, 10), m = random_below(random, n + 1);
    for (int j = 1; j <= data->D && kind < 2; j++)
        data->x[n][j] = data->x[m][j] * (kind ? 1 : 1 + 1e-12 * random_normal(random));
    if (kind < 2 && random_below(random, 2))
        data->y[n] = data->y[m];
}

static Dataset *bad_set(Random *random, int size, int kind)
{
    Dataset *data = dataset_new(1 + random_below(random, 40), random_below(random, 9));
    int one_class = random_below(random, 20) == 0, constant = random_below(random, 10) > 0;
    double unit[9], shift = 2 * random_below(random, 4);
    for (int j = 1; j <= data->D; j++)
        unit[j] = kind == EACH_ITS_SIZE ? 1 : size_of(random, size, j);
    for (int n = 0; n < data->N; n++) {
        double t = random_normal(random);
        data->x[n][0] = constant;
        data->y[n] = one_class || random_below(random, 2);
        for (int j = 1; j <= data->D; j++) {
            double x = value_of(random, kind, size, j, t) + (j == 1) * shift * data->y[n];
            data->x[n][j] = fmax(-1e300, fmin(1e300, x * unit[j]));
        }
        repeat(random, data, n);
    }
    return data;
}

static int try_bad_set(long seed)
{
    Random random = random_seed(set = seed);
    int size = random_below(&random, SIZES), kind = random_below(&random, VALUES);
    Dataset *data = bad_set(&random, size, kind);
    Margin m = check(data);
    int lost = !m.exact && size < ENORMOUS && could_be_exact(data, m);
    dataset_free(data);
    return lost;
}

/* HULL_SETS=10000000 CK_TIMEOUT_MULTIPLIER=1000 build/asan/test_01_hull tries so many. */
START_TEST(badly_scaled_sets_keep_every_promise)
{
    long sets = getenv("HULL_SETS") ? atol(getenv("HULL_SETS")) :
        long_double_is_longer() ? 10000 : 1000;  /* valgrind is slow */
    long from = getenv("HULL_FROM") ? atol(getenv("HULL_FROM")) : 0, lost = 0;
    memset(seen, 0, sizeof seen);
    for (long i = from; i < from + sets; i++)
        lost += try_bad_set(i);
    if (getenv("HULL_SETS"))
        fprintf(stderr, "# %ld sets: %ld positive, %ld zero, %ld not exact "
                "(%ld without a reason); slowest %g s\n", sets, seen[POSITIVE], seen[ZERO],
                seen[INEXACT], lost, (double)slowest / CLOCKS_PER_SEC);
    ck_assert_double_lt((double)slowest / CLOCKS_PER_SEC, 1);
    ck_assert_int_le(lost, sets / 100000);
    ck_assert_int_ge(seen[POSITIVE], sets / 10);
}
END_TEST

/* Each was the first on which some earlier or mutilated hull.c broke a promise. */
START_TEST(sets_that_were_hard)
{
    static const long hard[] = {406, 1088, 6892, 10172, 96079, 115942, 293682,
                                 3807267, 9837985};
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++)
        ck_assert_int_eq(try_bad_set(hard[i]), 0);
}
END_TEST

/* the least product */

START_TEST(hull_least_is_the_least_product_with_a_signed_sample)
{
    /* Signed: (1, 1, 2), (-1, -3, -1), (1, 4, 0), (-1, 2, -5). */
    Dataset *data = plane(4, (const double[][3]){{1, 2, 1}, {3, 1, 0}, {4, 0, 1}, {-2, 5, 0}});
    ck_assert_double_eq_tol(hull_least(data, (double[]){1, 0, 0}), -1, 1e-15);
    ck_assert_double_eq_tol(hull_least(data, (double[]){0, 1, 0}), -3, 1e-15);
    ck_assert_double_eq_tol(hull_least(data, (double[]){0, 0, 1}), -5, 1e-15);
    ck_assert_double_eq_tol(hull_least(data, (double[]){-9, 1, -3}), -14 / sqrt(91), 1e-15);
    ck_assert_double_eq_tol(hull_least(data, (double[]){0, -2, 0}), -4, 1e-15);
    dataset_free(data);
}
END_TEST

START_TEST(hull_least_wants_a_direction_only)
{
    Dataset *data = plane(4, (const double[][3]){{1, 2, 1}, {3, 1, 0}, {4, 0, 1}, {-2, 5, 0}});
    for (double length = 1e-300; length < 1e300; length *= 1e25)
        ck_assert_double_eq_tol(hull_least(data, (double[]){-9 * length, length, -3 * length}),
                                -14 / sqrt(91), 1e-14);
    ck_assert_double_eq(hull_least(data, (double[]){0, 0, 0}), 0);
    dataset_free(data);
}
END_TEST

START_TEST(hull_least_may_be_that_of_any_sample)
{
    for (int n = 0; n < 5; n++) {
        Dataset *data = dataset_new(5, 1);
        for (int m = 0; m < 5; m++)
            data->x[m][1] = m == n ? 2 : 3 + m, data->y[m] = 1;
        ck_assert_double_eq(hull_least(data, (double[]){0, 1}), 2);
        dataset_free(data);
    }
}
END_TEST

START_TEST(hull_least_of_the_nearest_point_is_the_margin)
{
    Random random = random_seed(16);
    for (int i = 0; i < 200; i++) {
        Dataset *data = cloud(&random, 1 + i % 30, 1 + i % 5, 10);
        double distance = nearest(data);
        ck_assert_double_eq_tol(hull_least(data, v), distance, 1e-9 * distance);
        dataset_free(data);
    }
}
END_TEST

START_TEST(the_margin_lies_between_hull_least_and_hull_nearest)
{
    /* These margins were computed with fractions. */
    static const double x[2][3] = {{1.00000002, 3.00000001, 1.00000001},
                                   {-2, -0.99900002, -2.00000001}};
    static const int y[2][3] = {{1, 0, 1}, {0, 1, 0}};
    static const double margin[] = {0.44721359058060838, 0.27769152075379031};
    for (int c = 0; c < 2; c++) {
        Dataset *data = dataset_new(3, 1);
        for (int n = 0; n < 3; n++)
            data->x[n][1] = x[c][n], data->y[n] = y[c][n];
        double distance = nearest(data);
        ck_assert_double_le(margin[c], distance + 1e-15);
        ck_assert_double_ge(margin[c], hull_least(data, v) - 1e-15);
        dataset_free(data);
    }
}
END_TEST

START_TEST(the_data_are_not_changed)
{
    Random random = random_seed(14);
    Dataset *data = cloud(&random, 30, 3, 3), *old = dataset_rows(data, 0, 30);
    nearest(data);
    for (int n = 0; n < 30; n++) {
        ck_assert_int_eq(data->y[n], old->y[n]);
        for (int j = 0; j <= 3; j++)
            ck_assert_double_eq(data->x[n][j], old->x[n][j]);
    }
    dataset_free(data);
    dataset_free(old);
}
END_TEST

/* the corrals as bits, and the points of their flats */
typedef struct {
    int n, members[9];
    double point[9][2];
} Seen;

static void note(void *context, int k, const int member[], const double w[])
{
    Seen *all = context;
    ck_assert_int_lt(all->n, 9);
    for (int i = 0; i < k; i++)
        all->members[all->n] |= 1 << member[i];
    memcpy(all->point[all->n++], w, 2 * sizeof *w);
}

START_TEST(the_search_shows_its_corrals)
{
    static const double x[] = {1, 2, 4}, point[4][2] = {{-1, -1}, {-15. / 29, 6. / 29}, {0, 0}, {-3. / 13, 2. / 13}};
    static const int members[] = {1, 5, 7, 3};
    Dataset *data = dataset_new(3, 1);
    Seen all = {0};
    for (int n = 0; n < 3; n++)
        data->x[n][1] = x[n], data->y[n] = n > 0;
    hull_watch(data, lambda, v, note, &all);
    ck_assert_int_eq(all.n, 4);
    for (int i = 0; i < 4; i++) {
        ck_assert_int_eq(all.members[i], members[i]);
        for (int j = 0; j < 2; j++)
            ck_assert_double_eq_tol(all.point[i][j], point[i][j], 1e-15);
    }
    dataset_free(data);
}
END_TEST

UNIT(the_search_shows_its_corrals, one_sample_of_class_1_is_the_nearest_point, one_sample_of_class_0_is_negated,
     a_segment_may_be_nearest_in_its_middle, a_segment_may_be_nearest_at_a_quarter,
     a_segment_may_be_nearest_at_its_end, a_triangle_may_be_nearest_on_an_edge,
     a_triangle_may_be_nearest_at_a_corner, a_triangle_in_space_may_be_nearest_in_its_face,
     the_nearest_sample_need_not_belong_to_the_nearest_point, classes_pull_to_different_sides,
     orthonormal_samples_have_the_margin_1_over_sqrt_N,
     the_margin_of_two_samples_counts_the_constant_input,
     a_set_without_features_is_separable_when_it_has_one_class,
     exclusive_or_is_not_separable, a_sample_between_two_of_the_other_class_is_not_separable,
     the_same_sample_in_both_classes_is_not_separable, touching_hulls_are_not_separable,
     a_small_gap_between_hulls_is_seen, mixed_clouds_are_not_separable,
     duplicates_change_nothing, all_samples_may_be_the_same, all_samples_may_be_0,
     samples_may_lie_on_a_line, samples_may_lie_on_a_grid,
     the_order_of_the_samples_does_not_matter, exchanging_the_classes_negates_the_point,
     the_point_is_nearest_for_random_separable_sets, the_point_is_nearest_for_random_sets,
     the_point_is_nearest_for_many_samples, the_point_is_nearest_for_many_features,
     the_margin_is_at_least_that_of_any_unit, small_and_large_samples_are_treated_alike,
     features_may_differ_in_scale, features_may_differ_very_much_in_scale,
     six_samples_with_features_around_1_1000_and_1000000_have_a_nearest_point,
     samples_may_be_almost_the_same, samples_that_are_almost_the_same_may_be_separable,
     samples_may_almost_lie_on_a_line, eight_samples_of_sizes_from_a_hundredth_to_240183,
     five_samples_of_which_two_agree_in_12_digits, a_feature_may_be_in_very_small_units, the_distance_is_the_smallest_of_all_subsets,
     badly_scaled_sets_keep_every_promise, sets_that_were_hard, hull_least_wants_a_direction_only, hull_least_is_the_least_product_with_a_signed_sample,
     hull_least_may_be_that_of_any_sample, hull_least_of_the_nearest_point_is_the_margin,
     the_margin_lies_between_hull_least_and_hull_nearest, the_data_are_not_changed)
