/* dataset.h: tangled from chapters/A-support.nw; edit it there */
#ifndef DATASET_H
#define DATASET_H
#include "lines.h"
#include "random.h"

typedef struct {
    int N, D;          /* number of samples and of features */
    double **x;        /* x[n][0] = 1, x[n][1..D] features, n < N */
    int *y;            /* y[n] is the class of sample n, from 0 */
    int classes;       /* number of classes */
    char **class_name; /* their names, in the order of appearance */
    int left_out;      /* rows left out because a value is NA */
} Dataset;

/* dataset: functions */
/* Reads the CSV file at path. features: the names of D columns,
   separated by commas; label: the name of the column of classes.
   NULL when it fails, and why[] then says where and why. */
Dataset *dataset_read(const char *path, const char *features,
                      const char *label, char why[WHY]);

/* Room for N samples with D features, all 0 but x[n][0] = 1. */
Dataset *dataset_new(int N, int D);

void dataset_free(Dataset *data);
/* dataset: functions */
/* The number of the class with this name, -1 if there is none. */
int dataset_class(const Dataset *data, const char *name);

/* A new data set with y = 1 for class one and y = 0 for class zero,
   or for all the other classes when zero is -1. At least one row must
   take part, and the classes must have names. */
Dataset *dataset_two_classes(const Dataset *data, int one, int zero);

/* A new data set with the rows from, ..., to-1. Both this and the last
   one keep left_out, the number for the whole file. */
Dataset *dataset_rows(const Dataset *data, int from, int to);

/* Shifts and scales each feature to mean 0 and variance 1, the
   variance being the mean of the squared deviations. A feature that
   is constant becomes 0. Values must be so small that their squares
   do not overflow. */
void dataset_standardize(Dataset *data);

/* Puts the rows into a random order. */
void dataset_shuffle(Dataset *data, Random *random);

/* R^2, the squared length of the longest row x[n][0..D]. */
double dataset_R2(const Dataset *data);

#endif
