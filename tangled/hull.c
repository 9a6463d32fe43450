/* hull.c: tangled from chapters/workshop/01-perceptron.nw; edit it there */
#include "hull.h"
#include "memory.h"
#include "wide.h"
#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Hull: what the search knows */
typedef struct {
    int N, D, shift;
    double most;    /* the largest |x[n][j]| */
    Wide **p;       /* N signed samples, times 2^shift */
    int k, *member; /* the corral: samples member[0..k-1] */
    Wide *v, *mu;   /* nearest point of its flat, and its weights */
    Wide square, least; /* |v|^2, and the least v p of a sample */
    double *lambda; /* weights of the last point in the hull */
    Wide **g;       /* gradients of the k weights */
    bool fresh;     /* nobody came or left since a refresh */
    double reach2;  /* the largest |v - p|^2 since v was begun */
    Wide *r, *w, *c, *zero; /* scratch vectors, and 0 */
    HullWatch *watch;       /* called with context and v, or NULL */
    void *context;
    double *at;     /* v as it is told */
} Hull;

static const Wide one = {1, 0};
/* Hull: what the search knows */
static double largest(int D, const double x[])
{
    double most = 0;
    for (int j = 0; j <= D; j++) {
        assert(isfinite(x[j]));
        most = fmax(most, fabs(x[j]));
    }
    return most;
}

static int shift_of(double most)
{
    int exponent;
    frexp(most, &exponent);
    return 400 - exponent;
}
/* Hull: what the search knows */
static void set_samples(Hull *h, const Dataset *data)
{
    for (int n = 0; n < h->N; n++)
        h->most = fmax(h->most, largest(h->D, data->x[n]));
    h->shift = shift_of(h->most);
    for (int n = 0; n < h->N; n++) {
        assert(data->y[n] == 0 || data->y[n] == 1);
        for (int j = 0; j <= h->D; j++) {
            double x = data->y[n] ? data->x[n][j] : -data->x[n][j];
            h->p[n][j].hi = ldexp(x, h->shift);
        }
    }
}
/* Hull: what the search knows */
static Hull hull_new(const Dataset *data)
{
    int N = data->N, D = data->D, most = D + 2, rows = N + most + 6;
    Hull h = {.N = N, .D = D, .p = allocate((size_t)rows, sizeof *h.p)};
    assert(N >= 1);
    h.p[0] = allocate((size_t)rows * (size_t)most, sizeof **h.p);
    for (int i = 1; i < rows; i++)
        h.p[i] = h.p[i - 1] + most;
    Wide **rest = h.p + N;
    h.v = rest[0], h.mu = rest[1], h.zero = rest[2];
    h.r = rest[3], h.w = rest[4], h.c = rest[5];
    h.g = rest + 6;
    h.lambda = allocate(2 * (size_t)most, sizeof *h.lambda);
    h.at = h.lambda + most;
    h.member = allocate((size_t)most, sizeof *h.member);
    set_samples(&h, data);
    return h;
}
/* Hull: what the search knows */
static void hull_free(Hull *h)
{
    free(h->p[0]);
    free(h->p);
    free(h->lambda);
    free(h->member);
}
/* let a sample enter the corral */
static void drop_part(Hull *h, Wide x[], Wide w[], const Wide old[])
{
    for (int i = 0; i < h->k; i++)
        h->c[i] = minus(dot(h->D, h->g[i], x));
    for (int i = 0; i < h->k; i++) {
        w[i] = plus(old[i], h->c[i]);
        combine(h->D, x, x, h->c[i], h->p[h->member[i]]);
    }
}
/* let a sample enter the corral */
/* enter: find the foot of the sample on the flat */
static bool find_foot(Hull *h, int n, Wide *square)
{
    int D = h->D;
    combine(D, h->r, h->v, minus(one), h->p[n]);
    double before = dot(D, h->r, h->r).hi;
    h->reach2 = fmax(h->reach2, before);
    drop_part(h, h->r, h->w, h->mu);
    if (dot(D, h->r, h->r).hi < 1e-8 * before)
        drop_part(h, h->r, h->w, h->w);
    *square = dot(D, h->r, h->r);
    return square->hi > 1e-48 * before + 1e-280;
}

