/* 12-batch.c: tangled from chapters/workshop/12-batch.nw; edit it there */
/* 12: headers */
#define _XOPEN_SOURCE 700
#include "batch.h"
#include "counting.h"
#include "experiment.h"
#include "idx.h"
#include "memory.h"
#include "options.h"
#include "parts.h"
#include "product.h"
#include "ranks.h"
#include "train.h"
#include "vector.h"
#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* 12: a batch in pieces */
static bool alike(const Mlp *m)
{
    for (int l = 1; l <= m->M; l++)
        for (int i = 0; i < m->n[l]; i++)
            if (m->f[l][i] != m->f[l < m->M ? 1 : l][0])
                return false;
    return (m->M == 1 || batch_knows(m->f[1][0]->name))
           && batch_ends(m->f[m->M][0]->name);
}
/* 12: a batch in pieces */
static Batch *batch_of(const Run *run, const Net *net, int rows)
{
    char why[WHY];
    Mlp *m = mlp_from_net(net, why);
    if (!m)
        experiment_fail(run, "%s", why);
    if (!alike(m))
        experiment_fail(run, "batches need one activation for all"
                        " hidden units, which is not step, and outputs"
                        " that are softmax, sigmoid or identity");
    const char *f = m->M == 1 ? "identity" : m->f[1][0]->name;
    Batch *b = batch_new(m->M, m->n, f, m->f[m->M][0]->name, rows);
    batch_from_mlp(b, m);
    mlp_free(m);
    return b;
}
/* 12: a batch in pieces */
static void print_rows(Run *run, const char *name, int l, int B, int n,
                       int width, const float *X)
{
    double *row = allocate((size_t)n, sizeof *row);
    experiment_block(run);
    for (int r = 0; r < B; r++) {
        for (int i = 0; i < n; i++)
            row[i] = round(1e4 * (double)X[r * width + i]) / 1e4;
        experiment_cells(run, "matrix=%s l=%d row=%d", name, l, r + 1);
        experiment_array(run, "c", 1, n, row);
        experiment_end(run);
    }
    free(row);
}
/* 12: a batch in pieces */
static void draw_rows(Batch *b, int B, Random *random)
{
    int D = b->n[0], K = b->n[b->M];
    for (int r = 0; r < B; r++) {
        for (int j = 0; j < D; j++)
            b->A[0][r * b->width[0] + j] = (float)random_normal(random);
        for (int k = 0; k < K; k++)
            b->Y[r * b->width[b->M] + k] = (float)(k == r % K);
    }
}
/* 12: a batch in pieces */
static void pieces(Run *run)
{
    Net *net = options_net(run);
    int B = experiment_int(run, "batch");
    Random random = experiment_random(run);
    Batch *b = batch_of(run, net, B);
    int *n = b->n, *w = b->width, M = b->M;
    draw_rows(b, B, &random);
    batch_forward(b, B);
    batch_gradient(b, B);
    print_rows(run, "X", 0, B, n[0], w[0], b->A[0]);
    for (int l = 1; l <= M; l++) {
        print_rows(run, "S", l, B, n[l], w[l], b->S[l]);
        print_rows(run, "A", l, B, n[l], w[l], b->A[l]);
    }
    for (int l = M; l >= 1; l--) {
        print_rows(run, "Delta", l, B, n[l], w[l], b->Delta[l]);
        print_rows(run, "gV", l, n[l - 1], n[l], w[l], b->gV[l]);
    }
    batch_free(b);
    net_free(net);
}
/* 12: by hand */
static bool same(int rows, int columns, const float *X, int width,
                 const float right[])
{
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            if (X[i * width + j] != right[i * columns + j])
                return false;
    return true;
}
/* 12: by hand */
static Batch *hand_batch(void)
{
    static const int n[] = {2, 2, 1};
    static const float V1[] = {1, -1, 2, 1}, V2[] = {2, -1};
    static const float X[] = {1, 2, 0, 1}, y[] = {10, 0};
    Batch *b = batch_new(2, n, "identity", "identity", 2);
    for (int i = 0; i < 2; i++) {
        b->b[1][i] = (float)i;
        b->V[2][i * b->width[2]] = V2[i];
        b->Y[i * b->width[2]] = y[i];
        for (int j = 0; j < 2; j++) {
            b->V[1][i * b->width[1] + j] = V1[2 * i + j];
            b->A[0][i * b->width[0] + j] = X[2 * i + j];
        }
    }
    b->b[2][0] = 1;
    return b;
}
/* 12: by hand */
static void by_hand(Run *run)
{
    static const float A1[] = {5, 2, 2, 2}, out[] = {9, 3};
    static const float D1[] = {-1, 0.5f, 3, -1.5f};
    static const float g1[] = {-1, 0.5f, 1, -0.5f}, g2[] = {0.5f, 2};
    Batch *b = hand_batch();
    int *w = b->width;
    batch_forward(b, 2);
    batch_gradient(b, 2);
    experiment_claim(run, "forward", same(2, 2, b->A[1], w[1], A1)
                     && same(2, 1, b->A[2], w[2], out));
    experiment_claim(run, "back", same(2, 2, b->Delta[1], w[1], D1)
                     && same(2, 2, b->gV[1], w[1], g1)
                     && same(2, 1, b->gV[2], w[2], g2)
                     && b->gb[2][0] == 1 && b->gb[1][0] == 2
                     && b->gb[1][1] == -1);
    batch_free(b);
}
/* 12: bounds */
typedef struct {
    double **S, **A, **slope, **Delta;  /* of one sample */
    double **gV, **gb;  /* sums over the samples; gV like V, no gaps */
    double **V, **d;    /* what the matrices say: sums, the same way */
} Bounds;
/* 12: bounds */
static const double U = 1.0 / (1 << 24), SLACK = 1.01;

