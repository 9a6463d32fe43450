/* train.h: tangled from chapters/workshop/08-digits.nw; edit it there */
#ifndef TRAIN_H
#define TRAIN_H
#include "gradient.h"
#include "random.h"

/* train.h: a method */
typedef struct {
    const Loss *loss;
    double eta;         /* learning rate, > 0 */
    double momentum;    /* alpha, 0 <= alpha < 1 */
    double decay;       /* lambda >= 0, of weights, not of biases */
    int batch;          /* samples for a step, 1..N */
} Method;

/* train.h: a trainer */
typedef struct {
    Method method;
    Net *net;               /* not owned */
    const Samples *data;    /* not owned; N samples */
    Random random;          /* for the order */
    int *order;             /* order[0..N-1]: that of the last epoch */
    double *step;           /* step[0..W-1]: last change of w[c] */
    Gradient *grad;
} Trainer;

/* train.h: functions */
/* The net, with the weights that it has, is to learn the samples. Both
   must fit each other and the loss, and outlive the trainer, which the
   caller frees. */
Trainer *train_new(Net *net, const Samples *data, Method method,
                   Random random);
void train_free(Trainer *t);
/* train.h: functions */
/* Shows all N samples once, in a new random order, with a step for
   each batch of them (the last one may be smaller). Returns the mean
   of their losses, each before its step. */
double train_epoch(Trainer *t);

/* One step of stochastic gradient descent with the sample (x, y),
   x[0..D], y[0..K-1]. The same as backprop_online, but without an
   array for the gradient, equations (7.1) and (7.3) in one line, and
   without the loss. Uses grad->delta alone. */
void train_online(Net *net, const Loss *loss, const double x[],
                  const double y[], double eta, Gradient *grad);
/* train.h: functions */
/* Each weight into a unit that n others feed (unit 0 not counted)
   is normal with mean 0 and standard deviation scale / sqrt(n); biases
   are 0. LeCun, Bottou, Orr, Müller (1998). */
void train_start(Net *net, double scale, Random *random);
/* train.h: functions */
/* The answer of K outputs or targets a[0..K-1]: the number of the
   largest, of the first one if there are several. A single sigmoid:
   0 or 1, whichever is nearer; 0 for 1/2. */
int train_answer(int K, const double a[]);

/* For how many samples is the answer of the outputs not that of the
   targets? */
int train_wrong(Net *net, const Samples *data);

#endif
