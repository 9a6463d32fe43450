/* net.h: tangled from chapters/workshop/05-forward.nw; edit it there */
#ifndef NET_H
#define NET_H
#include "activation.h"
#include "plan.h"
#include "random.h"

/* net.h: a network */
typedef struct {
    int D, H, K, Q, L;      /* inputs, hidden, outputs; all; layers */
    int W;                  /* connections, biases included */
    int *layer;             /* layer[i] in 1..L, of unit i = 1..Q */
    int *first;             /* first[nu], nu = 1..L: its first unit;
                               first[L+1] = Q+1 */
    const Activation **f;   /* f[i], i = D+1..Q */
    int *from, *to;         /* connection c = 0..W-1 leads from unit
                               from[c] to unit to[c] ... */
    double *w;              /* ... and has the weight w[c] */
    int *in;                /* into i: c = in[i]..in[i+1]-1, i <= Q */
    int *out;               /* out of j: m = out[j]..out[j+1]-1, ... */
    int *fed, *leaving;     /* to unit fed[m], c = leaving[m] */
    double *s;              /* s[i], i = D+1..Q, after a pass */
    double *a;              /* a[i], i = 0..Q, after a pass */
} Net;
/* net.h: functions */
/* The network of a plan that has passed plan_check. The caller frees
   the network, and may free the plan at once. */
Net *net_new(const Plan *plan);
void net_free(Net *net);

/* The same for a plan that a program has made: it must pass the check
   (else the program stops), and is freed. */
Net *net_build(Plan *plan);

/* The conventional network with n[nu] units in layer nu = 1..L, all
   weights 0. f is for hidden units, g for outputs. */
Net *net_conventional(int L, const int n[], const Activation *f,
                      const Activation *g);

/* The same with all shortcuts: each layer is fed by unit 0 and all
   earlier layers. */
Net *net_shortcuts(int L, const int n[], const Activation *f,
                   const Activation *g);
/* net.h: functions */
/* The forward pass: takes the inputs x[1..D], sets s[i] and a[i], and
   returns the K outputs, a[Q-K+1..Q], as an array from 0 (it belongs
   to the network). Equation (5.1). */
const double *net_forward(Net *net, const double x[]);

/* The number of the connection from j to i; -1 if there is none. */
int net_connection(const Net *net, int i, int j);
/* net.h: functions */
/* All weights, biases included, uniform from -range to range. */
void net_uniform(Net *net, Random *random, double range);

#endif