static double **one_each(const Batch *b, bool matrix)
{
    double **v = allocate((size_t)b->M + 1, sizeof *v);
    for (int l = 0; l <= b->M; l++)
        v[l] = allocate((size_t)b->n[l]
                        * (matrix && l > 0 ? (size_t)b->n[l - 1] : 1),
                        sizeof **v);
    return v;
}
/* 12: bounds */
static Bounds bounds_new(const Batch *b)
{
    return (Bounds){one_each(b, false), one_each(b, false),
                    one_each(b, false), one_each(b, false),
                    one_each(b, true), one_each(b, false),
                    one_each(b, true), one_each(b, false)};
}
/* 12: bounds */
static void bounds_free(const Batch *b, Bounds *e)
{
    double **lists[] = {e->S, e->A, e->slope, e->Delta, e->gV, e->gb,
                        e->V, e->d};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        for (int l = 0; l <= b->M; l++)
            free(lists[k][l]);
        free(lists[k]);
    }
}
/* 12: bounds */
typedef struct {
    const char *name;
    double first, second;       /* the largest |f'| and |f''| */
    double own;                 /* error of computing them, in u */
} Steep;
/* 12: bounds */
static const Steep steeps[] = {
    {"identity", 1, 0, 0}, {"sigmoid", 0.25, 0.1, 8},
    {"tanh", 1, 0.8, 8}, {"relu", 1, 0, 0}, {"elu", 1, 1, 8},
    {"softmax", 0.5, 0, 40}
};
/* 12: bounds */
static const Steep *steep(const char *name)
{
    size_t k = 0;
    while (strcmp(steeps[k].name, name) != 0)
        k++;
    return &steeps[k];
}
/* 12: bounds */
static double sum_bound(const Mlp *m, const Bounds *e, int l, int i)
{
    int n = m->n[l - 1];
    const double *w = m->W[l] + i * n;
    double sizes = fabs(m->b[l][i]), errors = 0;
    for (int j = 0; j < n; j++) {
        errors += fabs(w[j]) * e->A[l - 1][j];
        sizes += fabs(w[j]) * (fabs(m->a[l - 1][j]) + e->A[l - 1][j]);
    }
    return SLACK * (errors + (n + 1) * U * sizes);
}
/* 12: bounds */
static void forward_bounds(const Mlp *m, Bounds *e)
{
    for (int l = 1; l <= m->M; l++) {
        double most = 0;
        for (int i = 0; i < m->n[l]; i++) {
            e->S[l][i] = sum_bound(m, e, l, i);
            most = fmax(most, e->S[l][i]);
        }
        for (int i = 0; i < m->n[l]; i++) {
            const Steep *f = steep(m->f[l][i]->name);
            bool all = m->f[l][i]->f == NULL;
            double s = all ? most : e->S[l][i];
            e->A[l][i] = f->first * s + f->own * U;
            e->slope[l][i] = f->second * s + f->own * U;
            if (strcmp(f->name, "relu") == 0 && fabs(m->s[l][i]) <= s)
                e->slope[l][i] = 1;
        }
    }
}
/* 12: bounds */
static double back_bound(const Mlp *m, const Bounds *e, int l, int j)
{
    int n = m->n[l - 1];
    double sum = 0, sizes = 0, errors = 0;
    for (int i = 0; i < m->n[l]; i++) {
        double w = m->W[l][i * n + j], d = m->delta[l][i];
        sum += w * d;
        errors += fabs(w) * e->Delta[l][i];
        sizes += fabs(w) * (fabs(d) + e->Delta[l][i]);
    }
    errors += (m->n[l] + 1) * U * sizes;
    return SLACK * (fabs(m->slope[l - 1][j]) * errors
                    + e->slope[l - 1][j] * (fabs(sum) + errors));
}
/* 12: bounds */
static void back_bounds(const Mlp *m, Bounds *e)
{
    for (int k = 0; k < m->n[m->M]; k++)
        e->Delta[m->M][k] = e->A[m->M][k]
                            + 2 * U * fabs(m->delta[m->M][k]);
    for (int l = m->M; l > 1; l--)
        for (int j = 0; j < m->n[l - 1]; j++)
            e->Delta[l - 1][j] = back_bound(m, e, l, j);
}
/* 12: bounds */
static void gradient_bounds(const Mlp *m, int B, Bounds *e, int l)
{
    int n = m->n[l - 1];
    for (int i = 0; i < m->n[l]; i++) {
        double d = m->delta[l][i], off = e->Delta[l][i];
        e->d[l][i] += d;
        e->gb[l][i] += SLACK * (off + (B + 2) * U * fabs(d));
        for (int j = 0; j < n; j++) {
            double a = m->a[l - 1][j], ea = e->A[l - 1][j];
            e->V[l][j * m->n[l] + i] += d * a;
            e->gV[l][j * m->n[l] + i] += SLACK
                * (off * (fabs(a) + ea) + fabs(d) * ea
                   + (B + 2) * U * (fabs(d) + off) * (fabs(a) + ea));
        }
    }
}
/* 12: agreement */
typedef struct {
    Batch *b;
    Mlp *m;
    const Loss *loss;
    int B;
} Twin;
/* 12: agreement */
static Twin twin_new(Random *random, int number)
{
    static const char *const f[] = {"tanh", "relu", "elu", "sigmoid"};
    static const char *const g[] = {"softmax", "sigmoid", "identity"};
    static const char *const loss[] = {"categorical", "binary",
                                       "squared"};
    int D = 1 + random_below(random, 60), hidden = number % 4;
    int width = 1 + random_below(random, 60), k = number % 3;
    Mlp *m = mlp_deep(D, hidden, width, 2 + random_below(random, 12),
                      f[number / 4 % 4], g[k]);
    int B = 1 + random_below(random, 64);
    Batch *b = batch_new(m->M, m->n, f[number / 4 % 4], g[k], B);
    batch_start(b, 1, random);
    batch_to_mlp(b, m);
    return (Twin){b, m, loss_find(loss[k]), B};
}
/* 12: agreement */
static void see_row(Largest *worst, Largest *size, int n,
                    const float *X, double factor, const double x[],
                    const double bound[])
{
    for (int i = 0; i < n; i++) {
        double off = fabs(factor * (double)X[i] - x[i]);
        counting_see(worst, off == 0 ? 0 : off / bound[i]);
        counting_see(size, off);
    }
}
/* 12: agreement */
static void one_sample(Twin *t, int r, double x[], double y[],
                       Bounds *e, Largest worst[], Largest size[])
{
    Batch *b = t->b;
    int M = b->M;
    for (int j = 0; j < b->n[0]; j++)
        x[j + 1] = (double)b->A[0][r * b->width[0] + j];
    for (int k = 0; k < b->n[M]; k++)
        y[k] = (double)b->Y[r * b->width[M] + k];
    mlp_forward(t->m, x);
    mlp_deltas(t->m, t->loss, y);
    forward_bounds(t->m, e);
    back_bounds(t->m, e);
    for (int l = 1; l <= M; l++) {
        size_t at = (size_t)(r * b->width[l]);
        see_row(&worst[0], &size[0], b->n[l], b->S[l] + at, 1,
                t->m->s[l], e->S[l]);
        see_row(&worst[1], &size[1], b->n[l], b->Delta[l] + at, t->B,
                t->m->delta[l], e->Delta[l]);
        gradient_bounds(t->m, t->B, e, l);
    }
}
/* 12: agreement */
static void compare(Twin *t, Largest worst[], Largest size[])
{
    Batch *b = t->b;
    Bounds e = bounds_new(b);
    double *x = allocate((size_t)b->n[0] + 1, sizeof *x);
    double *y = allocate((size_t)b->n[b->M], sizeof *y);
    for (int r = 0; r < t->B; r++)
        one_sample(t, r, x, y, &e, worst, size);
    for (int l = 1; l <= b->M; l++) {
        int n = b->n[l];
        see_row(&worst[2], &size[2], n, b->gb[l], t->B, e.d[l],
                e.gb[l]);
        for (int j = 0; j < b->n[l - 1]; j++)
            see_row(&worst[2], &size[2], n, b->gV[l] + j * b->width[l],
                    t->B, e.V[l] + j * n, e.gV[l] + j * n);
    }
    free(x);
    free(y);
    bounds_free(b, &e);
}
/* 12: agreement */
static void one_twin(Run *run, Random *random, int number,
                     Largest total[])
{
    Twin t = twin_new(random, number);
    Largest worst[3] = {{0}}, size[3] = {{0}};
    draw_rows(t.b, t.B, random);
    batch_forward(t.b, t.B);
    batch_gradient(t.b, t.B);
    compare(&t, worst, size);
    experiment_row(run, "net=%d layers=%d batch=%d sums=%.3g"
                   " deltas=%.3g gradient=%.3g sums_share=%.3g"
                   " deltas_share=%.3g gradient_share=%.3g", number,
                   t.b->M, t.B, size[0].most, size[1].most,
                   size[2].most, worst[0].most, worst[1].most,
                   worst[2].most);
    for (int k = 0; k < 3; k++)
        counting_see(&total[k], worst[k].most);
    batch_free(t.b);
    mlp_free(t.m);
}
/* 12: agreement */
static void agree(Run *run)
{
    Random random = experiment_random(run);
    Largest total[3] = {{0}};
    int nets = experiment_int(run, "nets");
    for (int k = 0; k < nets; k++)
        one_twin(run, &random, k, total);
    experiment_claim(run, "sums", counting_within(total[0], 1));
    experiment_claim(run, "deltas", counting_within(total[1], 1));
    experiment_claim(run, "gradients", counting_within(total[2], 1));
    experiment_number(run, "largest_share", total[2].most);
}
/* 12: the clock */
typedef void Work(void *about);

