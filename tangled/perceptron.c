/* perceptron.c: tangled from chapters/workshop/01-perceptron.nw; edit it there */
#include "perceptron.h"
#include "memory.h"
#include <assert.h>
#include <stdlib.h>

/* make and free a perceptron */
Perceptron *perceptron_new(int D)
{
    assert(D >= 0);
    Perceptron *p = allocate(1, sizeof *p);
    p->D = D;
    p->w = allocate((size_t)D + 1, sizeof *p->w);
    return p;
}
/* make and free a perceptron */
void perceptron_free(Perceptron *p)
{
    if (p)
        free(p->w);
    free(p);
}
/* compute the output of a perceptron */
double perceptron_preactivation(const Perceptron *p, const double x[])
{
    assert(p && x);
    double s = 0;
    for (int j = 0; j <= p->D; j++)
        s += p->w[j] * x[j];
    return s;
}

int perceptron_output(const Perceptron *p, const double x[])
{
    return perceptron_preactivation(p, x) > 0;
}
/* compute the output of a perceptron */
int perceptron_wrong(const Perceptron *p, const Dataset *data)
{
    assert(p && data && p->D == data->D);
    int wrong = 0;
    for (int n = 0; n < data->N; n++)
        wrong += perceptron_output(p, data->x[n]) != data->y[n];
    return wrong;
}
/* let a perceptron learn */
bool perceptron_learn(Perceptron *p, const double x[], int y)
{
    assert(y == 0 || y == 1);
    int error = y - perceptron_output(p, x);
    for (int j = 0; j <= p->D; j++)
        p->w[j] += error * x[j];
    return error != 0;
}
/* let a perceptron learn */
int perceptron_epoch(Perceptron *p, const Dataset *data)
{
    assert(p && data && p->D == data->D);
    int mistakes = 0;
    for (int n = 0; n < data->N; n++)
        mistakes += perceptron_learn(p, data->x[n], data->y[n]);
    return mistakes;
}
/* let a perceptron learn */
Training perceptron_train(Perceptron *p, const Dataset *data, int max)
{
    assert(max >= 0);
    Training t = {0};
    while (!t.done && t.epochs < max) {
        int mistakes = perceptron_epoch(p, data);
        t.epochs++;
        t.mistakes += mistakes;
        t.done = mistakes == 0;
    }
    return t;
}
