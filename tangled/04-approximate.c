/* 04-approximate.c: tangled from chapters/04-approximate.nw; edit it there */
#include "activation.h"
#include "experiment.h"
#include "memory.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* approximate: functions to be approximated */
static const double PI = 3.14159265358979323846;

static double sine(double x, int m)
{
    return sin(2 * PI * m * x);
}

static double square_root(double x, int m)
{
    return m * sqrt(x);
}

static double jump(double x, int m)
{
    return m * (x > 0.5);
}
/* approximate: functions to be approximated */
typedef struct {
    double (*f)(double x, int m);
    int m;
} Target;

static const Target wave = {sine, 1}, root = {square_root, 1},
                    step = {jump, 1};

static double value(Target F, double x)
{
    return F.f(x, F.m);
}
/* approximate: networks with computed weights */
typedef struct {
    int H;          /* hidden units */
    double *w;      /* w[k], weight of the input in unit k */
    double *b;      /* b[k], its bias */
    double *v;      /* v[k], weight of unit k in the output */
    double v0;      /* bias of the output */
    double (*f)(double s);
} Network;

static Network *network_new(int H, double (*f)(double s))
{
    Network *net = allocate(1, sizeof *net);
    *net = (Network){.H = H, .f = f};
    net->w = allocate((size_t)H, sizeof *net->w);
    net->b = allocate((size_t)H, sizeof *net->b);
    net->v = allocate((size_t)H, sizeof *net->v);
    return net;
}
/* approximate: networks with computed weights */
static void network_free(Network *net)
{
    free(net->w);
    free(net->b);
    free(net->v);
    free(net);
}

static double network_output(const Network *net, double x)
{
    double y = net->v0;
    for (int k = 0; k < net->H; k++)
        y += net->v[k] * net->f(net->b[k] + net->w[k] * x);
    return y;
}
/* approximate: networks with computed weights */
static double rectifier(double s)
{
    return fmax(0, s);
}

static Network *interpolate(Target F, int H)
{
    Network *net = network_new(H, rectifier);
    double slope = 0;
    net->v0 = value(F, 0);
    for (int k = 0; k < H; k++) {
        double left = (double)k / H, right = (double)(k + 1) / H;
        double m = H * (value(F, right) - value(F, left));
        net->w[k] = 1;
        net->b[k] = -left;
        net->v[k] = m - slope;
        slope = m;
    }
    return net;
}
/* approximate: networks with computed weights */
static Network *staircase(Target F, int H, double beta)
{
    Network *net = network_new(H - 1, activation_sigmoid);
    double height = net->v0 = value(F, 0.5 / H);
    for (int k = 1; k < H; k++) {
        double next = value(F, (k + 0.5) / H);
        net->w[k - 1] = beta;
        net->b[k - 1] = -beta * k / H;
        net->v[k - 1] = next - height;
        height = next;
    }
    return net;
}
/* approximate: measure errors */
enum { GRID = 1 << 14 };

static double largest_error(Target F, const Network *net)
{
    double most = 0;
    for (int i = 0; i < GRID; i++) {
        double x = (double)i / GRID, behind = nextafter(x, 1);
        double at = value(F, x) - network_output(net, x);
        double after = value(F, behind) - network_output(net, behind);
        most = fmax(most, fmax(fabs(at), fabs(after)));
    }
    return most;
}
/* approximate: measure errors */
static double rms_error(Target F, const Network *net)
{
    double sum = 0;
    for (int i = 0; i < GRID; i++) {
        double x = (i + 0.5) / GRID;
        double error = value(F, x) - network_output(net, x);
        sum += error * error;
    }
    return sqrt(sum / GRID);
}
/* approximate: experiments */
static void print_fit(Run *run, Target F, int H)
{
    Network *net = interpolate(F, H);
    experiment_columns(run, "x target network units...");
    for (int i = 0; i <= 200; i++) {
        double x = i / 200.0;
        printf("%g %g %g", x, value(F, x), network_output(net, x));
        for (int k = 0; k < H; k++)
            printf(" %g", net->v[k] * net->f(net->b[k] + x));
        printf("\n");
    }
    network_free(net);
}
/* approximate: experiments */
static void fit(Run *run)
{
    print_fit(run, wave, 4);
    print_fit(run, wave, 8);
    print_fit(run, root, 4);
    print_fit(run, step, 8);
}
/* approximate: experiments */
typedef struct {
    double wave, root, step, rms;
} Errors;

static Errors measure(int H)
{
    Network *w = interpolate(wave, H), *r = interpolate(root, H);
    Network *s = interpolate(step, H);
    Errors e = {largest_error(wave, w), largest_error(root, r),
                largest_error(step, s), rms_error(step, s)};
    network_free(w);
    network_free(r);
    network_free(s);
    return e;
}