static double round_of(Work *work, void *about, long *calls)
{
    for (;; *calls *= 2) {
        clock_t from = clock();
        for (long k = 0; k < *calls; k++)
            work(about);
        double t = (double)(clock() - from) / CLOCKS_PER_SEC;
        if (t >= 0.01)
            return t / (double)*calls;
    }
}
/* 12: the clock */
static double seconds(Work *work, void *about, int rounds)
{
    double best = INFINITY;
    long calls = 1;
    for (int k = 0; k < rounds; k++)
        best = fmin(best, round_of(work, about, &calls));
    return best;
}
/* 12: the clock */
#define ROUNDS_OPTION \
    {INTEGER, "rounds", "5", 1, 1e6, "how often, fastest counts"}
/* 12: three loops */
static void dots(int n, const float *A, const float *B, float *C)
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < n; k++)
                C[i * n + j] += A[i * n + k] * B[k * n + j];
}

static void rows(int n, const float *A, const float *B, float *C)
{
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
            for (int j = 0; j < n; j++)
                C[i * n + j] += A[i * n + k] * B[k * n + j];
}
/* 12: products */
typedef void Sgemm(int order, int transA, int transB, int m, int n,
                   int k, float alpha, const float *A, int lda,
                   const float *B, int ldb, float beta, float *C,
                   int ldc);

static Sgemm *find_sgemm(const Run *run)
{
    const char *name = experiment_text(run, "blas");
    Sgemm *sgemm = NULL;
    if (name[0] == '\0')
        return NULL;
    void *library = dlopen(name, RTLD_NOW);
    void *found = library ? dlsym(library, "cblas_sgemm") : NULL;
    if (!found)
        experiment_fail(run, "%s: no cblas_sgemm there", name);
    memcpy(&sgemm, &found, sizeof sgemm);
    return sgemm;
}
/* 12: products */
typedef struct {
    int n;
    float *A, *B, *C;
    Sgemm *sgemm;
} Square;
/* 12: products */
static void by_dots(void *about)
{
    Square *s = about;
    dots(s->n, s->A, s->B, s->C);
}
/* 12: products */
static void by_rows(void *about)
{
    Square *s = about;
    rows(s->n, s->A, s->B, s->C);
}
/* 12: products */
static void by_tiles(void *about)
{
    Square *s = about;
    product(s->n, s->n, s->n, (View){s->A, s->n, 1},
            (View){s->B, s->n, 1}, s->C, s->n);
}
/* 12: products */
static void by_blas(void *about)
{
    Square *s = about;
    s->sgemm(101, 111, 111, s->n, s->n, s->n, 1, s->A, s->n, s->B, s->n,
             1, s->C, s->n);
}
/* 12: products */
static float *small_numbers(size_t n, Random *random)
{
    float *v = (float *)allocate_aligned((n + 1) / 2);
    for (size_t i = 0; i < n; i++)
        v[i] = (float)(1e-4 * random_normal(random));
    return v;
}
/* 12: products */
static double rate(Work *work, Square *s, int rounds)
{
    double n = s->n;
    return 2e-9 * n * n * n / seconds(work, s, rounds);
}
/* 12: products */
static void products(Run *run)
{
    Random random = random_seed(1);
    int rounds = experiment_int(run, "rounds");
    Sgemm *sgemm = find_sgemm(run);
    for (int n = 16; n <= 1024; n *= 2) {
        size_t cells = (size_t)n * (size_t)n;
        Square s = {n, small_numbers(cells, &random),
                    small_numbers(cells, &random),
                    small_numbers(cells, &random), sgemm};
        experiment_row(run, "n=%d dots=%.4g rows=%.4g tiles=%.4g"
                       " blas=%.4g", n, rate(by_dots, &s, rounds),
                       rate(by_rows, &s, rounds),
                       rate(by_tiles, &s, rounds),
                       sgemm ? rate(by_blas, &s, rounds) : NAN);
        free(s.A);
        free(s.B);
        free(s.C);
        experiment_progress(run, n, 1024);
    }
}
/* 12: roofline */
enum { CHAINS = 12, LINKS = 10000 };

