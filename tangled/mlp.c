/* mlp.c: tangled from chapters/workshop/09-matrix.nw; edit it there */
#include "mlp.h"
#include "memory.h"
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* mlp.c: is it conventional? */
static bool suits(const Net *net, int i)
{
    int nu = net->layer[i], before = net->first[nu - 1];
    int last = net->first[nu] - 1, c = net->in[i];
    return net->in[i + 1] - c == last - before + 2
           && net->from[c] == 0 && net->from[c + 1] == before
           && net->from[net->in[i + 1] - 1] == last;
}
/* mlp.c: is it conventional? */
static bool conventional(const Net *net, char why[WHY])
{
    for (int i = net->D + 1; i <= net->Q; i++)
        if (!suits(net, i)) {
            snprintf(why, WHY, "the network is not conventional: unit"
                     " %d is not fed by unit 0 and the whole layer"
                     " before, and by nobody else", i);
            return false;
        }
    return true;
}
/* mlp.c: make and free it */
static double **vectors(const Mlp *m, int from)
{
    double **v = allocate((size_t)m->M + 1, sizeof *v);
    for (int l = from; l <= m->M; l++)
        v[l] = allocate_aligned((size_t)m->n[l]);
    return v;
}
/* mlp.c: make and free it */
static double **matrices(const Mlp *m)
{
    double **W = allocate((size_t)m->M + 1, sizeof *W);
    for (int l = 1; l <= m->M; l++)
        W[l] = allocate_aligned((size_t)m->n[l] * (size_t)m->n[l - 1]);
    return W;
}
/* mlp.c: make and free it */
static void copy_activations(const Net *net, Mlp *m)
{
    m->f = allocate((size_t)m->M + 1, sizeof *m->f);
    for (int l = 1; l <= m->M; l++) {
        size_t n = (size_t)m->n[l];
        m->f[l] = allocate(n, sizeof *m->f[l]);
        memcpy(m->f[l], net->f + net->first[l + 1],
               n * sizeof *m->f[l]);
    }
}
/* mlp.c: make and free it */
static Mlp *empty(const Net *net)
{
    Mlp *m = allocate(1, sizeof *m);
    m->M = net->L - 1;
    m->n = allocate((size_t)net->L, sizeof *m->n);
    for (int l = 0; l <= m->M; l++)
        m->n[l] = net->first[l + 2] - net->first[l + 1];
    m->W = matrices(m);
    m->gW = matrices(m);
    m->b = vectors(m, 1);
    m->s = vectors(m, 1);
    m->a = vectors(m, 0);
    m->slope = vectors(m, 1);
    m->delta = vectors(m, 1);
    copy_activations(net, m);
    return m;
}
/* mlp.c: make and free it */
void mlp_free(Mlp *m)
{
    if (!m)
        return;
    double **lists[] = {m->W, m->gW, m->b, m->s, m->a, m->slope,
                        m->delta};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        for (int l = 0; l <= m->M; l++)
            free(lists[k][l]);
        free(lists[k]);
    }
    for (int l = 1; l <= m->M; l++)
        free(m->f[l]);
    free(m->f);
    free(m->n);
    free(m);
}
/* mlp.c: copy */
static int unit(const Net *net, int l, int k)
{
    return net->first[l + 1] + k;
}

static double *row(double *const W[], const int n[], int l, int k)
{
    return W[l] + (size_t)k * (size_t)n[l - 1];
}
/* mlp.c: copy */
Mlp *mlp_from_net(const Net *net, char why[WHY])
{
    assert(net && why);
    if (!conventional(net, why))
        return NULL;
    Mlp *m = empty(net);
    for (int l = 1; l <= m->M; l++)
        for (int k = 0; k < m->n[l]; k++) {
            const double *w = net->w + net->in[unit(net, l, k)];
            m->b[l][k] = w[0];
            memcpy(row(m->W, m->n, l, k), w + 1,
                   (size_t)m->n[l - 1] * sizeof *w);
        }
    return m;
}
/* mlp.c: copy */
static void to_list(const Mlp *m, const Net *net, double *const W[],
                    double *const b[], double w[])
{
    assert(m && net && net->L == m->M + 1);
    for (int l = 0; l <= m->M; l++)
        assert(net->first[l + 2] - net->first[l + 1] == m->n[l]);
    for (int l = 1; l <= m->M; l++)
        for (int k = 0; k < m->n[l]; k++) {
            double *into = w + net->in[unit(net, l, k)];
            into[0] = b[l][k];
            memcpy(into + 1, row(W, m->n, l, k),
                   (size_t)m->n[l - 1] * sizeof *w);
        }
}
/* mlp.c: copy */
static void to_units(const Mlp *m, const Net *net, double *const v[],
                     int from, double all[])
{
    for (int l = from; l <= m->M; l++)
        memcpy(all + unit(net, l, 0), v[l],
               (size_t)m->n[l] * sizeof *all);
}
/* mlp.c: copy */
void mlp_to_net(const Mlp *m, Net *net)
{
    to_list(m, net, m->W, m->b, net->w);
    to_units(m, net, m->s, 1, net->s);
    to_units(m, net, m->a, 0, net->a);
    net->a[0] = 1;
}

