/* backprop.c: tangled from chapters/07-backprop.nw; edit it there */
#include "../backprop.h"

/* backprop: deltas */
void bug_transposed_output_deltas(const Net *net, const Loss *loss,
                            const double y[], Gradient *grad)
{
    int first = net->Q - net->K + 1;
    loss->delta(net->K, net->f + first, net->s + first, y,
                grad->delta + first);
}
/* backprop: deltas */
void bug_transposed_hidden_deltas(const Net *net, Gradient *grad)
{
    double *delta = grad->delta;
    for (int j = net->Q - net->K; j > net->D; j--) {
        double sum = 0;
        /* bug transposed: add up the deltas behind unit j */
        for (int k = 0; k < net->fan_out[j]; k++) {
            int i = net->to[j][k];
            if (net->fan_in[j] > 0)
                sum += delta[i] * net->w[j][k % net->fan_in[j]];
        }
        /* set the delta of hidden unit j */
        delta[j] = net->f[j]->slope(net->s[j]) * sum;
    }
}
/* backprop: gradient and update */
void bug_transposed_add(const Net *net, double share, Gradient *grad)
{
    for (int i = net->D + 1; i <= net->Q; i++) {
        const int *from = net->from[i];
        double *g = grad->g[i], d = share * grad->delta[i];
        /* add the derivatives of the weights into i */
        for (int k = 0; k < net->fan_in[i]; k++)
            g[k] += d * net->a[from[k]];
    }
}
/* backprop: gradient and update */
void bug_transposed_update(Net *net, double eta, const Gradient *grad)
{
    for (int c = 0; c < net->W; c++)
        net->weight[c] -= eta * grad->all[c];
}
/* backprop: one sample, all samples, one step */
double bug_transposed_sample(Net *net, const Loss *loss, const double x[],
                       const double y[], double share, Gradient *grad)
{
    double value = gradient_loss(net, loss, x, y);
    bug_transposed_output_deltas(net, loss, y, grad);
    bug_transposed_hidden_deltas(net, grad);
    bug_transposed_add(net, share, grad);
    return value;
}
/* backprop: one sample, all samples, one step */
double bug_transposed_risk(Net *net, const Loss *loss, const Samples *data,
                     Gradient *grad)
{
    double sum = 0;
    /* the share of one sample */
    double share = 1.0 / data->N;
    /* start with a gradient of zero */
    gradient_clear(net, grad);
    for (int n = 0; n < data->N; n++)
        sum += bug_transposed_sample(net, loss, data->x[n], data->y[n],
                               share, grad);
    return sum / data->N;
}
/* backprop: one sample, all samples, one step */
double bug_transposed_online(Net *net, const Loss *loss, const double x[],
                       const double y[], double eta, Gradient *grad)
{
    double value = gradient_loss(net, loss, x, y);
    gradient_clear(net, grad);
    bug_transposed_output_deltas(net, loss, y, grad);
    /* hidden deltas first, then the weights */
    bug_transposed_hidden_deltas(net, grad);
    bug_transposed_add(net, 1, grad);
    bug_transposed_update(net, eta, grad);
    return value;
}
/* backprop: one sample, all samples, one step */
double bug_transposed_stochastic(Net *net, const Loss *loss,
                           const Samples *data, double eta,
                           Sample *random, Gradient *grad)
{
    int n = sample_below(random, data->N);
    return bug_transposed_online(net, loss, data->x[n], data->y[n], eta,
                           grad);
}