static void fill_registers(void *about)
{
    Vector c[CHAINS], half = (Vector){0} + 0.5f;
    for (int k = 0; k < CHAINS; k++)
        c[k] = load(about);
    for (int i = 0; i < LINKS; i++)
        for (int k = 0; k < CHAINS; k++)
            c[k] = c[k] * half + half;
    for (int k = 1; k < CHAINS; k++)
        c[0] += c[k];
    store(c[0], about);
}
/* 12: roofline */
typedef struct {
    size_t n;
    float *from, *to;
} Stream;
/* 12: roofline */
static void move(void *about)
{
    Stream *s = about;
    Vector small = (Vector){0} + 1e-6f;
    for (size_t i = 0; i < s->n; i += LANES)
        store(load(s->to + i) + small * load(s->from + i), s->to + i);
}
/* 12: roofline */
static double bandwidth(size_t bytes, int rounds)
{
    Random random = random_seed(1);
    size_t n = bytes / 8 / 16 * 16;
    Stream s = {n, small_numbers(n, &random),
                small_numbers(n, &random)};
    double t = seconds(move, &s, rounds);
    free(s.from);
    free(s.to);
    return 12e-9 * (double)n / t;
}
/* 12: roofline */
typedef struct {
    Batch *b;
    Pool pool;
    Rule how;
    Random random;
} Trial;
/* 12: roofline */
enum { SOME = 2048 };   /* samples of a trial */

static Trial trial_new(int M, const int n[], const char *f, int batch)
{
    Random random = random_seed(1);
    size_t D = (size_t)n[0], cells = SOME * D;
    unsigned char *byte = allocate(cells, 1);
    unsigned char *label = allocate(SOME, 1);
    for (size_t i = 0; i < cells; i++)
        byte[i] = (unsigned char)random_below(&random, 256);
    for (int i = 0; i < SOME; i++)
        label[i] = (unsigned char)random_below(&random, n[M]);
    Batch *b = batch_new(M, n, f, "softmax", batch);
    batch_start(b, 1, &random);
    return (Trial){b, {SOME, n[0], n[M], byte, NULL, 1.0f / 255, label,
                       NULL}, {.eta = 1e-3f, .batch = batch}, random};
}
/* 12: roofline */
static void trial_free(Trial *t)
{
    free((void *)t->pool.byte);
    free((void *)t->pool.label);
    batch_free(t->b);
}
/* 12: roofline */
static void trial_epoch(void *about)
{
    Trial *t = about;
    batch_epoch(t->b, &t->pool, &t->how, &t->random);
}
/* 12: roofline */
static double sample_time(int M, const int n[], const char *f,
                          int batch, int rounds)
{
    Trial t = trial_new(M, n, f, batch);
    double s = seconds(trial_epoch, &t, rounds) / SOME;
    trial_free(&t);
    return s;
}
/* 12: roofline */
static const int wide[] = {784, 512, 512, 10};

