/* net.c: tangled from chapters/workshop/05-forward.nw; edit it there */
#include "net.h"
#include "memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* net.c: make a network from a plan */
/* net_new: steps */
static void set_units(Net *net, const Plan *plan)
{
    size_t units = (size_t)net->Q + 1, layers = (size_t)net->L + 2;
    net->layer = allocate(units, sizeof *net->layer);
    net->first = allocate(layers, sizeof *net->first);
    net->f = allocate(units, sizeof *net->f);
    net->s = allocate(units, sizeof *net->s);
    net->a = allocate(units, sizeof *net->a);
    for (int i = 1; i <= net->Q; i++) {
        net->layer[i] = plan->layer[i];
        net->f[i] = plan->f[i];
    }
    for (int nu = 1; nu <= net->L; nu++)
        net->first[nu] = plan->first[nu];
    net->first[net->L + 1] = net->Q + 1;
    for (int i = 0; i <= net->D; i++)
        net->s[i] = NAN;
    net->a[0] = 1;
}
/* net_new: steps */
static void set_connections(Net *net, const Plan *plan)
{
    size_t units = (size_t)net->Q + 2, W = (size_t)net->W;
    net->from = allocate(W, sizeof *net->from);
    net->to = allocate(W, sizeof *net->to);
    net->w = allocate(W, sizeof *net->w);
    net->in = allocate(units, sizeof *net->in);
    for (int c = 0; c < net->W; c++) {
        net->from[c] = plan->c[c].j;
        net->to[c] = plan->c[c].i;
        net->w[c] = plan->c[c].w;
        net->in[net->to[c] + 1]++;
    }
    for (int i = 0; i <= net->Q; i++)
        net->in[i + 1] += net->in[i];
}
/* net_new: steps */
static void list_leaving(Net *net)
{
    assert(net->in[net->Q + 1] == net->W);
    size_t units = (size_t)net->Q + 2;
    int *place = allocate(units, sizeof *place);
    net->out = allocate(units, sizeof *net->out);
    net->fed = allocate((size_t)net->W, sizeof *net->fed);
    net->leaving = allocate((size_t)net->W, sizeof *net->leaving);
    for (int c = 0; c < net->W; c++)
        net->out[net->from[c] + 1]++;
    for (int j = 0; j <= net->Q; j++)
        place[j + 1] = net->out[j + 1] += net->out[j];
    for (int c = 0; c < net->W; c++) {
        int m = place[net->from[c]]++;
        net->fed[m] = net->to[c];
        net->leaving[m] = c;
    }
    free(place);
}

Net *net_new(const Plan *plan)
{
    assert(plan && plan->good);
    Net *net = allocate(1, sizeof *net);
    *net = (Net){.L = plan->L, .Q = plan->Q, .W = plan->W};
    net->D = plan->size[1];
    net->K = plan->size[net->L];
    net->H = net->Q - net->D - net->K;
    set_units(net, plan);
    set_connections(net, plan);
    list_leaving(net);
    return net;
}
/* net.c: make a network from a plan */
void net_free(Net *net)
{
    if (!net)
        return;
    void *blocks[] = {net->layer, net->first, net->f, net->from,
                      net->to, net->w, net->in, net->out,
                      net->fed, net->leaving, net->s, net->a, net};
    for (size_t n = 0; n < sizeof blocks / sizeof *blocks; n++)
        free(blocks[n]);
}
/* net.c: make a network from a plan */
Net *net_build(Plan *plan)
{
    int line;
    char why[WHY];
    assert(plan);
    bool good = plan_check(plan, &line, why);
    assert(good), (void)good;
    Net *net = net_new(plan);
    plan_free(plan);
    return net;
}
/* net.c: make a network from a plan */
static Net *layered(int L, const int n[], const Activation *f,
                    const Activation *g, bool shortcuts)
{
    assert(L >= 2 && n && g && (f || L == 2));
    Plan *plan = plan_new();
    plan_layer(plan, n[1], NULL);
    for (int nu = 2; nu <= L; nu++) {
        plan_layer(plan, n[nu], nu < L ? f : g);
        plan_full(plan, 0, nu);
        for (int mu = shortcuts ? 1 : nu - 1; mu < nu; mu++)
            plan_full(plan, mu, nu);
    }
    return net_build(plan);
}
/* net.c: make a network from a plan */
Net *net_conventional(int L, const int n[], const Activation *f,
                      const Activation *g)
{
    return layered(L, n, f, g, false);
}

Net *net_shortcuts(int L, const int n[], const Activation *f,
                   const Activation *g)
{
    return layered(L, n, f, g, true);
}
/* net.c: make a network from a plan */
void net_uniform(Net *net, Random *random, double range)
{
    assert(net && random && range >= 0);
    for (int c = 0; c < net->W; c++)
        net->w[c] = range * (2 * random_uniform(random) - 1);
}
/* net.c: the forward pass */
/* net_forward: the sum of one unit */
static double sum_into(const Net *net, int i)
{
    assert(net->D < i && i <= net->Q);
    const int *from = net->from;
    const double *w = net->w, *a = net->a;
    double s = 0;
    for (int c = net->in[i]; c < net->in[i + 1]; c++)
        s += w[c] * a[from[c]];
    return s;
}

const double *net_forward(Net *net, const double x[])
{
    assert(net && x);
    /* net_forward: provide the input */
    double *a = net->a, *s = net->s;
    a[0] = 1;
    /* net_forward: input layer */
    for (int i = 1; i <= net->D; i++)
        a[i] = x[i];
    /* net_forward: further layers */
    for (int i = net->D + 1; i <= net->Q; i++) {
        s[i] = sum_into(net, i);
        if (net->f[i]->f)
            a[i] = net->f[i]->f(s[i]);
    }
    /* net_forward: output */
    int first = net->first[net->L];
    if (!net->f[first]->f)
        activation_softmax(net->K, s + first, a + first);
    return a + first;
}
/* net.c: find a connection */
int net_connection(const Net *net, int i, int j)
{
    assert(0 <= i && i <= net->Q && 0 <= j && j <= net->Q);
    int low = net->in[i], high = net->in[i + 1];
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (net->from[middle] < j)
            low = middle + 1;
        else
            high = middle;
    }
    return low < net->in[i + 1] && net->from[low] == j ? low : -1;
}
