/* 06-loss.c: tangled from chapters/workshop/06-loss.nw; edit it there */
#include "counting.h"
#include "experiment.h"
#include "loss.h"
#include "memory.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* 06: a central difference */
static double difference(const Loss *loss, int K,
                         const Activation *const f[], double s[],
                         const double y[], int k)
{
    const double at = s[k], h = 1e-5 * fmax(1, fabs(at));
    double high = s[k] = at + h;
    double above = loss->value(K, f, s, y);
    double low = s[k] = at - h;
    double below = loss->value(K, f, s, y);
    s[k] = at;
    return (above - below) / (high - low);
}
/* 06: losses, deltas and the truth */
static double loss_error(double s, double y)
{
    const Activation *f = activation_find("sigmoid");
    double value = loss_find("binary")->value(1, &f, &s, &y);
    long double e = expl((long double)s), no = 1 - (long double)y;
    long double truth = no * log1pl(e) + (long double)y * log1pl(1 / e);
    return (double)fabsl((value - truth) / truth);
}
/* 06: losses, deltas and the truth */
static void see_losses(double s, Largest *worst)
{
    static const double y[] = {0, 1e-10, 1e-6, 0.01, 0.5, 0.99, 0.9999,
                               1 - 1e-6, 1 - 1e-10, 1};
    for (size_t n = 0; n < sizeof y / sizeof *y; n++)
        counting_see(worst, loss_error(s, y[n]));
}
/* 06: losses, deltas and the truth */
static double delta_error(double s)
{
    const Activation *f = activation_find("sigmoid");
    const double y = 1;
    double delta;
    loss_find("binary")->delta(1, &f, &s, &y, &delta);
    long double truth = -1 / (1 + expl((long double)s));
    return (double)fabsl(delta / truth - 1);
}
/* 06: what outputs say, and their deltas */
static double outputs(const char *pair[2], int K, const Activation *f[],
                      const double s[], const double y[], double a[],
                      double delta[])
{
    const Loss *loss = loss_find(pair[0]);
    for (int k = 0; k < K; k++)
        f[k] = activation_find(pair[1]);
    for (int k = 0; k < K && f[k]->f; k++)
        a[k] = f[k]->f(s[k]);
    if (!f[0]->f)
        activation_softmax(K, s, a);
    loss->delta(K, f, s, y, delta);
    return loss->value(K, f, s, y);
}
/* 06: experiments */
/* table: rows of one loss */
static void print_loss(Run *run, const char *pair[2], int K, double s[],
                       const double y[], Largest *error)
{
    const Loss *loss = loss_find(pair[0]);
    const Activation **f = allocate((size_t)K, sizeof *f);
    double *a = allocate(2 * (size_t)K, sizeof *a), *delta = a + K;
    double value = outputs(pair, K, f, s, y, a, delta);
    for (int k = 0; k < K; k++) {
        double d = difference(loss, K, f, s, y, k);
        counting_see(error, fabs(delta[k] - d) / fmax(1, value));
        experiment_row(run, "loss=%s output=%s i=%d s=%g y=%g a=%.6f"
                       " delta=%.9f difference=%.9f value=%.6g",
                       pair[0], pair[1], k + 1, s[k], y[k], a[k],
                       delta[k], d, value);
    }
    free(f);
    free(a);
}

static const char *pairs[][2] = {
    {"squared", "identity"}, {"squared", "sigmoid"},
    {"binary", "sigmoid"}, {"categorical", "softmax"},
};

static void table(Run *run)
{
    int K = 0;
    double *s = experiment_numbers(run, "s", &K);
    double *y = experiment_numbers(run, "y", &K);
    Largest error = {0};
    for (int n = 0; n < 4; n++) {
        char why[WHY];
        if (loss_accepts(loss_find(pairs[n][0]), K, y, why))
            print_loss(run, pairs[n], K, s, y, &error);
        else
            fprintf(stderr, "loss: left out: %s\n", why);
    }
    experiment_claim(run, "agree", counting_within(error, 1e-9));
    free(s);
    free(y);
}
/* 06: experiments */
#define OUTPUT_OPTIONS \
    {TEXT, "s", "2,-1,0.5", 0, 0, "pre-activations of the outputs"}, \
    {TEXT, "y", "1,0,0", 0, 0, "targets, as many"}
