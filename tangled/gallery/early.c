/* backprop.c: tangled from chapters/workshop/07-backprop.nw; edit it there */
#include "../backprop.h"
#include <assert.h>

/* backprop.c: deltas */
void bug_early_output_deltas(const Net *net, const Loss *loss,
                            const double y[], Gradient *grad)
{
    assert(net && loss && y && grad);
    int first = net->first[net->L];
    loss->delta(net->K, net->f + first, net->s + first, y,
                grad->delta + first);
}
/* backprop.c: deltas */
void bug_early_hidden_deltas(const Net *net, Gradient *grad)
{
    assert(net && grad);
    double *delta = grad->delta;
    for (int j = net->Q - net->K; j > net->D; j--) {
        double sum = 0;
        /* add up the deltas behind unit j */
        for (int m = net->out[j]; m < net->out[j + 1]; m++)
            sum += delta[net->fed[m]] * net->w[net->leaving[m]];
        /* set the delta of hidden unit j */
        delta[j] = net->f[j]->slope(net->s[j]) * sum;
    }
}
/* backprop.c: gradient and update */
void bug_early_add(const Net *net, double share, Gradient *grad)
{
    assert(net && grad);
    const int *from = net->from;
    double *g = grad->g;
    for (int i = net->D + 1; i <= net->Q; i++) {
        double d = share * grad->delta[i];
        /* add the derivatives of the weights into i */
        for (int c = net->in[i]; c < net->in[i + 1]; c++)
            g[c] += d * net->a[from[c]];
    }
}
/* backprop.c: gradient and update */
void bug_early_update(Net *net, double eta, const Gradient *grad)
{
    assert(net && grad);
    for (int c = 0; c < net->W; c++)
        net->w[c] -= eta * grad->g[c];
}
/* backprop.c: one sample, all samples, one step */
double bug_early_sample(Net *net, const Loss *loss, const double x[],
                       const double y[], double share, Gradient *grad)
{
    double value = gradient_loss(net, loss, x, y);
    bug_early_output_deltas(net, loss, y, grad);
    bug_early_hidden_deltas(net, grad);
    bug_early_add(net, share, grad);
    return value;
}
/* backprop.c: one sample, all samples, one step */
double bug_early_risk(Net *net, const Loss *loss, const Samples *data,
                     Gradient *grad)
{
    assert(data && data->N >= 1);
    double sum = 0;
    /* the share of one sample */
    double share = 1.0 / data->N;
    /* start with a gradient of zero */
    gradient_clear(net, grad);
    for (int n = 0; n < data->N; n++)
        sum += bug_early_sample(net, loss, data->x[n], data->y[n],
                               share, grad);
    return sum / data->N;
}
/* backprop.c: one sample, all samples, one step */
double bug_early_online(Net *net, const Loss *loss, const double x[],
                       const double y[], double eta, Gradient *grad)
{
    double value = gradient_loss(net, loss, x, y);
    gradient_clear(net, grad);
    bug_early_output_deltas(net, loss, y, grad);
    /* bug early: hidden deltas first, then the weights */
    for (int i = net->Q; i > net->D; i--) {
        if (i == net->Q - net->K)
            bug_early_hidden_deltas(net, grad);
        for (int c = net->in[i]; c < net->in[i + 1]; c++)
            net->w[c] -= eta * grad->delta[i] * net->a[net->from[c]];
    }
    return value;
}
/* backprop.c: one sample, all samples, one step */
double bug_early_stochastic(Net *net, const Loss *loss,
                           const Samples *data, double eta,
                           Random *random, Gradient *grad)
{
    assert(data && random);
    int n = random_below(random, data->N);
    return bug_early_online(net, loss, data->x[n], data->y[n], eta,
                           grad);
}