static double multiplications(int M, const int n[])
{
    double sum = 0;
    for (int l = 1; l <= M; l++)
        sum += (l > 1 ? 3.0 : 2.0) * n[l] * n[l - 1];
    return sum;
}
/* 12: roofline */
static double weights_moved(int M, const int n[])
{
    double sum = 0;
    for (int l = 1; l <= M; l++)
        sum += (l > 1 ? 4.0 : 3.0) * n[l] * n[l - 1];
    return sum;
}
/* 12: roofline */
typedef struct {
    Net *net;
    Mlp *m;
    Samples *data;
    Gradient *grad;
    const Loss *loss;
} Single;
/* 12: roofline */
static void index_steps(void *about)
{
    Single *s = about;
    for (int n = 0; n < s->data->N; n++)
        train_online(s->net, s->loss, s->data->x[n], s->data->y[n],
                     1e-6, s->grad);
}
/* 12: roofline */
static void matrix_steps(void *about)
{
    Single *s = about;
    for (int n = 0; n < s->data->N; n++)
        mlp_online(s->m, s->loss, s->data->x[n], s->data->y[n], 1e-6);
}
/* 12: roofline */
static Single single_new(void)
{
    const int n[] = {0, wide[0], wide[1], wide[2], wide[3]};
    char why[WHY];
    Random random = random_seed(1);
    const Loss *loss = loss_find("categorical");
    Net *net = net_conventional(4, n, activation_find("relu"),
                                activation_find("softmax"));
    train_start(net, 1, &random);
    return (Single){net, mlp_from_net(net, why),
                    samples_random(4, net, loss, &random),
                    gradient_new(net), loss};
}
/* 12: roofline */
static void single_free(Single *s)
{
    net_free(s->net);
    mlp_free(s->m);
    samples_free(s->data);
    gradient_free(s->grad);
}
/* 12: roofline */
static void print_point(Run *run, const char *version, int batch,
                        int bytes, double t)
{
    double flops = 2 * multiplications(3, wide);
    char name[64];
    snprintf(name, sizeof name, "%s-%d", version, batch);
    experiment_row(run, "point=%s batch=%d intensity=%.4g rate=%.4g",
                   name, batch,
                   batch * flops / (bytes * weights_moved(3, wide)),
                   1e-9 * flops / t);
}
/* 12: roofline */
static void roofline(Run *run)
{
    int rounds = experiment_int(run, "rounds");
    static float start[64];
    experiment_number(run, "peak", 2e-9 * CHAINS * LINKS * LANES
                      / seconds(fill_registers, start, rounds));
    experiment_number(run, "cache", bandwidth(2 << 20, rounds));
    experiment_number(run, "memory", bandwidth(1 << 29, rounds));
    Single s = single_new();
    print_point(run, "index", 1, 8, seconds(index_steps, &s, rounds)
                                    / s.data->N);
    print_point(run, "matrix", 1, 8, seconds(matrix_steps, &s, rounds)
                                     / s.data->N);
    single_free(&s);
    for (int batch = 1; batch <= 512; batch *= 2)
        print_point(run, "batch", batch, 4,
                    sample_time(3, wide, "relu", batch, rounds));
}
/* 12: sizes */
static void sizes(Run *run)
{
    static const struct {
        int M, n[4];
        const char *f, *name;
    } nets[] = {{2, {64, 32, 10}, "tanh", "64-32-10"},
                {2, {784, 100, 10}, "relu", "784-100-10"},
                {3, {784, 512, 512, 10}, "relu", "784-512-512-10"}};
    int rounds = experiment_int(run, "rounds");
    for (int k = 0; k < 3; k++)
        for (int batch = 1; batch <= 512; batch *= 2) {
            double t = sample_time(nets[k].M, nets[k].n, nets[k].f,
                                   batch, rounds);
            double work = multiplications(nets[k].M, nets[k].n);
            char name[64];
            snprintf(name, sizeof name, "%s:%d", nets[k].name, batch);
            experiment_row(run, "point=%s batch=%d us=%.4g rate=%.4g",
                           name, batch, 1e6 * t, 2e-9 * work / t);
        }
}
/* 12: digits */
static Pool pool_of(const Samples *data)
{
    size_t N = (size_t)data->N, D = (size_t)data->D;
    size_t K = (size_t)data->K;
    float *x = allocate(N * D, sizeof *x), *y = allocate(N * K,
                                                         sizeof *y);
    for (size_t n = 0; n < N; n++) {
        for (size_t j = 0; j < D; j++)
            x[n * D + j] = (float)data->x[n][j + 1];
        for (size_t k = 0; k < K; k++)
            y[n * K + k] = (float)data->y[n][k];
    }
    return (Pool){data->N, data->D, data->K, NULL, x, 1, NULL, y};
}
/* 12: digits */
static void pool_free(Pool *pool)
{
    free((void *)pool->number);
    free((void *)pool->target);
}
/* 12: digits */
typedef struct {
    Parts parts;
    Pool train, valid;
} Digits;
/* 12: digits */
static Digits digits_read(const Run *run)
{
    Parts p = parts_read(run);
    return (Digits){p, pool_of(p.train), pool_of(p.valid)};
}
/* 12: digits */
static void digits_free(Digits *d)
{
    pool_free(&d->train);
    pool_free(&d->valid);
    parts_free(&d->parts);
}
/* 12: digits */
static Batch *digits_net(int width, int batch, Random *random)
{
    const int n[] = {PIXELS, width, CLASSES};
    Batch *b = batch_new(2, n, "relu", "softmax", batch);
    batch_start(b, sqrt(2), random);
    return b;
}
/* 12: batch sizes */
static int epochs_needed(Digits *d, Rule how, double goal, int most,
                         Random random)
{
    Batch *b = digits_net(32, 512, &random);
    int e = 0, wrong;
    double loss = INFINITY;
    while (e < most && !(loss <= goal)) {
        batch_epoch(b, &d->train, &how, &random);
        loss = batch_test(b, &d->train, &wrong);
        e++;
    }
    batch_free(b);
    return e;
}
/* 12: batch sizes */
static Spread epochs_of(Run *run, Digits *d, Rule how)
{
    Spread epochs = {0};
    for (int k = 0; k < experiment_int(run, "starts"); k++)
        counting_add(&epochs, epochs_needed(d, how,
                         experiment_real(run, "goal"),
                         experiment_int(run, "most"),
                         parts_start(&d->parts, k)));
    return epochs;
}
/* 12: batch sizes */
static double best_rate(Run *run, Digits *d, int batch, Spread *best)
{
    double at = 0;
    for (int power = -6; power <= 2; power++) {
        Rule how = {.eta = (float)ldexp(1, power), .batch = batch};
        Spread epochs = epochs_of(run, d, how);
        if (power == -6 || epochs.mean < best->mean) {
            *best = epochs;
            at = power;
        }
    }
    return at;
}
/* 12: batch sizes */
static void epochs(Run *run)
{
    Digits d = digits_read(run);
    Spread e[10];
    double step[10];
    for (int k = 0; k < 10; k++) {
        double power = best_rate(run, &d, 1 << k, &e[k]);
        step[k] = e[k].mean * (((d.train.N - 1) >> k) + 1);
        experiment_row(run, "batch=%d power=%g epochs=%.4g error=%.3g"
                       " steps=%.5g", 1 << k, power, e[k].mean,
                       counting_error(e[k]), step[k]);
        experiment_progress(run, k + 1, 10);
    }
    experiment_claim(run, "more_epochs", e[9].mean > 5 * e[0].mean);
    experiment_claim(run, "fewer_steps", step[9] < step[0] / 20);
    experiment_claim(run, "not_in_proportion",
                     step[9] > 5 * step[0] / 512);
    experiment_number(run, "train", d.train.N);
    digits_free(&d);
}
/* 12: batch sizes */
#define EPOCHS_OPTIONS \
    {REAL, "goal", "0.1", 0, 10, "training loss to be reached"}, \
    {INTEGER, "most", "60", 1, 1e6, "epochs at most"}, \
    {INTEGER, "starts", "5", 2, 1000, "starts with other weights"}
/* 12: rules */
enum { RATES = 15, LEAST = -12 };       /* powers of two */

static const char *const rule_name[] = {"plain", "momentum", "adamw"};

