/* batch.c: tangled from chapters/workshop/12-batch.nw; edit it there */
#include "batch.h"
#include "memory.h"
#include "product.h"
#include "train.h"
#include "vector.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* batch.c: activations */
struct Bend {
    const char *name, *loss;
    void (*f)(int n, const float s[], float a[], float slope[]);
};
/* batch.c: activations */
typedef Vector Curve(Vector s, Vector *slope);

INLINE void bend(Curve *f, int n, const float s[], float a[],
                 float slope[])
{
    Vector d;
    for (int i = 0; i < n; i += LANES) {
        store(f(load(s + i), &d), a + i);
        store(d, slope + i);
    }
}
/* batch.c: activations */
INLINE Vector line(Vector s, Vector *slope)
{
    *slope = all(1);
    return s;
}
/* batch.c: activations */
INLINE Vector sigma(Vector s, Vector *slope)
{
    Vector e = exponential(-absolute(s)), t = 1 / (1 + e);
    *slope = e * t * t;
    return choose(s < 0, e * t, t);
}
/* batch.c: activations */
INLINE Vector hyperbolic(Vector s, Vector *slope)
{
    Vector e = exponential(-2 * absolute(s)), t = (1 - e) / (1 + e);
    *slope = 1 - t * t;
    return choose(s < 0, -t, t);
}
/* batch.c: activations */
INLINE Vector rectifier(Vector s, Vector *slope)
{
    *slope = choose(s > 0, all(1), all(0));
    return choose(s <= 0, all(0), s);
}
/* batch.c: activations */
INLINE Vector elu(Vector s, Vector *slope)
{
    Vector e = exponential(-absolute(s));
    *slope = choose(s > 0, all(1), e);
    return choose(s > 0, s, e - 1);
}
/* batch.c: activations */
static void f_identity(int n, const float s[], float a[], float slope[])
{
    bend(line, n, s, a, slope);
}
/* batch.c: activations */
static void f_sigmoid(int n, const float s[], float a[], float slope[])
{
    bend(sigma, n, s, a, slope);
}
/* batch.c: activations */
static void f_tanh(int n, const float s[], float a[], float slope[])
{
    bend(hyperbolic, n, s, a, slope);
}
/* batch.c: activations */
static void f_relu(int n, const float s[], float a[], float slope[])
{
    bend(rectifier, n, s, a, slope);
}
/* batch.c: activations */
static void f_elu(int n, const float s[], float a[], float slope[])
{
    bend(elu, n, s, a, slope);
}
/* batch.c: activations */
static const Bend bends[] = {
    {"identity", "squared", f_identity},
    {"sigmoid", "binary", f_sigmoid},
    {"softmax", "categorical", NULL},
    {"tanh", NULL, f_tanh},
    {"relu", NULL, f_relu},
    {"elu", NULL, f_elu},
    {0}
};
/* batch.c: activations */
static const Bend *find(const char *name)
{
    for (const Bend *f = bends; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}
/* batch.c: activations */
bool batch_knows(const char *f)
{
    return find(f) && find(f)->f;
}
/* batch.c: activations */
bool batch_ends(const char *g)
{
    return find(g) && find(g)->loss;
}
/* batch.c: activations */
static void softmax(int n, const float s[], float a[])
{
    float most = s[0], sum = 0;
    for (int k = 1; k < n; k++)
        most = s[k] > most ? s[k] : most;
    for (int k = 0; k < n; k += LANES)
        store(exponential(load(s + k) - most), a + k);
    for (int k = 0; k < n; k++)
        sum += a[k];
    for (int k = 0; k < n; k++)
        a[k] /= sum;
}
/* batch.c: make and free it */
enum { PAD = 16 };      /* rows have a multiple of so many floats */

static float *floats(size_t n)
{
    return (float *)allocate_aligned((n + 1) / 2);
}
/* batch.c: make and free it */
static float **rows_of(const Batch *b)
{
    float **X = allocate((size_t)b->M + 1, sizeof *X);
    for (int l = 0; l <= b->M; l++)
        X[l] = floats((size_t)b->rows * (size_t)b->width[l]);
    return X;
}
/* batch.c: make and free it */
static void divide(const Batch *b, float *all, float ***V, float ***at)
{
    *V = allocate((size_t)b->M + 1, sizeof **V);
    *at = allocate((size_t)b->M + 1, sizeof **at);
    for (int l = 1; l <= b->M; l++) {
        (*V)[l] = all;
        all += (size_t)b->n[l - 1] * (size_t)b->width[l];
        (*at)[l] = all;
        all += b->width[l];
    }
}
/* batch.c: make and free it */
static void make_weights(Batch *b)
{
    for (int l = 1; l <= b->M; l++)
        b->cells += (size_t)(b->n[l - 1] + 1) * (size_t)b->width[l];
    b->weights = floats(b->cells);
    b->gradient = floats(b->cells);
    b->first = floats(b->cells);
    b->second = floats(b->cells);
    divide(b, b->weights, &b->V, &b->b);
    divide(b, b->gradient, &b->gV, &b->gb);
}
/* batch.c: make and free it */
Batch *batch_new(int M, const int n[], const char *f, const char *g,
                 int rows)
{
    assert(M >= 1 && n && batch_knows(f) && batch_ends(g) && rows >= 1);
    Batch *b = allocate(1, sizeof *b);
    b->M = M;
    b->rows = rows;
    b->f = find(f);
    b->g = find(g);
    /* batch_new: sizes of layers */
    b->n = allocate((size_t)M + 1, sizeof *b->n);
    b->width = allocate((size_t)M + 1, sizeof *b->width);
    for (int l = 0; l <= M; l++) {
        assert(n[l] >= 1);
        b->n[l] = n[l];
        b->width[l] = (n[l] + PAD - 1) / PAD * PAD;
    }
    make_weights(b);
    /* batch_new: arrays for a batch */
    b->S = rows_of(b);
    b->A = rows_of(b);
    b->slope = rows_of(b);
    b->Delta = rows_of(b);
    b->Y = floats((size_t)rows * (size_t)b->width[M]);
    b->chance = allocate((size_t)rows, sizeof *b->chance);
    return b;
}
/* batch.c: make and free it */
void batch_free(Batch *b)
{
    if (!b)
        return;
    float **lists[] = {b->S, b->A, b->slope, b->Delta};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        for (int l = 0; l <= b->M; l++)
            free(lists[k][l]);
        free(lists[k]);
    }
    void *all[] = {b->weights, b->gradient, b->first, b->second, b->V,
                   b->b, b->gV, b->gb, b->Y, b->chance, b->n, b->width,
                   b};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        free(all[k]);
}
/* batch.c: begin */
void batch_start(Batch *b, double gain, Random *random)
{
    assert(b && random);
    memset(b->weights, 0, b->cells * sizeof *b->weights);
    for (int l = 1; l <= b->M; l++) {
        int n = b->n[l - 1];
        for (int i = 0; i < b->n[l]; i++)
            for (int j = 0; j < n; j++)
                b->V[l][j * b->width[l] + i] =
                    (float)(gain / sqrt(n) * random_normal(random));
    }
}
/* batch.c: begin */
double batch_gain(const char *f)
{
    assert(f);
    return strcmp(f, "relu") == 0 ? sqrt(2) : 1;
}
/* batch.c: begin */
int batch_layers(const char *text, int most, int n[])
{
    assert(text && n);
    int k = 0;
    for (char *end; *text; text = end + (*end == '-')) {
        long units = strtol(text, &end, 10);
        if (!strchr("123456789", *text) || units > 65536 || k == most
            || (*end && (*end != '-' || !end[1])))
            return -1;
        n[k++] = (int)units;
    }
    return k;
}
/* batch.c: begin */
bool batch_rule(const char *name, Rule *how)
{
    assert(name && how);
    how->adam = strcmp(name, "adamw") == 0;
    how->alpha = strcmp(name, "momentum") == 0 ? 0.9f : 0;
    how->beta1 = 0.9f;
    how->beta2 = 0.999f;
    how->epsilon = 1e-8f;
    return how->adam || how->alpha > 0 || strcmp(name, "plain") == 0;
}
/* batch.c: begin */
static void same_layers(const Batch *b, const Mlp *m)
{
    assert(b && m && b->M == m->M);
    for (int l = 0; l <= b->M; l++)
        assert(b->n[l] == m->n[l]);
}
/* batch.c: begin */
void batch_from_mlp(Batch *b, const Mlp *m)
{
    same_layers(b, m);
    for (int l = 1; l <= b->M; l++)
        for (int i = 0; i < b->n[l]; i++) {
            b->b[l][i] = (float)m->b[l][i];
            for (int j = 0; j < b->n[l - 1]; j++)
                b->V[l][j * b->width[l] + i] =
                    (float)m->W[l][i * b->n[l - 1] + j];
        }
}
/* batch.c: begin */
void batch_to_mlp(const Batch *b, Mlp *m)
{
    same_layers(b, m);
    for (int l = 1; l <= b->M; l++)
        for (int i = 0; i < b->n[l]; i++) {
            m->b[l][i] = (double)b->b[l][i];
            for (int j = 0; j < b->n[l - 1]; j++)
                m->W[l][i * b->n[l - 1] + j] =
                    (double)b->V[l][j * b->width[l] + i];
        }
}
/* batch.c: samples */
static void take_inputs(float x[], const Pool *pool, int n)
{
    size_t D = (size_t)pool->D, at = (size_t)n * D;
    if (pool->byte)
        for (size_t j = 0; j < D; j++)
            x[j] = pool->scale * (float)pool->byte[at + j];
    else
        memcpy(x, pool->number + at, D * sizeof *x);
}
/* batch.c: samples */
static void take_targets(float y[], const Pool *pool, int n)
{
    size_t K = (size_t)pool->K;
    if (pool->label) {
        memset(y, 0, K * sizeof *y);
        y[pool->label[n]] = 1;
    } else
        memcpy(y, pool->target + (size_t)n * K, K * sizeof *y);
}
/* batch.c: samples */
void batch_take(Batch *b, int r, const Pool *pool, int n)
{
    assert(b && 0 <= r && r < b->rows && 0 <= n && n < pool->N);
    assert(pool->D == b->n[0] && pool->K == b->n[b->M]);
    take_inputs(b->A[0] + r * b->width[0], pool, n);
    take_targets(b->Y + r * b->width[b->M], pool, n);
}
/* batch.c: rows */
static View as_is(const float *X, int width)
{
    return (View){X, width, 1};
}
/* batch.c: rows */
static View transposed(const float *X, int width)
{
    return (View){X, 1, width};
}
/* batch.c: rows */
static void repeat(int B, int width, const float from[], float X[])
{
    for (int r = 0; r < B; r++)
        memcpy(X + r * width, from, (size_t)width * sizeof *X);
}
/* batch.c: rows */
static void clear(int B, int width, float X[])
{
    memset(X, 0, (size_t)B * (size_t)width * sizeof *X);
}
/* batch.c: rows */
static void add_rows(int B, int width, const float *restrict X,
                     float *restrict sum)
{
    for (int r = 0; r < B; r++)
        for (int i = 0; i < width; i++)
            sum[i] += X[r * width + i];
}
/* batch.c: rows */
static void multiply(int B, int width, const float *restrict by,
                     float *restrict X)
{
    for (int i = 0; i < B * width; i++)
        X[i] *= by[i];
}
/* batch.c: dropout */
static void drop_units(Batch *b, int B, int l)
{
    float scale = 1 / (1 - b->drop);
    for (int r = 0; r < B; r++) {
        float *a = b->A[l] + r * b->width[l];
        float *slope = b->slope[l] + r * b->width[l];
        for (int i = 0; i < b->n[l]; i++) {
            bool stays = random_uniform(&b->chance[r]) >= b->drop;
            a[i] *= stays ? scale : 0;
            slope[i] *= stays ? scale : 0;
        }
    }
}
/* batch.c: one layer */
static void output_rows(Batch *b, int B)
{
    int M = b->M, w = b->width[M];
    for (int r = 0; r < B; r++)
        softmax(b->n[M], b->S[M] + r * w, b->A[M] + r * w);
}
/* batch.c: one layer */
static void activate(Batch *b, int B, int l)
{
    const Bend *f = l < b->M ? b->f : b->g;
    if (!f->f)
        output_rows(b, B);
    else
        f->f(B * b->width[l], b->S[l], b->A[l], b->slope[l]);
    if (b->drop > 0 && l < b->M)
        drop_units(b, B, l);
}
/* batch.c: one layer */
static void output_deltas(Batch *b, int B, float factor)
{
    int K = b->n[b->M], w = b->width[b->M];
    for (int r = 0; r < B; r++) {
        const float *a = b->A[b->M] + r * w, *y = b->Y + r * w;
        float *delta = b->Delta[b->M] + r * w;
        for (int k = 0; k < w; k++)
            delta[k] = k < K ? factor * (a[k] - y[k]) : 0;
    }
}
/* batch.c: forward */
const float *batch_forward(Batch *b, int B)
{
    assert(b && 0 <= B && B <= b->rows);
    int *n = b->n, *w = b->width;
    for (int l = 1; l <= b->M; l++) {
        repeat(B, w[l], b->b[l], b->S[l]);
        product(B, n[l], n[l - 1], as_is(b->A[l - 1], w[l - 1]),
                as_is(b->V[l], w[l]), b->S[l], w[l]);
        activate(b, B, l);
    }
    return b->A[b->M];
}
/* batch.c: back */
static void layer_back(Batch *b, int B, int l)
{
    int *n = b->n, *w = b->width;
    clear(B, w[l - 1], b->Delta[l - 1]);
    product(B, n[l - 1], n[l], as_is(b->Delta[l], w[l]),
            transposed(b->V[l], w[l]), b->Delta[l - 1], w[l - 1]);
    multiply(B, w[l - 1], b->slope[l - 1], b->Delta[l - 1]);
}
/* batch.c: back */
static void layer_gradient(const Batch *b, int B, int l, float gV[],
                           float gb[])
{
    int *n = b->n, *w = b->width;
    product(n[l - 1], n[l], B, transposed(b->A[l - 1], w[l - 1]),
            as_is(b->Delta[l], w[l]), gV, w[l]);
    add_rows(B, w[l], b->Delta[l], gb);
}
/* batch.c: back */
static void back(Batch *b, int B, float factor, float **gV, float **gb)
{
    output_deltas(b, B, factor);
    for (int l = b->M; l >= 1; l--) {
        if (l > 1)
            layer_back(b, B, l);
        layer_gradient(b, B, l, gV[l], gb[l]);
    }
}
/* batch.c: learn and test */
/* batch.c: numbers near zero */
static float normal(float x)
{
    return fabsf(x) < 1e-30f ? 0 : x;
}
/* batch.c: momentum */
static void momentum_step(Batch *b, const Rule *how, size_t from,
                          size_t to, float mu)
{
    Rule r = *how;
    float *restrict w = b->weights, *restrict g = b->gradient;
    float *restrict u = b->first;
    for (size_t c = from; c < to; c++) {
        u[c] = normal(r.alpha * u[c] - r.eta * (g[c] + mu * w[c]));
        w[c] += u[c];
    }
}
/* batch.c: rules */
static void adam_step(Batch *b, const Rule *how, size_t from,
                      size_t to, float mu)
{
    Rule r = *how;
    float *restrict w = b->weights, *restrict g = b->gradient;
    float *restrict m = b->first, *restrict v = b->second;
    /* adam_step: factors that undo the start from zero */
    float fix1 = 1 / (1 - powf(how->beta1, (float)b->steps));
    float fix2 = 1 / (1 - powf(how->beta2, (float)b->steps));
    for (size_t c = from; c < to; c++) {
        m[c] = normal(m[c] + (1 - r.beta1) * (g[c] - m[c]));
        v[c] = normal(v[c] + (1 - r.beta2) * (g[c] * g[c] - v[c]));
        float s = fix1 * m[c] / (sqrtf(fix2 * v[c]) + r.epsilon);
        w[c] -= r.eta * (s + mu * w[c]);
    }
}
/* batch.c: plain steps */
static void learn_plainly(Batch *b, int B, const Rule *how)
{
    batch_forward(b, B);
    back(b, B, -how->eta / (float)B, b->V, b->b);
}
/* batch.c: learn */
void batch_gradient(Batch *b, int B)
{
    assert(b && 1 <= B && B <= b->rows);
    memset(b->gradient, 0, b->cells * sizeof *b->gradient);
    back(b, B, 1 / (float)B, b->gV, b->gb);
}
/* batch.c: learn */
static void step(Batch *b, const Rule *how)
{
    b->steps++;
    for (int l = 1; l <= b->M; l++) {
        size_t V = (size_t)(b->V[l] - b->weights);
        size_t at = (size_t)(b->b[l] - b->weights);
        size_t end = at + (size_t)b->width[l];
        if (how->adam) {
            adam_step(b, how, V, at, how->mu);
            adam_step(b, how, at, end, 0);
        } else {
            momentum_step(b, how, V, at, how->mu);
            momentum_step(b, how, at, end, 0);
        }
    }
}
/* batch.c: learn */
static void learn(Batch *b, int rows, int B, const Rule *how)
{
    b->drop = how->drop;
    batch_forward(b, rows);
    b->drop = 0;
    memset(b->gradient, 0, b->cells * sizeof *b->gradient);
    back(b, rows, 1 / (float)B, b->gV, b->gb);
    if (b->team)
        b->team->add(b->cells, b->gradient);
    step(b, how);
}
/* batch.c: learn */
static bool plain(const Batch *b, const Rule *how)
{
    return !how->adam && how->alpha == 0 && how->mu == 0
           && how->drop == 0 && !b->team;
}
/* batch.c: an epoch */
static int begins(const Batch *b, int B, int next)
{
    if (!b->team)
        return next * B;
    return (int)((long)B * (b->team->me + next) / b->team->all);
}
/* batch.c: an epoch */
static void draw_chances(Batch *b, int from, int to, int B,
                         Random *random)
{
    for (int r = 0; r < B; r++) {
        Random chance = random_seed(random_below(random, 1 << 30));
        if (from <= r && r < to)
            b->chance[r - from] = chance;
    }
}
/* batch.c: an epoch */
static void fetch(const Pool *pool, int n)
{
    if (pool->byte)
        for (int j = 0; j < pool->D; j += 64)
            __builtin_prefetch(pool->byte + (size_t)n * (size_t)pool->D
                               + j);
}
/* batch.c: an epoch */
static void learn_batch(Batch *b, const Pool *pool, const int order[],
                        int B, const Rule *how, Random *random)
{
    int from = begins(b, B, 0), to = begins(b, B, 1);
    for (int r = from; r < to; r++)
        fetch(pool, order[r]);
    for (int r = from; r < to; r++)
        batch_take(b, r - from, pool, order[r]);
    if (how->drop > 0)
        draw_chances(b, from, to, B, random);
    if (plain(b, how))
        learn_plainly(b, B, how);
    else
        learn(b, to - from, B, how);
}
/* batch.c: an epoch */
void batch_epoch(Batch *b, const Pool *pool, const Rule *how,
                 Random *random)
{
    assert(b && pool && how && random);
    assert(1 <= how->batch && how->batch <= b->rows);
    int N = pool->N, *order = allocate((size_t)N, sizeof *order);
    random_permutation(random, N, order);
    for (int n = 0; n < N; n += how->batch)
        learn_batch(b, pool, order + n,
                    N - n < how->batch ? N - n : how->batch, how,
                    random);
    free(order);
}
/* batch.c: test */
typedef struct {
    const Loss *loss;
    const Activation **g;       /* of K outputs; so the next: */
    double *s, *a, *y;
} Row;
/* batch.c: test */
static Row row_new(const Batch *b)
{
    size_t K = (size_t)b->n[b->M];
    Row row = {loss_find(b->g->loss), allocate(K, sizeof *row.g),
               allocate(K, sizeof *row.s), allocate(K, sizeof *row.a),
               allocate(K, sizeof *row.y)};
    for (size_t k = 0; k < K; k++)
        row.g[k] = activation_find(b->g->name);
    return row;
}
/* batch.c: test */
static void row_free(Row *row)
{
    free(row->g);
    free(row->s);
    free(row->a);
    free(row->y);
}
/* batch.c: test */
static double row_loss(const Batch *b, int r, Row *row, int *wrong)
{
    int M = b->M, K = b->n[M];
    for (int k = 0; k < K; k++) {
        row->s[k] = (double)b->S[M][r * b->width[M] + k];
        row->a[k] = (double)b->A[M][r * b->width[M] + k];
        row->y[k] = (double)b->Y[r * b->width[M] + k];
    }
    *wrong += train_answer(K, row->a) != train_answer(K, row->y);
    return row->loss->value(K, row->g, row->s, row->y);
}
/* batch.c: test */
double batch_test(Batch *b, const Pool *pool, int *wrong)
{
    assert(b && pool && wrong);
    Row row = row_new(b);
    double sum = 0;
    *wrong = 0;
    for (int n = 0; n < pool->N; n += b->rows) {
        int B = pool->N - n < b->rows ? pool->N - n : b->rows;
        for (int r = 0; r < B; r++)
            batch_take(b, r, pool, n + r);
        batch_forward(b, B);
        for (int r = 0; r < B; r++)
            sum += row_loss(b, r, &row, wrong);
    }
    row_free(&row);
    return isfinite(sum) ? sum / pool->N : INFINITY;
}
