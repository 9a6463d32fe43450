/* 05-forward.c: tangled from chapters/05-forward.nw; edit it there */
#include "experiment.h"
#include "memory.h"
#include "net.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* forward: print the counts */
static void print_counts(Run *run, const Net *net)
{
    experiment_number(run, "D", net->D);
    experiment_number(run, "H", net->H);
    experiment_number(run, "K", net->K);
    experiment_number(run, "Q", net->Q);
    experiment_number(run, "L", net->L);
    experiment_number(run, "W", net->W);
}
/* forward: experiments */
static void demonstration(Run *run)
{
    Net *net = net_option(run);
    double *x = allocate((size_t)net->D + 1, sizeof *x);
    experiment_numbers(run, "input", net->D, x + 1);
    print_counts(run, net);
    net_forward(net, x);
    experiment_columns(run, "i s a");
    for (int i = 1; i <= net->Q; i++)
        if (i <= net->D)
            printf("%d - %.17g\n", i, net->a[i]);
        else
            printf("%d %.17g %.17g\n", i, net->s[i], net->a[i]);
    free(x);
    net_free(net);
}
/* forward: experiments */
static bool try_connection(int i, int j, char why[WHY])
{
    int line;
    Plan *plan = plan_new();
    const Activation *f = activation_find("sigmoid");
    plan_layer(plan, 2, NULL);
    plan_layer(plan, 2, f);
    plan_layer(plan, 1, f);
    plan_full(plan, 1, 2);
    plan_full(plan, 2, 3);
    plan_connect(plan, i, j, 1);
    bool good = plan_check(plan, &line, why);
    plan_free(plan);
    return good;
}
/* forward: experiments */
static void rules(Run *run)
{
    static const int tries[][2] = {
        {5, 1}, {3, 4}, {3, 5}, {4, 4}, {4, 1}, {7, 1}, {0, 3}, {1, 0},
    };
    const int all = (int)(sizeof tries / sizeof *tries);
    bool good[sizeof tries / sizeof *tries];
    int refused = 0;
    experiment_columns(run, "i j what plan_check says");
    for (int n = 0; n < all; n++) {
        char why[WHY];
        good[n] = try_connection(tries[n][0], tries[n][1], why);
        refused += !good[n];
        printf("%d %d %s\n", tries[n][0], tries[n][1],
               good[n] ? "good" : why);
    }
    experiment_claim(run, "refused", refused == all - 1);
    experiment_claim(run, "accepted", good[0]);
}
/* forward: experiments */
static void curves(Run *run)
{
    const Activation *f = activation_list;
    double most = 0;
    experiment_columns(run, "s f f' for identity step sigmoid tanh");
    for (int n = -500; n <= 500; n++) {
        double s = n / 100.0;
        printf("%g", s);
        for (int k = 0; k < 4; k++)
            printf(" %g %g", f[k].f(s), f[k].slope(s));
        printf("\n");
        double a = f[2].f(s), b = f[3].f(s);
        most = fmax(most, fabs(a * (1 - a) - f[2].slope(s)));
        most = fmax(most, fabs(1 - b * b - f[3].slope(s)));
    }
    experiment_claim(run, "even", most < 1e-15);
}
/* forward: experiments */
static void layout(Run *run)
{
    Net *net = net_option(run);
    double *x = allocate((size_t)net->D + 1, sizeof *x);
    experiment_numbers(run, "input", net->D, x + 1);
    net_forward(net, x);
    print_counts(run, net);
    experiment_columns(run, "i layer height a");
    for (int i = 1; i <= net->Q; i++)
        printf("%d %d %g %.3f\n", i, net->layer[i],
               net_height(net, i), net->a[i]);
    experiment_columns(run, "i j w");
    for (int i = net->D + 1; i <= net->Q; i++)
        for (int k = 0; k < net->fan_in[i]; k++)
            printf("%d %d %g\n", i, net->from[i][k], net->w[i][k]);
    free(x);
    net_free(net);
}

static const Experiment experiments[] = {
    /* forward: list of experiments */
    {"", demonstration, "the forward pass of a network",
     {NET_OPTION("tangled/xor.net"),
      {TEXT, "input", "1,0", 0, 0, "its input, numbers and commas"}}},
    /* forward: list of experiments */
    {"pass", demonstration, "the same for a network of four layers",
     {NET_OPTION("tangled/example.net"),
      {TEXT, "input", "1,0.5", 0, 0, "its input, numbers and commas"}}},
    {"rules", rules, "connections that a network must not have", {{0}}},
    {"curves", curves, "activations and their slopes", {{0}}},
    {"layout", layout, "places of units, and edges, for a drawing",
     {NET_OPTION("tangled/example.net"),
      {TEXT, "input", "1,0.5", 0, 0, "its input, numbers and commas"}}},
    {0}
};

int main(int argc, char *argv[])
{
    return experiment_main(argc, argv, experiments);
}
