/* loss.c: tangled from chapters/workshop/06-loss.nw; edit it there */
#include "loss.h"
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* the squared loss */
static double squared(int K, const Activation *const f[],
                      const double s[], const double y[])
{
    assert(K >= 1 && f && s && y);
    double sum = 0;
    for (int k = 0; k < K; k++) {
        double error = f[k]->f(s[k]) - y[k];
        sum += error * error / 2;
    }
    return sum;
}
/* the squared loss */
static void squared_delta(int K, const Activation *const f[],
                          const double s[], const double y[],
                          double delta[])
{
    assert(K >= 1 && f && s && y && delta);
    for (int k = 0; k < K; k++)
        delta[k] = (f[k]->f(s[k]) - y[k]) * f[k]->slope(s[k]);
}
/* the binary cross-entropy */
static double binary(int K, const Activation *const f[],
                     const double s[], const double y[])
{
    (void)f;
    assert(K >= 1 && s && y);
    double sum = 0;
    for (int k = 0; k < K; k++)
        sum += (1 - y[k]) * fmax(0, s[k]) + y[k] * fmax(0, -s[k])
               + log1p(exp(-fabs(s[k])));
    return sum;
}
/* the binary cross-entropy */
static void binary_delta(int K, const Activation *const f[],
                         const double s[], const double y[],
                         double delta[])
{
    (void)f;
    assert(K >= 1 && s && y && delta);
    for (int k = 0; k < K; k++)
        delta[k] = (1 - y[k]) * activation_sigmoid(s[k])
                   - y[k] * activation_sigmoid(-s[k]);
}
/* the categorical cross-entropy */
static int largest(int K, const double s[], double *rest)
{
    assert(K >= 1 && s);
    int m = 0;
    *rest = 0;
    for (int k = 1; k < K; k++)
        if (s[k] > s[m])
            m = k;
    for (int k = 0; k < K; k++)
        if (k != m)
            *rest += exp(s[k] - s[m]);
    return m;
}
/* the categorical cross-entropy */
static double categorical(int K, const Activation *const f[],
                          const double s[], const double y[])
{
    (void)f;
    double rest, value = 0;
    int m = largest(K, s, &rest);
    for (int k = 0; k < K; k++)
        if (y[k] != 0)
            value += y[k] * (s[m] - s[k] + log1p(rest));
    return value;
}
/* the categorical cross-entropy */
static void categorical_delta(int K, const Activation *const f[],
                              const double s[], const double y[],
                              double delta[])
{
    (void)f;
    double rest;
    int m = largest(K, s, &rest);
    for (int k = 0; k < K; k++) {
        double e = exp(s[k] - s[m]);
        double others = k == m ? rest : 1 + rest - e;
        delta[k] = ((1 - y[k]) * e - y[k] * others) / (1 + rest);
    }
}

static const Loss losses[] = {
    {"squared", "identity", squared, squared_delta},
    {"binary", "sigmoid", binary, binary_delta},
    {"categorical", "softmax", categorical, categorical_delta},
};

/* find a loss, and say whether it fits */
const Loss *loss_find(const char *name)
{
    assert(name);
    for (size_t n = 0; n < sizeof losses / sizeof *losses; n++)
        if (strcmp(losses[n].name, name) == 0)
            return &losses[n];
    return NULL;
}
/* find a loss, and say whether it fits */
bool loss_fits(const Loss *loss, int K, const Activation *const f[],
               char why[WHY])
{
    assert(loss && K >= 1 && f && why);
    bool any = strcmp(loss->name, "squared") == 0;
    for (int k = 0; k < K; k++) {
        bool good = any ? f[k]->f != NULL
                        : strcmp(f[k]->name, loss->output) == 0;
        if (!good) {
            snprintf(why, WHY, "output %d is %s, and the %s loss is"
                     " not for %s outputs", k + 1, f[k]->name,
                     loss->name, f[k]->name);
            return false;
        }
    }
    return true;
}
/* find a loss, and say whether it fits */
bool loss_accepts(const Loss *loss, int K, const double y[],
                  char why[WHY])
{
    assert(loss && K >= 1 && y && why);
    bool any = strcmp(loss->name, "squared") == 0;
    double sum = 0;
    for (int k = 0; k < K; k++) {
        sum += y[k];
        if (isfinite(y[k]) && (any || (y[k] >= 0 && y[k] <= 1)))
            continue;
        snprintf(why, WHY, "target %d is %g: the %s loss wants %s",
                 k + 1, y[k], loss->name,
                 any ? "a finite number" : "numbers from 0 to 1");
        return false;
    }
    if (strcmp(loss->output, "softmax") != 0 || fabs(sum - 1) <= 1e-9)
        return true;
    snprintf(why, WHY, "the targets add up to %g: the categorical loss"
             " wants 1", sum);
    return false;
}
