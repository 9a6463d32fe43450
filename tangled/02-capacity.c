/* 02-capacity.c: tangled from chapters/02-capacity.nw; edit it there */
#include "experiment.h"
#include "hull.h"
#include "interval.h"
#include "memory.h"
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* capacity: decide separability */
typedef struct {
    bool separable;
    bool proved;    /* one of the two proofs succeeded, and only one */
    double w[4];    /* separating weights, for up to 3 features */
} Verdict;
/* capacity: decide separability */
static double longest(const Dataset *data)
{
    double R2 = 0;
    for (int n = 0; n < data->N; n++) {
        double length2 = 0;
        for (int j = 0; j <= data->D; j++)
            length2 += data->x[n][j] * data->x[n][j];
        R2 = fmax(R2, length2);
    }
    return sqrt(R2);
}
/* capacity: decide separability */
static Verdict decide(const Dataset *data)
{
    Verdict verdict = {0};
    double *lambda = allocate((size_t)data->N, sizeof *lambda);
    double *v = allocate((size_t)data->D + 1, sizeof *v);
    double R = longest(data), gap = pow(2 * R, -data->D);
    assert(gap > 1e-6 * R);
    Margin margin = hull_nearest(data, lambda, v);
    verdict.separable = margin.low > 0;
    verdict.proved =
        verdict.separable != (margin.high < (1 - 1e-6) * gap);
    for (int j = 0; j <= data->D && j < 4; j++)
        verdict.w[j] = v[j];
    free(lambda);
    free(v);
    return verdict;
}
/* capacity: label points in all ways */
static void set_labels(Dataset *data, long bits)
{
    for (int n = 0; n < data->N; n++)
        data->y[n] = (int)(bits >> n & 1);
}
/* capacity: label points in all ways */
static long count_separable(Dataset *data, bool *proved)
{
    long count = 0;
    for (long bits = 0; bits < 1L << data->N; bits++) {
        set_labels(data, bits);
        Verdict verdict = decide(data);
        count += verdict.separable;
        *proved = *proved && verdict.proved;
    }
    return count;
}
/* capacity: label points in all ways */
static int print_labelings(Dataset *data)
{
    int separable = 0;
    for (long bits = 0; bits < 1L << data->N; bits++) {
        set_labels(data, bits);
        Verdict v = decide(data);
        separable += v.separable;
        printf("%ld", bits);
        for (int n = 0; n < data->N; n++)
            printf(" %d", data->y[n]);
        printf(" %d %g %g %g\n", v.separable, v.w[0], v.w[1], v.w[2]);
    }
    dataset_free(data);
    return separable;
}
/* capacity: points in general position */
static double cover_count(int N, int m)
{
    double binomial = 1, sum = 0;
    for (int k = 0; k < m; k++) {
        sum += binomial;
        binomial *= (double)(N - 1 - k) / (k + 1);
    }
    return 2 * sum;
}
/* capacity: points in general position */
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
/* capacity: points in general position */
static bool in_general_position(const Dataset *data)
{
    int m = data->D + 1;
    for (long choice = 0; choice < 1L << data->N; choice++) {
        double *a[4];
        int rows = 0;
        for (int n = 0; n < data->N && rows <= m; n++)
            if (choice >> n & 1) {
                if (rows < m)
                    a[rows] = data->x[n];
                rows++;
            }
        if (rows == m && determinant(m, a) == 0)
            return false;
    }
    return true;
}
/* capacity: experiments */
static Dataset *cube(int d)
{
    Dataset *data = dataset_new(1 << d, d);
    for (int n = 0; n < data->N; n++)
        for (int j = 1; j <= d; j++)
            data->x[n][j] = n >> (j - 1) & 1;
    return data;
}
/* capacity: experiments */
static void boolean(Run *run)
{
    bool proved = true;
    experiment_columns(run, "d tables separable");
    for (int d = 1; d <= 4; d++) {
        Dataset *data = cube(d);
        long count = count_separable(data, &proved);
        char key[] = {'d', (char)('0' + d), '\0'};
        char share[] = {'s', 'h', 'a', 'r', 'e', (char)('0' + d), '\0'};
        double tables = pow(2, data->N);
        printf("%d %g %ld\n", d, tables, count);
        experiment_number(run, key, (double)count);
        experiment_number(run, share, 100 * (double)count / tables);
        experiment_progress(run, d, 4);
        dataset_free(data);
    }
    experiment_claim(run, "proved", proved);
    experiment_columns(run, "table y00 y10 y01 y11 separable w0 w1 w2");
    print_labelings(cube(2));
}
/* capacity: experiments */
static void demonstration(Run *run)
{
    (void)run;
    Dataset *data = cube(2);
    printf("inputs 00 10 01 11\n");
    for (long bits = 0; bits < 16; bits++) {
        set_labels(data, bits);
        Verdict v = decide(data);
        printf("answer");
        for (int n = 0; n < 4; n++)
            printf(" %2d", data->y[n]);
        if (v.separable)
            printf("   %+.2f %+.2f x1 %+.2f x2 > 0\n",
                   v.w[0], v.w[1], v.w[2]);
        else
            printf("   no unit\n");
    }
    dataset_free(data);
}
/* capacity: experiments */
static Dataset *plane(int N, const double x[][2])
{
    Dataset *data = dataset_new(N, 2);
    for (int n = 0; n < N; n++) {
        data->x[n][1] = x[n][0];
        data->x[n][2] = x[n][1];
    }
    return data;
}
/* capacity: experiments */
static void shatter(Run *run)
{
    static const double triangle[][2] = {{0, 0}, {2, 0}, {1, 2}};
    static const double row[][2] = {{0, 0}, {1, 1}, {2, 2}};
    static const double square[][2] = {{0, 0}, {2, 0}, {0, 2}, {2, 2}};
    static const double inside[][2] = {{0, 0}, {4, 0}, {2, 4}, {2, 1}};
    /* shatter: label the points of each set in all ways */
    experiment_columns(run, "labeling y1 y2 y3 separable w0 w1 w2");
    int three = print_labelings(plane(3, triangle));
    experiment_columns(run, "labeling y1 y2 y3 separable w0 w1 w2");
    int in_a_row = print_labelings(plane(3, row));
    experiment_columns(run, "labeling y1 y2 y3 y4 separable w0 w1 w2");
    int four = print_labelings(plane(4, square));
    experiment_columns(run, "labeling y1 y2 y3 y4 separable w0 w1 w2");
    int one_inside = print_labelings(plane(4, inside));
    experiment_number(run, "triangle", three);
    experiment_number(run, "row", in_a_row);
    experiment_number(run, "square", four);
    experiment_number(run, "inside", one_inside);
    experiment_claim(run, "three", three == 8 && in_a_row < 8);
    experiment_claim(run, "four", four < 16 && one_inside < 16);
}
/* capacity: experiments */
static Dataset *random_points(Sample *sample, int N, int d)
{
    Dataset *data = dataset_new(N > d ? N : d + 1, d);
    do {
        for (int n = 0; n < data->N; n++)
            for (int j = 1; j <= d; j++)
                data->x[n][j] = sample_below(sample, 13) - 6;
    } while (!in_general_position(data));
    Dataset *points = dataset_rows(data, 0, N);
    dataset_free(data);
    return points;
}
/* capacity: experiments */
static void cover(Run *run)
{
    Sample sample = sample_seed(experiment_integer(run, "seed"));
    int points = (int)experiment_integer(run, "points");
    bool agree = true, proved = true;
    experiment_columns(run, "d N separable other formula");
    for (int d = 2; d <= 3; d++)
        for (int N = 1; N <= points; N++) {
            long count[2];
            /* cover: count the labelings of two random sets */
            for (int i = 0; i < 2; i++) {
                Dataset *data = random_points(&sample, N, d);
                count[i] = count_separable(data, &proved);
                dataset_free(data);
            }
            double formula = cover_count(N, d + 1);
            printf("%d %d %ld %ld %g\n", d, N, count[0], count[1],
                   formula);
            agree = agree && count[0] == count[1]
                    && (double)count[0] == formula;
        }
    experiment_claim(run, "agree", agree);
    experiment_claim(run, "proved", proved);
}
/* capacity: experiments */
static void toss(Sample *sample, Dataset *data)
{
    for (int n = 0; n < data->N; n++) {
        data->y[n] = sample_below(sample, 2);
        for (int j = 1; j <= data->D; j++)
            data->x[n][j] = sample_normal(sample);
    }
}
/* capacity: experiments */
typedef enum { INSEPARABLE, SEPARABLE, UNDECIDED } Proof;

