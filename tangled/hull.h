/* hull.h: tangled from chapters/01-perceptron.nw; edit it there */
#ifndef HULL_H
#define HULL_H
#include "dataset.h"

/* Finds the point v[0..D] nearest to the origin in the convex hull of
   the signed samples p = (2 y[n] - 1) x[n][0..D]; classes are 0 and 1.
   v = sum of lambda[n] p, lambda[n] >= 0 with sum 1, and at most D + 2
   of them are positive. Returns |v|: up to rounding the margin, or 0
   when no unit separates the samples; hull_least says how close it
   is. Algorithm: Wolfe (1976). */
double hull_nearest(const Dataset *data, double lambda[], double v[]);

/* The least product of v with a signed sample. If it is positive, v
   separates, and the margin lies between hull_least / |v| and |v|. */
double hull_least(const Dataset *data, const double v[]);

#endif