void mlp_to_gradient(const Mlp *m, const Net *net, Gradient *grad)
{
    assert(grad);
    to_list(m, net, m->gW, m->delta, grad->g);
    to_units(m, net, m->delta, 1, grad->delta);
}
/* mlp.c: the dot product */
static double dot(int n, const double *restrict w,
                  const double *restrict a, double start)
{
    int whole = n & ~7;
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    double s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    for (int j = 0; j < whole; j += 8) {
        /* dot: a product for each of eight sums */
        s0 += w[j] * a[j];
        s1 += w[j + 1] * a[j + 1];
        s2 += w[j + 2] * a[j + 2];
        s3 += w[j + 3] * a[j + 3];
        s4 += w[j + 4] * a[j + 4];
        s5 += w[j + 5] * a[j + 5];
        s6 += w[j + 6] * a[j + 6];
        s7 += w[j + 7] * a[j + 7];
    }
    for (int j = whole; j < n; j++)
        start += w[j] * a[j];
    return start + (((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)));
}
/* mlp.c: products */
static void product(int rows, int n, const double W[],
                    const double a[], const double b[], double s[])
{
    for (int i = 0; i < rows; i++)
        s[i] = dot(n, W + (size_t)i * (size_t)n, a, b[i]);
}
/* mlp.c: products */
static void add_multiple(int n, double factor,
                         const double *restrict from,
                         double *restrict to)
{
    int whole = n & ~7;
    for (int j = 0; j < whole; j++)
        to[j] += factor * from[j];
    for (int j = whole; j < n; j++)
        to[j] += factor * from[j];
}
/* mlp.c: products */
static void product_transposed(int rows, int n, const double W[],
                               const double delta[], double sum[])
{
    memset(sum, 0, (size_t)n * sizeof *sum);
    for (int i = 0; i < rows; i++)
        add_multiple(n, delta[i], W + (size_t)i * (size_t)n, sum);
}
/* mlp.c: products */
static void add_outer(int rows, int n, double factor,
                      const double delta[], const double a[],
                      double W[])
{
    for (int i = 0; i < rows; i++)
        add_multiple(n, factor * delta[i], a,
                     W + (size_t)i * (size_t)n);
}
/* mlp.c: forward */
static void activate(int n, const Activation *const f[],
                     const double s[], double a[], double slope[])
{
    if (!f[0]->f)
        activation_softmax(n, s, a);
    else
        for (int i = 0; i < n; i++)
            a[i] = activation_with_slope(f[i], s[i], &slope[i]);
}
/* mlp.c: forward */
const double *mlp_forward(Mlp *m, const double x[])
{
    assert(m && x);
    int *n = m->n;
    double **a = m->a, **s = m->s;
    memcpy(a[0], x + 1, (size_t)n[0] * sizeof *x);
    for (int l = 1; l <= m->M; l++) {
        product(n[l], n[l - 1], m->W[l], a[l - 1], m->b[l], s[l]);
        activate(n[l], m->f[l], s[l], a[l], m->slope[l]);
    }
    return a[m->M];
}
/* mlp.c: deltas */
static void output_deltas(Mlp *m, const Loss *loss, const double y[])
{
    int M = m->M;
    loss->delta(m->n[M], m->f[M], m->s[M], y, m->delta[M]);
}
/* mlp.c: deltas */
void mlp_back(Mlp *m)
{
    assert(m);
    int *n = m->n;
    double **delta = m->delta;
    for (int l = m->M; l > 1; l--) {
        product_transposed(n[l], n[l - 1], m->W[l], delta[l],
                           delta[l - 1]);
        for (int j = 0; j < n[l - 1]; j++)
            delta[l - 1][j] *= m->slope[l - 1][j];
    }
}