static Proof prove(const Dataset *data, double lambda[], double v[])
{
    Margin margin = hull_nearest(data, lambda, v);
    int inside = 0;
    if (margin.low > 0)
        return SEPARABLE;
    for (int n = 0; n < data->N; n++)
        inside += lambda[n] > 0;
    bool zero = margin.exact && inside == data->D + 2;
    return zero ? INSEPARABLE : UNDECIDED;
}
/* capacity: experiments */
static int try_dot(Sample *sample, int N, int m, int trials,
                   int *undecided)
{
    Dataset *data = dataset_new(N, m - 1);
    double *lambda = allocate((size_t)N, sizeof *lambda);
    double *v = allocate((size_t)m, sizeof *v);
    int separable = 0;
    for (int i = 0; i < trials; i++) {
        toss(sample, data);
        Proof proof = prove(data, lambda, v);
        separable += proof == SEPARABLE;
        *undecided += proof == UNDECIDED;
    }
    free(lambda);
    free(v);
    dataset_free(data);
    return separable;
}
/* capacity: experiments */
static void print_theory(int m)
{
    for (int N = 1; N < 4 * m; N++)
        printf("%d %d %g\n", m, N, cover_count(N, m) / pow(2, N));
    printf("\n");
}
/* capacity: experiments */
static void fraction(Run *run)
{
    static const int sizes[] = {3, 10, 25};
    Sample sample = sample_seed(experiment_integer(run, "seed"));
    int trials = (int)experiment_integer(run, "trials");
    int dots = 0, covered = 0, undecided = 0;
    experiment_columns(run, "m N separable fraction low high theory");
    for (int i = 0; i < 3; i++)
        for (int m = sizes[i], N = m; N < 4 * m; N += (m + 3) / 5) {
            /* fraction: try one dot and print it */
            double low, high, theory = cover_count(N, m) / pow(2, N);
            int k = try_dot(&sample, N, m, trials, &undecided);
            interval_wilson(k, trials, &low, &high);
            printf("%d %d %d %g %g %g %g\n", m, N, k, (double)k / trials,
                   low, high, theory);
            dots++;
            covered += low <= theory && theory <= high + 1e-12;
            experiment_progress(run, N, 99);
        }
    experiment_columns(run, "m N theory");
    for (int i = 0; i < 3; i++)
        print_theory(sizes[i]);
    experiment_number(run, "trials", trials);
    experiment_number(run, "dots", dots);
    experiment_number(run, "covered", covered);
    experiment_claim(run, "decided", undecided == 0);
}

static const Experiment experiments[] = {
    /* capacity: list of experiments */
    {"", demonstration, "which tables of two inputs can a unit compute?",
     {{0}}},
    {"boolean", boolean, "tables of one to four inputs",
     {{0}}},
    /* capacity: list of experiments */
    {"shatter", shatter, "three and four points in the plane",
     {{0}}},
    /* capacity: list of experiments */
    {"cover", cover, "all labelings of points in general position",
     {{INTEGER, "seed", "1", 0, 1e9, "seed of the points"},
      {INTEGER, "points", "10", 1, 12, "largest number of points"}}},
    /* capacity: list of experiments */
    {"fraction", fraction, "how many random questions can be answered",
     {{INTEGER, "seed", "1", 0, 1e9, "seed of points and coins"},
      {INTEGER, "trials", "1000", 1, 1e6, "trials for each dot"}}},
    {0}
};

int main(int argc, char *argv[])
{
    return experiment_main(argc, argv, experiments);
}