static bool enter(Hull *h, int n)
{
    Wide square, *g = h->g[h->k];
    if (!find_foot(h, n, &square))
        return false;
    Wide t = over(dot(h->D, h->v, h->r), square);
    combine(h->D, h->v, h->v, minus(t), h->r);
    combine(h->D, g, h->zero, over(minus(one), square), h->r);
    for (int i = 0; i < h->k; i++) {
        combine(h->D, h->g[i], h->g[i], minus(h->w[i]), g);
        h->mu[i] = plus(h->mu[i], minus(times(t, h->w[i])));
    }
    h->mu[h->k] = t;
    h->member[h->k++] = n;
    h->fresh = false;
    return true;
}
/* let members leave it */
static int leaver(Hull *h)
{
    double t = 1;
    int first = -1;
    for (int i = 0; i < h->k && h->k > 1; i++) {
        double old = h->lambda[i], mu = h->mu[i].hi;
        double stop = mu < old ? old / (old - mu) : 0;
        if (mu <= 0 && (first < 0 || stop < t)) {
            t = stop;
            first = i;
        }
    }
    for (int i = 0; i < h->k; i++)
        h->lambda[i] += t * (h->mu[i].hi - h->lambda[i]);
    return first;
}
/* let members leave it */
/* leave: has v drifted away from its weights? */
static bool has_drifted(Hull *h)
{
    combine(h->D, h->r, h->v, one, h->zero);
    for (int i = 0; i < h->k; i++)
        combine(h->D, h->r, h->r, minus(h->mu[i]), h->p[h->member[i]]);
    double drift2 = dot(h->D, h->r, h->r).hi;
    double v2 = dot(h->D, h->v, h->v).hi;
    return !(drift2 <= 1e-36 * v2 + 1e-60 * h->reach2);
}
/* leave: build the corral anew */
static void begin(Hull *h, int n)
{
    h->k = 1;
    h->member[0] = n;
    h->mu[0] = one;
    combine(h->D, h->v, h->zero, one, h->p[n]);
    combine(h->D, h->g[0], h->zero, one, h->zero);
    h->reach2 = dot(h->D, h->v, h->v).hi;
}
/* leave: build the corral anew */
static void refresh(Hull *h)
{
    int k = h->k;
    begin(h, h->member[0]);
    for (int i = 1; i < k; i++)
        if (enter(h, h->member[i]))
            h->lambda[h->k - 1] = h->lambda[i];
    drop_part(h, h->v, h->mu, h->mu);
    h->fresh = true;
}

static void leave(Hull *h, int i)
{
    int last = --h->k;
    Wide *g = h->g[i], mu = h->mu[i], square = dot(h->D, g, g);
    /* leave: the last member takes the place of member i */
    h->g[i] = h->g[last];
    h->g[last] = g;
    h->mu[i] = h->mu[last];
    h->lambda[i] = h->lambda[last];
    h->member[i] = h->member[last];
    combine(h->D, h->v, h->v, minus(over(mu, square)), g);
    for (int l = 0; l < last; l++) {
        Wide q = over(dot(h->D, h->g[l], g), square);
        combine(h->D, h->g[l], h->g[l], minus(q), g);
        h->mu[l] = plus(h->mu[l], minus(times(mu, q)));
    }
    h->fresh = false;
    if (has_drifted(h))
        refresh(h);
}
/* find the sample that lies farthest on the near side */
static bool may_be_less(const Hull *h, int n, double least)
{
    double sum = 0, size = 0;
    for (int j = 0; j <= h->D; j++) {
        double term = h->v[j].hi * h->p[n][j].hi;
        sum += term;
        size += fabs(term);
    }
    return sum - (h->D + 2) * DBL_EPSILON * size <= least;
}
/* find the sample that lies farthest on the near side */
static int farthest(Hull *h)
{
    int best = 0;
    h->square = dot(h->D, h->v, h->v);
    h->least = dot(h->D, h->v, h->p[0]);
    double digit = 1e-14 * h->square.hi;
    for (int n = 1; n < h->N; n++)
        if (may_be_less(h, n, h->least.hi - digit)) {
            Wide now = dot(h->D, h->v, h->p[n]);
            if (plus(now, minus(h->least)).hi < 0) {
                h->least = now;
                best = n;
            }
        }
    return best;
}
/* find the sample that lies farthest on the near side */
static double gap_of(const Hull *h)
{
    double gap = plus(h->square, minus(h->least)).hi;
    bool met = gap <= 1e-15 * h->square.hi;
    bool zero = h->square.hi <= 1e-56 * h->reach2;
    return met || zero ? 0 : gap;
}
/* prove the result */
static double surely(const Hull *h, const Wide w[], int n)
{
    double size = 1;
    for (int j = 0; j <= h->D; j++)
        size += fabs(w[j].hi * h->p[n][j].hi);
    return dot(h->D, w, h->p[n]).hi - 1e-30 * (h->D + 1) * size;
}
/* prove the result */
static double lower_bound(Hull *h, const double v[])
{
    double least = INFINITY;
    int shift = shift_of(largest(h->D, v));
    for (int j = 0; j <= h->D; j++)
        h->w[j] = (Wide){ldexp(v[j], shift), 0};
    for (int n = 0; n < h->N; n++)
        least = fmin(least, surely(h, h->w, n));
    double size = length(h->D, h->w);
    return size > 0 ? ldexp(least / size, -h->shift) : 0;
}

