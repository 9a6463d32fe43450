/* 01-perceptron.c: tangled from chapters/workshop/01-perceptron.nw; edit it there */
#include "counting.h"
#include "experiment.h"
#include "hull.h"
#include "memory.h"
#include "perceptron.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* 01: helpers of the experiments */
static Dataset *read_penguins(const Run *run)
{
    Dataset *data = experiment_classes(run, "penguins.csv",
        "bill_depth_mm,flipper_length_mm", "species", "Gentoo", NULL);
    dataset_standardize(data);
    return data;
}
/* 01: helpers of the experiments */
static Training train_and_tell(Run *run, Perceptron *p,
                               const Dataset *data, bool all)
{
    Training t = {0};
    while (!t.done && t.epochs < experiment_int(run, "epochs")) {
        t.epochs++;
        t.done = true;
        for (int n = 0; n < data->N; n++) {
            /* train_and_tell: show a sample and tell */
            double s = perceptron_preactivation(p, data->x[n]);
            bool mistake = perceptron_learn(p, data->x[n], data->y[n]);
            t.mistakes += mistake;
            if (mistake || all) {
                experiment_cells(run, "epoch=%d sample=%d s=%g yhat=%d y=%d"
                                 " mistake=%ld", t.epochs, n + 1, s, s > 0,
                                 data->y[n], mistake ? t.mistakes : 0);
                experiment_array(run, "w", 0, p->D + 1, p->w);
                experiment_end(run);
            }
            t.done = t.done && !mistake;
        }
    }
    return t;
}
/* 01: helpers of the experiments */
#define EPOCHS(n) \
    {INTEGER, "epochs", n, 1, 1e6, "stop after so many epochs"}
/* 01: helpers of the experiments */
static Dataset *read_irises(const Run *run, const char *one,
                            const char *zero)
{
    return experiment_classes(run, "iris.csv",
        "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm",
        "species", one, zero);
}
/* 01: helpers of the experiments */
typedef struct {
    double R2, gamma, mistakes;     /* mistakes <= R2 / gamma^2 */
    bool exact;                     /* or one should not rely on it */
} Bound;

static Bound bound_of(const Dataset *data)
{
    Bound b = {.R2 = dataset_R2(data)};
    double *lambda = allocate((size_t)data->N, sizeof *lambda);
    double *v = allocate((size_t)data->D + 1, sizeof *v);
    Margin margin = hull_nearest(data, lambda, v);
    b.gamma = margin.high;
    b.exact = margin.exact && margin.low > 0 && isfinite(b.R2);
    b.mistakes = b.R2 / (b.gamma * b.gamma);
    free(lambda);
    free(v);
    return b;
}
/* 01: helpers of the experiments */
static const double ALL = 1 + 1e-9;

static double part_used(Training t, Bound b)
{
    return t.done && b.exact ? (double)t.mistakes / b.mistakes
                             : INFINITY;
}
/* 01: helpers of the experiments */
static const double three[3][2] = {{-1, -1}, {1, 2}, {1, 4}};

