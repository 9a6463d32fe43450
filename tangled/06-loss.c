/* 06-loss.c: tangled from chapters/06-loss.nw; edit it there */
#include "experiment.h"
#include "loss.h"
#include "memory.h"
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* loss: experiments */
static double difference(const Loss *loss, int K,
                         const Activation *const f[], double s[],
                         const double y[], int k)
{
    const double h = 1e-5, at = s[k];
    s[k] = at + h;
    double above = loss->value(K, f, s, y);
    s[k] = at - h;
    double below = loss->value(K, f, s, y);
    s[k] = at;
    return (above - below) / (2 * h);
}
/* loss: experiments */
/* table: rows of one loss */
static int count_numbers(const char *text)
{
    int count = 0;
    while (*(text += strspn(text, ", "))) {
        count++;
        text += strcspn(text, ", ");
    }
    return count;
}
/* table: rows of one loss */
static double print_loss(const char *pair[2], int K, double s[],
                         const double y[])
{
    const Loss *loss = loss_find(pair[0]);
    size_t units = (size_t)K;
    const Activation **f = allocate(units, sizeof *f);
    double *a = allocate(units, sizeof *a), most = 0;
    double *delta = allocate(units, sizeof *delta);
    for (int k = 0; k < K; k++)
        f[k] = activation_find(pair[1]);
    /* print_loss: compute a and delta */
    for (int k = 0; k < K && f[k]->f; k++)
        a[k] = f[k]->f(s[k]);
    if (!f[0]->f)
        activation_softmax(K, s, a);
    loss->delta(K, f, s, y, delta);
    printf("# %s %s: loss %.12g\n", pair[0], pair[1],
           loss->value(K, f, s, y));
    for (int k = 0; k < K; k++) {
        double d = difference(loss, K, f, s, y, k);
        most = fmax(most, fabs(delta[k] - d));
        printf("%s %s %d %g %g %.6f %.9f %.9f\n", pair[0], pair[1],
               k + 1, s[k], y[k], a[k], delta[k], d);
    }
    /* print_loss: give all back */
    free(f);
    free(a);
    free(delta);
    return most;
}

static double print_table(Run *run)
{
    static const char *pairs[][2] = {
        {"squared", "identity"}, {"squared", "sigmoid"},
        {"binary", "sigmoid"}, {"categorical", "softmax"},
    };
    int K = count_numbers(experiment_text(run, "s"));
    double *s = allocate((size_t)K, sizeof *s);
    double *y = allocate((size_t)K, sizeof *y);
    double most = 0;
    experiment_numbers(run, "s", K, s);
    experiment_numbers(run, "y", K, y);
    /* table: stop if a loss does not accept y */
    char why[WHY];
    if (K < 1)
        experiment_fail(run, "--s: no numbers");
    for (int n = 0; n < 4; n++)
        if (!loss_accepts(loss_find(pairs[n][0]), K, y, why))
            experiment_fail(run, why);
    experiment_columns(run, "loss output i s y a delta difference");
    for (int n = 0; n < 4; n++)
        most = fmax(most, print_loss(pairs[n], K, s, y));
    free(s);
    free(y);
    return most;
}
/* loss: experiments */
static void demonstration(Run *run)
{
    print_table(run);
}

static void table(Run *run)
{
    experiment_claim(run, "agree", print_table(run) < 1e-9);
}
/* loss: experiments */
static void curves(Run *run)
{
    const Activation *identity = activation_find("identity");
    const Activation *sigmoid = activation_find("sigmoid");
    const Loss *squared = loss_find("squared");
    const Loss *binary = loss_find("binary");
    double y = 1, delta[3];
    experiment_columns(run, "s squared/identity squared/sigmoid "
                            "binary/sigmoid and their deltas, y = 1");
    for (int n = -120; n <= 120; n++) {
        double s = n / 20.0;
        squared->delta(1, &identity, &s, &y, &delta[0]);
        squared->delta(1, &sigmoid, &s, &y, &delta[1]);
        binary->delta(1, &sigmoid, &s, &y, &delta[2]);
        printf("%g %g %g %g %g %g %g\n", s,
               squared->value(1, &identity, &s, &y),
               squared->value(1, &sigmoid, &s, &y),
               binary->value(1, &sigmoid, &s, &y),
               delta[0], delta[1], delta[2]);
    }
}
/* loss: experiments */
static double learn(const char *name, double w, double b, int steps,
                    double a[])
{
    const double eta = 0.15, x = 1, y = 0;
    const Loss *loss = loss_find(name);
    const Activation *f = activation_find("sigmoid");
    int fast = -1;
    for (int n = 0; n <= steps; n++) {
        double s = w * x + b, delta;
        a[n] = f->f(s);
        loss->delta(1, &f, &s, &y, &delta);
        w -= eta * delta * x;
        b -= eta * delta;
        if (fast < 0 && a[n] < 0.2)
            fast = n;
    }
    return fast;
}
/* loss: experiments */
enum { STEPS = 1000 };

