/* 03-xor.c: tangled from chapters/03-xor.nw; edit it there */
#include "experiment.h"
#include "memory.h"
#include "perceptron.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* xor: a unit with given weights */
static Perceptron *unit(int D, const double w[])
{
    Perceptron *p = perceptron_new(D);
    for (int j = 0; j <= D; j++)
        p->w[j] = w[j];
    return p;
}
/* xor: networks with one hidden layer */
typedef struct {
    int H;                  /* number of hidden units */
    Perceptron **hidden;    /* hidden[0..H-1], with the same inputs */
    Perceptron *output;     /* H inputs: the hidden activities */
    double *a;              /* a[0] = 1, a[1..H] hidden activities */
} TwoLayers;
/* xor: networks with one hidden layer */
static TwoLayers *two_layers_new(int H)
{
    TwoLayers *net = allocate(1, sizeof *net);
    net->H = H;
    net->hidden = allocate((size_t)H, sizeof *net->hidden);
    net->a = allocate((size_t)H + 1, sizeof *net->a);
    net->a[0] = 1;
    return net;
}
/* xor: networks with one hidden layer */
static void two_layers_free(TwoLayers *net)
{
    for (int h = 0; h < net->H; h++)
        perceptron_free(net->hidden[h]);
    perceptron_free(net->output);
    free(net->hidden);
    free(net->a);
    free(net);
}
/* xor: networks with one hidden layer */
static int two_layers_output(TwoLayers *net, const double x[])
{
    for (int h = 0; h < net->H; h++)
        net->a[h + 1] = perceptron_output(net->hidden[h], x);
    return perceptron_output(net->output, net->a);
}
/* xor: networks with one hidden layer */
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
/* xor: networks with one hidden layer */
static TwoLayers *network_for(int d, const int table[])
{
    int H = 0, h = 0;
    for (long n = 0; n < 1L << d; n++)
        H += table[n];
    TwoLayers *net = two_layers_new(H);
    net->output = perceptron_new(H);
    net->output->w[0] = -0.5;
    for (long n = 0; n < 1L << d; n++)
        if (table[n]) {
            net->hidden[h++] = row_unit(d, n);
            net->output->w[h] = 1;
        }
    return net;
}
/* xor: networks with one hidden layer */
static TwoLayers *parity_network(int d)
{
    TwoLayers *net = two_layers_new(d);
    net->output = perceptron_new(d);
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
/* xor: three networks for XOR */
static const double w3[] = {-0.5, 1, 1}, w4[] = {-1.5, 1, 1},
                    w5[] = {-0.5, 1, -1};

static TwoLayers *three_perceptrons(void)
{
    TwoLayers *net = two_layers_new(2);
    net->hidden[0] = unit(2, w3);
    net->hidden[1] = unit(2, w4);
    net->output = unit(2, w5);
    return net;
}
/* xor: three networks for XOR */
static const double r3[] = {0, 1, 1}, r4[] = {-1, 1, 1},
                    r5[] = {0, 1, -2};

static double two_rectifiers(const double x[], double a[])
{
    Perceptron *u3 = unit(2, r3), *u4 = unit(2, r4), *u5 = unit(2, r5);
    a[0] = 1;
    a[1] = fmax(0, perceptron_preactivation(u3, x));
    a[2] = fmax(0, perceptron_preactivation(u4, x));
    double y = perceptron_preactivation(u5, a);
    perceptron_free(u3);
    perceptron_free(u4);
    perceptron_free(u5);
    return y;
}
/* xor: three networks for XOR */
static const double q3[] = {-1.5, 1, 1}, q4[] = {-0.5, 1, 1, -2};

static int with_shortcuts(const double x[], double *a3)
{
    Perceptron *u3 = unit(2, q3), *u4 = unit(3, q4);
    *a3 = perceptron_output(u3, x);
    double a[] = {1, x[1], x[2], *a3};
    int y = perceptron_output(u4, a);
    perceptron_free(u3);
    perceptron_free(u4);
    return y;
}
/* xor: experiments */
static void truth(Run *run)
{
    TwoLayers *net = three_perceptrons();
    bool right[3] = {true, true, true};
    double a[3], a3;
    experiment_columns(run,
        "x1 x2 xor a3 a4 a5 r3 r4 r5 q3 q4");
    for (int n = 0; n < 4; n++) {
        double x[] = {1, n & 1, n >> 1};
        int y = (n & 1) ^ (n >> 1);
        /* truth: print and check one row */
        int a5 = two_layers_output(net, x);
        double r = two_rectifiers(x, a);
        int q = with_shortcuts(x, &a3);
        printf("%d %d %d  %g %g %d  %g %g %g  %g %d\n", n & 1, n >> 1, y,
               net->a[1], net->a[2], a5, a[1], a[2], r, a3, q);
        right[0] = right[0] && a5 == y;
        right[1] = right[1] && r == y;
        right[2] = right[2] && q == y;
    }
    experiment_claim(run, "perceptrons", right[0]);
    experiment_claim(run, "rectifiers", right[1]);
    experiment_claim(run, "shortcuts", right[2]);
    two_layers_free(net);
}
/* xor: experiments */
static void demonstration(Run *run)
{
    (void)run;
    TwoLayers *net = three_perceptrons();
    printf("x1 x2   or and   xor\n");
    for (int n = 0; n < 4; n++) {
        double x[] = {1, n & 1, n >> 1};
        int y = two_layers_output(net, x);
        printf("%2d %2d   %2g %3g   %3d\n", n & 1, n >> 1,
               net->a[1], net->a[2], y);
    }
    two_layers_free(net);
}
/* xor: experiments */
static void space(Run *run)
{
    TwoLayers *net = three_perceptrons();
    double a[3];
    experiment_columns(run, "x1 x2 xor a3 a4 r3 r4");
    for (int n = 0; n < 4; n++) {
        double x[] = {1, n & 1, n >> 1};
        two_layers_output(net, x);
        two_rectifiers(x, a);
        printf("%d %d %d  %g %g  %g %g\n", n & 1, n >> 1,
               (n & 1) ^ (n >> 1), net->a[1], net->a[2], a[1], a[2]);
    }
    /* space: print where the answer is 1 */
    experiment_columns(run, "x1 x2 perceptrons rectifiers");
    for (int i = 0; i <= 160; i++) {
        for (int j = 0; j <= 160; j++) {
            double x[] = {1, -0.5 + i / 80.0, -0.5 + j / 80.0};
            int y = two_layers_output(net, x);
            int r = two_rectifiers(x, a) > 0.5;
            printf("%g %g %d %d\n", x[1], x[2], y, r);
        }
        printf("\n");
    }
    two_layers_free(net);
}
/* xor: experiments */
static void print_unit(int net, int i, int D, const double w[],
                       const int from[])
{
    printf("%d %d 0 %g\n", net, i, w[0]);
    for (int j = 1; j <= D; j++)
        printf("%d %d %d %g\n", net, i, from[j], w[j]);
}
/* xor: experiments */
static void weights(Run *run)
{
    static const int inputs[] = {0, 1, 2, 3}, hidden[] = {0, 3, 4};
    experiment_columns(run, "net i j w");
    print_unit(1, 3, 2, w3, inputs);
    print_unit(1, 4, 2, w4, inputs);
    print_unit(1, 5, 2, w5, hidden);
    print_unit(2, 3, 2, r3, inputs);
    print_unit(2, 4, 2, r4, inputs);
    print_unit(2, 5, 2, r5, hidden);
    print_unit(3, 3, 2, q3, inputs);
    print_unit(3, 4, 3, q4, inputs);
}
/* xor: experiments */
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
/* xor: experiments */
static void parity(Run *run)
{
    int most = (int)experiment_integer(run, "inputs");
    int *table = allocate(1UL << most, sizeof *table);
    bool right = true;
    experiment_columns(run, "d hidden wrong rows_hidden rows_wrong");
    for (int d = 1; d <= most; d++) {
        for (long n = 1; n < 1L << d; n++)
            table[n] = !table[n & (n - 1)];
        TwoLayers *stairs = parity_network(d);
        TwoLayers *rows = network_for(d, table);
        /* parity: count what both get wrong, and print it */
        long wrong = count_wrong(stairs, d, table);
        long rows_wrong = count_wrong(rows, d, table);
        printf("%d %d %ld %d %ld\n", d, stairs->H, wrong, rows->H, rows_wrong);
        right = right && wrong == 0 && rows_wrong == 0;
        two_layers_free(stairs);
        two_layers_free(rows);
        experiment_progress(run, d, most);
    }
    experiment_claim(run, "right", right);
    free(table);
    /* parity: try random tables, too */
    Sample sample = sample_seed(experiment_integer(run, "seed"));
    int any[1 << 8], tables = 0, failed = 0;
    for (int d = 1; d <= 8; d++)
        for (int i = 0; i < 100; i++, tables++) {
            for (int n = 0; n < 1 << d; n++)
                any[n] = sample_below(&sample, 2);
            TwoLayers *net = network_for(d, any);
            failed += count_wrong(net, d, any) != 0;
            two_layers_free(net);
        }
    experiment_number(run, "tables", tables);
    experiment_claim(run, "any_table", failed == 0);
}

static const Experiment experiments[] = {
    /* xor: list of experiments */
    {"", demonstration, "the network of three perceptrons", {{0}}},
    {"truth", truth, "three networks for XOR, on all inputs", {{0}}},
    /* xor: list of experiments */
    {"space", space, "points in input space and in hidden space", {{0}}},
    {"weights", weights, "the weights of the three networks", {{0}}},
    /* xor: list of experiments */
    {"parity", parity, "parity with d hidden units, and any table",
     {{INTEGER, "inputs", "12", 1, 14, "largest number of inputs"},
      {INTEGER, "seed", "1", 0, 1e9, "seed of the random tables"}}},
    {0}
};

int main(int argc, char *argv[])
{
    return experiment_main(argc, argv, experiments);
}