static Dataset *three_samples(void)
{
    Dataset *data = dataset_new(3, 1);
    for (int n = 0; n < 3; n++) {
        data->x[n][1] = fabs(three[n][1]);
        data->y[n] = three[n][0] > 0;
    }
    return data;
}
/* 01: helpers of the experiments */
static void print_corral(void *run, int k, const int member[],
                         const double v[])
{
    double in[3] = {0}, told[5] = {v[0], v[1]};
    for (int i = 0; i < k; i++)
        in[member[i]] = 1;
    for (int n = 0; n < 3; n++)
        told[2 + n] = v[0] * three[n][0] + v[1] * three[n][1];
    for (int i = 0; i < 5; i++)
        told[i] = round(1e12 * told[i]) / 1e12 + 0.0;
    experiment_array(run, "in", 1, 3, in);
    experiment_array(run, "v", 0, 2, told);
    experiment_array(run, "vp", 1, 3, told + 2);
    experiment_end(run);
}
/* 01: helpers of the experiments */
static void random_direction(Random *random, int D, double e[])
{
    double sum = 0;
    e[0] = 0;
    for (int j = 1; j <= D; j++) {
        e[j] = random_normal(random);
        sum += e[j] * e[j];
    }
    for (int j = 1; j <= D; j++)
        e[j] /= sqrt(sum);
}
/* 01: helpers of the experiments */
static void random_sample(Random *random, int D, const double u[],
                          double t, double x[])
{
    double along = 0;
    random_direction(random, D, x);
    for (int j = 1; j <= D; j++)
        along += x[j] * u[j];
    double side = sqrt((1 - t * t) / (1 - along * along));
    for (int j = 1; j <= D; j++)
        x[j] = side * (x[j] - along * u[j]) + t * u[j];
}
/* 01: helpers of the experiments */
static Dataset *narrow_set(Random *random, int N, int D, double g)
{
    Dataset *data = dataset_new(N, D);
    double *u = allocate((size_t)D + 1, sizeof *u);
    random_direction(random, D, u);
    for (int n = 0; n < N; n++) {
        double t = g * (1 + random_uniform(random));
        data->y[n] = random_below(random, 2);
        t = data->y[n] ? t : -t;
        random_sample(random, D, u, t, data->x[n]);
    }
    free(u);
    return data;
}
/* 01: helpers of the experiments */
static Dataset *orthonormal_set(int N)
{
    Dataset *data = dataset_new(N, N);
    for (int n = 0; n < N; n++) {
        data->x[n][0] = 0;
        data->x[n][n + 1] = 1;
        data->y[n] = 1;
    }
    return data;
}
/* 01: helpers of the experiments */
static Training try_set(Dataset *d, Bound *b, Largest *used)
{
    Perceptron *p = perceptron_new(d->D);
    *b = bound_of(d);
    Training t = perceptron_train(p, d,
                                  (int)fmin(b->mistakes + 2, 1e6));
    counting_see(used, part_used(t, *b));
    perceptron_free(p);
    dataset_free(d);
    return t;
}
/* 01: helpers of the experiments */
static void try_narrow_sets(Run *run, Largest *used, Largest *most)
{
    Random random = experiment_random(run);
    int sets = experiment_int(run, "sets");
    int N = experiment_int(run, "N"), D = experiment_int(run, "D");
    for (double g = 0.5; g > 0.003; g /= 2) {
        for (int i = 0; i < sets; i++) {
            Bound b;
            Dataset *data = narrow_set(&random, N, D, g);
            Training t = try_set(data, &b, used);
            counting_see(most, (double)t.mistakes);
            experiment_row(run,
                           "margin=%g bound=%g mistakes=%ld epochs=%d",
                           b.gamma, b.mistakes, t.mistakes, t.epochs);
        }
        experiment_progress(run, (int)(-log2(g)), 8);
    }
}
/* 01: helpers of the experiments */
static bool try_orthonormal_sets(Run *run, Largest *used)
{
    Largest off = {0};
    for (int N = 1; N <= 256; N *= 2) {
        Bound b;
        Training t = try_set(orthonormal_set(N), &b, used);
        experiment_row(run, "N=%d bound=%g mistakes=%ld", N,
                       b.mistakes, t.mistakes);
        counting_see(&off, fabs(b.mistakes / N - 1));
        counting_see(&off, fabs((double)t.mistakes / N - 1));
    }
    return counting_within(off, 1e-9);
}
/* 01: helpers of the experiments */
typedef struct {
    int mistakes, wrong;        /* of all epochs */
    bool stopped;
} Course;

