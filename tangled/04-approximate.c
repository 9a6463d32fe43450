/* 04-approximate.c: tangled from chapters/workshop/04-approximate.nw; edit it there */
#include "activation.h"
#include "counting.h"
#include "experiment.h"
#include "memory.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* 04: functions to be approximated */
typedef double Target(double x, int m);

static const double PI = 3.14159265358979323846;

static double wave(double x, int m)
{
    return sin(2 * PI * m * x);
}

static double root(double x, int m)
{
    return m * sqrt(x);
}

static double step(double x, int m)
{
    return m * (x > 0.5);
}
/* 04: a network in one block */
typedef struct {
    double w, b, v; /* weight of the input, bias, output weight */
} Hidden;

typedef struct {
    int H;          /* hidden units */
    double v0;      /* bias of the output */
    double (*f)(double s);
    Hidden unit[];  /* unit[0..H-1] */
} Network;

static Network *network_new(int H, double (*f)(double s))
{
    size_t units = (size_t)H * sizeof(Hidden);
    Network *net = allocate(1, sizeof *net + units);
    net->H = H;
    net->f = f;
    return net;
}
/* 04: networks with computed weights */
static double term(const Network *net, int k, double x)
{
    Hidden u = net->unit[k];
    return u.v * net->f(u.b + u.w * x);
}

static double network_output(const Network *net, double x)
{
    double y = net->v0;
    for (int k = 0; k < net->H; k++)
        y += term(net, k, x);
    return y;
}
/* 04: networks with computed weights */
static double rectifier(double s)
{
    return fmax(0, s);
}

static Network *interpolate(Target *F, int m, int H)
{
    Network *net = network_new(H, rectifier);
    double slope = 0;
    net->v0 = F(0, m);
    for (int k = 0; k < H; k++) {
        double left = (double)k / H, right = (double)(k + 1) / H;
        double next = H * (F(right, m) - F(left, m));
        net->unit[k] = (Hidden){1, -left, next - slope};
        slope = next;
    }
    return net;
}
/* 04: networks with computed weights */
static Network *staircase(Target *F, int H, double beta)
{
    Network *net = network_new(H - 1, activation_sigmoid);
    double height = net->v0 = F(0.5 / H, 1);
    for (int k = 1; k < H; k++) {
        double next = F((k + 0.5) / H, 1);
        net->unit[k - 1] = (Hidden){beta, -beta * k / H, next - height};
        height = next;
    }
    return net;
}
/* 04: folds */
static double tents(double x, int k)
{
    for (int i = 0; i < k; i++)
        x = 2 * rectifier(x) - 4 * rectifier(x - 0.5);
    return x;
}
/* 04: measure errors */
static double rounded(double x)
{
    return round(1e12 * x) / 1e12 + 0.0;    /* and not -0 */
}
/* 04: measure errors */
static const int GRID = 1 << 14;

static double largest_error(Target *F, int m, const Network *net)
{
    Largest error = {0};
    for (int i = 0; i < GRID; i++) {
        double x = (double)i / GRID;
        counting_see(&error, fabs(F(x, m) - network_output(net, x)));
        x = nextafter(x, 1);
        counting_see(&error, fabs(F(x, m) - network_output(net, x)));
    }
    return error.most;
}
/* 04: measure errors */
static double rms_error(Target *F, int m, const Network *net)
{
    double sum = 0;
    for (int i = 0; i < GRID; i++) {
        double x = (i + 0.5) / GRID;
        double error = F(x, m) - network_output(net, x);
        sum += error * error;
    }
    return sqrt(sum / GRID);
}
/* 04: measure errors */
typedef double Measure(Target *F, int m, const Network *net);

