/* backprop.h: tangled from chapters/workshop/07-backprop.nw; edit it there */
#ifndef BACKPROP_H
#define BACKPROP_H
#include "gradient.h"
#include "random.h"

/* backprop.h: steps */
/* 3. delta[i] of the outputs, after a forward pass; y[0..K-1]. */
void backprop_output_deltas(const Net *net, const Loss *loss,
                            const double y[], Gradient *grad);

/* 4. delta[j] of the hidden units, when the outputs have theirs. */
void backprop_hidden_deltas(const Net *net, Gradient *grad);

/* 5. Adds share times delta_i a_j to the gradient. */
void backprop_add(const Net *net, double share, Gradient *grad);

/* 6. w_ij <- w_ij - eta times the gradient. */
void backprop_update(Net *net, double eta, const Gradient *grad);
/* backprop.h: whole passes */
/* Adds share times the gradient of one sample's loss; returns the
   loss (not multiplied by share). */
double backprop_sample(Net *net, const Loss *loss, const double x[],
                       const double y[], double share, Gradient *grad);

/* Sets the gradient to that of the risk, and returns the risk. */
double backprop_risk(Net *net, const Loss *loss, const Samples *data,
                     Gradient *grad);

/* One step with the sample (x, y); returns its loss before. */
double backprop_online(Net *net, const Loss *loss, const double x[],
                       const double y[], double eta, Gradient *grad);

/* One step with a sample that is drawn at random. */
double backprop_stochastic(Net *net, const Loss *loss,
                           const Samples *data, double eta,
                           Random *random, Gradient *grad);

#endif
