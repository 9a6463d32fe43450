/* plan.h: tangled from chapters/workshop/05-forward.nw; edit it there */
#ifndef PLAN_H
#define PLAN_H
#include "activation.h"
#include "lines.h"

/* plan.h: a network under construction */
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
    bool good;              /* it passed plan_check as it is */
} Plan;

enum { PLAN_UNITS = 100000 };   /* more units are taken for a mistake */
/* plan.h: functions */
Plan *plan_new(void);
void plan_free(Plan *plan);

/* One more layer of n >= 1 units, at most PLAN_UNITS in all. f is
   their activation; the first layer, the inputs, has none: NULL. */
void plan_layer(Plan *plan, int n, const Activation *f);

/* Gives one unit that is no input an activation of its own. */
void plan_unit(Plan *plan, int i, const Activation *f);

/* A connection from j to i with the finite weight w; nothing else is
   checked yet. */
void plan_connect(Plan *plan, int i, int j, double w);

/* All connections from layer mu to layer nu, with weight 0; those from
   unit 0, which are biases, if mu is 0. */
void plan_full(Plan *plan, int mu, int nu);
/* plan.h: functions */
/* Is the plan a feed-forward network? At least two layers, softmax for
   all outputs or for none, no connection that is lateral, backward, to
   itself, into an input, to or from a unit that is not there, or given
   twice. If not, why[] names the connection, and *line is its line.
   Sorts the connections by i and j. */
bool plan_check(Plan *plan, int *line, char why[WHY]);

#endif
