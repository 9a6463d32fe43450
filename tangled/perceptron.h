/* perceptron.h: tangled from chapters/workshop/01-perceptron.nw; edit it there */
#ifndef PERCEPTRON_H
#define PERCEPTRON_H
#include "dataset.h"
#include <stdbool.h>

/* perceptron.h: a unit */
typedef struct {
    int D;          /* inputs; the constant input is not counted */
    double *w;      /* w[0] = b, the bias; w[1..D] */
} Perceptron;

/* perceptron.h: functions */
/* A unit with D inputs and all weights 0. The caller frees it. */
Perceptron *perceptron_new(int D);
void perceptron_free(Perceptron *p);

/* s = sum over j = 0..D of w[j] x[j]; x[0] is the constant input. */
double perceptron_preactivation(const Perceptron *p, const double x[]);

/* 1 if s > 0, else 0. */
int perceptron_output(const Perceptron *p, const double x[]);
/* perceptron.h: functions */
/* One step of the learning rule, equation (1.3), for an input x and
   its class y, 0 or 1. Returns whether the unit made a mistake. */
bool perceptron_learn(Perceptron *p, const double x[], int y);

/* Shows all samples once, in order; they have as many features as the
   unit has inputs. Returns the number of mistakes. */
int perceptron_epoch(Perceptron *p, const Dataset *data);
/* perceptron.h: functions */
typedef struct {
    int epochs;     /* epochs shown, the last one included */
    long mistakes;  /* in all of them */
    bool done;      /* the last epoch passed without a mistake */
} Training;

/* Repeats epochs until one is without a mistake, at most max >= 0
   times. */
Training perceptron_train(Perceptron *p, const Dataset *data, int max);
/* perceptron.h: functions */
/* How many samples the unit answers wrongly; it does not learn. */
int perceptron_wrong(const Perceptron *p, const Dataset *data);

#endif
