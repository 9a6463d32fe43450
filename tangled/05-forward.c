/* 05-forward.c: tangled from chapters/workshop/05-forward.nw; edit it there */
#include "options.h"
#include "counting.h"
#include <math.h>
#include <stdlib.h>

/* 05: print the counts */
static void print_counts(Run *run, const Net *net)
{
    experiment_number(run, "D", net->D);
    experiment_number(run, "H", net->H);
    experiment_number(run, "K", net->K);
    experiment_number(run, "Q", net->Q);
    experiment_number(run, "L", net->L);
    experiment_number(run, "W", net->W);
}
/* 05: experiments */
static void demonstration(Run *run)
{
    Net *net = options_net(run);
    double *x = options_input(run, net);
    print_counts(run, net);
    net_forward(net, x);
    for (int i = 1; i <= net->D; i++)
        experiment_row(run, "i=%d s=%s a=%g", i, "-", net->a[i]);
    for (int i = net->D + 1; i <= net->Q; i++)
        experiment_row(run, "i=%d s=%g a=%g", i, net->s[i], net->a[i]);
    free(x);
    net_free(net);
}
/* 05: experiments */
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
/* 05: experiments */
static void rules(Run *run)
{
    static const int tries[][2] = {
        {5, 1}, {3, 4}, {3, 5}, {4, 4}, {4, 1}, {7, 1}, {0, 3}, {1, 0},
    };
    enum { ALL = sizeof tries / sizeof *tries };
    bool good[ALL];
    int refused = 0;
    for (int n = 0; n < ALL; n++) {
        char why[WHY];
        int i = tries[n][0], j = tries[n][1];
        refused += !(good[n] = try_connection(i, j, why));
        experiment_row(run, "i=%d j=%d plan_check=%s", i, j,
                       good[n] ? "good" : why);
    }
    experiment_claim(run, "refused", refused == ALL - 1);
    experiment_claim(run, "accepted", good[0]);
}
/* 05: experiments */
static void compare(double form, double slope, double taken,
                    Largest *even, Largest *all)
{
    double error = fabs(form / slope - 1);
    counting_see(all, error);
    if (taken <= 0.5)
        counting_see(even, error);
}
/* 05: experiments */
static void curves(Run *run)
{
    const Activation *sigmoid = activation_find("sigmoid");
    const Activation *tanhyp = activation_find("tanh");
    Largest even = {0}, all[2] = {{0}};
    for (int n = -500; n <= 500; n++) {
        double s = n / 100.0;
        experiment_cells(run, "s=%g", s);
        for (const Activation *f = activation_list; f->f; f++) {
            double pair[] = {f->f(s), f->slope(s)};
            experiment_array(run, f->name, 0, 2, pair);
        }
        experiment_end(run);
        double a = sigmoid->f(s), b = tanhyp->f(s);
        compare(a * (1 - a), sigmoid->slope(s), a, &even, &all[0]);
        compare(1 - b * b, tanhyp->slope(s), b * b, &even, &all[1]);
    }
    experiment_number(run, "sigmoid_lost", log10(0x1p53 * all[0].most));
    experiment_number(run, "tanh_lost", log10(0x1p53 * all[1].most));
    experiment_claim(run, "even", counting_within(even, 1e-15));
}
/* 05: experiments */
static void layout(Run *run)
{
    Net *net = options_net(run);
    double *x = options_input(run, net);
    net_forward(net, x);
    print_counts(run, net);
    for (int i = 1; i <= net->Q; i++)
        experiment_row(run, "i=%d layer=%d height=%g a=%g", i,
                       net->layer[i], options_height(net, i),
                       net->a[i]);
    options_print(run, net, NULL);
    free(x);
    net_free(net);
}

EXPERIMENTS(
    /* 05: list of experiments */
    {"", demonstration, "the forward pass of a network",
     {NET_OPTION("tangled/xor.net"), INPUT_OPTION("1,0")}},
    /* 05: list of experiments */
    {"pass", demonstration, "the same for a network of four layers",
     {NET_OPTION("tangled/example.net"), INPUT_OPTION("1,0.5")}},
    {"hand", demonstration, "the same for a chain with a shortcut",
     {NET_OPTION("tangled/hand.net"), INPUT_OPTION("1")}},
    {"rules", rules, "connections that a network must not have", {{0}}},
    {"curves", curves, "activations and their slopes", {{0}}},
    {"layout", layout, "places of units, and edges, for a drawing",
     {NET_OPTION("tangled/example.net"), INPUT_OPTION("1,0.5")}},
)