double hull_least(const Dataset *data, const double v[])
{
    Hull h = hull_new(data);
    double least = lower_bound(&h, v);
    hull_free(&h);
    return least;
}
/* prove the result */
static Margin certify(Hull *h, const double lambda[], const double v[])
{
    double zero = 1e-28 * ldexp(h->most, h->shift);
    combine(h->D, h->r, h->zero, one, h->zero);
    for (int n = 0; n < h->N; n++)
        if (lambda[n] > 0) {
            Wide weight = {lambda[n], 0};
            combine(h->D, h->r, h->r, weight, h->p[n]);
            zero += 1e-15 * lambda[n] * length(h->D, h->p[n]);
        }
    double high = length(h->D, h->r);
    double low = fmax(0, lower_bound(h, v));
    /* certify: say whether the bounds have met */
    bool none = low == 0 && high <= zero;
    high = ldexp(high, -h->shift);
    bool exact = none || high - low <= 1e-9 * high;
    return (Margin){.low = low, .high = high, .exact = exact};
}
/* hull_nearest */
/* hull_nearest: parts of the search */
static void note(const Hull *h, double lambda[], double v[])
{
    Wide sum = {0, 0};
    for (int n = 0; n < h->N; n++)
        lambda[n] = 0;
    for (int i = 0; i < h->k; i++)
        sum = plus(sum, h->mu[i]);
    for (int i = 0; i < h->k; i++)
        lambda[h->member[i]] = over(h->mu[i], sum).hi;
    for (int j = 0; j <= h->D; j++)
        v[j] = ldexp(h->v[j].hi, -h->shift);
}
/* hull_nearest: parts of the search */
static void tell(const Hull *h)
{
    for (int j = 0; h->watch && j <= h->D; j++)
        h->at[j] = ldexp(h->v[j].hi, -h->shift);
    if (h->watch)
        h->watch(h->context, h->k, h->member, h->at);
}
/* hull_nearest: parts of the search */
static bool is_member(const Hull *h, int n)
{
    for (int i = 0; i < h->k; i++)
        if (h->member[i] == n)
            return true;
    return false;
}

static bool step(Hull *h, int n)
{
    if (h->k < h->D + 2 && !is_member(h, n) && enter(h, n))
        h->lambda[h->k - 1] = 0;
    else if (h->fresh)
        return false;
    else
        refresh(h);
    return true;
}

static void search(Hull *h, double lambda[], double v[])
{
    double best = INFINITY;
    for (int steps = 20 * (h->N + h->D); steps > 0; steps--) {
        int i, n = farthest(h);
        double gap = gap_of(h);
        tell(h);
        if (gap <= best) {
            note(h, lambda, v);
            best = gap;
        }
        if (!(gap > 0) || !step(h, n))
            return;
        while ((i = leaver(h)) >= 0) {
            tell(h);
            leave(h, i);
        }
    }
}
/* hull_nearest */
Margin hull_watch(const Dataset *data, double lambda[], double v[],
                  HullWatch *watch, void *context)
{
    Hull h = hull_new(data);
    h.watch = watch, h.context = context;
    begin(&h, 0);
    h.lambda[0] = 1;
    search(&h, lambda, v);
    Margin margin = certify(&h, lambda, v);
    hull_free(&h);
    return margin;
}

Margin hull_nearest(const Dataset *data, double lambda[], double v[])
{
    return hull_watch(data, lambda, v, NULL, NULL);
}
