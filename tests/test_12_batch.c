#include "unit.h"
#include "batch.h"
#include "memory.h"
#include "vector.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

static const char *const hidden[] = {"identity", "sigmoid", "tanh", "relu", "elu"};
static const char *const output[] = {"softmax", "sigmoid", "identity"}, *const name[] = {"categorical", "binary", "squared"};
static const double U = 1.0 / (1 << 24);

static void draw(Batch *b, int B, Random *random)
{
    for (int r = 0; r < B; r++) {
        for (int j = 0; j < b->n[0]; j++)
            b->A[0][r * b->width[0] + j] = (float)random_normal(random);
        int y = random_below(random, b->n[b->M]);
        for (int k = 0; k < b->n[b->M]; k++)
            b->Y[r * b->width[b->M] + k] = (float)(k == y);
    }
}

static Pool pool_new(int N, int D, int K, Random *random)
{
    float *x = allocate((size_t)(N * D), sizeof *x);
    unsigned char *label = allocate((size_t)N, 1);
    for (int i = 0; i < N * D; i++)
        x[i] = (float)random_normal(random);
    for (int n = 0; n < N; n++)
        label[n] = (unsigned char)random_below(random, K);
    return (Pool){N, D, K, NULL, x, 1, label, NULL};
}

static void pool_free(Pool *pool)
{
    free((void *)(size_t)pool->number);
    free((void *)(size_t)pool->label);
    free((void *)(size_t)pool->byte);
    free((void *)(size_t)pool->target);
}

/* Outputs and derivatives of each activation and loss against chapter 9. */
START_TEST(the_same_as_matrices)
{
    Random random = random_seed(1);
    for (int k = 0; k < 60; k++) {
        const char *f = hidden[k % 5], *g = output[k / 5 % 3];
        int B = 1 + random_below(&random, 20), layers = k % 3, width = 1 + random_below(&random, 40);
        Mlp *m = mlp_deep(1 + random_below(&random, 40), layers, width, 2 + k % 4, f, g);
        Batch *b = batch_new(m->M, m->n, f, g, B);
        const Loss *loss = loss_find(name[k / 5 % 3]);
        batch_start(b, 1, &random);
        batch_to_mlp(b, m);
        draw(b, B, &random);
        const float *a = batch_forward(b, B);
        batch_gradient(b, B);
        double *sum = allocate((size_t)m->n[1] * (size_t)m->n[0], sizeof *sum), *x = allocate((size_t)m->n[0] + 1, 8), y[8];
        for (int r = 0; r < B; r++) {
            for (int j = 0; j < m->n[0]; j++)
                x[j + 1] = b->A[0][r * b->width[0] + j];
            for (int i = 0; i < m->n[m->M]; i++)
                y[i] = b->Y[r * b->width[m->M] + i];
            const double *right = mlp_forward(m, x);
            for (int i = 0; i < m->n[m->M]; i++)
                ck_assert_double_eq_tol(a[r * b->width[m->M] + i], right[i], 2e-5);
            mlp_deltas(m, loss, y);
            mlp_gradient(m);
            for (int i = 0; i < m->n[1] * m->n[0]; i++)
                sum[i] += m->gW[1][i] / B;
        }
        for (int i = 0; i < m->n[1]; i++)
            for (int j = 0; j < m->n[0]; j++)
                ck_assert_double_eq_tol(b->gV[1][j * b->width[1] + i], sum[i * m->n[0] + j], 1e-4);
        free(sum);
        free(x);
        batch_free(b);
        mlp_free(m);
    }
}
END_TEST

