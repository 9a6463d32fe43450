/* 03-xor.c: tangled from chapters/workshop/03-xor.nw; edit it there */
#include "experiment.h"
#include "memory.h"
#include "perceptron.h"
#include <math.h>
#include <stdlib.h>

/* 03: activations */
static double step(double s)
{
    return s > 0;
}
/* 03: activations */
static double rectifier(double s)
{
    return fmax(0, s);
}

static double identity(double s)
{
    return s;
}
/* 03: networks of numbered units */
typedef struct {
    int net, i;             /* unit i of this network */
    double (*f)(double s);
    double w[5];            /* w[j]: from unit j, j < i */
} Unit;

static const Unit units[] = {
    /* 03: list of units */
    {1, 3, step, {-0.5, 1, 1}},
    {1, 4, step, {-1.5, 1, 1}},
    {1, 5, step, {-0.5, 0, 0, 1, -1}},
    /* 03: list of units */
    {2, 3, rectifier, {0, 1, 1}},
    {2, 4, rectifier, {-1, 1, 1}},
    {2, 5, identity, {0, 0, 0, 1, -2}},
    /* 03: list of units */
    {3, 3, step, {-1.5, 1, 1}},
    {3, 4, step, {-0.5, 1, 1, -2}},
};
enum { UNITS = sizeof units / sizeof *units };
/* 03: networks of numbered units */
static double answer(int net, double x1, double x2, double a[])
{
    double y = 0;
    a[0] = 1, a[1] = x1, a[2] = x2;
    for (int k = 0; k < UNITS; k++)
        if (units[k].net == net) {
            double s = 0;
            for (int j = 0; j < units[k].i; j++)
                s += units[k].w[j] * a[j];
            y = a[units[k].i] = units[k].f(s);
        }
    return y;
}
/* 03: networks with one hidden layer */
typedef struct {
    int H;                  /* number of hidden units */
    double *a;              /* a[0] = 1, a[1..H] hidden activities */
    Perceptron *output;     /* H inputs: the hidden activities */
    Perceptron *hidden[];   /* hidden[0..H-1], with the same inputs */
} TwoLayers;
/* 03: networks with one hidden layer */
static TwoLayers *two_layers_new(int H)
{
    size_t hidden = (size_t)H * sizeof(Perceptron *);
    TwoLayers *net = allocate(1, sizeof *net + hidden);
    net->H = H;
    net->a = allocate((size_t)H + 1, sizeof *net->a);
    net->a[0] = 1;
    net->output = perceptron_new(H);
    return net;
}
/* 03: networks with one hidden layer */
static void two_layers_free(TwoLayers *net)
{
    for (int h = 0; h < net->H; h++)
        perceptron_free(net->hidden[h]);
    perceptron_free(net->output);
    free(net->a);
    free(net);
}
/* 03: networks with one hidden layer */
static int two_layers_output(TwoLayers *net, const double x[])
{
    for (int h = 0; h < net->H; h++)
        net->a[h + 1] = perceptron_output(net->hidden[h], x);
    return perceptron_output(net->output, net->a);
}
/* 03: networks that are written down */
static Perceptron *row_unit(int d, long row)
{
    Perceptron *p = perceptron_new(d);
    p->w[0] = 0.5;
    for (int j = 1; j <= d; j++) {
        int bit = row >> (j - 1) & 1;
        p->w[j] = bit ? 1 : -1;
        p->w[0] -= bit;
    }
    return p;
}
/* 03: networks that are written down */
static TwoLayers *network_for(int d, const int table[])
{
    int H = 0, h = 0;
    for (long n = 0; n < 1L << d; n++)
        H += table[n];
    TwoLayers *net = two_layers_new(H);
    net->output->w[0] = -0.5;
    for (long n = 0; n < 1L << d; n++)
        if (table[n]) {
            net->hidden[h++] = row_unit(d, n);
            net->output->w[h] = 1;
        }
    return net;
}
/* 03: networks that are written down */
static TwoLayers *parity_network(int d)
{
    TwoLayers *net = two_layers_new(d);
    net->output->w[0] = -0.5;
    for (int k = 1; k <= d; k++) {
        Perceptron *p = net->hidden[k - 1] = perceptron_new(d);
        p->w[0] = 0.5 - k;
        for (int j = 1; j <= d; j++)
            p->w[j] = 1;
        net->output->w[k] = k % 2 ? 1 : -1;
    }
    return net;
}
/* 03: experiments */
static void truth(Run *run)
{
    int wrong = 0;
    for (int n = 0; n < 4; n++) {
        int x1 = n & 1, x2 = n >> 1, y = x1 ^ x2;
        double a[3][6];
        for (int k = 0; k < 3; k++)
            wrong += answer(k + 1, x1, x2, a[k]) != y;
        experiment_cells(run, "x1=%d x2=%d xor=%d", x1, x2, y);
        experiment_array(run, "a", 3, 3, &a[0][3]);
        experiment_array(run, "r", 3, 3, &a[1][3]);
        experiment_array(run, "q", 3, 2, &a[2][3]);
        for (int k = 0; k < 3; k++) {
            double s = 0;
            for (int j = 0; j < units[k].i; j++)
                s += units[k].w[j] * a[0][j];
            experiment_array(run, "s", units[k].i, 1, &s);
        }
        experiment_end(run);
    }
    experiment_claim(run, "right", wrong == 0);
}
/* 03: experiments */
static void space(Run *run)
{
    double a[6];
    for (int i = 0; i <= 128; i++) {
        double x1 = -0.5 + i / 64.0, low[3] = {0, 2, 2}, high[3] = {0};
        for (int net = 1; net <= 2; net++)
            for (int j = 0; j <= 2048; j++) {
                double x2 = -0.5 + j / 1024.0;
                if (answer(net, x1, x2, a) > 0.5) {
                    low[net] = fmin(low[net], x2);
                    high[net] = x2;
                }
            }
        experiment_row(run, "x1=%g low1=%g high1=%g low2=%g high2=%g",
                       x1, low[1], high[1], low[2], high[2]);
    }
}
/* 03: experiments */
static void weights(Run *run)
{
    for (int k = 0; k < UNITS; k++)
        for (int j = 0; j < units[k].i; j++)
            if (j == 0 || units[k].w[j] != 0)
                experiment_row(run, "net=%d i=%d j=%d w=%g",
                               units[k].net, units[k].i, j,
                               units[k].w[j]);
}
/* 03: experiments */
static long count_wrong(TwoLayers *net, int d, const int table[])
{
    long wrong = 0;
    double *x = allocate((size_t)d + 1, sizeof *x);
    x[0] = 1;
    for (long n = 0; n < 1L << d; n++) {
        for (int j = 1; j <= d; j++)
            x[j] = (double)(n >> (j - 1) & 1);
        wrong += two_layers_output(net, x) != table[n];
    }
    free(x);
    return wrong;
}
/* 03: experiments */
static void try_random_tables(Run *run)
{
    Random random = experiment_random(run);
    int table[1 << 8], tables = 0, failed = 0;
    for (int d = 1; d <= 8; d++)
        for (int i = 0; i < 100; i++, tables++) {
            for (int n = 0; n < 1 << d; n++)
                table[n] = random_below(&random, 2);
            TwoLayers *net = network_for(d, table);
            failed += count_wrong(net, d, table) != 0;
            two_layers_free(net);
        }
    experiment_number(run, "tables", tables);
    experiment_claim(run, "any_table", failed == 0);
}
/* 03: experiments */
static void parity(Run *run)
{
    int most = experiment_int(run, "inputs");
    int *table = allocate(1UL << most, sizeof *table);
    long all_wrong = 0;
    for (int d = 1; d <= most; d++) {
        for (long n = 1; n < 1L << d; n++)
            table[n] = !table[n & (n - 1)];
        /* parity: count what two networks get wrong */
        TwoLayers *stairs = parity_network(d), *rows = network_for(d, table);
        long wrong = count_wrong(stairs, d, table);
        long rows_wrong = count_wrong(rows, d, table);
        experiment_row(run, "d=%d hidden=%d wrong=%ld rows_hidden=%d"
                       " rows_wrong=%ld", d, stairs->H, wrong, rows->H,
                       rows_wrong);
        all_wrong += wrong + rows_wrong;
        two_layers_free(stairs);
        two_layers_free(rows);
        experiment_progress(run, d, most);
    }
    experiment_claim(run, "right", all_wrong == 0);
    free(table);
    try_random_tables(run);
}

EXPERIMENTS(
    /* 03: list of experiments */
    {"", truth, "three networks for XOR, on all inputs", {{0}}},
    {"truth", truth, "the table of the demonstration", {{0}}},
    /* 03: list of experiments */
    {"space", space, "where in the plane the answer is 1", {{0}}},
    {"weights", weights, "the weights of the three networks", {{0}}},
    {"parity", parity, "parity with d hidden units, and any table",
     {{INTEGER, "inputs", "12", 1, 14, "largest number of inputs"},
      SEED_OPTION}},
)
