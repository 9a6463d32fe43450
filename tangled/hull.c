/* hull.c: tangled from chapters/01-perceptron.nw; edit it there */
#include "hull.h"
#include "memory.h"
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Hull: what the search knows */
typedef struct {
    const Dataset *data;
    double *lambda, *v;     /* results; lambda[n] belongs to sample n */
    int k, *member;         /* the corral: samples member[0..k-1] */
    double *mu;             /* nearest point of its flat, k weights */
    double *a;              /* scratch: k rows of k + 1 numbers */
    double R2;              /* the largest |x|^2, for scale */
    double *old_lambda, *old_v; /* before the last sample entered */
} Hull;
/* products of signed samples */
static int sign(const Dataset *data, int n)
{
    return data->y[n] ? 1 : -1;
}

static double dot(int D, const double u[], const double v[])
{
    double sum = 0;
    for (int j = 0; j <= D; j++)
        sum += u[j] * v[j];
    return sum;
}
/* products of signed samples */
static double product(const Hull *h, int n, int m)
{
    const Dataset *data = h->data;
    double xx = dot(data->D, data->x[n], data->x[m]);
    return sign(data, n) * sign(data, m) * xx;
}
/* products of signed samples */
static void set_point(Hull *h)
{
    for (int j = 0; j <= h->data->D; j++) {
        h->v[j] = 0;
        for (int i = 0; i < h->k; i++) {
            int n = h->member[i];
            h->v[j] += h->lambda[n] * sign(h->data, n)
                       * h->data->x[n][j];
        }
    }
}
/* find the nearest point of the flat through the corral */
/* fill the matrix of products, with right sides 1 */
static void fill(Hull *h)
{
    int k = h->k;
    for (int i = 0; i < k; i++) {
        double *row = h->a + i * (k + 1);
        for (int l = 0; l < k; l++)
            row[l] = h->R2 + product(h, h->member[i], h->member[l]);
        row[k] = 1;
    }
}
/* solve it by elimination */
static void eliminate(Hull *h)
{
    int k = h->k, width = k + 1;
    double *a = h->a;
    for (int i = 0; i < k; i++)
        for (int r = i + 1; r < k; r++) {
            double factor = a[r * width + i] / a[i * width + i];
            for (int l = i; l <= k; l++)
                a[r * width + l] -= factor * a[i * width + l];
        }
    for (int i = k - 1; i >= 0; i--) {
        h->mu[i] = a[i * width + k];
        for (int l = i + 1; l < k; l++)
            h->mu[i] -= a[i * width + l] * h->mu[l];
        h->mu[i] /= a[i * width + i];
    }
}

static void nearest_of_flat(Hull *h)
{
    double sum = 0;
    fill(h);
    eliminate(h);
    for (int i = 0; i < h->k; i++)
        sum += h->mu[i];
    for (int i = 0; i < h->k; i++)
        h->mu[i] /= sum;
}
/* move toward it, but not out of the hull */
static bool approach(Hull *h)
{
    double t = 1;
    int leaver = -1;
    nearest_of_flat(h);
    for (int i = 0; i < h->k; i++) {
        double old = h->lambda[h->member[i]];
        double stop = h->mu[i] < old ? old / (old - h->mu[i]) : 0;
        if (h->mu[i] <= 0 && (leaver < 0 || stop < t)) {
            t = stop;
            leaver = i;
        }
    }
    /* approach: move by t, and let the leaver go */
    for (int i = 0; i < h->k; i++) {
        double *lambda = &h->lambda[h->member[i]];
        *lambda = fmax(0, *lambda + t * (h->mu[i] - *lambda));
    }
    if (leaver >= 0) {
        h->lambda[h->member[leaver]] = 0;
        h->member[leaver] = h->member[--h->k];
    }
    return leaver < 0;
}
/* hull_nearest: set up the corral */
static void enter(Hull *h, int n)
{
    h->member[h->k++] = n;
}
/* hull_nearest: set up the corral */
static void set_up(Hull *h)
{
    int N = h->data->N, nearest = 0;
    for (int n = 0; n < N; n++) {
        h->lambda[n] = 0;
        h->R2 = fmax(h->R2, product(h, n, n));
        if (product(h, n, n) < product(h, nearest, nearest))
            nearest = n;
    }
    enter(h, nearest);
    h->lambda[nearest] = 1;
}
/* hull_nearest */
/* hull_nearest: the sample that lies farthest on the near side */
static double near_side(const Dataset *data, const double v[], int n)
{
    return sign(data, n) * dot(data->D, v, data->x[n]);
}

static int farthest(const Dataset *data, const double v[])
{
    int best = 0;
    for (int n = 1; n < data->N; n++)
        if (near_side(data, v, n) < near_side(data, v, best))
            best = n;
    return best;
}

double hull_least(const Dataset *data, const double v[])
{
    return near_side(data, v, farthest(data, v));
}
/* hull_nearest: the sample that lies farthest on the near side */
static bool improves(const Hull *h, int n)
{
    double gap = dot(h->data->D, h->v, h->v)
                 - near_side(h->data, h->v, n);
    return gap > 1e-14 * h->R2 && h->lambda[n] == 0;
}
/* hull_nearest: the sample that lies farthest on the near side */
static void copy(Hull *h, double lambda[], double v[],
                 const double from_lambda[], const double from_v[])
{
    size_t size = sizeof(double);
    memcpy(lambda, from_lambda, (size_t)h->data->N * size);
    memcpy(v, from_v, (size_t)(h->data->D + 1) * size);
}

static void remember(Hull *h)
{
    copy(h, h->old_lambda, h->old_v, h->lambda, h->v);
}
/* hull_nearest: the sample that lies farthest on the near side */
static bool is_shorter(Hull *h)
{
    int D = h->data->D;
    double sum = 0;
    for (int n = 0; n < h->data->N; n++)
        sum += h->lambda[n];
    if (fabs(sum - 1) < 1e-9
        && dot(D, h->v, h->v) < dot(D, h->old_v, h->old_v))
        return true;
    copy(h, h->lambda, h->v, h->old_lambda, h->old_v);
    return false;
}

double hull_nearest(const Dataset *data, double lambda[], double v[])
{
    Hull h = {.data = data, .lambda = lambda, .v = v};
    /* hull_nearest: get scratch memory for a corral */
    size_t most = (size_t)data->D + 3;
    h.member = allocate(most, sizeof *h.member);
    h.mu = allocate(most, sizeof *h.mu);
    h.a = allocate(most * (most + 1), sizeof *h.a);
    h.old_lambda = allocate((size_t)data->N, sizeof *h.old_lambda);
    h.old_v = allocate((size_t)data->D + 1, sizeof *h.old_v);
    set_up(&h);
    set_point(&h);
    for (int n; improves(&h, n = farthest(data, v));) {
        remember(&h);
        enter(&h, n);
        while (!approach(&h))
            ;
        set_point(&h);
        if (!is_shorter(&h))
            break;
    }
    /* hull_nearest: free scratch memory */
    free(h.member);
    free(h.mu);
    free(h.a);
    free(h.old_lambda);
    free(h.old_v);
    return sqrt(dot(data->D, v, v));
}