void mlp_deltas(Mlp *m, const Loss *loss, const double y[])
{
    assert(m && loss && y);
    output_deltas(m, loss, y);
    mlp_back(m);
}
/* mlp.c: gradient */
void mlp_gradient(Mlp *m)
{
    assert(m);
    int *n = m->n;
    for (int l = 1; l <= m->M; l++) {
        size_t cells = (size_t)n[l] * (size_t)n[l - 1];
        memset(m->gW[l], 0, cells * sizeof *m->gW[l]);
        add_outer(n[l], n[l - 1], 1, m->delta[l], m->a[l - 1],
                  m->gW[l]);
    }
}
/* mlp.c: online step */
static void back_and_update(int rows, int n, double factor, double W[],
                            const double delta[], const double a[],
                            double sum[])
{
    memset(sum, 0, (size_t)n * sizeof *sum);
    for (int i = 0; i < rows; i++, W += n) {
        add_multiple(n, delta[i], W, sum);
        add_multiple(n, factor * delta[i], a, W);
    }
}
/* mlp.c: online step */
void mlp_online(Mlp *m, const Loss *loss, const double x[],
                const double y[], double eta)
{
    assert(m && loss && y);
    int *n = m->n;
    double **delta = m->delta, **a = m->a;
    mlp_forward(m, x);
    output_deltas(m, loss, y);
    for (int l = m->M; l > 1; l--) {
        /* mlp_online: deltas before layer l, then its weights */
        back_and_update(n[l], n[l - 1], -eta, m->W[l], delta[l],
                        a[l - 1], delta[l - 1]);
        for (int j = 0; j < n[l - 1]; j++)
            delta[l - 1][j] *= m->slope[l - 1][j];
    }
    add_outer(n[1], n[0], -eta, delta[1], a[0], m->W[1]);
    for (int l = 1; l <= m->M; l++)
        add_multiple(n[l], -eta, delta[l], m->b[l]);
}
/* mlp.c: deep networks, and epochs */
Mlp *mlp_deep(int D, int hidden, int width, int K, const char *f,
              const char *g)
{
    char why[WHY];
    int *n = allocate((size_t)hidden + 3, sizeof *n);
    n[1] = D;
    for (int nu = 2; nu <= hidden + 1; nu++)
        n[nu] = width;
    n[hidden + 2] = K;
    Net *net = net_conventional(hidden + 2, n, activation_find(f),
                                activation_find(g));
    Mlp *m = mlp_from_net(net, why);
    net_free(net);
    free(n);
    return m;
}
/* mlp.c: deep networks, and epochs */
void mlp_start(Mlp *m, double gain, Random *random)
{
    assert(m && random);
    for (int l = 1; l <= m->M; l++) {
        int n = m->n[l - 1];
        for (int k = 0; k < m->n[l] * n; k++)
            m->W[l][k] = gain / sqrt(n) * random_normal(random);
        memset(m->b[l], 0, (size_t)m->n[l] * sizeof *m->b[l]);
    }
}
/* mlp.c: deep networks, and epochs */
void mlp_epoch(Mlp *m, const Loss *loss, const Samples *data,
               double eta, Random *random)
{
    assert(m && data && random);
    int *order = allocate((size_t)data->N, sizeof *order);
    random_permutation(random, data->N, order);
    for (int n = 0; n < data->N; n++)
        mlp_online(m, loss, data->x[order[n]], data->y[order[n]], eta);
    free(order);
}
/* mlp.c: deep networks, and epochs */
double mlp_risk(Mlp *m, const Loss *loss, const Samples *data)
{
    assert(m && loss && data);
    double sum = 0;
    int M = m->M;
    for (int n = 0; n < data->N; n++) {
        mlp_forward(m, data->x[n]);
        sum += loss->value(m->n[M], m->f[M], m->s[M], data->y[n]);
    }
    return isfinite(sum) ? sum / data->N : INFINITY;
}
