/* train.c: tangled from chapters/workshop/08-digits.nw; edit it there */
#include "train.h"
#include "backprop.h"
#include "memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* train.c: make and free a trainer */
Trainer *train_new(Net *net, const Samples *data, Method method,
                   Random random)
{
    assert(net && data && data->D == net->D && data->K == net->K);
    assert(method.loss && method.eta > 0 && method.decay >= 0);
    assert(0 <= method.momentum && method.momentum < 1);
    assert(1 <= method.batch && method.batch <= data->N);
    Trainer *t = allocate(1, sizeof *t);
    *t = (Trainer){.net = net, .data = data, .method = method,
                   .random = random};
    t->order = allocate((size_t)data->N, sizeof *t->order);
    t->step = allocate((size_t)net->W, sizeof *t->step);
    t->grad = gradient_new(net);
    return t;
}
/* train.c: make and free a trainer */
void train_free(Trainer *t)
{
    if (!t)
        return;
    free(t->order);
    free(t->step);
    gradient_free(t->grad);
    free(t);
}
/* train.c: one step for one sample */
void train_online(Net *net, const Loss *loss, const double x[],
                  const double y[], double eta, Gradient *grad)
{
    assert(grad);
    double *w = net->w;
    net_forward(net, x);
    backprop_output_deltas(net, loss, y, grad);
    backprop_hidden_deltas(net, grad);
    for (int i = net->D + 1; i <= net->Q; i++) {
        double d = eta * grad->delta[i];
        for (int c = net->in[i]; c < net->in[i + 1]; c++)
            w[c] -= d * net->a[net->from[c]];
    }
}
/* train.c: a step for some samples */
static double batch_step(Trainer *t, int from, int to)
{
    const Method *how = &t->method;
    Net *net = t->net;
    double sum = 0, *g = t->grad->g;
    /* batch_step: the mean gradient */
    double share = 1.0 / (to - from);
    gradient_clear(net, t->grad);
    for (int n = from; n < to; n++)
        sum += backprop_sample(net, how->loss, t->data->x[t->order[n]],
                               t->data->y[t->order[n]], share, t->grad);
    for (int c = 0; c < net->W; c++) {
        /* batch_step: change weight c */
        if (net->from[c] != 0)
            g[c] += how->decay * net->w[c];
        t->step[c] = how->momentum * t->step[c] - how->eta * g[c];
        net->w[c] += t->step[c];
    }
    return sum;
}
/* train.c: a step of an epoch */
static bool is_online(const Method *how)
{
    return how->batch == 1 && how->momentum == 0 && how->decay == 0;
}

static double online_step(Trainer *t, int n)
{
    Net *net = t->net;
    const Loss *loss = t->method.loss;
    const double *y = t->data->y[n];
    int first = net->first[net->L];
    train_online(net, loss, t->data->x[n], y, t->method.eta, t->grad);
    return loss->value(net->K, net->f + first, net->s + first, y);
}
/* train.c: an epoch */
double train_epoch(Trainer *t)
{
    assert(t);
    int N = t->data->N, batch = t->method.batch;
    double sum = 0;
    random_permutation(&t->random, N, t->order);
    for (int n = 0; n < N; n += batch)
        if (is_online(&t->method))
            sum += online_step(t, t->order[n]);
        else
            sum += batch_step(t, n, n < N - batch ? n + batch : N);
    return sum / N;
}
/* train.c: random weights to begin with */
void train_start(Net *net, double scale, Random *random)
{
    assert(net && scale >= 0 && random);
    for (int i = net->D + 1; i <= net->Q; i++) {
        int fan_in = 0;
        for (int c = net->in[i]; c < net->in[i + 1]; c++)
            fan_in += net->from[c] != 0;
        for (int c = net->in[i]; c < net->in[i + 1]; c++)
            net->w[c] = net->from[c] == 0 ? 0
                : scale / sqrt(fan_in) * random_normal(random);
    }
}
/* train.c: count the wrong answers */
int train_answer(int K, const double a[])
{
    assert(K >= 1 && a);
    int best = 0;
    if (K == 1)
        return a[0] > 0.5;
    for (int k = 1; k < K; k++)
        if (a[k] > a[best])
            best = k;
    return best;
}

int train_wrong(Net *net, const Samples *data)
{
    assert(net && data && data->D == net->D && data->K == net->K);
    int wrong = 0;
    for (int n = 0; n < data->N; n++) {
        const double *a = net_forward(net, data->x[n]);
        wrong += train_answer(net->K, a)
                 != train_answer(net->K, data->y[n]);
    }
    return wrong;
}
