/* counting.h: tangled from chapters/A-support.nw; edit it there */
#ifndef COUNTING_H
#define COUNTING_H
#include <stdbool.h>

/* k successes in T >= 1 trials, and the 95 % interval of Wilson for
   the probability of a success: 0 <= low <= k/T <= high <= 1. */
typedef struct {
    int k, T;
    double low, high;
} Share;

Share counting_share(int k, int T);

/* Is a clearly more than b: does the 95 % interval of Newcombe (1998,
   method 10) for the difference of the probabilities lie above 0? */
bool counting_more(Share a, Share b);

/* counting: order and extremes */
/* The quantile of order 0 <= q <= 1 of n numbers, which it puts into
   ascending order: the one with q n numbers before it, NaN if n = 0.
   Infinite numbers are allowed, NaN is not. q = 0.5: the median. */
double counting_quantile(double value[], int n, double q);

/* The largest of the numbers seen so far, {0} before the first. NaN
   counts as larger than all. */
typedef struct {
    int n;              /* how many */
    double most;
} Largest;

void counting_see(Largest *largest, double x);

/* Were there any, and were all of them at most limit? */
bool counting_within(Largest largest, double limit);
/* counting: order and extremes */

/* The mean of the n numbers added so far, {0} before the first; their
   standard deviation (divisor n-1), and that of their mean; 0 for
   fewer than two. All are infinite if a number was. */
typedef struct {
    int n;
    double mean, squares;       /* squares: of the deviations */
} Spread;

void counting_add(Spread *spread, double x);
double counting_sd(Spread spread);
double counting_error(Spread spread);

#endif
