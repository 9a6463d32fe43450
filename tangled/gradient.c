/* gradient.c: tangled from chapters/workshop/07-backprop.nw; edit it there */
#include "gradient.h"
#include "memory.h"
#include <assert.h>
#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* gradient.c: make and free samples */
static double **rows(int N, int width)
{
    size_t n = (size_t)N, cells = n * (size_t)width;
    double **row = allocate(n, sizeof *row);
    row[0] = allocate(cells, sizeof **row);
    for (int k = 1; k < N; k++)
        row[k] = row[k - 1] + width;
    return row;
}
/* gradient.c: make and free samples */
Samples *samples_new(int N, int D, int K)
{
    assert(N >= 1 && D >= 1 && K >= 1);
    Samples *data = allocate(1, sizeof *data);
    *data = (Samples){.N = N, .D = D, .K = K};
    data->x = rows(N, D + 1);
    data->y = rows(N, K);
    for (int n = 0; n < N; n++)
        data->x[n][0] = 1;
    return data;
}
/* gradient.c: make and free samples */
void samples_free(Samples *data)
{
    if (!data)
        return;
    free(data->x[0]);
    free(data->y[0]);
    free(data->x);
    free(data->y);
    free(data);
}
/* gradient.c: make and free samples */
Samples *samples_random(int N, const Net *net, const Loss *loss,
                        Random *random)
{
    assert(net && loss && random);
    Samples *data = samples_new(N, net->D, net->K);
    for (int n = 0; n < N; n++) {
        double sum = 0;
        for (int j = 1; j <= net->D; j++)
            data->x[n][j] = random_normal(random);
        for (int k = 0; k < net->K; k++)
            sum += data->y[n][k] = random_uniform(random);
        if (strcmp(loss->output, "softmax") == 0)
            for (int k = 0; k < net->K; k++)
                data->y[n][k] /= sum;
    }
    return data;
}
/* gradient.c: make and free it */
Gradient *gradient_new(const Net *net)
{
    assert(net);
    Gradient *grad = allocate(1, sizeof *grad);
    grad->delta = allocate((size_t)net->Q + 1, sizeof *grad->delta);
    grad->g = allocate((size_t)net->W, sizeof *grad->g);
    return grad;
}
/* gradient.c: make and free it */
void gradient_free(Gradient *grad)
{
    if (!grad)
        return;
    free(grad->delta);
    free(grad->g);
    free(grad);
}
/* gradient.c: make and free it */
void gradient_clear(const Net *net, Gradient *grad)
{
    assert(net && grad);
    for (int c = 0; c < net->W; c++)
        grad->g[c] = 0;
}
/* gradient.c: loss of a sample */
double gradient_loss(Net *net, const Loss *loss, const double x[],
                     const double y[])
{
    assert(net && loss && x && y);
    int first = net->first[net->L];
    net_forward(net, x);
    return loss->value(net->K, net->f + first, net->s + first, y);
}
/* gradient.c: loss of a sample */
static bool fits(const Net *net, const Samples *data)
{
    return data->N >= 1 && data->D == net->D && data->K == net->K;
}
/* gradient.c: the risk */
double gradient_risk(Net *net, const Loss *loss, const Samples *data)
{
    assert(fits(net, data));
    double sum = 0;
    for (int n = 0; n < data->N; n++)
        sum += gradient_loss(net, loss, data->x[n], data->y[n]);
    return sum / data->N;
}
/* gradient.c: differences */
static double risk_at(Net *net, const Loss *loss, const Samples *data,
                      int c, double w)
{
    assert(0 <= c && c < net->W);
    double old = net->w[c];
    net->w[c] = w;
    double risk = gradient_risk(net, loss, data);
    net->w[c] = old;
    return risk;
}
/* gradient.c: differences */
void gradient_forward(Net *net, const Loss *loss, const Samples *data,
                      double h, double derivative[])
{
    assert(h > 0 && derivative);
    double here = gradient_risk(net, loss, data);
    for (int c = 0; c < net->W; c++) {
        double w = net->w[c], above = w + h;
        double risk = risk_at(net, loss, data, c, above);
        derivative[c] = (risk - here) / (above - w);
    }
}
/* gradient.c: the central difference */
void gradient_central(Net *net, const Loss *loss, const Samples *data,
                      double h, double derivative[])
{
    assert(h > 0 && derivative);
    for (int c = 0; c < net->W; c++) {
        double above = net->w[c] + h, below = net->w[c] - h;
        double up = risk_at(net, loss, data, c, above);
        double down = risk_at(net, loss, data, c, below);
        derivative[c] = (up - down) / (above - below);
    }
}
/* gradient.c: the distance of two gradients */
double gradient_distance(int W, const double a[], const double b[])
{
    assert(W >= 0 && (W == 0 || (a && b)));
    double most = 0, size = 0;
    for (int c = 0; c < W; c++) {
        if (!isfinite(a[c] - b[c]))
            return INFINITY;
        most = fmax(most, fabs(a[c] - b[c]));
        size = fmax(size, fabs(b[c]));
    }
    return most == 0 ? 0 : most / size;
}
/* gradient.c: the complex step */
typedef double complex Complex;

static void complex_forward(const Net *net, const double x[],
                            int nudged, double h, Complex s[],
                            Complex a[])
{
    a[0] = 1;
    for (int i = 1; i <= net->D; i++)
        a[i] = x[i];
    for (int i = net->D + 1; i <= net->Q; i++) {
        s[i] = 0;
        for (int c = net->in[i]; c < net->in[i + 1]; c++)
            s[i] += (net->w[c] + (c == nudged ? I * h : 0))
                    * a[net->from[c]];
        if (net->f[i]->f)
            a[i] = net->f[i]->f_complex(s[i]);
    }
}
/* gradient.c: the complex step */
static Complex log_of_sum(int K, const Complex s[])
{
    assert(K >= 1);
    double most = creal(s[0]);
    Complex sum = 0;
    for (int k = 1; k < K; k++)
        most = fmax(most, creal(s[k]));
    for (int k = 0; k < K; k++)
        sum += cexp(s[k] - most);
    return most + clog(sum);
}
/* gradient.c: the complex step */
static Complex complex_loss(const Loss *loss, int K, const Complex s[],
                            const Complex a[], const double y[])
{
    Complex sum = 0;
    for (int k = 0; k < K; k++) {
        Complex two[] = {0, s[k]}, error = a[k] - y[k];
        if (strcmp(loss->name, "squared") == 0)
            sum += error * error / 2;
        else if (strcmp(loss->name, "binary") == 0)
            sum += log_of_sum(2, two) - y[k] * s[k];
        else
            sum += y[k] * (log_of_sum(K, s) - s[k]);
    }
    return sum;
}
/* gradient.c: the complex step */
void gradient_complex(Net *net, const Loss *loss, const Samples *data,
                      double h, double derivative[])
{
    assert(fits(net, data) && h > 0 && derivative);
    size_t units = (size_t)net->Q + 1;
    int first = net->first[net->L];
    Complex *s = allocate(units, sizeof *s);
    Complex *a = allocate(units, sizeof *a);
    for (int c = 0; c < net->W; c++) {
        double sum = 0;
        for (int n = 0; n < data->N; n++) {
            complex_forward(net, data->x[n], c, h, s, a);
            sum += cimag(complex_loss(loss, net->K, s + first,
                                      a + first, data->y[n]));
        }
        derivative[c] = sum / h / data->N;
    }
    free(s);
    free(a);
}