static Rule rule_of(int kind, double eta)
{
    Rule how = {.eta = (float)eta, .batch = 16};
    batch_rule(rule_name[kind], &how);
    return how;
}
/* 12: rules */
static Spread valley(Run *run, Digits *d, int kind)
{
    Spread best = {0};
    for (int k = 0; k < RATES; k++) {
        Rule how = rule_of(kind, ldexp(1, LEAST + k));
        Spread epochs = epochs_of(run, d, how);
        experiment_row(run, "rule=%s power=%d epochs=%.4g error=%.3g",
                       rule_name[kind], LEAST + k, epochs.mean,
                       counting_error(epochs));
        if (k == 0 || epochs.mean < best.mean)
            best = epochs;
        experiment_progress(run, RATES * kind + k + 1, 3 * RATES);
    }
    experiment_block(run);
    return best;
}
/* 12: rules */
static void rules(Run *run)
{
    Digits d = digits_read(run);
    Spread plain = valley(run, &d, 0), ball = valley(run, &d, 1);
    Spread adam = valley(run, &d, 2);
    experiment_number(run, "plain", plain.mean);
    experiment_number(run, "momentum", ball.mean);
    experiment_number(run, "adamw", adam.mean);
    experiment_claim(run, "momentum_is_faster", ball.mean < plain.mean);
    experiment_claim(run, "adamw_is_faster", adam.mean < plain.mean);
    digits_free(&d);
}
/* 12: digits and images */
/* 12: dropout */
typedef struct {
    double loss, error;
} Validated;
/* 12: dropout */
static Validated validated(Run *run, Digits *d, int width, double drop,
                           Random random)
{
    Batch *b = digits_net(width, 512, &random);
    Rule how = {.eta = 0.05f, .alpha = 0.9f, .batch = 16,
                .drop = (float)drop};
    int wrong;
    for (int e = 0; e < experiment_int(run, "epochs"); e++)
        batch_epoch(b, &d->train, &how, &random);
    double loss = batch_test(b, &d->valid, &wrong);
    batch_free(b);
    return (Validated){loss, 100.0 * wrong / d->valid.N};
}
/* 12: dropout */
typedef struct {
    Spread loss, error, more;   /* more: error with, minus without */
} Dropped;
/* 12: dropout */
enum { DROPS = 3 };             /* 0, 0.25, 0.5 */

static void one_start(Run *run, const Digits *all, int width, int k,
                      Dropped dropped[])
{
    Parts p = parts_again(run, &all->parts, k);
    Digits d = {p, pool_of(p.train), pool_of(p.valid)};
    double without = 0;
    for (int i = 0; i < DROPS; i++) {
        Validated v = validated(run, &d, width, 0.25 * i,
                                parts_start(&p, k));
        without = i == 0 ? v.error : without;
        counting_add(&dropped[i].loss, v.loss);
        counting_add(&dropped[i].error, v.error);
        counting_add(&dropped[i].more, v.error - without);
    }
    digits_free(&d);
}
/* 12: dropout */
static void of_width(Run *run, const Digits *all, int width,
                     Dropped dropped[])
{
    int starts = experiment_int(run, "starts");
    for (int k = 0; k < starts; k++) {
        one_start(run, all, width, k, dropped);
        experiment_progress(run, k + 1, starts);
    }
    for (int i = 0; i < DROPS; i++)
        experiment_row(run, "width=%d drop=%g loss=%.4g loss_error=%.3g"
                       " error=%.4g error_error=%.3g more=%.3g"
                       " more_error=%.3g", width, 0.25 * i,
                       dropped[i].loss.mean,
                       counting_error(dropped[i].loss),
                       dropped[i].error.mean,
                       counting_error(dropped[i].error),
                       dropped[i].more.mean,
                       counting_error(dropped[i].more));
}
/* 12: dropout */
static void dropout(Run *run)
{
    Digits d = digits_read(run);
    Dropped narrow[DROPS] = {{{0}, {0}, {0}}};
    Dropped broad[DROPS] = {{{0}, {0}, {0}}};
    of_width(run, &d, 32, narrow);
    of_width(run, &d, 512, broad);
    experiment_claim(run, "harms_narrow", narrow[DROPS - 1].more.mean
                     > 2 * counting_error(narrow[DROPS - 1].more));
    experiment_claim(run, "better_wide", broad[2].more.mean < 0);
    digits_free(&d);
}
/* 12: images */
static Images *images(const Run *run, const char *part)
{
    char why[WHY];
    Images *read = idx_read(experiment_text(run, "data"), part, why);
    if (!read)
        experiment_fail(run, "%s", why);
    return read;
}
/* 12: images */
static Pool image_pool(const Images *all, int from, int N, int classes)
{
    return (Pool){N, all->D, classes,
                  all->pixel + (size_t)from * (size_t)all->D, NULL,
                  1.0f / 255, all->label + from, NULL};
}
/* 12: images */
typedef struct {
    Images *images;
    Pool train, valid;
} Learned;
/* 12: images */
static Learned learned_read(const Run *run, int valid)
{
    Images *all = images(run, "train");
    int N = all->N - valid;
    if (N < 1)
        experiment_fail(run, "%s: %d images are too few",
                        experiment_text(run, "data"), all->N);
    return (Learned){all, image_pool(all, 0, N, all->classes),
                     image_pool(all, N, valid, all->classes)};
}
/* 12: images */
enum { LAYERS = 64 };