static double miss(Measure *measure, Target *F, int m, int H)
{
    Network *net = interpolate(F, m, H);
    double error = measure(F, m, net);
    free(net);
    return error;
}
/* 04: measure errors */
static void try_faster_waves(Run *run)
{
    double error = 0;
    for (int m = 1; m <= 10; m++) {
        error = miss(largest_error, wave, m, 16);
        experiment_row(run, "m=%d sin_sup=%.6g", m, error);
    }
    experiment_claim(run, "defeated", error > 1 - 1e-6);
}
/* 04: experiments */
static void print_fit(Run *run, Target *F, Network *net, int parts)
{
    experiment_block(run);
    for (int i = 0; i <= parts; i++) {
        double x = (double)i / parts;
        experiment_cells(run, "x=%g target=%g network=%g", x, F(x, 1),
                         network_output(net, x));
        for (int k = 0; k < net->H; k++) {
            double y = term(net, k, x);
            experiment_array(run, "term", k, 1, &y);
        }
        experiment_end(run);
    }
    free(net);
}
/* 04: experiments */
static void fit(Run *run)
{
    print_fit(run, wave, interpolate(wave, 1, 4), 200);
    print_fit(run, wave, interpolate(wave, 1, 8), 200);
    print_fit(run, root, interpolate(root, 1, 4), 200);
    print_fit(run, step, interpolate(step, 1, 8), 200);
}
/* 04: experiments */
static void hand(Run *run)
{
    static const double by_hand[] = {4, -8, 0, 8};
    Network *net = interpolate(wave, 1, 4);
    double slope = 0;
    Largest off = {0};
    for (int k = 0; k < 4; k++) {
        double v = net->unit[k].v, t = -net->unit[k].b;
        slope += v;
        counting_see(&off, fabs(v - by_hand[k]));
        experiment_row(run, "k=%d t=%g F=%g slope=%g v=%g", k, t,
                       rounded(wave(t, 1)), rounded(slope), rounded(v));
    }
    /* hand: compare at one point */
    double G = network_output(net, 0.375), F = wave(0.375, 1);
    double bound = PI * PI / 32;
    experiment_number(run, "G", rounded(G));
    experiment_number(run, "F", F);
    experiment_number(run, "difference", F - G);
    experiment_number(run, "bound", bound);
    experiment_claim(run, "by_hand", counting_within(off, 1e-12)
                     && fabs(G - 0.5) < 1e-12);
    experiment_claim(run, "within", F - G <= bound);
    free(net);
}
/* 04: experiments */
static void error(Run *run)
{
    Largest part = {0}, off[4] = {{0}};
    for (int H = experiment_int(run, "first"); H <= 512; H *= 2) {
        /* error: measure and predict four errors */
        double e[] = {miss(largest_error, wave, 1, H),
                      miss(largest_error, root, 1, H),
                      miss(largest_error, step, 1, H),
                      miss(rms_error, step, 1, H)};
        double p[] = {PI * PI / 2 / H / H, 0.25 / sqrt(H), H % 2 ? 0.5 : 1,
                      1 / sqrt((H % 2 ? 12.0 : 3.0) * H)};
        experiment_row(run, "H=%d sin_sup=%g sin_bound=%g sqrt_sup=%g"
                       " sqrt_theory=%g step_sup=%g step_theory=%g step_rms=%g"
                       " rms_theory=%g part=%g factor=%g", H, e[0], p[0], e[1],
                       p[1], e[2], p[2], e[3], p[3], e[0] / p[0],
                       miss(largest_error, wave, 1, H / 2) / e[0]);
        counting_see(&part, e[0] / p[0]);
        for (int k = 1; k < 4; k++)
            counting_see(&off[k], fabs(e[k] - p[k]) / p[k]);
        experiment_progress(run, H, 512);
    }
    /* error: make four claims */
    experiment_claim(run, "bounded", counting_within(part, 1));
    experiment_claim(run, "exact", counting_within(off[1], 1e-12));
    experiment_claim(run, "stuck", counting_within(off[2], 1e-9));
    experiment_claim(run, "mean", counting_within(off[3], 1e-3));
    try_faster_waves(run);
}
/* 04: experiments */
static void demonstration(Run *run)
{
    (void)run;
    Network *net = interpolate(wave, 1, 8);
    for (int i = 0; i <= 20; i++) {
        double x = i / 20.0;
        char line[] = "                                         ";
        line[20 + lround(20 * wave(x, 1))] = '.';
        line[20 + lround(20 * network_output(net, x))] = '*';
        printf("%5.2f %s\n", x, line);
    }
    free(net);
}
/* 04: experiments */
static void bump(Run *run)
{
    static const double beta[] = {20, 50, 200};
    for (int b = 0; b < 3; b++)
        for (int i = 0; i <= 200; i++) {
            double x = i / 200.0;
            experiment_row(run, "beta=%g x=%g up=%g down=%g", beta[b],
                           x, activation_sigmoid(beta[b] * (x - 0.3)),
                           activation_sigmoid(beta[b] * (x - 0.7)));
        }
    print_fit(run, wave, staircase(wave, 8, 200), 400);
    /* bump: print errors of staircases */
    Largest used = {0};
    for (int H = 4; H <= 256; H *= 2) {
        Network *net = staircase(wave, H, (double)H * H);
        double error = largest_error(wave, 1, net), bound = 6 * PI / H;
        experiment_row(run, "H=%d sin_sup=%g bound=%g share=%g", H, error,
                       bound, error / bound);
        counting_see(&used, error / bound);
        free(net);
    }
    experiment_claim(run, "bounded", counting_within(used, 1));
}
/* 04: experiments */
static void tent(Run *run)
{
    bool exact = true;
    for (int k = 1; k <= 16; k++) {
        int parts = 1 << k, crossings = 0;
        for (int i = 0; i < parts; i++)
            crossings += (tents((double)i / parts, k) < 0.5)
                         != (tents((i + 1.0) / parts, k) < 0.5);
        experiment_row(run, "k=%d units=%d crossings=%d"
                       " shallow_units=%d", k, 2 * k, crossings,
                       parts - 1);
        exact = exact && crossings == parts;
    }
    experiment_claim(run, "doubles", exact);
    /* tent: print the maps for the figure */
    for (int i = 0; i <= 512; i++) {
        double x = i / 512.0, T[4];
        for (int k = 0; k < 4; k++)
            T[k] = tents(x, k + 1);
        experiment_cells(run, "x=%g", x);
        experiment_array(run, "T", 1, 4, T);
        experiment_end(run);
    }
}

EXPERIMENTS(
    /* 04: list of experiments */
    {"", demonstration, "a wave, drawn with eight rectifiers", {{0}}},
    {"fit", fit, "four small networks and their hidden units", {{0}}},
    {"hand", hand, "four rectifiers for a wave, for a pencil", {{0}}},
    {"error", error, "errors against the number of hidden units",
     {{INTEGER, "first", "4", 2, 512, "fewest units, to be doubled"}}},
    {"bump", bump, "sigmoids make bumps, bumps a staircase", {{0}}},
    {"tent", tent, "how often k folds cross one half", {{0}}},
)