/* exp by a polynomial: the softmax of two sums, and the activations, at all sizes; no overflow, NaN stays. */
START_TEST(activations_are_exact)
{
    const int n[] = {1, 16, 2};
    for (int k = 0; k < 5; k++) {
        Batch *b = batch_new(2, n, hidden[k], "softmax", 1);
        const Activation *f = activation_find(hidden[k]);
        for (double s = -120; s <= 120; s += 0.0371) {
            for (int i = 0; i < 16; i++)
                b->V[1][i] = (float)(s * (i + 1) / 16);
            b->V[2][0] = (float)s;
            b->A[0][0] = 1;
            batch_forward(b, 1);
            for (int i = 0; i < 16; i++) {
                double z = b->V[1][i], right = f->f(z);
                ck_assert_double_le(fabs(b->A[1][i] - right), 4 * U * fmax(1, fabs(right)));
                ck_assert_double_le(fabs(b->slope[1][i] - f->slope(z)), 8 * U);
            }
            double d = b->S[2][0] - b->S[2][1], p = 1 / (1 + exp(-d));
            ck_assert_double_le(fabs(b->A[2][0] - p), 8 * U);
        }
        b->V[1][3] = NAN;
        batch_forward(b, 1);
        ck_assert(isnan(b->A[1][3]) && isnan(b->A[2][0]));
        batch_free(b);
    }
}
END_TEST

START_TEST(weights_come_and_go)
{
    Random random = random_seed(4), again = random;
    Mlp *m = mlp_deep(7, 2, 5, 3, "relu", "softmax"), *back = mlp_deep(7, 2, 5, 3, "relu", "softmax");
    Batch *b = batch_new(m->M, m->n, "relu", "softmax", 1);
    mlp_start(m, 1.5, &random);
    batch_from_mlp(b, m);
    batch_to_mlp(b, back);
    for (int l = 1; l <= m->M; l++)
        for (int k = 0; k < m->n[l] * m->n[l - 1]; k++)
            ck_assert(back->W[l][k] == (double)(float)m->W[l][k]);
    batch_start(b, 1.5, &again);                        /* the same numbers in the same order */
    batch_to_mlp(b, m);
    for (int l = 1; l <= m->M; l++)
        for (int k = 0; k < m->n[l] * m->n[l - 1]; k++)
            ck_assert(back->W[l][k] == m->W[l][k]);
    batch_free(b);
    mlp_free(m);
    mlp_free(back);
    batch_free(NULL);
}
END_TEST

/* One step of each rule, written out for each weight. */
START_TEST(rules_are_their_formulas)
{
    const int n[] = {3, 4, 2};
    for (int kind = 0; kind < 4; kind++) {
        Random random = random_seed(5);
        Pool pool = pool_new(6, 3, 2, &random);
        Rule how = {.adam = kind == 3, .eta = 0.1f, .alpha = kind >= 1 ? 0.9f : 0, .beta1 = 0.9f, .beta2 = 0.99f,
                    .epsilon = 1e-8f, .mu = kind >= 2 ? 0.5f : 0, .batch = 6};
        Batch *b = batch_new(2, n, "tanh", "softmax", 6), *c = batch_new(2, n, "tanh", "softmax", 6);
        batch_start(b, 1, &random);
        memcpy(c->weights, b->weights, b->cells * sizeof *b->weights);
        double u[64] = {0}, v[64] = {0};
        ck_assert_uint_lt(b->cells, 256);
        for (int t = 1; t <= 3; t++) {
            for (int r = 0; r < 6; r++)
                batch_take(c, r, &pool, r);
            batch_forward(c, 6);
            batch_gradient(c, 6);
            batch_epoch(b, &pool, &how, &random);
            int k = 0;
            for (int l = 1; l <= 2; l++)
                for (int j = 0; j <= n[l - 1]; j++)
                    for (int i = 0; i < n[l]; i++, k++) {
                        int bias = j == n[l - 1];
                        float *w = bias ? &c->b[l][i] : &c->V[l][j * c->width[l] + i];
                        double g = bias ? c->gb[l][i] : c->gV[l][j * c->width[l] + i], mu = bias ? 0 : how.mu;
                        if (how.adam) {
                            u[k] = 0.9 * u[k] + 0.1 * g;
                            v[k] = 0.99 * v[k] + 0.01 * g * g;
                            *w -= (float)(0.1 * (u[k] / (1 - pow(0.9, t)) / sqrt(v[k] / (1 - pow(0.99, t))) + mu * *w));
                        } else {
                            u[k] = how.alpha * u[k] - 0.1 * (g + mu * *w);
                            *w += (float)u[k];
                        }
                        float got = bias ? b->b[l][i] : b->V[l][j * b->width[l] + i];
                        ck_assert_double_eq_tol(got, *w, 1e-5);
                    }
        }
        pool_free(&pool);
        batch_free(b);
        batch_free(c);
    }
}
END_TEST

