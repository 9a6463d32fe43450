/* counting.c: tangled from chapters/A-support.nw; edit it there */
#include "counting.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

Share counting_share(int k, int T)
{
    assert(T >= 1 && 0 <= k && k <= T);
    double p = (double)k / T, c = 1.96 * 1.96 / T;
    double middle = p + c / 2, half = sqrt(c * p * (1 - p) + c * c / 4);
    return (Share){.k = k, .T = T,
                   .low = fmin(p, fmax(0, (middle - half) / (1 + c))),
                   .high = fmax(p, fmin(1, (middle + half) / (1 + c)))};
}

/* counting: compare two shares */
bool counting_more(Share a, Share b)
{
    assert(a.T >= 1 && b.T >= 1);
    double pa = (double)a.k / a.T, pb = (double)b.k / b.T;
    return pa - pb > hypot(pa - a.low, b.high - pb);
}
/* counting: quantiles */
static int by_size(const void *one, const void *two)
{
    double a = *(const double *)one, b = *(const double *)two;
    return (a > b) - (a < b);
}
/* counting: quantiles */
double counting_quantile(double value[], int n, double q)
{
    assert(n >= 0 && 0 <= q && q <= 1);
    if (n == 0)
        return NAN;
    qsort(value, (size_t)n, sizeof *value, by_size);
    int place = (int)(q * n);
    return value[place < n ? place : n - 1];
}
/* counting: the largest of many */
void counting_see(Largest *largest, double x)
{
    assert(largest);
    bool first = largest->n++ == 0;
    if (first || (!isnan(largest->most) && !(x <= largest->most)))
        largest->most = x;
}
/* counting: the largest of many */
bool counting_within(Largest largest, double limit)
{
    return largest.n > 0 && largest.most <= limit;
}
/* counting: mean and spread */
void counting_add(Spread *spread, double x)
{
    assert(spread);
    if (isinf(x) || isinf(spread->mean)) {
        *spread = (Spread){spread->n + 1, INFINITY, INFINITY};
        return;
    }
    double off = x - spread->mean;
    spread->mean += off / ++spread->n;
    spread->squares += off * (x - spread->mean);
}

double counting_sd(Spread spread)
{
    return spread.n < 2 ? 0 : sqrt(spread.squares / (spread.n - 1));
}

double counting_error(Spread spread)
{
    return spread.n < 2 ? 0 : counting_sd(spread) / sqrt(spread.n);
}
