/* wide.h: tangled from chapters/workshop/01-perceptron.nw; edit it there */
#ifndef WIDE_H
#define WIDE_H
#include <math.h>

typedef struct {
    double hi, lo; /* the number hi + lo; lo is tiny beside hi */
} Wide;

/* wide.h: arithmetic */
static inline Wide exact_sum(double a, double b)
{
    double s = a + b, part = s - a;
    return (Wide){s, (a - (s - part)) + (b - part)};
}
/* wide.h: arithmetic */
static inline Wide plus(Wide a, Wide b)
{
    Wide s = exact_sum(a.hi, b.hi);
    return exact_sum(s.hi, s.lo + (a.lo + b.lo));
}

static inline Wide minus(Wide a)
{
    return (Wide){-a.hi, -a.lo};
}
/* wide.h: arithmetic */
static inline Wide times(Wide a, Wide b)
{
    double p = a.hi * b.hi, rest = fma(a.hi, b.hi, -p);
    return (Wide){p, rest + (a.hi * b.lo + a.lo * b.hi)};
}
/* wide.h: arithmetic */
static inline Wide over(Wide a, Wide b)
{
    Wide q = {a.hi / b.hi, 0};
    Wide remainder = plus(a, minus(times(q, b)));
    return exact_sum(q.hi, remainder.hi / b.hi);
}
/* wide.h: arithmetic */
static inline Wide dot(int D, const Wide a[], const Wide b[])
{
    Wide sum = {0, 0};
    for (int j = 0; j <= D; j++) {
        Wide term = times(a[j], b[j]);
        Wide s = exact_sum(sum.hi, term.hi);
        sum = (Wide){s.hi, sum.lo + (s.lo + term.lo)};
    }
    return exact_sum(sum.hi, sum.lo);
}

static inline double length(int D, const Wide x[])
{
    return sqrt(dot(D, x, x).hi);
}

static inline void combine(int D, Wide to[], const Wide from[],
                           Wide c, const Wide x[])
{
    for (int j = 0; j <= D; j++)
        to[j] = plus(from[j], times(c, x[j]));
}

#endif
