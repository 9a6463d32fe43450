/* sample.c: tangled from chapters/A-support.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "sample.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* seed the generator */
Sample sample_seed(long seed)
{
    unsigned long bits = (unsigned long)seed;
    Sample s = {{0x330E, (unsigned short)(bits & 0xFFFF),
                 (unsigned short)(bits >> 16 & 0xFFFF)}};
    for (int i = 0; i < 16; i++)
        erand48(s.state);
    return s;
}
/* draw uniform and normal numbers */
double sample_uniform(Sample *sample)
{
    return erand48(sample->state);
}
/* draw uniform and normal numbers */
double sample_normal(Sample *sample)
{
    double u, v, r;
    do {
        u = 2 * sample_uniform(sample) - 1;
        v = 2 * sample_uniform(sample) - 1;
        r = u * u + v * v;
    } while (r >= 1 || r == 0);
    return u * sqrt(-2 * log(r) / r);
}
/* draw whole numbers */
int sample_below(Sample *sample, int n)
{
    assert(n >= 1);
    return (int)(sample_uniform(sample) * n);
}
/* draw whole numbers */
void sample_permutation(Sample *sample, int n, int p[])
{
    for (int i = 0; i < n; i++) {
        int k = sample_below(sample, i + 1);
        p[i] = i;
        p[i] = p[k];
        p[k] = i;
    }
}