static Course learn_in_order(Run *run, const char *order, Dataset *data,
                             Random *random)
{
    Perceptron *p = perceptron_new(data->D);
    int epochs = experiment_int(run, "epochs"), least = data->N;
    Course sum = {0};
    for (int e = 1; e <= epochs; e++) {
        /* learn_in_order: learn and count for one epoch */
        if (random)
            dataset_shuffle(data, random);
        int mistakes = perceptron_epoch(p, data);
        int wrong = perceptron_wrong(p, data);
        experiment_row(run, "epoch=%d mistakes=%d wrong=%d", e, mistakes,
                       wrong);
        sum.mistakes += mistakes;
        sum.wrong += wrong;
        least = wrong < least ? wrong : least;
        sum.stopped = sum.stopped || mistakes == 0;
    }
    experiment_row(run, "order=%s mistakes=%g wrong=%g least=%d", order,
                   (double)sum.mistakes / epochs,
                   (double)sum.wrong / epochs, least);
    perceptron_free(p);
    return sum;
}
/* 01: helpers of the experiments */
static bool are_whole(int N, const double lambda[], int q)
{
    for (int n = 0; n < N; n++)
        if (fabs(2 * q * lambda[n] - round(2 * q * lambda[n])) > 1e-6)
            return false;
    return true;
}
/* 01: helpers of the experiments */
static double sum_of_tenths(const Dataset *data, const double m[],
                            int class, int j)
{
    double sum = 0;
    for (int n = 0; n < data->N; n++)
        if (data->y[n] == class)
            sum += m[n] * round(10 * data->x[n][j]);
    return sum;
}
/* 01: helpers of the experiments */
static void print_common_point(Run *run, const Dataset *data)
{
    double *lambda = allocate((size_t)data->N, sizeof *lambda);
    double *v = allocate((size_t)data->D + 1, sizeof *v);
    int q = 1;
    Margin margin = hull_nearest(data, lambda, v);
    experiment_number(run, "distance", margin.high);
    while (q < 100000 && !are_whole(data->N, lambda, q))
        q++;
    experiment_number(run, "denominator", q);
    /* print_common_point: the proof, in whole numbers */
    double *m = lambda;
    for (int n = 0; n < data->N; n++)
        m[n] = round(2 * q * lambda[n]);
    bool exact = sum_of_tenths(data, m, 1, 0) == 10 * q;
    for (int j = 0; j <= data->D; j++)
        exact = exact && sum_of_tenths(data, m, 0, j)
                         == sum_of_tenths(data, m, 1, j);
    experiment_claim(run, "exact", exact);
    /* print_common_point: a table of it */
    for (int n = 0; n < data->N; n++)
        if (m[n] > 0) {
            experiment_cells(run, "class=%s numerator=%g",
                             data->class_name[data->y[n]], m[n]);
            experiment_array(run, "x", 1, data->D, data->x[n] + 1);
            experiment_end(run);
        }
    for (int c = 1; c >= 0; c--) {
        for (int j = 0; j <= data->D; j++)
            v[j] = sum_of_tenths(data, m, c, j) / 10;
        char name[64];
        snprintf(name, sizeof name, "sum_%s", data->class_name[c]);
        experiment_cells(run, "class=%s numerator=%g", name, v[0]);
        experiment_array(run, "x", 1, data->D, v + 1);
        experiment_end(run);
    }
    free(lambda);
    free(v);
}
/* 01: experiments */
static void demonstration(Run *run)
{
    Dataset *data = read_penguins(run);
    Perceptron *p = perceptron_new(data->D);
    Training t = {0};
    printf("%d penguins, standardized; %d more left out\n",
           data->N, data->left_out);
    for (int e = 1; e <= 100 && !t.done; e++) {
        t = perceptron_train(p, data, 1);
        printf("epoch %d, %ld mistakes: a Gentoo if"
               " %.2f %+.2f depth %+.2f flipper > 0\n", e,
               t.mistakes, p->w[0], p->w[1], p->w[2]);
    }
    perceptron_free(p);
    dataset_free(data);
}
/* 01: experiments */
static void penguins(Run *run)
{
    Dataset *data = read_penguins(run);
    Perceptron *p = perceptron_new(data->D);
    Training t = train_and_tell(run, p, data, false);
    experiment_number(run, "penguins", data->N);
    experiment_number(run, "mistakes", (double)t.mistakes);
    experiment_claim(run, "separates", t.done);
    for (int n = 0; n < data->N; n++)
        experiment_row(run, "depth=%.6g flipper=%.6g gentoo=%d",
                       data->x[n][1], data->x[n][2], data->y[n]);
    perceptron_free(p);
    dataset_free(data);
}
/* 01: experiments */
static void iris(Run *run)
{
    Dataset *data = read_irises(run, "setosa", NULL);
    Perceptron *p = perceptron_new(data->D);
    Training t = train_and_tell(run, p, data, false);
    Bound b = bound_of(data);
    /* iris: print the numbers */
    experiment_number(run, "R2", b.R2);
    experiment_number(run, "gamma", b.gamma);
    experiment_number(run, "bound", b.mistakes);
    experiment_number(run, "mistakes", (double)t.mistakes);
    experiment_number(run, "epochs", t.epochs);
    for (int j = 0; j <= p->D; j++) {
        char key[] = {'w', (char)('0' + j), '\0'};
        experiment_number(run, key, p->w[j]);
    }
    double attained = hull_least(data, p->w);
    experiment_number(run, "attained", attained);
    experiment_number(run, "attained_share", 100 * attained / b.gamma);
    experiment_claim(run, "separates", t.done);
    experiment_claim(run, "exact", b.exact);
    experiment_claim(run, "within_bound", part_used(t, b) <= ALL);
    perceptron_free(p);
    dataset_free(data);
}
/* 01: experiments */
static void hand(Run *run)
{
    double lambda[3], v[2];
    Dataset *data = three_samples();
    Perceptron *p = perceptron_new(1);
    Training t = train_and_tell(run, p, data, true);
    Bound b = bound_of(data);
    hull_watch(data, lambda, v, print_corral, run);
    for (int n = 0; n < 3; n++)
        experiment_row(run, "sample=%d p0=%g p1=%g lambda=%g", n + 1,
                       three[n][0], three[n][1], lambda[n]);
    /* hand: print the numbers, and compare */
    double attained = fmax(0, hull_least(data, p->w));
    double off = fabs(13 * v[0] + 3) + fabs(13 * v[1] - 2)
                 + fabs(13 * lambda[0] - 8) + fabs(13 * lambda[1] - 5)
                 + fabs(lambda[2]) + fabs(b.mistakes / 221 - 1);
    experiment_number(run, "mistakes", (double)t.mistakes);
    experiment_number(run, "R2", b.R2);
    experiment_number(run, "gamma", b.gamma);
    experiment_number(run, "bound", b.mistakes);
    experiment_number(run, "attained", attained);
    experiment_claim(run, "by_hand", t.mistakes == 5 && p->w[0] == -1
                     && p->w[1] == 1 && attained == 0 && off < 1e-12);
    perceptron_free(p);
    dataset_free(data);
}
/* 01: experiments */
static void bound(Run *run)
{
    Largest narrow = {0}, orthonormal = {0}, most = {0};
    try_narrow_sets(run, &narrow, &most);
    bool tight = try_orthonormal_sets(run, &orthonormal);
    experiment_number(run, "sets", narrow.n);
    experiment_number(run, "worst", narrow.most);
    experiment_number(run, "most", most.most);
    experiment_claim(run, "never_violated",
                     counting_within(narrow, ALL)
                     && counting_within(orthonormal, ALL));
    experiment_claim(run, "tight", tight);
}
/* 01: experiments */
static void nonseparable(Run *run)
{
    Dataset *data = read_irises(run, "versicolor", "virginica");
    Dataset *mixed = dataset_rows(data, 0, data->N);
    Random random = experiment_random(run);
    Course file = learn_in_order(run, "file", data, NULL);
    Course shuffled = learn_in_order(run, "shuffled", mixed, &random);
    experiment_claim(run, "never_stops",
                     !file.stopped && !shuffled.stopped);
    experiment_claim(run, "shuffling", file.mistakes < shuffled.mistakes
                     && file.wrong > shuffled.wrong);
    print_common_point(run, data);
    dataset_free(mixed);
    dataset_free(data);
}

EXPERIMENTS(
    /* 01: list of experiments */
    {"", demonstration, "watch it learn to tell Gentoo penguins",
     {DATA_OPTION}},
    {"penguins", penguins, "Gentoo penguins: the line after each mistake",
     {DATA_OPTION, EPOCHS("100")}},
    /* 01: list of experiments */
    {"iris", iris, "setosa against the rest, and the bound",
     {DATA_OPTION, EPOCHS("1000")}},
    /* 01: list of experiments */
    {"hand", hand, "three samples, for a pencil", {EPOCHS("100")}},
    /* 01: list of experiments */
    {"bound", bound, "mistakes against the bound",
     {SEED_OPTION,
      {INTEGER, "sets", "10", 1, 1e6, "random sets for each margin"},
      {INTEGER, "N", "100", 1, 1e5, "samples in a random set"},
      {INTEGER, "D", "10", 2, 1000, "features in a random set"}}},
    /* 01: list of experiments */
    {"nonseparable", nonseparable, "versicolor against virginica",
     {DATA_OPTION, EPOCHS("1000"), SEED_OPTION}},
)
