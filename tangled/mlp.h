/* mlp.h: tangled from chapters/workshop/09-matrix.nw; edit it there */
#ifndef MLP_H
#define MLP_H
#include "gradient.h"

/* mlp.h: a network of matrices */
typedef struct {
    int M;              /* matrices: M = L-1 */
    int *n;             /* n[l], l = 0..M: units in a[l] */
    double **W, **gW;   /* W[l], l = 1..M: n[l] rows of n[l-1] */
    double **b;         /* biases b[l][0..n[l]-1]; so the next: */
    double **s, **a;    /* pre-activations, activities; a[0] = x */
    double **slope;     /* f'(s[l]) of the last pass; not of softmax */
    double **delta;     /* derivatives by s[l]; by b[l], too */
    const Activation ***f;      /* f[l][i], of a[l][i] */
} Mlp;

/* mlp.h: functions */
/* The same network as matrices and vectors, with its weights. NULL if
   it is not conventional; why[] then names a unit. The caller frees
   it, and may free the net at once. */
Mlp *mlp_from_net(const Net *net, char why[WHY]);
void mlp_free(Mlp *m);

/* Copies all weights and biases, and what the last pass left in s and
   a, into a net with the same layers. */
void mlp_to_net(const Mlp *m, Net *net);

/* The same with the deltas and the gradient. */
void mlp_to_gradient(const Mlp *m, const Net *net, Gradient *grad);
/* mlp.h: functions */
/* The forward pass: takes the inputs x[1..D] of net_forward, sets
   a[0], and s[l] and a[l] for l = 1..M, and returns a[M]. */
const double *mlp_forward(Mlp *m, const double x[]);

/* After a forward pass: all delta[l], for the target y[0..K-1]. The
   loss must fit the outputs (loss_fits). */
void mlp_deltas(Mlp *m, const Loss *loss, const double y[]);

/* The same without the first step: delta[M] is there already. */
void mlp_back(Mlp *m);

/* After the deltas: sets gW[l] to the derivatives by W[l]. Those by
   b[l] are delta[l]. */
void mlp_gradient(Mlp *m);

/* One step of stochastic gradient descent, as train_online does it.
   Leaves in s[l] and a[l] what they were before the step; gW is
   left alone. */
void mlp_online(Mlp *m, const Loss *loss, const double x[],
                const double y[], double eta);
/* mlp.h: functions */

/* D inputs, so many hidden layers of the same width with activation f,
   and K outputs with activation g; all weights 0. The caller frees. */
Mlp *mlp_deep(int D, int hidden, int width, int K, const char *f,
              const char *g);

/* Weights into a layer of n inputs normal, with mean 0 and standard
   deviation gain / sqrt(n); biases 0. */
void mlp_start(Mlp *m, double gain, Random *random);

/* mlp_online with all samples, in a new random order. */
void mlp_epoch(Mlp *m, const Loss *loss, const Samples *data,
               double eta, Random *random);

/* The mean loss; infinite if it is no finite number. */
double mlp_risk(Mlp *m, const Loss *loss, const Samples *data);

#endif