START_TEST(bytes_labels_and_targets)
{
    const int n[] = {2, 1};
    unsigned char byte[] = {0, 255, 51, 102};
    float target[] = {-1, 3};
    Pool pool = {2, 2, 1, byte, NULL, 1.0f / 255, NULL, target};
    Batch *b = batch_new(1, n, "identity", "identity", 2);
    batch_take(b, 1, &pool, 1);
    ck_assert(b->A[0][16] == 51 * (1.0f / 255) && b->A[0][17] == 102 * (1.0f / 255) && b->Y[16] == 3);
    b->b[1][0] = 2;
    int wrong;
    ck_assert_double_eq_tol(batch_test(b, &pool, &wrong), (4.5 + 0.5) / 2, 1e-6);
    b->b[1][0] = INFINITY;
    ck_assert(isinf(batch_test(b, &pool, &wrong)));
    Random random = random_seed(1);
    b->b[1][0] = 0;
    Rule how = {.eta = 0.5f, .batch = 1};               /* single samples, bytes are fetched */
    for (int e = 0; e < 400; e++)
        batch_epoch(b, &pool, &how, &random);
    ck_assert_double_lt(batch_test(b, &pool, &wrong), 1e-6);
    batch_free(b);
}
END_TEST

/* Units are left out with probability p, the rest is scaled; tests leave out none. */
START_TEST(dropout_keeps_the_mean)
{
    const int n[] = {1, 1000, 2};
    Random random = random_seed(7);
    Pool pool = pool_new(1, 1, 2, &random);
    Batch *b = batch_new(2, n, "identity", "softmax", 1);
    for (int i = 0; i < 1000; i++)
        b->b[1][i] = 1;
    Rule how = {.eta = 0, .alpha = 0.5f, .batch = 1, .drop = 0.2f};
    int out = 0;
    for (int e = 0; e < 50; e++) {
        batch_epoch(b, &pool, &how, &random);
        for (int i = 0; i < 1000; i++) {
            float a = b->A[1][i], slope = b->slope[1][i];
            ck_assert((a == 0 && slope == 0) || (a == 1.25f && slope == 1.25f));
            out += a == 0;
        }
    }
    ck_assert_int_gt(out, 10000 - 400);                 /* four standard deviations are 358 */
    ck_assert_int_lt(out, 10000 + 400);
    batch_forward(b, 1);
    for (int i = 0; i < 1000; i++)
        ck_assert(b->A[1][i] == 1);
    pool_free(&pool);
    batch_free(b);
}
END_TEST

static float taken[4][4096];
static int now;
static void take(size_t n, float v[])
{
    memcpy(taken[now], v, n * sizeof *v);
}

enum { ROWS = 10 };
static const int shared[] = {9, 20, 4};

/* A step of process me of all; what it would add up is in taken[me]. */
static Batch *step_of(int me, int all)
{
    Random random = random_seed(8);
    Pool pool = pool_new(ROWS, shared[0], shared[2], &random);
    Rule how = {.eta = 0, .alpha = 0.5f, .batch = ROWS, .drop = 0.3f};
    Team team = {now = me, all, take};
    Batch *b = batch_new(2, shared, "tanh", "softmax", ROWS);
    batch_start(b, 1, &random);
    b->team = &team;
    batch_epoch(b, &pool, &how, &random);
    b->team = NULL;
    pool_free(&pool);
    return b;
}

/* size[k]: sum of the sizes of the addends of derivative k, which stand in gV and gb of the batch */
static void sizes_of(const Batch *b, double size[])
{
    for (int l = 1; l <= 2; l++)
        for (int i = 0; i < shared[l]; i++)
            for (int r = 0; r < ROWS; r++) {
                double delta = fabs(b->Delta[l][r * b->width[l] + i]);
                size[b->gb[l] - b->gradient + i] += delta;
                for (int j = 0; j < shared[l - 1]; j++)
                    size[b->gV[l] - b->gradient + j * b->width[l] + i] += fabs(b->A[l - 1][r * b->width[l - 1] + j]) * delta;
            }
}

