/* activation.c: tangled from chapters/workshop/04-approximate.nw; edit it there */
#include "activation.h"
#include <assert.h>
#include <complex.h>
#include <math.h>
#include <string.h>

/* activation.c: compute them */
double activation_sigmoid(double s)
{
    double e = exp(-fabs(s));
    return s >= 0 ? 1 / (1 + e) : e / (1 + e);
}
/* activation.c: compute them */
static double identity(double s)
{
    return s;
}

static double identity_slope(double s)
{
    (void)s;
    return 1;
}
/* activation.c: compute them */
static double step(double s)
{
    return s > 0;
}

static double step_slope(double s)
{
    (void)s;
    return 0;
}
/* activation.c: compute them */
static double sigmoid_slope(double s)
{
    double e = exp(-fabs(s));
    return e / ((1 + e) * (1 + e));
}
/* activation.c: compute them */
static double tanh_slope(double s)
{
    return 4 * sigmoid_slope(2 * s);
}
/* activation.c: compute them */
void activation_softmax(int n, const double s[], double a[])
{
    assert(n >= 1 && s && a);
    double most = s[0], sum = 0;
    for (int k = 1; k < n; k++)
        most = fmax(most, s[k]);
    for (int k = 0; k < n; k++)
        sum += a[k] = exp(s[k] - most);
    for (int k = 0; k < n; k++)
        a[k] /= sum;
}
/* activation.c: compute them */
/* activation.c: more functions for the list */
static double _Complex complex_identity(double _Complex s)
{
    return s;
}

static double _Complex complex_step(double _Complex s)
{
    return creal(s) > 0;
}
/* activation.c: more functions for the list */
static double _Complex complex_sigmoid(double _Complex s)
{
    double _Complex e = cexp(creal(s) < 0 ? s : -s);
    return (creal(s) < 0 ? e : 1) / (1 + e);
}
/* activation.c: more functions for the list */
/* activation.c: ReLU and ELU */
static double relu(double s)
{
    return s <= 0 ? 0 : s;
}

static double relu_slope(double s)
{
    return s > 0;
}
/* activation.c: ReLU and ELU */
static double elu(double s)
{
    return s > 0 ? s : expm1(s);
}

static double elu_slope(double s)
{
    return s > 0 ? 1 : exp(s);
}

static double _Complex complex_relu(double _Complex s)
{
    return creal(s) > 0 ? s : 0;
}
/* activation.c: more functions for the list */
static double _Complex complex_elu(double _Complex s)
{
    double x = creal(s), y = cimag(s), half = sin(y / 2);
    if (x > 0)
        return s;
    return expm1(x) * cos(y) - 2 * half * half + I * exp(x) * sin(y);
}

const Activation activation_list[] = {
    /* activation_list: the activations */
    {"identity", identity, identity_slope, complex_identity},
    {"step", step, step_slope, complex_step},
    {"sigmoid", activation_sigmoid, sigmoid_slope, complex_sigmoid},
    {"tanh", tanh, tanh_slope, ctanh},
    {"softmax", NULL, NULL, NULL},
    /* activation_list: the activations */
    {"relu", relu, relu_slope, complex_relu},
    {"elu", elu, elu_slope, complex_elu},
    {0}
};

/* activation.c: find an activation by its name */
const Activation *activation_find(const char *name)
{
    assert(name);
    for (const Activation *f = activation_list; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}
/* activation.c: compute them */
double activation_with_slope(const Activation *f, double s,
                             double *slope)
{
    if (f->f != activation_sigmoid) {
        *slope = f->slope(s);
        return f->f(s);
    }
    double e = exp(-fabs(s)), sum = 1 + e;
    *slope = e / (sum * sum);
    return (s >= 0 ? 1 : e) / sum;
}
