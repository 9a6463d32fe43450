/* 01-perceptron.c: tangled from chapters/01-perceptron.nw; edit it there */
#include "experiment.h"
#include "hull.h"
#include "memory.h"
#include "perceptron.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* perceptron: helpers of the experiments */
static int find_class(const Run *run, const Dataset *data,
                      const char *name)
{
    char why[WHY];
    int class = dataset_class(data, name);
    snprintf(why, sizeof why, "the data have no class '%s'", name);
    if (class < 0)
        experiment_fail(run, why);
    return class;
}
/* perceptron: helpers of the experiments */
static Dataset *read_penguins(const Run *run)
{
    Dataset *all = experiment_dataset(run, "penguins.csv",
        "bill_depth_mm,flipper_length_mm", "species");
    dataset_standardize(all);
    int gentoo = find_class(run, all, "Gentoo");
    Dataset *data = dataset_two_classes(all, gentoo, -1);
    dataset_free(all);
    return data;
}
/* perceptron: helpers of the experiments */
static void print_weights(const Perceptron *p)
{
    for (int j = 0; j <= p->D; j++)
        printf(" %.6g", p->w[j]);
    printf("\n");
}
/* perceptron: helpers of the experiments */
static Training train_and_tell(Perceptron *p, const Dataset *data,
                               int max)
{
    Training t = {0};
    while (!t.done && t.epochs < max) {
        t.epochs++;
        t.done = true;
        for (int n = 0; n < data->N; n++)
            if (perceptron_learn(p, data->x[n], data->y[n])) {
                t.done = false;
                printf("%ld %d %d", ++t.mistakes, t.epochs, n + 1);
                print_weights(p);
            }
    }
    return t;
}
/* perceptron: helpers of the experiments */
static Dataset *read_irises(const Run *run, const char *one,
                            const char *zero)
{
    Dataset *all = experiment_dataset(run, "iris.csv",
        "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm",
        "species");
    int others = zero ? find_class(run, all, zero) : -1;
    Dataset *data =
        dataset_two_classes(all, find_class(run, all, one), others);
    dataset_free(all);
    return data;
}
/* perceptron: helpers of the experiments */
static double squared_length(int D, const double x[])
{
    double sum = 0;
    for (int j = 0; j <= D; j++)
        sum += x[j] * x[j];
    return sum;
}
/* perceptron: helpers of the experiments */
typedef struct {
    double R2, gamma, mistakes;     /* mistakes <= R2 / gamma^2 */
    bool exact;                     /* or one should not rely on it */
} Bound;

static Bound bound_of(const Dataset *data)
{
    Bound b = {0};
    double *lambda = allocate((size_t)data->N, sizeof *lambda);
    double *v = allocate((size_t)data->D + 1, sizeof *v);
    for (int n = 0; n < data->N; n++)
        b.R2 = fmax(b.R2, squared_length(data->D, data->x[n]));
    Margin margin = hull_nearest(data, lambda, v);
    b.gamma = margin.high;
    b.exact = margin.exact && margin.low > 0 && isfinite(b.R2);
    b.mistakes = b.R2 / (b.gamma * b.gamma);
    free(lambda);
    free(v);
    return b;
}
/* perceptron: helpers of the experiments */
static void random_direction(Sample *sample, int D, double e[])
{
    for (int j = 0; j <= D; j++)
        e[j] = j == 0 ? 0 : sample_normal(sample);
    double length = sqrt(squared_length(D, e));
    for (int j = 1; j <= D; j++)
        e[j] /= length;
}
/* perceptron: helpers of the experiments */
static void random_sample(Sample *sample, int D, const double u[],
                          double t, double x[])
{
    double along = 0;
    random_direction(sample, D, x);
    for (int j = 1; j <= D; j++)
        along += x[j] * u[j];
    double side = sqrt((1 - t * t) / (1 - along * along));
    for (int j = 1; j <= D; j++)
        x[j] = side * (x[j] - along * u[j]) + t * u[j];
}
/* perceptron: helpers of the experiments */
static Dataset *narrow_set(Sample *sample, int N, int D, double g)
{
    Dataset *data = dataset_new(N, D);
    double *u = allocate((size_t)D + 1, sizeof *u);
    random_direction(sample, D, u);
    for (int n = 0; n < N; n++) {
        double t = g * (1 + sample_uniform(sample));
        data->y[n] = sample_below(sample, 2);
        t = data->y[n] ? t : -t;
        random_sample(sample, D, u, t, data->x[n]);
    }
    free(u);
    return data;
}
/* perceptron: helpers of the experiments */
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
/* perceptron: helpers of the experiments */
typedef struct {
    int sets;
    double worst;       /* largest mistakes / bound */
    bool holds;         /* learned, and within the bound, every time */
} Tally;

