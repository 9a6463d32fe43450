/* net.h: tangled from chapters/05-forward.nw; edit it there */
#ifndef NET_H
#define NET_H
#include "activation.h"
#include "experiment.h"
#include "lines.h"

/* net: a network under construction */
typedef struct {
    int i, j;       /* from unit j to unit i */
    int line;       /* of a file, for messages; 0 if there is none */
    double w;       /* the weight */
} Connection;

typedef struct {
    int L, Q;               /* layers and units so far */
    int *size;              /* size[nu], nu = 1..L: units in layer nu */
    int *first;             /* first[nu]: the first of them */
    int *layer;             /* layer[i], i = 1..Q */
    const Activation **f;   /* f[i], i = 1..Q, NULL for inputs */
    int W, room;            /* connections so far, and room for them */
    Connection *c;          /* c[0..W-1] */
} Plan;

enum { PLAN_UNITS = 100000 };   /* more units are taken for a mistake */
/* net: a network under construction */
Plan *plan_new(void);
void plan_free(Plan *plan);

/* One more layer of n >= 1 units, at most PLAN_UNITS in all. f is
   their activation; the first layer, the inputs, has none: NULL. */
void plan_layer(Plan *plan, int n, const Activation *f);

/* A connection from j to i with the finite weight w; nothing else is
   checked yet. */
void plan_connect(Plan *plan, int i, int j, double w);

/* All connections from layer mu to layer nu, with weight 0; those from
   unit 0, which are biases, if mu is 0. */
void plan_full(Plan *plan, int mu, int nu);
/* net: a network under construction */
/* Is the plan a feed-forward network? At least two layers, softmax for
   all outputs or for none, no connection that is lateral, backward, to
   itself, into an input, to or from a unit that is not there, or given
   twice. If not, why[] names the connection, and *line is its line.
   Sorts the connections by i and j. */
bool plan_check(Plan *plan, int *line, char why[WHY]);
/* net: a network */
typedef struct {
    int D, H, K, Q, L;      /* inputs, hidden, outputs; all; layers */
    int W;                  /* weights, biases included */
    int *layer;             /* layer[i] in 1..L, of unit i = 1..Q */
    const Activation **f;   /* f[i], i = D+1..Q */
    int *fan_in;            /* connections into unit i = D+1..Q */
    int **from;             /* from[i][k], k < fan_in[i], ascending */
    double **w;             /* w[i][k]: from unit from[i][k] to i */
    int *fan_out;           /* units that unit j = 0..Q feeds */
    int **to;               /* to[j][k], k < fan_out[j], ascending */
    int **at;               /* weight[at[j][k]]: from j to to[j][k] */
    double *weight;         /* all W of them; w[i] points into it */
    double *s;              /* s[i], i = D+1..Q, after a pass */
    double *a;              /* a[i], i = 0..Q, after a pass */
} Net;
/* net: functions */
/* The network of a plan; the plan must pass plan_check. The caller
   frees the network, and may free the plan at once. */
Net *net_new(const Plan *plan);
void net_free(Net *net);

/* The conventional network with n[nu] units in layer nu = 1..L, all
   weights 0. f is for hidden units, g for outputs. */
Net *net_conventional(int L, const int n[], const Activation *f,
                      const Activation *g);
/* net: functions */
/* The forward pass: takes the inputs x[1..D], sets s[i] and a[i], and
   returns the K outputs, a[Q-K+1..Q], as an array from 0 (it belongs
   to the network). */
const double *net_forward(Net *net, const double x[]);

/* The weight from j to i; NULL if there is no such connection. */
double *net_weight(const Net *net, int i, int j);
/* net: functions */
/* Reads a network file, standard input if path is "-". NULL when it
   fails, and why[] then says where and why. */
Net *net_read(const char *path, char why[WHY]);
/* net: functions */
#define NET_OPTION(file) \
    {TEXT, "net", file, 0, 0, "a network file, - for standard input"}

/* The network that the option --net names; ends the program with a
   message if it cannot be read. The caller frees it. */
Net *net_option(const Run *run);
/* net: functions */
/* Where unit i = 1..Q stands above (or below, < 0) the middle of its
   layer in a drawing, with neighbors at the distance 1. */
double net_height(const Net *net, int i);
/* net: functions */
/* All weights, biases included, uniform from -range to range. */
void net_uniform(Net *net, Sample *random, double range);

#endif
