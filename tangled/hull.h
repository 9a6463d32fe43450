/* hull.h: tangled from chapters/workshop/01-perceptron.nw; edit it there */
#ifndef HULL_H
#define HULL_H
#include "dataset.h"
#include <stdbool.h>

/* Margin: what is known about the margin of a data set */
/* low <= margin <= high, and low > 0 proves that the samples can be
   separated. exact: high - low <= 1e-9 high, or the margin is 0 up to
   rounding: low = 0 and high <= 1e-15 sum of lambda[n] |p|, or 1e-28
   of the largest |p|. If it is not, the search failed, or the data
   want more digits than doubles have; then only the bounds hold. */
typedef struct {
    double low, high;
    bool exact;
} Margin;

/* hull.h: functions */
/* Finds the point v[0..D] nearest to the origin in the convex hull of
   the signed samples p = (2 y[n] - 1) x[n][0..D], where N >= 1, the
   classes are 0 and 1, and features are at most 1e300. Exact or not:
   lambda[n] >= 0, the sum of lambda[n] is 1, that of lambda[n] p is v,
   both up to rounding, and at most D + 2 of them are positive. high
   is the length of the latter sum, low is hull_least, or 0 if that is
   negative. Algorithm: Wolfe (1976). */
Margin hull_nearest(const Dataset *data, double lambda[], double v[]);

/* The least product of v / |v| with a signed sample, less what may be
   rounding: a lower bound of the margin, for any v. 0 if v = 0. */
double hull_least(const Dataset *data, const double v[]);
/* hull.h: functions */
/* The k members of a corral, samples counted from 0, and the point
   v[0..D] of their flat that is nearest to the origin; it lies outside
   of their hull when a member is about to leave. */
typedef void HullWatch(void *context, int k, const int member[],
                       const double v[]);

/* hull_nearest, with watch called for each corral. */
Margin hull_watch(const Dataset *data, double lambda[], double v[],
                  HullWatch *watch, void *context);

#endif
