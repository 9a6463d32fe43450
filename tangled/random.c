/* random.c: tangled from chapters/A-support.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "random.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* seed the generator */
Random random_seed(long seed)
{
    unsigned long bits = (unsigned long)seed;
    Random s = {{0x330E, (unsigned short)(bits & 0xFFFF),
                 (unsigned short)(bits >> 16 & 0xFFFF)}};
    for (int i = 0; i < 16; i++)
        erand48(s.state);
    return s;
}
/* draw uniform and normal numbers */
double random_uniform(Random *random)
{
    assert(random);
    return erand48(random->state);
}
/* draw uniform and normal numbers */
double random_normal(Random *random)
{
    assert(random);
    double u, v, r;
    do {
        u = 2 * random_uniform(random) - 1;
        v = 2 * random_uniform(random) - 1;
        r = u * u + v * v;
    } while (r >= 1 || r == 0);
    return u * sqrt(-2 * log(r) / r);
}
/* draw whole numbers */
int random_below(Random *random, int n)
{
    assert(random && n >= 1);
    return (int)(random_uniform(random) * n);
}
/* draw whole numbers */
void random_permutation(Random *random, int n, int p[])
{
    assert(random && n >= 0 && (p || n == 0));
    for (int i = 0; i < n; i++) {
        int k = random_below(random, i + 1);
        p[i] = i;
        p[i] = p[k];
        p[k] = i;
    }
}
