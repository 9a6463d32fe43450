/* interval.h: tangled from chapters/02-capacity.nw; edit it there */
#ifndef INTERVAL_H
#define INTERVAL_H

/* The 95 % interval of Wilson for the probability of a success, after
   k successes in T >= 1 trials: 0 <= low <= k/T <= high <= 1. */
void interval_wilson(int k, int T, double *low, double *high);

#endif
