/* 02-capacity.c: tangled from chapters/workshop/02-capacity.nw; edit it there */
#include "counting.h"
#include "experiment.h"
#include "hull.h"
#include "memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* 02: decide separability */
typedef struct {
    bool separable;     /* v separates the samples */
    double w[4];        /* if so: weights, for up to 3 features */
    Margin margin;      /* and whether it is exact */
    int inside;         /* how many lambda[n] are positive */
} Verdict;
/* 02: decide separability */
static Verdict decide(const Dataset *data)
{
    double *lambda = allocate((size_t)data->N, sizeof *lambda);
    double *v = allocate((size_t)data->D + 1, sizeof *v);
    Verdict verdict = {.margin = hull_nearest(data, lambda, v)};
    verdict.separable = verdict.margin.low > 0;
    for (int j = 0; verdict.separable && j <= data->D && j < 4; j++)
        verdict.w[j] = v[j];
    for (int n = 0; n < data->N; n++)
        verdict.inside += lambda[n] > 0;
    free(lambda);
    free(v);
    return verdict;
}
/* 02: decide separability */
static bool is_below_gap(const Dataset *data, Verdict verdict)
{
    double R = sqrt(dataset_R2(data)), gap = pow(2 * R, -data->D);
    assert(gap > 1e-6 * R);
    return verdict.margin.high < (1 - 1e-6) * gap;
}
/* 02: label points in all ways */
static void print_labeling(Run *run, const Dataset *data, long bits,
                           const Verdict *verdict)
{
    experiment_cells(run, "labeling=%ld", bits);
    for (int n = 0; n < data->N; n++) {
        double y = data->y[n];
        experiment_array(run, "y", n + 1, 1, &y);
    }
    experiment_row(run, "separable=%d w0=%.4g w1=%.4g w2=%.4g",
                   verdict->separable, verdict->w[0], verdict->w[1],
                   verdict->w[2]);
}
/* 02: label points in all ways */
static int count_separable(Run *run, Dataset *data, int *unproved)
{
    int count = 0;
    for (long bits = 0; bits < 1L << data->N; bits++) {
        for (int n = 0; n < data->N; n++)
            data->y[n] = bits >> n & 1;
        Verdict verdict = decide(data);
        count += verdict.separable;
        *unproved += verdict.separable == is_below_gap(data, verdict);
        if (run)
            print_labeling(run, data, bits, &verdict);
    }
    dataset_free(data);
    return count;
}
/* 02: the formula of Cover */
static double cover_count(int N, int m)
{
    double binomial = 1, sum = 0;
    for (int k = 0; k < m; k++) {
        sum += binomial;
        binomial *= (double)(N - 1 - k) / (k + 1);
    }
    return 2 * sum;
}
/* 02: points in general position */
static double determinant(int m, double *const a[])
{
    if (m == 0)
        return 1;
    double sum = 0;
    for (int r = 0; r < m; r++) {
        double *rest[4];
        for (int i = 0; i < m - 1; i++)
            rest[i] = a[i < r ? i : i + 1];
        double sign = (r + m - 1) % 2 ? -1 : 1;
        sum += sign * a[r][m - 1] * determinant(m - 1, rest);
    }
    return sum;
}
/* 02: points in general position */
static bool are_independent(const Dataset *data, int n, int chosen,
                            double *a[])
{
    if (chosen == data->D + 1)
        return determinant(chosen, a) != 0;
    for (; n < data->N; n++) {
        a[chosen] = data->x[n];
        if (!are_independent(data, n + 1, chosen + 1, a))
            return false;
    }
    return true;
}
/* 02: experiments */
static Dataset *cube(int d)
{
    Dataset *data = dataset_new(1 << d, d);
    for (int n = 0; n < data->N; n++)
        for (int j = 1; j <= d; j++)
            data->x[n][j] = n >> (j - 1) & 1;
    return data;
}
/* 02: experiments */
static void boolean(Run *run)
{
    int unproved = 0;
    for (int d = 1; d <= 4; d++) {
        double tables = pow(2, 1 << d);
        int count = count_separable(NULL, cube(d), &unproved);
        const char key[] = {'d', (char)('0' + d), '\0'};
        experiment_row(run, "d=%d tables=%g separable=%d share=%g", d,
                       tables, count, 100 * count / tables);
        experiment_number(run, key, count);
        experiment_progress(run, d, 4);
    }
    experiment_claim(run, "proved", unproved == 0);
    count_separable(run, cube(2), &unproved);
}
/* 02: experiments */
static void demonstration(Run *run)
{
    int unproved = 0;
    count_separable(run, cube(2), &unproved);
}
/* 02: experiments */
static const struct {
    const char *name;
    int N;
    double x[4][2];
} sets[] = {
    {"triangle", 3, {{0, 0}, {2, 0}, {1, 2}}},
    {"row", 3, {{0, 0}, {1, 1}, {2, 2}}},
    {"square", 4, {{0, 0}, {2, 0}, {0, 2}, {2, 2}}},
    {"inside", 4, {{0, 0}, {4, 0}, {2, 4}, {2, 1}}},
};
enum { SETS = sizeof sets / sizeof *sets };
/* 02: experiments */
static Dataset *plane(int N, const double x[][2])
{
    Dataset *data = dataset_new(N, 2);
    for (int n = 0; n < N; n++) {
        data->x[n][1] = x[n][0];
        data->x[n][2] = x[n][1];
    }
    return data;
}
/* 02: experiments */
static void shatter(Run *run)
{
    int count[SETS], unproved = 0;
    for (int i = 0; i < SETS; i++) {
        Dataset *data = plane(sets[i].N, sets[i].x);
        experiment_block(run);
        count[i] = count_separable(run, data, &unproved);
    }
    for (int i = 0; i < SETS; i++)
        experiment_row(run, "points=%s labelings=%d separable=%d",
                       sets[i].name, 1 << sets[i].N, count[i]);
    experiment_claim(run, "proved", unproved == 0);
    experiment_claim(run, "three", count[0] == 8 && count[1] < 8);
    experiment_claim(run, "four", count[2] < 16 && count[3] < 16);
}
/* 02: experiments */
static Dataset *random_points(Random *random, int N, int d)
{
    Dataset *data = dataset_new(N > d ? N : d + 1, d);
    double *a[4];
    do {
        for (int n = 0; n < data->N; n++)
            for (int j = 1; j <= d; j++)
                data->x[n][j] = random_below(random, 13) - 6;
    } while (!are_independent(data, 0, 0, a));
    Dataset *points = dataset_rows(data, 0, N);
    dataset_free(data);
    return points;
}
/* 02: experiments */
static void cover(Run *run)
{
    Random random = experiment_random(run);
    int points = experiment_int(run, "points");
    Largest error = {0};
    int unproved = 0;
    for (int d = 2; d <= 3; d++)
        for (int N = 1; N <= points; N++) {
            double formula = cover_count(N, d + 1);
            int count[2];
            /* cover: count the labelings of two random sets */
            for (int i = 0; i < 2; i++) {
                Dataset *data = random_points(&random, N, d);
                count[i] = count_separable(NULL, data, &unproved);
                counting_see(&error, fabs(count[i] - formula));
            }
            experiment_row(run, "d=%d N=%d separable=%d other=%d"
                           " formula=%g", d, N, count[0], count[1],
                           formula);
        }
    experiment_claim(run, "agree", counting_within(error, 0));
    experiment_claim(run, "proved", unproved == 0);
}
/* 02: experiments */
static void hand(Run *run)
{
    double C[5] = {0, 2, 2, 2, 2};
    Largest off = {0}, wilson = {0};
    for (int N = 1; N <= 6; N++) {
        experiment_cells(run, "N=%d", N);
        experiment_array(run, "m", 1, 4, C + 1);
        experiment_end(run);
        for (int m = 4; m >= 1; m--) {
            counting_see(&off, fabs(C[m] - cover_count(N, m)));
            C[m] += C[m - 1];
        }
    }
    /* hand: put two intervals to the test */
    static const int trials[2][2] = {{5, 5}, {7, 10}};
    for (int i = 0; i < 2; i++) {
        int k = trials[i][0], T = trials[i][1];
        Share s = counting_share(k, T);
        double p[] = {s.low, s.high}, c = 1.96 * 1.96 / T;
        experiment_row(run, "k=%d T=%d low=%g high=%g", k, T, p[0], p[1]);
        for (int j = 0; j < 2; j++)
            counting_see(&wilson, fabs(pow((double)k / T - p[j], 2)
                                       - c * p[j] * (1 - p[j])));
    }
    experiment_claim(run, "recursion", counting_within(off, 0));
    experiment_claim(run, "wilson", counting_within(wilson, 1e-12));
}
/* 02: experiments */
static void toss(Random *random, Dataset *data)
{
    for (int n = 0; n < data->N; n++) {
        data->y[n] = random_below(random, 2);
        for (int j = 1; j <= data->D; j++)
            data->x[n][j] = random_normal(random);
    }
}
/* 02: experiments */
static bool is_surrounded(const Dataset *data, Verdict verdict)
{
    return verdict.margin.exact && verdict.inside == data->D + 2;
}
/* 02: experiments */
static Share try_dot(Random *random, int N, int m, int trials,
                     int *undecided)
{
    Dataset *data = dataset_new(N, m - 1);
    int separable = 0;
    for (int i = 0; i < trials; i++) {
        toss(random, data);
        Verdict verdict = decide(data);
        separable += verdict.separable;
        *undecided += verdict.separable == is_surrounded(data, verdict);
    }
    dataset_free(data);
    return counting_share(separable, trials);
}
/* 02: experiments */
static double theory(int N, int m)
{
    return cover_count(N, m) / pow(2, N);
}
/* 02: experiments */
static void fraction(Run *run)
{
    static const int sizes[] = {3, 10, 25};
    Random random = experiment_random(run);
    int trials = experiment_int(run, "trials");
    int dots = 0, covered = 0, undecided = 0;
    for (int i = 0; i < 3; i++)
        for (int m = sizes[i], N = m; N < 4 * m; N += (m + 3) / 5) {
            /* fraction: try one dot and print it */
            double P = theory(N, m);
            Share dot = try_dot(&random, N, m, trials, &undecided);
            experiment_row(run, "m=%d N=%d separable=%d fraction=%g low=%g high=%g"
                           " theory=%g", m, N, dot.k, (double)dot.k / trials,
                           dot.low, dot.high, P);
            dots++;
            covered += dot.low <= P && P <= dot.high + 1e-12;
            experiment_progress(run, N, 99);
        }
    for (int i = 0; i < 3; i++)
        for (int m = sizes[i], N = 1; N < 4 * m; N++)
            experiment_row(run, "m=%d N=%d theory=%g", m, N,
                           theory(N, m));
    experiment_number(run, "trials", trials);
    experiment_number(run, "dots", dots);
    experiment_number(run, "covered", covered);
    experiment_number(run, "undecided", undecided);
    experiment_claim(run, "decided", undecided == 0);
}

EXPERIMENTS(
    /* 02: list of experiments */
    {"", demonstration, "which tables of two inputs can a unit compute?",
     {{0}}},
    {"boolean", boolean, "tables of one to four inputs", {{0}}},
    /* 02: list of experiments */
    {"shatter", shatter, "three and four points in the plane", {{0}}},
    {"cover", cover, "all labelings of points in general position",
     {SEED_OPTION,
      {INTEGER, "points", "10", 1, 12, "largest number of points"}}},
    /* 02: list of experiments */
    {"hand", hand, "the recursion and two intervals, for a pencil", {{0}}},
    /* 02: list of experiments */
    {"fraction", fraction, "how many random questions can be answered",
     {SEED_OPTION,
      {INTEGER, "trials", "1000", 1, 1e6, "trials for each dot"}}},
)
