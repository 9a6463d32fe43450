/* interval.c: tangled from chapters/02-capacity.nw; edit it there */
#include "interval.h"
#include <assert.h>
#include <math.h>

void interval_wilson(int k, int T, double *low, double *high)
{
    assert(0 <= k && k <= T && T >= 1);
    double p = (double)k / T, c = 1.96 * 1.96 / T;
    double middle = p + c / 2, half = sqrt(c * p * (1 - p) + c * c / 4);
    *low = fmax(0, (middle - half) / (1 + c));
    *high = fmin(1, (middle + half) / (1 + c));
}
