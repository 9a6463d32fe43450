/* model.h: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#ifndef MODEL_H
#define MODEL_H
#include "batch.h"
#include "table.h"

/* model.h: what it offers */
enum { MODEL_LAYERS = 65 };     /* at most, without the inputs */
enum { MODEL_CLASSES = 256 };   /* at most */

/* A network and what else is needed to use it. */
typedef struct {
    Batch *net;
    char *activation;       /* of hidden units */
    Names input;            /* names of the D inputs */
    char *target;           /* what is predicted */
    Names classes;          /* their names, in order; none: a number */
    float *shift, *scale;   /* of the D inputs, then of the number: */
                            /* the net sees (x - shift) / scale */
    char *history, *options;    /* how it was trained */
} Model;
/* model.h: what it offers */
/* A network with layers 1..M of n[l] units; n[0] and n[M] are set here.
   No classes: the target is a number. All weights and shifts are 0,
   scales 1. NULL if layers and batch are too large. The caller
   frees. */
Model *model_new(const Names *input, const Names *classes,
                 const char *target, int M, int n[],
                 const char *activation, int batch);
void model_free(Model *model);

/* Sets shift and scale, to mean and standard deviation of the rows
   row[0..N-1] of the table. Pixels are divided by 255 instead. */
void model_scale(Model *model, const Table *table, const int row[],
                 int N);
/* model.h: what it offers */
/* These rows as the network wants them, all targets 0 if the table has
   none; row NULL means 0..N-1. False if an answer is none that the
   model knows; why[] then says so. */
bool model_pool(const Model *model, const Table *table, const int row[],
                int N, Pool *pool, char why[WHY]);
void model_pool_free(Pool *pool);

/* For each of the samples K outputs: probabilities of the classes, or
   the number. The caller frees. */
double *model_outputs(Model *model, const Pool *pool);

/* Replaces history or options. */
void model_note(char **note, const char *text);

#endif
