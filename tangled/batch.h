/* batch.h: tangled from chapters/workshop/12-batch.nw; edit it there */
#ifndef BATCH_H
#define BATCH_H
#include "mlp.h"
#include "random.h"
#include <stddef.h>

typedef struct Bend Bend;       /* an activation for many numbers */

/* batch.h: samples */
typedef struct {
    int N, D, K;        /* samples, inputs, outputs */
    const unsigned char *byte;  /* N rows of D; or NULL, and */
    const float *number;        /* N rows of D */
    float scale;        /* an input is scale times a byte */
    const unsigned char *label; /* N classes; or NULL, and */
    const float *target;        /* N rows of K */
} Pool;
/* batch.h: rules */
typedef struct {
    bool adam;          /* AdamW, otherwise momentum */
    float eta;          /* learning rate */
    float alpha;        /* momentum */
    float beta1, beta2, epsilon;        /* of AdamW */
    float mu;           /* decay of weights, not of biases */
    float drop;         /* probability that a hidden unit is left out */
    int batch;          /* samples in a batch */
} Rule;
/* batch.h: rules */
/* Process me of all, 0 <= me < all, and a function that replaces v[]
   by its sum over all processes. */
typedef struct {
    int me, all;
    void (*add)(size_t n, float v[]);
} Team;
/* batch.h: a network for batches */
typedef struct {
    int M;              /* matrices, as in Mlp */
    int rows;           /* samples that there is room for */
    int *n, *width;     /* n[l] units, l = 0..M; floats in a row */
    float **V, **b;     /* V[l]: n[l-1] rows of width[l]; b[l] */
    float **gV, **gb;   /* derivatives by them */
    float **S, **A;     /* a sample a row: pre-activations; A[0] = X */
    float **slope;      /* f'(S[l]) of hidden units */
    float **Delta;      /* derivatives by S[l] */
    float *Y;           /* targets */
    const Bend *f, *g;  /* activation of hidden units, of outputs */
    /* Batch: what steps need */
    size_t cells;               /* numbers in each of the next four: */
    float *weights, *gradient;  /* all V and b; all gV and gb */
    float *first, *second;      /* momentum or m; v */
    long steps;                 /* how many were taken */
    float drop;                 /* of units, in this pass */
    Random *chance;             /* a generator for each row */
    const Team *team;          /* NULL: alone */
} Batch;
/* batch.h: functions */
/* n[0] inputs, layers l = 1..M of n[l] units, the last with activation
   g (softmax, sigmoid, identity), the others with f (identity, sigmoid,
   tanh, relu, elu); all weights 0. Room for so many samples at once.
   The caller frees it. */
Batch *batch_new(int M, const int n[], const char *f, const char *g,
                 int rows);
void batch_free(Batch *b);

/* Is it an activation of hidden units; of outputs? */
bool batch_knows(const char *f);
bool batch_ends(const char *g);

/* Weights into a layer of n inputs normal, with mean 0 and standard
   deviation gain / sqrt(n); biases 0. The same as mlp_start. The usual
   gain is sqrt(2) for relu (He and others, 2015), 1 otherwise. */
void batch_start(Batch *b, double gain, Random *random);
double batch_gain(const char *f);
/* batch.h: functions */
/* Sizes of hidden layers, as in "256-128", become n[0], n[1], ...; ""
   has none. Returns how many; -1 if there are more than most, or the
   text is anything else. */
int batch_layers(const char *text, int most, int n[]);

/* Sets what belongs to the rule with this name, plain, momentum or
   adamw, to its usual values; the other fields are left alone. */
bool batch_rule(const char *name, Rule *how);

/* Weights from, and to, a network of the same layers. */
void batch_from_mlp(Batch *b, const Mlp *m);
void batch_to_mlp(const Batch *b, Mlp *m);
/* batch.h: functions */
/* Sample n becomes row r of inputs and targets. */
void batch_take(Batch *b, int r, const Pool *pool, int n);

/* The forward pass of rows 0..B-1: sets S and A, returns A[M]. */
const float *batch_forward(Batch *b, int B);

/* After it: sets Delta, gV and gb to derivatives of the mean loss of
   the B rows: softmax with the categorical cross-entropy, sigmoid with
   the binary one, identity with the squared loss. */
void batch_gradient(Batch *b, int B);

/* Shows all samples once, in a new random order, with a step for each
   batch; several processes divide each batch. */
void batch_epoch(Batch *b, const Pool *pool, const Rule *how,
                 Random *random);

/* The mean loss of all samples, infinite if it is no finite number;
   *wrong: how many answers are not those of the targets. */
double batch_test(Batch *b, const Pool *pool, int *wrong);

#endif