static int hidden_layers(const Run *run, int n[])
{
    const char *text = experiment_text(run, "layers");
    int k = batch_layers(text, LAYERS, n + 1);
    if (k < 0)
        experiment_fail(run, "--layers %s: expected sizes like 256-128",
                        text);
    return k + 1;
}
/* 12: images */
static Batch *image_net(const Run *run, const Pool *pool, int rows,
                        Random *random)
{
    int n[LAYERS + 2] = {pool->D}, M = hidden_layers(run, n);
    const char *f = experiment_text(run, "f");
    if (!batch_knows(f))
        experiment_fail(run, "--f %s: unknown", f);
    n[M] = pool->K;
    Batch *b = batch_new(M, n, f, "softmax", rows);
    batch_start(b, batch_gain(f), random);
    return b;
}
/* 12: images */
static Rule image_rule(const Run *run)
{
    Rule how = {.eta = (float)experiment_real(run, "eta"),
                .mu = (float)experiment_real(run, "decay"),
                .drop = (float)experiment_real(run, "drop"),
                .batch = experiment_int(run, "batch")};
    const char *name = experiment_text(run, "rule");
    if (!batch_rule(name, &how))
        experiment_fail(run, "--rule %s: expected plain, momentum or"
                        " adamw", name);
    return how;
}
/* 12: images */
static void image_epoch(Batch *b, const Pool *pool, Rule how, int e,
                        int epochs, Random *random)
{
    how.eta *= 1 - (float)e / (float)epochs;
    batch_epoch(b, pool, &how, random);
}
/* 12: images */
static void test_images(Run *run, Batch *b, const char *key)
{
    int wrong;
    Images *test = images(run, "t10k");
    if (test->D != b->n[0] || test->classes > b->n[b->M])
        experiment_fail(run, "%s: the test images are of another kind",
                        experiment_text(run, "data"));
    Pool pool = image_pool(test, 0, test->N, b->n[b->M]);
    batch_test(b, &pool, &wrong);
    experiment_number(run, key, 100 - 100.0 * wrong / test->N);
    idx_free(test);
}
/* 12: images */
static void train_images(Run *run)
{
    ranks_start();
    Team team = {ranks_me(), ranks_all(), ranks_add};
    Learned d = learned_read(run, experiment_int(run, "valid"));
    Random random = experiment_random(run);
    Rule how = image_rule(run);
    int samples = experiment_int(run, "samples"), wrong;
    int epochs = experiment_int(run, "epochs");
    Batch *b = image_net(run, &d.train, how.batch > 256 ? how.batch
                                                        : 256, &random);
    b->team = team.all > 1 ? &team : NULL;
    /* train_images: how many samples and threads */
    if (samples > 0 && samples < d.train.N)
        d.train.N = samples;
    if (!product_threads(experiment_int(run, "threads")))
        experiment_fail(run, "--threads: this program multiplies with one;"
                        " build it with a BLAS (make BLAS=openblas)");
    for (int e = 0; e < epochs; e++) {
        /* train_images: an epoch */
        image_epoch(b, &d.train, how, e, epochs, &random);
        double loss = batch_test(b, &d.valid, &wrong);
        experiment_row(run, "epoch=%d valid_loss=%.4f valid_error=%.2f", e + 1,
                       loss, 100.0 * wrong / d.valid.N);
    }
    if (experiment_int(run, "test"))
        test_images(run, b, "accuracy");
    batch_free(b);
    idx_free(d.images);
    ranks_end();
}
/* 12: images */
#define IMAGES_OPTION \
    {TEXT, "data", "/usr/share/datasets/fashion-mnist", 0, 0, \
     "a folder with the four files of an IDX data set"}
#define LAYERS_OPTION(n) \
    {TEXT, "layers", n, 0, 0, "sizes of hidden layers"}
#define BENT_OPTION {TEXT, "f", "relu", 0, 0, "their activation"}
#define RULE_OPTION(name) \
    {TEXT, "rule", name, 0, 0, "plain, momentum or adamw"}
/* 12: fashion */
typedef struct {
    int kind;           /* a rule */
    double eta, mu, drop;
} Setting;
/* 12: fashion */
static Rule setting_rule(Setting s)
{
    Rule how = rule_of(s.kind, s.eta);
    how.mu = (float)s.mu;
    how.drop = (float)s.drop;
    how.batch = 64;
    return how;
}
/* 12: fashion */
static Batch *clothes_net(const Pool *pool, Random *random)
{
    const int n[] = {pool->D, 256, 128, pool->K};
    Batch *b = batch_new(3, n, "relu", "softmax", 256);
    batch_start(b, sqrt(2), random);
    return b;
}
/* 12: fashion */
static Batch *learned_clothes(Run *run, const Pool *pool, Rule how,
                              Random *random)
{
    int epochs = experiment_int(run, "epochs");
    Batch *b = clothes_net(pool, random);
    for (int e = 0; e < epochs; e++) {
        image_epoch(b, pool, how, e, epochs, random);
        experiment_progress(run, e + 1, epochs);
    }
    return b;
}
/* 12: fashion */
static double accuracy(Batch *b, const Pool *pool)
{
    int wrong;
    batch_test(b, pool, &wrong);
    return 100 - 100.0 * wrong / pool->N;
}
/* 12: fashion */
static double try_setting(Run *run, const Images *all, Setting s)
{
    int valid = 10000, N = all->N - valid;
    Pool train = image_pool(all, 0, N, all->classes);
    Pool last = image_pool(all, N, valid, all->classes);
    Random random = experiment_random(run);
    Batch *b = learned_clothes(run, &train, setting_rule(s), &random);
    double right = accuracy(b, &last);
    experiment_row(run, "rule=%s eta=%g decay=%g drop=%g valid=%.2f",
                   rule_name[s.kind], s.eta, s.mu, s.drop, right);
    batch_free(b);
    return right;
}
/* 12: fashion */
static void final_clothes(Run *run, const Images *all, Setting s)
{
    Images *test = images(run, "t10k");
    Pool train = image_pool(all, 0, all->N, all->classes);
    Pool last = image_pool(test, 0, test->N, all->classes);
    Random random = experiment_random(run);
    Spread right = {0};
    for (int k = 0; k < experiment_int(run, "starts"); k++) {
        Batch *b = learned_clothes(run, &train, setting_rule(s),
                                   &random);
        counting_add(&right, accuracy(b, &last));
        experiment_row(run, "start=%d accuracy=%.2f", k + 1,
                       accuracy(b, &last));
        batch_free(b);
    }
    experiment_number(run, "accuracy", right.mean);
    experiment_number(run, "sd", counting_sd(right));
    idx_free(test);
}
/* 12: fashion */
static void choose_and_test(Run *run, int n, const Setting list[])
{
    Images *all = images(run, "train");
    int best = 0;
    double most = -1;
    if (all->N <= 10000)
        experiment_fail(run, "%s: too few images",
                        experiment_text(run, "data"));
    for (int k = 0; k < n; k++) {
        double right = try_setting(run, all, list[k]);
        best = right > most ? k : best;
        most = fmax(right, most);
    }
    final_clothes(run, all, list[best]);
    idx_free(all);
}
/* 12: fashion */
static void fashion(Run *run)
{
    static const Setting list[] = {{1, 0.01, 0, 0}, {1, 0.02, 0, 0},
                                   {1, 0.02, 2e-4, 0},
                                   {1, 0.05, 2e-4, 0}};
    choose_and_test(run, 4, list);
}
/* 12: fashion */
static void dropped(Run *run)
{
    static const Setting list[] = {{2, 0.001, 0.02, 0.2},
                                   {2, 0.001, 0.1, 0.3}};
    choose_and_test(run, 2, list);
}
/* 12: ranks */
static double wall(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}
/* 12: ranks */
static double add_time(int n, int rounds)
{
    float *v = (float *)allocate_aligned(((size_t)n + 1) / 2);
    int calls = n < 4096 ? 200 : 20;
    double best = INFINITY;
    for (int k = 0; k < rounds; k++) {
        double from = wall();
        for (int i = 0; i < calls; i++)
            ranks_add((size_t)n, v);
        best = fmin(best, (wall() - from) / calls);
    }
    free(v);
    return best;
}
/* 12: ranks */
static double step_time(int batch, const Team *team, int rounds)
{
    Trial t = trial_new(3, wide, "relu", batch);
    double best = INFINITY;
    int steps = SOME / batch;
    t.how.alpha = 0.9f;
    t.b->team = team->all > 1 ? team : NULL;
    for (int k = 0; k < rounds; k++) {
        double from = wall();
        trial_epoch(&t);
        best = fmin(best, (wall() - from) / steps);
    }
    trial_free(&t);
    return best;
}
/* 12: ranks */
static void print_time(Run *run, const char *what, int at, int all,
                       double t)
{
    char name[64];
    snprintf(name, sizeof name, "%s-%d-%d", what, all, at);
    experiment_row(run, "point=%s what=%s ranks=%d at=%d us=%.5g", name,
                   what, all, at, 1e6 * t);
}
/* 12: ranks */
static void time_ranks(Run *run)
{
    ranks_start();
    Team team = {ranks_me(), ranks_all(), ranks_add};
    int rounds = experiment_int(run, "rounds");
    for (int n = 1; team.all > 1 && n <= 1 << 20; n *= 4)
        print_time(run, "add", n, team.all, add_time(n, rounds));
    for (int batch = 8; batch <= 1024; batch *= 2)
        print_time(run, "step", batch, team.all,
                   step_time(batch, &team, rounds));
    ranks_end();
}