/* Shares of one, two, four processes add up to the same gradient, up to the order of its addends. */
START_TEST(shares_add_up)
{
    static float whole[4096];
    static double size[4096];
    Batch *b = step_of(0, 1);
    size_t cells = b->cells, moved = 0;
    ck_assert_uint_le(cells, 4096);
    sizes_of(b, size);
    memcpy(whole, taken[0], sizeof whole);
    batch_free(b);
    for (int all = 2; all <= 4; all *= 2) {
        for (int me = 0; me < all; me++)
            batch_free(step_of(me, all));
        for (size_t k = 0; k < cells; k++) {
            double sum = 0;
            for (int p = 0; p < all; p++)
                sum += taken[p][k];
            ck_assert_double_le(fabs(sum - whole[k]), 2 * ROWS * U * size[k]);
            moved += size[k] > 0;
        }
    }
    ck_assert_uint_gt(moved, 2 * 9 * 20);
}
END_TEST

/* exp of vectors: the relative error over all of the range, every 997th float of it. */
START_TEST(exponentials_are_exact)
{
    uint32_t end, skip = getenv("CK_FORK") ? 9973 : 997;
    float least = -87, v[16] = {0}, e[16];
    memcpy(&end, &least, sizeof end);
    for (uint32_t bits = 0x80000000u; bits <= end; bits += 16 * skip) {
        for (uint32_t k = 0; k < 16; k++) {
            uint32_t x = bits + k * skip <= end ? bits + k * skip : end;
            memcpy(&v[k], &x, sizeof x);
        }
        for (int k = 0; k < 16; k += LANES)
            store(exponential(load(v + k)), e + k);
        for (int k = 0; k < 16; k++)
            ck_assert_msg(fabs(e[k] / exp(v[k]) - 1) <= 4 * U, "exp(%.9g) is not %.9g", (double)v[k], (double)e[k]);
    }
    for (int k = 0; k < 16; k++)
        v[k] = k == 3 ? NAN : -INFINITY;
    for (int k = 0; k < 16; k += LANES)
        store(exponential(load(v + k)), e + k);
    ck_assert(isnan(e[3]) && e[0] > 0 && e[0] < 2e-38f);
}
END_TEST

START_TEST(words_of_a_user)
{
    int n[3] = {0};
    ck_assert_int_eq(batch_layers("", 3, n), 0);
    ck_assert_int_eq(batch_layers("7", 3, n), 1);
    ck_assert_int_eq(batch_layers("256-128-65536", 3, n), 3);
    ck_assert(n[0] == 256 && n[1] == 128 && n[2] == 65536);
    static const char *const wrong[] = {"-", "8-", "-8", "8--8", "0", "8-0", "65537", "+8", " 8", "8 ", "x", "8x", "1-2-3-4",
                                        "99999999999999999999"};
    for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++)
        ck_assert_msg(batch_layers(wrong[k], 3, n) == -1, "%s", wrong[k]);
    Rule how = {.eta = 0.25f, .batch = 3};
    ck_assert(batch_rule("plain", &how) && !how.adam && how.alpha == 0 && how.eta == 0.25f && how.batch == 3);
    ck_assert(batch_rule("momentum", &how) && !how.adam && how.alpha == 0.9f);
    ck_assert(batch_rule("adamw", &how) && how.adam && how.beta2 == 0.999f);
    ck_assert(!batch_rule("adam", &how) && !batch_rule("", &how));
    ck_assert(batch_gain("relu") == sqrt(2) && batch_gain("tanh") == 1);
}
END_TEST

START_TEST(names_are_known)
{
    for (int k = 0; k < 5; k++)
        ck_assert(batch_knows(hidden[k]));
    for (int k = 0; k < 3; k++)
        ck_assert(batch_ends(output[k]));
    ck_assert(!batch_knows("softmax") && !batch_knows("step") && !batch_ends("tanh") && !batch_ends("nothing"));
}
END_TEST

UNIT(the_same_as_matrices, activations_are_exact, weights_come_and_go, rules_are_their_formulas, bytes_labels_and_targets,
     dropout_keeps_the_mean, shares_add_up, names_are_known, exponentials_are_exact, words_of_a_user)