static Training try_set(Dataset *data, Bound *b, Tally *tally)
{
    Perceptron *p = perceptron_new(data->D);
    Training t = perceptron_train(p, data, 1000000);
    *b = bound_of(data);
    double ratio = (double)t.mistakes / b->mistakes;
    tally->sets++;
    tally->worst = fmax(tally->worst, ratio);
    tally->holds = tally->holds && t.done && b->exact
                   && ratio <= 1 + 1e-9;
    perceptron_free(p);
    dataset_free(data);
    return t;
}
/* perceptron: helpers of the experiments */
static void try_narrow_sets(Run *run, Tally *tally)
{
    Sample sample = sample_seed(experiment_integer(run, "seed"));
    int sets = (int)experiment_integer(run, "sets");
    int N = (int)experiment_integer(run, "N");
    int D = (int)experiment_integer(run, "D");
    for (double g = 0.5; g > 0.003; g /= 2) {
        for (int i = 0; i < sets; i++) {
            Bound b;
            Dataset *data = narrow_set(&sample, N, D, g);
            Training t = try_set(data, &b, tally);
            printf("%g %g %ld %d\n", b.gamma, b.mistakes, t.mistakes,
                   t.epochs);
        }
        experiment_progress(run, (int)(-log2(g)), 8);
    }
}
/* perceptron: helpers of the experiments */
static bool try_orthonormal_sets(Tally *tally)
{
    bool tight = true;
    for (int N = 1; N <= 256; N *= 2) {
        Bound b;
        Training t = try_set(orthonormal_set(N), &b, tally);
        bool exact = fabs(b.mistakes - N) < 1e-9 * N;
        tight = tight && exact && t.mistakes == N;
        printf("%d %g %ld\n", N, b.mistakes, t.mistakes);
    }
    return tight;
}
/* perceptron: helpers of the experiments */
static int count_wrong(const Perceptron *p, const Dataset *data)
{
    int wrong = 0;
    for (int n = 0; n < data->N; n++)
        wrong += perceptron_output(p, data->x[n]) != data->y[n];
    return wrong;
}
/* perceptron: helpers of the experiments */
typedef struct {
    int mistakes, wrong;    /* of the last epoch */
    int least;              /* fewest wrong after any epoch */
    long sum;               /* of the mistakes of all epochs */
    long sum_wrong;         /* of the wrong after each epoch */
    bool stopped;           /* some epoch was without a mistake */
} Course;
/* perceptron: helpers of the experiments */
static void note_epoch(Course *c, Perceptron *p, const Dataset *data)
{
    c->mistakes = perceptron_epoch(p, data);
    c->wrong = count_wrong(p, data);
    c->least = c->wrong < c->least ? c->wrong : c->least;
    c->sum += c->mistakes;
    c->sum_wrong += c->wrong;
    c->stopped = c->stopped || c->mistakes == 0;
}
/* perceptron: helpers of the experiments */
static void print_course(Run *run, const char *order, const Course *c,
                         int epochs)
{
    char key[64];
    snprintf(key, sizeof key, "%s_mistakes", order);
    experiment_number(run, key, (double)c->sum / epochs);
    snprintf(key, sizeof key, "%s_wrong", order);
    experiment_number(run, key, (double)c->sum_wrong / epochs);
    snprintf(key, sizeof key, "%s_least", order);
    experiment_number(run, key, c->least);
    snprintf(key, sizeof key, "%s_never_stops", order);
    experiment_claim(run, key, !c->stopped);
}
/* perceptron: helpers of the experiments */
static bool are_whole(int N, const double lambda[], int q)
{
    for (int n = 0; n < N; n++)
        if (fabs(2 * q * lambda[n] - round(2 * q * lambda[n])) > 1e-6)
            return false;
    return true;
}
/* perceptron: helpers of the experiments */
static int common_denominator(int N, const double lambda[])
{
    for (int q = 1; q < 100000; q++)
        if (are_whole(N, lambda, q))
            return q;
    return 0;
}
/* perceptron: helpers of the experiments */
static bool is_common_point(const Dataset *data, const double lambda[],
                            int q)
{
    for (int j = 0; j <= data->D; j++) {
        long sum = 0;
        for (int n = 0; n < data->N; n++) {
            long numerator = lround(2 * q * lambda[n]);
            long tenths = lround(10 * data->x[n][j]);
            sum += (data->y[n] ? 1 : -1) * numerator * tenths;
        }
        if (sum != 0)
            return false;
    }
    return q > 0;
}
/* perceptron: experiments */
static void penguins(Run *run)
{
    Dataset *data = read_penguins(run);
    Perceptron *p = perceptron_new(data->D);
    int epochs = (int)experiment_integer(run, "epochs");
    experiment_columns(run, "mistake epoch sample w0 w1 w2");
    Training t = train_and_tell(p, data, epochs);
    /* penguins: print the numbers */
    int gentoo = 0;
    for (int n = 0; n < data->N; n++)
        gentoo += data->y[n];
    experiment_number(run, "penguins", data->N);
    experiment_number(run, "left_out", data->left_out);
    experiment_number(run, "gentoo", gentoo);
    experiment_number(run, "mistakes", (double)t.mistakes);
    experiment_number(run, "epochs", t.epochs);
    experiment_claim(run, "separates", t.done);
    experiment_columns(run, "depth flipper gentoo");
    for (int n = 0; n < data->N; n++)
        printf("%g %g %d\n", data->x[n][1], data->x[n][2], data->y[n]);
    perceptron_free(p);
    dataset_free(data);
}
/* perceptron: experiments */
static void demonstration(Run *run)
{
    Dataset *data = read_penguins(run);
    Perceptron *p = perceptron_new(data->D);
    printf("%d penguins, %d more left out; is it a Gentoo?\n\n",
           data->N, data->left_out);
    printf("mistake, epoch, penguin, bias, weights\n");
    Training t = train_and_tell(p, data, 100);
    printf("\nEpoch %d: %s. It is a Gentoo if\n", t.epochs,
           t.done ? "no mistake" : "still mistakes");
    printf("%.2f %+.2f depth %+.2f flipper > 0 (standardized).\n",
           p->w[0], p->w[1], p->w[2]);
    perceptron_free(p);
    dataset_free(data);
}
/* perceptron: experiments */
static void iris(Run *run)
{
    Dataset *data = read_irises(run, "setosa", NULL);
    Perceptron *p = perceptron_new(data->D);
    int epochs = (int)experiment_integer(run, "epochs");
    experiment_columns(run, "mistake epoch sample w0 w1 w2 w3 w4");
    Training t = train_and_tell(p, data, epochs);
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
    experiment_claim(run, "separates", t.done);
    experiment_claim(run, "exact", b.exact);
    experiment_claim(run, "within_bound",
                     b.exact
                     && (double)t.mistakes <= b.mistakes * (1 + 1e-9));
    perceptron_free(p);
    dataset_free(data);
}
/* perceptron: experiments */
static void bound(Run *run)
{
    Tally narrow = {.holds = true}, orthonormal = {.holds = true};
    experiment_columns(run, "margin bound mistakes epochs");
    try_narrow_sets(run, &narrow);
    experiment_columns(run, "N bound mistakes");
    bool tight = try_orthonormal_sets(&orthonormal);
    experiment_number(run, "sets", narrow.sets);
    experiment_number(run, "worst", narrow.worst);
    experiment_claim(run, "never_violated",
                     narrow.holds && orthonormal.holds);
    experiment_claim(run, "tight", tight);
}
/* perceptron: experiments */
static void nonseparable(Run *run)
{
    Dataset *data = read_irises(run, "versicolor", "virginica");
    int epochs = (int)experiment_integer(run, "epochs");
    Sample sample = sample_seed(experiment_integer(run, "seed"));
    /* nonseparable: train in two orders and print both courses */
    Dataset *shuffled = dataset_rows(data, 0, data->N);
    Perceptron *p = perceptron_new(data->D), *q = perceptron_new(data->D);
    Course sorted = {.least = data->N}, mixed = {.least = data->N};
    experiment_columns(run,
        "epoch mistakes wrong mixed_mistakes mixed_wrong");
    for (int e = 1; e <= epochs; e++) {
        dataset_shuffle(shuffled, &sample);
        note_epoch(&sorted, p, data);
        note_epoch(&mixed, q, shuffled);
        printf("%d %d %d %d %d\n", e, sorted.mistakes, sorted.wrong,
               mixed.mistakes, mixed.wrong);
    }
    print_course(run, "sorted", &sorted, epochs);
    print_course(run, "mixed", &mixed, epochs);
    perceptron_free(p);
    perceptron_free(q);
    dataset_free(shuffled);
    /* nonseparable: look for a common point of the hulls */
    double *lambda = allocate((size_t)data->N, sizeof *lambda);
    double *v = allocate((size_t)data->D + 1, sizeof *v);
    Margin margin = hull_nearest(data, lambda, v);
    experiment_number(run, "distance", margin.high);
    int denominator = common_denominator(data->N, lambda);
    experiment_number(run, "denominator", denominator);
    bool exact = is_common_point(data, lambda, denominator);
    experiment_claim(run, "exact", exact);
    /* nonseparable: print the certificate */
    for (int j = 1; j <= data->D; j++) {
        char key[] = {'s', 'u', 'm', (char)('0' + j), '\0'};
        double sum = 0;
        for (int n = 0; n < data->N; n++)
            if (data->y[n])
                sum += round(2 * denominator * lambda[n]) * data->x[n][j];
        experiment_number(run, key, sum);
    }
    /* nonseparable: print the certificate */
    experiment_columns(run, "class numerator x1 x2 x3 x4");
    for (int n = 0; n < data->N; n++)
        if (lambda[n] > 0) {
            printf("%s %ld", data->class_name[data->y[n]],
                   lround(2 * denominator * lambda[n]));
            for (int j = 1; j <= data->D; j++)
                printf(" %g", data->x[n][j]);
            printf("\n");
        }
    free(lambda);
    free(v);
    dataset_free(data);
}