EXPERIMENTS(
    /* 12: list of experiments */
    {"", pieces, "a batch, forward and back, layer by layer",
     {NET_OPTION("tangled/two.net"),
      {INTEGER, "batch", "3", 1, 1000, "samples in the batch"},
      SEED_OPTION}},
    /* 12: list of experiments */
    {"hand", by_hand, "the example of the chapter", {{0}}},
    /* 12: list of experiments */
    {"agree", agree, "batches against matrices, with bounds of rounding",
     {{INTEGER, "nets", "96", 1, 1e6, "number of networks"},
      SEED_OPTION}},
    /* 12: list of experiments */
    {"products", products, "speed of a product, four ways",
     {{TEXT, "blas", "", 0, 0, "a library, as libopenblas.so.0"},
      ROUNDS_OPTION}},
    /* 12: list of experiments */
    {"roofline", roofline, "operations a second against those for a byte",
     {ROUNDS_OPTION}},
    /* 12: list of experiments */
    {"sizes", sizes, "time of a sample against the size of the batch",
     {ROUNDS_OPTION}},
    /* 12: list of experiments */
    {"epochs", epochs, "epochs and steps that each size of batch needs",
     {EPOCHS_OPTIONS, DATA_OPTION, SEED_OPTION}},
    /* 12: list of experiments */
    {"rules", rules, "epochs that three rules for a step need",
     {EPOCHS_OPTIONS, DATA_OPTION, SEED_OPTION}},
    /* 12: list of experiments */
    {"dropout", dropout, "validation errors with and without dropout",
     {{INTEGER, "epochs", "40", 1, 1e6, "epochs"},
      {INTEGER, "starts", "20", 2, 1000, "starts with other weights"},
      DATA_OPTION, SEED_OPTION}},
    /* 12: list of experiments */
    {"train", train_images, "learn from images; also under mpirun",
     {IMAGES_OPTION, LAYERS_OPTION("256-128"), BENT_OPTION,
      RULE_OPTION("momentum"),
      {REAL, "eta", "0.02", 1e-9, 1e9, "learning rate, falling to 0"},
      {REAL, "decay", "0", 0, 1, "weight decay"},
      {REAL, "drop", "0", 0, 0.9, "dropout"},
      {INTEGER, "batch", "64", 1, 65536, "samples in a batch"},
      {INTEGER, "epochs", "20", 1, 1e6, "epochs"},
      {INTEGER, "valid", "10000", 1, 1e9, "images for validation"},
      {INTEGER, "samples", "0", 0, 1e9, "so many alone; 0: all"},
      {INTEGER, "test", "0", 0, 1, "open the test part at the end?"},
      {INTEGER, "threads", "1", 1, 1024, "threads of the BLAS"},
      SEED_OPTION}},
    /* 12: list of experiments */
    {"fashion", fashion, "images of clothes, with momentum",
     {IMAGES_OPTION, {INTEGER, "epochs", "30", 1, 1e6, "epochs"},
      {INTEGER, "starts", "3", 2, 1000, "starts at the end"},
      SEED_OPTION}},
    /* 12: list of experiments */
    {"dropped", dropped, "the same with AdamW and dropout",
     {IMAGES_OPTION, {INTEGER, "epochs", "30", 1, 1e6, "epochs"},
      {INTEGER, "starts", "3", 2, 1000, "starts at the end"},
      SEED_OPTION}},
    /* 12: list of experiments */
    {"ranks", time_ranks, "time of sums and steps; under mpirun",
     {ROUNDS_OPTION}},)