static Errors predict(int H)
{
    return (Errors){PI * PI / 2 / H / H, 0.25 / sqrt(H), 1,
                    1 / sqrt(3.0 * H)};
}
/* approximate: experiments */
static bool near(double measured, double predicted, double tolerance)
{
    return fabs(measured - predicted) <= tolerance * predicted;
}
/* approximate: experiments */
static void error(Run *run)
{
    bool bounded = true, exact = true, stuck = true, mean = true;
    double last = 0, factor = 0;
    experiment_columns(run, "H sin_sup sin_bound sqrt_sup sqrt_theory "
                       "step_sup step_theory step_rms rms_theory");
    for (int H = 4; H <= 512; H *= 2) {
        Errors e = measure(H), p = predict(H);
        /* error: print a row and compare with the predictions */
        printf("%d %g %g %g %g %g %g %g %g\n", H, e.wave, p.wave, e.root,
               p.root, e.step, p.step, e.rms, p.rms);
        bounded = bounded && e.wave <= p.wave;
        exact = exact && near(e.root, p.root, 1e-12);
        stuck = stuck && near(e.step, p.step, 1e-9);
        mean = mean && near(e.rms, p.rms, 1e-3);
        factor = last / e.wave;
        last = e.wave;
        experiment_progress(run, H, 512);
    }
    /* error: print numbers and claims */
    experiment_number(run, "factor", factor);
    experiment_number(run, "tight", last / predict(512).wave);
    experiment_claim(run, "bounded", bounded);
    experiment_claim(run, "exact", exact);
    experiment_claim(run, "stuck", stuck);
    experiment_claim(run, "mean", mean);
    /* error: sixteen units for faster and faster waves */
    double at_ten = 0;
    experiment_columns(run, "m sin_sup");
    for (int m = 1; m <= 10; m++) {
        Target fast = {sine, m};
        Network *net = interpolate(fast, 16);
        at_ten = largest_error(fast, net);
        printf("%d %g\n", m, at_ten);
        network_free(net);
    }
    experiment_claim(run, "defeated", at_ten > 1 - 1e-6);
}
/* approximate: experiments */
static void demonstration(Run *run)
{
    (void)run;
    Network *net = interpolate(wave, 8);
    for (int i = 0; i <= 20; i++) {
        double x = i / 20.0;
        char line[] = "                                         ";
        line[20 + lround(20 * value(wave, x))] = '.';
        line[20 + lround(20 * network_output(net, x))] = '*';
        printf("%5.2f %s\n", x, line);
    }
    network_free(net);
}
/* approximate: experiments */
static void bump(Run *run)
{
    experiment_columns(run, "x up20 down20 up50 down50 up200 down200");
    for (int i = 0; i <= 200; i++) {
        double x = i / 200.0;
        printf("%g", x);
        for (int b = 0; b < 3; b++) {
            double beta = b == 0 ? 20 : b == 1 ? 50 : 200;
            printf(" %g %g", activation_sigmoid(beta * (x - 0.3)),
                   activation_sigmoid(beta * (x - 0.7)));
        }
        printf("\n");
    }
    /* bump: print a staircase */
    Network *net = staircase(wave, 8, 200);
    experiment_columns(run, "x target staircase");
    for (int i = 0; i <= 400; i++) {
        double x = i / 400.0;
        printf("%g %g %g\n", x, value(wave, x), network_output(net, x));
    }
    network_free(net);
    /* bump: print errors of staircases */
    bool bounded = true;
    experiment_columns(run, "H sin_sup bound");
    for (int H = 4; H <= 256; H *= 2) {
        Network *stairs = staircase(wave, H, (double)H * H);
        double error = largest_error(wave, stairs), bound = 6 * PI / H;
        printf("%d %g %g\n", H, error, bound);
        bounded = bounded && error <= bound;
        if (H == 256)
            experiment_number(run, "share", error / bound);
        network_free(stairs);
    }
    experiment_claim(run, "bounded", bounded);
}
/* approximate: experiments */
static double tents(double x, int k)
{
    for (int i = 0; i < k; i++)
        x = 2 * rectifier(x) - 4 * rectifier(x - 0.5);
    return x;
}
/* approximate: experiments */
static void tent(Run *run)
{
    bool exact = true;
    experiment_columns(run, "k units crossings shallow_units");
    for (int k = 1; k <= 16; k++) {
        long parts = 1L << k, crossings = 0;
        for (long i = 0; i < parts; i++) {
            double left = tents((double)i / (double)parts, k);
            double right = tents((double)(i + 1) / (double)parts, k);
            crossings += (left < 0.5) != (right < 0.5);
        }
        printf("%d %d %ld %ld\n", k, 2 * k, crossings, parts - 1);
        exact = exact && crossings == parts;
    }
    experiment_claim(run, "doubles", exact);
    /* tent: print the maps for the figure */
    experiment_columns(run, "x T1 T2 T3 T4 T5");
    for (int i = 0; i <= 512; i++) {
        double x = i / 512.0;
        printf("%g", x);
        for (int k = 1; k <= 5; k++)
            printf(" %g", tents(x, k));
        printf("\n");
    }
}

static const Experiment experiments[] = {
    /* approximate: list of experiments */
    {"", demonstration, "a wave, drawn with eight rectifiers", {{0}}},
    {"fit", fit, "four small networks and their hidden units", {{0}}},
    {"error", error, "errors against the number of hidden units", {{0}}},
    /* approximate: list of experiments */
    {"bump", bump, "sigmoids make bumps, bumps a staircase", {{0}}},
    /* approximate: list of experiments */
    {"tent", tent, "how often k folds cross one half", {{0}}},
    {0}
};

int main(int argc, char *argv[])
{
    return experiment_main(argc, argv, experiments);
}