/* 06: experiments */
static void hand(Run *run)
{
    enum { OUTPUTS = 3 };
    static const double s[OUTPUTS] = {2, 1, 0}, y[OUTPUTS] = {0, 1, 0};
    const Activation *f[OUTPUTS];
    double a[4][OUTPUTS], delta[4][OUTPUTS], sum = 0, rest = 0;
    for (int n = 0; n < 4; n++) {
        double value = outputs(pairs[n], OUTPUTS, f, s, y, a[n],
                               delta[n]);
        if (n != 1)
            experiment_number(run, pairs[n][0], value);
    }
    for (int k = 0; k < OUTPUTS; k++) {
        /* hand: print the row of output k, and add up */
        experiment_row(run, "k=%d s=%g exp=%g softmax=%g y=%g"
                       " categorical=%g sigmoid=%g binary=%g squared=%g",
                       k + 1, s[k], exp(s[k]), a[3][k], y[k], delta[3][k],
                       a[2][k], delta[2][k], delta[0][k]);
        sum += exp(s[k]);
        rest += delta[3][k];
    }
    experiment_number(run, "sum", sum);
    experiment_claim(run, "balanced", fabs(rest) <= 1e-15);
}
/* 06: experiments */
static void curves(Run *run)
{
    const double y = 1;
    for (int n = -120; n <= 120; n++) {
        double s = n / 20.0, value[3], delta[3];
        for (int k = 0; k < 3; k++) {
            const Loss *loss = loss_find(pairs[k][0]);
            const Activation *f = activation_find(pairs[k][1]);
            value[k] = loss->value(1, &f, &s, &y);
            loss->delta(1, &f, &s, &y, &delta[k]);
        }
        experiment_cells(run, "s=%g", s);
        experiment_array(run, "loss", 1, 3, value);
        experiment_array(run, "delta", 1, 3, delta);
        experiment_end(run);
    }
}
/* 06: experiments */
static double learn(const char *name, double eta, double w, double b,
                    int steps, double a[])
{
    const double x = 1, y = 0;
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
/* 06: experiments */
static const struct {
    const char *name, *loss;
    double eta;
} races[] = {
    {"squared", "squared", 0.15},
    {"binary", "binary", 0.15},
    {"fourfold", "squared", 0.6},
};
/* 06: experiments */
static void slowdown(Run *run)
{
    enum { RACES = sizeof races / sizeof *races, STEPS = 1000 };
    static double a[RACES][2][STEPS + 1];
    for (int k = 0; k < RACES; k++) {
        const char *loss = races[k].loss;
        double eta = races[k].eta;
        double good = learn(loss, eta, 0.6, 0.9, STEPS, a[k][0]);
        double bad = learn(loss, eta, 2, 2, STEPS, a[k][1]);
        /* slowdown: print the numbers of one race */
        char key[3][40];
        snprintf(key[0], sizeof key[0], "%s_good", races[k].name);
        snprintf(key[1], sizeof key[1], "%s_bad", races[k].name);
        snprintf(key[2], sizeof key[2], "%s_ratio", races[k].name);
        experiment_number(run, key[0], good);
        experiment_number(run, key[1], bad);
        experiment_number(run, key[2], bad / good);
    }
    for (int n = 0; n <= STEPS; n++)
        experiment_row(run, "step=%d squared_good=%g squared_bad=%g"
                       " binary_good=%g binary_bad=%g", n, a[0][0][n],
                       a[0][1][n], a[1][0][n], a[1][1][n]);
}
/* 06: experiments */
static double twice(int K, double win, double *once)
{
    const Loss *loss = loss_find("categorical");
    double *s = allocate(3 * (size_t)K, sizeof *s);
    double *a = s + K, *y = a + K;
    s[0] = win;
    y[0] = 1;
    activation_softmax(K, s, a);
    *once = loss->value(K, NULL, s, y);
    double value = loss->value(K, NULL, a, y);
    free(s);
    return value;
}
/* 06: experiments */
static void floors(Run *run)
{
    static const int sizes[] = {2, 10, 100, 1000};
    Largest error = {0};
    for (int n = 0; n < 4; n++)
        for (int win = 0; win <= 50; win += 25) {
            double once, lowest = log1p((sizes[n] - 1) / exp(1));
            double value = twice(sizes[n], win, &once);
            experiment_row(run, "K=%d win=%d once=%.6g twice=%.6g"
                           " floor=%.6g", sizes[n], win, once, value,
                           lowest);
            if (win == 50)
                counting_see(&error, fabs(value / lowest - 1));
        }
    experiment_claim(run, "reached", counting_within(error, 1e-12));
}
/* 06: experiments */
static double naive(double s)
{
    return -log(1 - 1 / (1 + exp(-s)));
}
/* 06: experiments */
static void stable(Run *run)
{
    const Activation *f = activation_find("sigmoid");
    const Loss *loss = loss_find("binary");
    const double y = 0;
    Largest worst = {0}, worst_delta = {0};
    double first = INFINITY;
    for (int n = -200; n <= 200; n++) {
        double s = n / 4.0, a = loss->value(1, &f, &s, &y);
        long double truth = log1pl(expl((long double)s));
        double naive_error = (double)(fabsl(naive(s) - truth) / truth);
        see_losses(s, &worst);
        counting_see(&worst_delta, delta_error(s));
        if (isinf(naive(s)))
            first = fmin(first, s);
        /* stable: print a row */
        experiment_row(run, "s=%g naive=%g stable=%g naive_error=%.3g"
                       " stable_error=%.3g", s, naive(s), a,
                       fmin(10, fmax(1e-17, naive_error)),
                       fmax(1e-17, loss_error(s, y)));
    }
    experiment_number(run, "infinite", first);
    experiment_claim(run, "good", counting_within(worst, 1e-15));
    experiment_claim(run, "delta", counting_within(worst_delta, 1e-15));
}

EXPERIMENTS(
    /* 06: list of experiments */
    {"", table, "losses, deltas, differences", {OUTPUT_OPTIONS}},
    {"table", table, "the same", {OUTPUT_OPTIONS}},
    /* 06: list of experiments */
    {"hand", hand, "three outputs for a pencil", {{0}}},
    /* 06: list of experiments */
    {"curves", curves, "losses and deltas of one output, target 1", {{0}}},
    /* 06: list of experiments */
    {"slowdown", slowdown, "one sigmoid, two starts, two losses", {{0}}},
    /* 06: list of experiments */
    {"floor", floors, "the loss after one softmax and after two", {{0}}},
    /* 06: list of experiments */
    {"stable", stable, "naive and stable cross-entropy", {{0}}},
)
