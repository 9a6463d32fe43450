/* gradient.h: tangled from chapters/workshop/07-backprop.nw; edit it there */
#ifndef GRADIENT_H
#define GRADIENT_H
#include "loss.h"
#include "net.h"

/* gradient.h: a gradient */
typedef struct {
    double *delta;  /* delta[i], i = D+1..Q */
    double *g;      /* g[c]: derivative by the weight w[c], c < W */
} Gradient;

typedef struct {
    int N, D, K;
    double **x;     /* x[n][1..D]: inputs, n < N; x[n][0] = 1 */
    double **y;     /* y[n][0..K-1]: targets */
} Samples;

/* gradient.h: functions */
/* Zero deltas and derivatives for this network. */
Gradient *gradient_new(const Net *net);
void gradient_free(Gradient *grad);

/* Sets the derivatives, not the deltas, to zero. */
void gradient_clear(const Net *net, Gradient *grad);
/* gradient.h: functions */
/* N >= 1 samples with D inputs and K targets, all 0. The caller frees
   them. */
Samples *samples_new(int N, int D, int K);
void samples_free(Samples *data);

/* N samples for checking: inputs are normal numbers, targets uniform
   ones, divided by their sum if the loss wants probabilities of
   classes. The caller frees them. */
Samples *samples_random(int N, const Net *net, const Loss *loss,
                        Random *random);
/* gradient.h: functions */
/* The loss of one sample; leaves s and a in the network. The loss must
   fit the outputs (loss_fits), the target the loss (loss_accepts). */
double gradient_loss(Net *net, const Loss *loss, const double x[],
                     const double y[]);

/* The empirical risk: the mean loss of N >= 1 samples. */
double gradient_risk(Net *net, const Loss *loss, const Samples *data);
/* gradient.h: functions */
/* Derivatives of the risk by w[0..W-1], from forward passes
   alone: (R(w+h) - R(w)) / h; (R(w+h) - R(w-h)) / 2h; and by the
   complex step (Squire and Trapp 1998). Each takes O(W) passes. */
void gradient_forward(Net *net, const Loss *loss, const Samples *data,
                      double h, double derivative[]);
void gradient_central(Net *net, const Loss *loss, const Samples *data,
                      double h, double derivative[]);
void gradient_complex(Net *net, const Loss *loss, const Samples *data,
                      double h, double derivative[]);

/* The largest |a[c] - b[c]| divided by the largest |b[c]|, c < W; 0 if
   a and b are equal, infinite if some a[c] - b[c] is not finite. */
double gradient_distance(int W, const double a[], const double b[]);

#endif