static void slowdown(Run *run)
{
    static double a[4][STEPS + 1];
    experiment_number(run, "squared_good",
                      learn("squared", 0.6, 0.9, STEPS, a[0]));
    experiment_number(run, "squared_bad",
                      learn("squared", 2, 2, STEPS, a[1]));
    experiment_number(run, "binary_good",
                      learn("binary", 0.6, 0.9, STEPS, a[2]));
    experiment_number(run, "binary_bad",
                      learn("binary", 2, 2, STEPS, a[3]));
    experiment_columns(run, "step squared_good squared_bad "
                            "binary_good binary_bad");
    for (int n = 0; n <= STEPS; n++)
        printf("%d %g %g %g %g\n", n, a[0][n], a[1][n], a[2][n],
               a[3][n]);
    experiment_number(run, "bad_output", a[1][100]);
}
/* loss: experiments */
static double twice(int K, double win, double *once)
{
    const Loss *loss = loss_find("categorical");
    double *s = allocate((size_t)K, sizeof *s);
    double *a = allocate((size_t)K, sizeof *a);
    double *y = allocate((size_t)K, sizeof *y);
    s[0] = win;
    y[0] = 1;
    activation_softmax(K, s, a);
    *once = loss->value(K, NULL, s, y);
    double value = loss->value(K, NULL, a, y);
    free(s);
    free(a);
    free(y);
    return value;
}
/* loss: experiments */
static void floors(Run *run)
{
    static const int sizes[] = {2, 10, 100, 1000};
    double worst = 0;
    experiment_columns(run, "K win once twice floor");
    for (int n = 0; n < 4; n++)
        for (int win = 0; win <= 50; win += 10) {
            double once, lowest = log1p((sizes[n] - 1) / exp(1));
            double value = twice(sizes[n], win, &once);
            printf("%d %d %.6g %.6g %.6g\n", sizes[n], win, once,
                   value, lowest);
            if (win == 50)
                worst = fmax(worst, fabs(value / lowest - 1));
        }
    experiment_number(run, "ten", log1p(9 / exp(1)));
    experiment_claim(run, "reached", worst < 1e-12);
}
/* loss: experiments */
static double naive(double s)
{
    double a = 1 / (1 + exp(-s));
    return -log(1 - a);
}
/* loss: experiments */
static void stable(Run *run)
{
    const Activation *f = activation_find("sigmoid");
    const Loss *loss = loss_find("binary");
    const double y = 0;
    double worst = 0, first = INFINITY;
    experiment_columns(run, "s naive stable naive_error stable_error");
    for (int n = -200; n <= 200; n++) {
        double s = n / 4.0, a = loss->value(1, &f, &s, &y);
        long double truth = log1pl(expl((long double)s));
        double error = (double)(fabsl(a - truth) / truth);
        double naive_error = (double)(fabsl(naive(s) - truth) / truth);
        /* stable: print a row */
        printf("%g %g %g %.3g %.3g\n", s, naive(s), a,
               fmin(10, fmax(1e-17, naive_error)), fmax(1e-17, error));
        worst = fmax(worst, error);
        if (isinf(naive(s)))
            first = fmin(first, s);
    }
    experiment_number(run, "infinite", first);
    experiment_claim(run, "good", worst < 1e-15);
}

static const Experiment experiments[] = {
    /* loss: list of experiments */
    #define OUTPUT_OPTIONS \
     {TEXT, "s", "2,-1,0.5", 0, 0, "pre-activations of the outputs"}, \
     {TEXT, "y", "1,0,0", 0, 0, "targets, as many"}
    {"", demonstration, "losses, deltas, differences", {OUTPUT_OPTIONS}},
    {"table", table, "the same, and whether they agree", {OUTPUT_OPTIONS}},
    /* loss: list of experiments */
    {"curves", curves, "losses and deltas of one output, target 1", {{0}}},
    /* loss: list of experiments */
    {"slowdown", slowdown, "one sigmoid, two starts, two losses", {{0}}},
    /* loss: list of experiments */
    {"floor", floors, "the loss after one softmax and after two", {{0}}},
    /* loss: list of experiments */
    {"stable", stable, "naive and stable cross-entropy, target 0", {{0}}},
    {0}
};

int main(int argc, char *argv[])
{
    return experiment_main(argc, argv, experiments);
}