static const Experiment experiments[] = {
    /* perceptron: list of experiments */
    {"", demonstration, "watch it learn to tell Gentoo penguins",
     {DATA_OPTION}},
    {"penguins", penguins, "Gentoo penguins: the line after each mistake",
     {DATA_OPTION,
      {INTEGER, "epochs", "100", 1, 1e6, "stop after so many epochs"}}},
    /* perceptron: list of experiments */
    {"iris", iris, "setosa against the rest, and the bound",
     {DATA_OPTION,
      {INTEGER, "epochs", "1000", 1, 1e6, "stop after so many epochs"}}},
    /* perceptron: list of experiments */
    {"bound", bound, "mistakes against the bound",
     {{INTEGER, "seed", "1", 0, 1e9, "seed of the random numbers"},
      {INTEGER, "sets", "10", 1, 1e6, "random sets for each margin"},
      {INTEGER, "N", "100", 1, 1e5, "samples in a random set"},
      {INTEGER, "D", "10", 2, 1000, "features in a random set"}}},
    /* perceptron: list of experiments */
    {"nonseparable", nonseparable, "versicolor against virginica",
     {DATA_OPTION,
      {INTEGER, "epochs", "1000", 1, 1e6, "epochs"},
      {INTEGER, "seed", "1", 0, 1e9, "seed of the shuffled order"}}},
    {0}
};

int main(int argc, char *argv[])
{
    return experiment_main(argc, argv, experiments);
}
