/* gradient.c: tangled from chapters/07-backprop.nw; edit it there */
#include "gradient.h"
#include "memory.h"
#include <assert.h>
#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* gradient: make and free it */
Gradient *gradient_new(const Net *net)
{
    size_t units = (size_t)net->Q + 1;
    Gradient *grad = allocate(1, sizeof *grad);
    grad->delta = allocate(units, sizeof *grad->delta);
    grad->g = allocate(units, sizeof *grad->g);
    grad->all = allocate((size_t)net->W, sizeof *grad->all);
    for (int i = 0; i <= net->Q; i++)
        grad->g[i] = grad->all + (net->w[i] - net->weight);
    return grad;
}
/* gradient: make and free it */
void gradient_free(Gradient *grad)
{
    if (!grad)
        return;
    free(grad->delta);
    free(grad->g);
    free(grad->all);
    free(grad);
}
/* gradient: make and free it */
void gradient_clear(const Net *net, Gradient *grad)
{
    for (int c = 0; c < net->W; c++)
        grad->all[c] = 0;
}
/* gradient: loss and risk */
double gradient_loss(Net *net, const Loss *loss, const double x[],
                     const double y[])
{
    int first = net->Q - net->K + 1;
    net_forward(net, x);
    return loss->value(net->K, net->f + first, net->s + first, y);
}
/* gradient: loss and risk */
double gradient_risk(Net *net, const Loss *loss, const Samples *data)
{
    double sum = 0;
    for (int n = 0; n < data->N; n++)
        sum += gradient_loss(net, loss, data->x[n], data->y[n]);
    return sum / data->N;
}
/* gradient: differences */
static double risk_at(Net *net, const Loss *loss, const Samples *data,
                      int c, double w)
{
    double old = net->weight[c];
    net->weight[c] = w;
    double risk = gradient_risk(net, loss, data);
    net->weight[c] = old;
    return risk;
}
/* gradient: differences */
void gradient_forward(Net *net, const Loss *loss, const Samples *data,
                      double h, double derivative[])
{
    double here = gradient_risk(net, loss, data);
    for (int c = 0; c < net->W; c++) {
        double w = net->weight[c], above = w + h;
        double risk = risk_at(net, loss, data, c, above);
        derivative[c] = (risk - here) / (above - w);
    }
}
/* gradient: differences */
void gradient_central(Net *net, const Loss *loss, const Samples *data,
                      double h, double derivative[])
{
    for (int c = 0; c < net->W; c++) {
        double above = net->weight[c] + h, below = net->weight[c] - h;
        double up = risk_at(net, loss, data, c, above);
        double down = risk_at(net, loss, data, c, below);
        derivative[c] = (up - down) / (above - below);
    }
}
/* gradient: differences */
double gradient_distance(int W, const double a[], const double b[])
{
    double most = 0, size = 0;
    for (int c = 0; c < W; c++) {
        if (!isfinite(a[c] - b[c]))
            return INFINITY;
        most = fmax(most, fabs(a[c] - b[c]));
        size = fmax(size, fabs(b[c]));
    }
    return most == 0 ? 0 : most / size;
}
/* gradient: the complex step */
typedef double complex Complex;

/* complex activations */
static Complex complex_identity(Complex s)
{
    return s;
}

static Complex complex_step(Complex s)
{
    return creal(s) > 0;
}
/* complex activations */
static Complex complex_sigmoid(Complex s)
{
    Complex e = cexp(creal(s) < 0 ? s : -s);
    return (creal(s) < 0 ? e : 1) / (1 + e);
}

static const struct {
    const char *name;
    Complex (*f)(Complex s);
} complex_activations[] = {
    /* list of complex activations */
    {"identity", complex_identity},
    {"step", complex_step},
    {"sigmoid", complex_sigmoid},
    {"tanh", ctanh},
};

static Complex complex_activity(const Activation *f, Complex s)
{
    size_t n = 0;
    while (strcmp(complex_activations[n].name, f->name) != 0)
        n++;
    return complex_activations[n].f(s);
}
/* gradient: the complex step */
static void complex_forward(const Net *net, const double x[], int c,
                            double h, Complex s[], Complex a[])
{
    a[0] = 1;
    for (int i = 1; i <= net->D; i++)
        a[i] = x[i];
    for (int i = net->D + 1; i <= net->Q; i++) {
        s[i] = 0;
        for (int k = 0; k < net->fan_in[i]; k++) {
            bool nudged = &net->w[i][k] == &net->weight[c];
            s[i] += (net->w[i][k] + (nudged ? I * h : 0))
                    * a[net->from[i][k]];
        }
        if (net->f[i]->f)
            a[i] = complex_activity(net->f[i], s[i]);
    }
}
/* gradient: the complex step */
static Complex log_of_sum(int K, const Complex s[])
{
    double most = creal(s[0]);
    Complex sum = 0;
    for (int k = 1; k < K; k++)
        most = fmax(most, creal(s[k]));
    for (int k = 0; k < K; k++)
        sum += cexp(s[k] - most);
    return most + clog(sum);
}
/* gradient: the complex step */
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
/* gradient: the complex step */
void gradient_complex(const Net *net, const Loss *loss,
                      const Samples *data, double h,
                      double derivative[])
{
    size_t units = (size_t)net->Q + 1;
    int first = net->Q - net->K + 1;
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
