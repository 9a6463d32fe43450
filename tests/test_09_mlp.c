#include "unit.h"
#include "backprop.h"
#include "mlp.h"
#include "nets.h"
#include "train.h"
#include <math.h>
#include <stdint.h>

static const char *const names[] = {"squared", "binary", "categorical"};
static const char *const kinds[] = {"identity", "step", "sigmoid", "tanh"};

typedef struct {
    Net *net;
    Mlp *m;
    const Loss *loss;
    Samples *data;
    Gradient *grad, *other;
} Pair;

/* A conventional net of up to five layers; each unit has an activation of its own. */
static Pair pair_new(Random *random, int number)
{
    const Loss *loss = loss_find(names[number % 3]);
    Plan *plan = plan_new();
    int L = 2 + random_below(random, 4), most = 1 + number % 40;
    char why[WHY];
    for (int nu = 1; nu <= L; nu++)
        plan_layer(plan, 1 + random_below(random, most) + (nu == L),
                   nu == 1 ? NULL : activation_find(nu == L ? loss->output : "tanh"));
    for (int i = plan->size[1] + 1; i <= plan->Q; i++)
        if (plan->layer[i] < L || number % 3 == 0)
            plan_unit(plan, i, activation_find(kinds[random_below(random, 4)]));
    for (int nu = 2; nu <= L; nu++) {
        plan_full(plan, 0, nu);
        plan_full(plan, nu - 1, nu);
    }
    Net *net = net_build(plan);
    for (int c = 0; c < net->W; c++)
        net->w[c] = random_normal(random) / sqrt(net->in[net->to[c] + 1] - net->in[net->to[c]]);
    Mlp *m = mlp_from_net(net, why);
    ck_assert_ptr_nonnull(m);
    return (Pair){net, m, loss, samples_random(1, net, loss, random), gradient_new(net), gradient_new(net)};
}

static void pair_free(Pair *p)
{
    mlp_free(p->m);
    net_free(p->net);
    samples_free(p->data);
    gradient_free(p->grad);
    gradient_free(p->other);
}

START_TEST(a_net_comes_back)
{
    Random random = random_seed(1);
    for (int n = 0; n < 100; n++) {
        Pair p = pair_new(&random, n);
        ck_assert_int_eq(p.m->M, p.net->L - 1);
        for (int l = 0; l <= p.m->M; l++)
            ck_assert_int_eq(p.m->n[l], p.net->first[l + 2] - p.net->first[l + 1]);
        for (int c = 0; c < p.net->W; c++) {
            int i = p.net->to[c], j = p.net->from[c], l = p.net->layer[i] - 1, k = i - p.net->first[l + 1];
            double w = j == 0 ? p.m->b[l][k] : p.m->W[l][k * p.m->n[l - 1] + j - p.net->first[l]];
            ck_assert_double_eq(w, p.net->w[c]);
            ck_assert_ptr_eq(p.m->f[l][k], p.net->f[i]);
        }
        double *w = copy_of(p.net->w, p.net->W);
        for (int c = 0; c < p.net->W; c++)
            p.net->w[c] = 99;
        mlp_to_net(p.m, p.net);
        ck_assert_mem_eq(w, p.net->w, (size_t)p.net->W * sizeof *w);
        free(w);
        pair_free(&p);
    }
}
END_TEST

static bool layered_by_hand(const Net *net)
{
    for (int i = net->D + 1; i <= net->Q; i++)
        for (int j = 0; j < i; j++) {
            bool want = j == 0 || net->layer[j] == net->layer[i] - 1;
            if (want != (net_connection(net, i, j) >= 0))
                return false;
        }
    return true;
}

START_TEST(only_conventional_nets_are_matrices)
{
    Random random = random_seed(2);
    int refused = 0;
    char why[WHY];
    for (int n = 0; n < 400; n++) {
        Net *net = net_build(random_plan(&random, false));
        bool good = layered_by_hand(net);
        Mlp *m = mlp_from_net(net, why);
        ck_assert(good == (m != NULL));
        refused += !good;
        ck_assert(good || strstr(why, "not conventional: unit "));
        mlp_free(m);
        net_free(net);
    }
    ck_assert_int_gt(refused, 300);
    /* take one connection away, or add one */
    const Activation *f = activation_find("tanh");
    for (int skipped = 0; skipped <= 11; skipped++) {
        Net *full = net_conventional(4, (int[]){0, 2, 2, 2, 1}, f, f);
        Plan *plan = plan_new();
        for (int nu = 1; nu <= 4; nu++)
            plan_layer(plan, nu == 4 ? 1 : 2, nu == 1 ? NULL : f);
        for (int c = 0; c < full->W; c++)
            if (c != skipped)
                plan_connect(plan, full->to[c], full->from[c], 1);
        if (skipped >= 10)
            plan_connect(plan, 7, 1, 1);
        Net *net = net_build(plan);
        ck_assert_ptr_null(mlp_from_net(net, why));
        net_free(net);
        net_free(full);
    }
    mlp_free(NULL);
}
END_TEST

START_TEST(the_same_as_index_by_index)
{
    Random random = random_seed(3);
    for (int n = 0; n < 300; n++) {
        Pair p = pair_new(&random, n);
        const double *x = p.data->x[0], *y = p.data->y[0];
        int first = p.net->first[p.net->L];
        mlp_forward(p.m, x);
        mlp_deltas(p.m, p.loss, y);
        mlp_gradient(p.m);
        mlp_gradient(p.m);                              /* nothing is added up */
        mlp_to_gradient(p.m, p.net, p.other);
        backprop_sample(p.net, p.loss, x, y, 1, p.grad);
        ck_assert_double_le(gradient_distance(p.net->K, p.m->a[p.m->M], p.net->a + first), 1e-13);
        ck_assert_double_le(gradient_distance(p.net->Q + 1, p.other->delta, p.grad->delta), 1e-13);
        ck_assert_double_le(gradient_distance(p.net->W, p.other->g, p.grad->g), 1e-13);
        double *a = copy_of(p.net->a, p.net->Q + 1), *s = copy_of(p.net->s, p.net->Q + 1);
        mlp_to_net(p.m, p.net);
        ck_assert_double_le(gradient_distance(p.net->Q + 1, p.net->a, a), 1e-13);
        ck_assert_double_le(gradient_distance(p.net->Q - p.net->D, p.net->s + p.net->D + 1, s + p.net->D + 1), 1e-13);
        free(a);
        free(s);
        pair_free(&p);
    }
}
END_TEST

START_TEST(one_step_is_that_of_training)
{
    Random random = random_seed(4);
    for (int n = 0; n < 300; n++) {
        Pair p = pair_new(&random, n);
        const double *x = p.data->x[0], *y = p.data->y[0];
        double eta = 0.002 * n;
        double want = gradient_loss(p.net, p.loss, x, y);
        train_online(p.net, p.loss, x, y, eta, p.grad);
        mlp_online(p.m, p.loss, x, y, eta);
        int M = p.m->M;                         /* s is that of before */
        double value = p.loss->value(p.m->n[M], p.m->f[M], p.m->s[M], y);
        ck_assert_double_eq_tol(value, want, 1e-13 * (1 + fabs(want)));
        double *after = copy_of(p.net->w, p.net->W);
        mlp_to_net(p.m, p.net);
        mlp_to_gradient(p.m, p.net, p.other);
        ck_assert_double_le(gradient_distance(p.net->W, p.net->w, after), 1e-13);
        ck_assert_double_le(gradient_distance(p.net->Q + 1, p.other->delta, p.grad->delta), 1e-13);
        free(after);
        pair_free(&p);
    }
}
END_TEST

/* b + w a, with the eight sums that chapter 9 describes; volatile: no compiler does it another way */
static double eight_sums(int n, const double w[], const double a[], double b)
{
    volatile double sum[8] = {0}, s = b;
    int whole = n / 8 * 8;
    for (int j = 0; j < whole; j++)
        sum[j % 8] = sum[j % 8] + w[j] * a[j];
    for (int j = whole; j < n; j++)
        s = s + w[j] * a[j];
    return s + (((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7])));
}

START_TEST(a_dot_product_has_the_same_bits_with_any_flags)
{
    Random random = random_seed(5);
    const Activation *f = activation_find("identity");
    char why[WHY];
    for (int n = 1; n <= 100; n++) {
        Net *net = net_conventional(2, (int[]){0, n, 5}, f, f);
        for (int c = 0; c < net->W; c++)
            net->w[c] = random_normal(&random);
        Mlp *m = mlp_from_net(net, why);
        double *x = allocate((size_t)n + 1, sizeof *x);
        for (int j = 1; j <= n; j++)
            x[j] = random_normal(&random);
        const double *a = mlp_forward(m, x);
        net_forward(net, x);
        for (int i = 0; i < 5; i++) {
            ck_assert_double_eq(a[i], eight_sums(n, m->W[1] + i * n, x + 1, m->b[1][i]));
            if (n < 8)
                ck_assert_double_eq(a[i], net->a[n + 1 + i]);
        }
        free(x);
        mlp_free(m);
        net_free(net);
    }
}
END_TEST

START_TEST(value_and_slope_at_once_are_those_apart)
{
    static const double extreme[] = {0, -0.0, 1e-300, -1e-300, 40, -40, 745, -745, 1e308, -1e308};
    Random random = random_seed(8);
    for (const Activation *f = activation_list; f->name; f++)
        for (int n = 0; f->f && n < 10000; n++) {
            double s = n < 10 ? extreme[n] : 10 * random_normal(&random), slope = 99;
            ck_assert_double_eq(activation_with_slope(f, s, &slope), f->f(s));
            ck_assert_double_eq(slope, f->slope(s));
        }
}
END_TEST

START_TEST(rows_of_eight_begin_where_a_cache_line_does)
{
    Random random = random_seed(9);
    for (int n = 0; n < 50; n++) {
        Pair p = pair_new(&random, n);
        for (int l = 1; l <= p.m->M; l++)
            ck_assert_uint_eq(((uintptr_t)p.m->W[l] | (uintptr_t)p.m->a[l]) % 64, 0);
        pair_free(&p);
    }
}
END_TEST

/* As train_epoch and gradient_risk, with the same order of the samples. */
START_TEST(an_epoch_and_the_risk_are_those_of_the_index_version)
{
    for (int n = 0; n < 30; n++) {
        const Loss *loss = loss_find(names[n % 3]);
        const int sizes[] = {0, 5, 9, 9, 3};
        Random random = random_seed(n), order = random_seed(100 + n);
        Net *net = net_conventional(4, sizes, activation_find(kinds[1 + n % 3]), activation_find(loss->output));
        Mlp *m = mlp_deep(5, 2, 9, 3, kinds[1 + n % 3], loss->output);
        Samples *data = samples_random(20, net, loss, &random);
        mlp_start(m, 1, &random);
        mlp_to_net(m, net);
        ck_assert_double_eq_tol(mlp_risk(m, loss, data), gradient_risk(net, loss, data), 1e-13);
        Trainer *t = train_new(net, data, (Method){.loss = loss, .eta = 0.1, .batch = 1}, order);
        train_epoch(t);
        mlp_epoch(m, loss, data, 0.1, &order);
        double *after = copy_of(net->w, net->W);
        mlp_to_net(m, net);
        ck_assert_double_le(gradient_distance(net->W, net->w, after), 1e-12);
        ck_assert_double_eq(random_uniform(&order), random_uniform(&t->random));
        free(after);
        train_free(t);
        samples_free(data);
        mlp_free(m);
        net_free(net);
    }
}
END_TEST

START_TEST(a_deep_net_has_its_sizes_and_a_start_its_variance)
{
    Random random = random_seed(1), again = random_seed(1);
    Mlp *m = mlp_deep(400, 3, 300, 7, "tanh", "softmax"), *same = mlp_deep(400, 3, 300, 7, "tanh", "softmax");
    static const int n[] = {400, 300, 300, 300, 7};
    ck_assert_int_eq(m->M, 4);
    for (int l = 1; l <= 4; l++)
        for (int k = 0; k < m->n[l] * m->n[l - 1]; k++)
            ck_assert_double_eq(m->W[l][k], 0);
    m->b[2][5] = 99;
    mlp_start(m, 1.5, &random);
    mlp_start(same, 1.5, &again);
    for (int l = 1; l <= 4; l++) {
        double sum = 0, squares = 0;
        int cells = n[l] * n[l - 1];
        ck_assert(m->n[l] == n[l] && m->n[l - 1] == n[l - 1]);
        for (int k = 0; k < cells; k++) {
            sum += m->W[l][k], squares += m->W[l][k] * m->W[l][k];
            ck_assert_double_eq(m->W[l][k], same->W[l][k]);
        }
        double variance = 1.5 * 1.5 / n[l - 1];         /* to five standard errors */
        ck_assert_double_le(fabs(sum / cells), 5 * sqrt(variance / cells));
        ck_assert_double_le(fabs(squares / cells / variance - 1), 5 * sqrt(2.0 / cells));
        for (int i = 0; i < n[l]; i++)
            ck_assert_double_eq(m->b[l][i], 0);
    }
    mlp_free(same);
    mlp_free(m);
}
END_TEST

START_TEST(a_risk_that_is_no_number_is_infinite)
{
    const Loss *loss = loss_find("categorical");
    const int sizes[] = {0, 2, 3, 2};
    Random random = random_seed(1);
    Net *net = net_conventional(3, sizes, activation_find("tanh"), activation_find("softmax"));
    Samples *data = samples_random(3, net, loss, &random);
    Mlp *m = mlp_deep(2, 1, 3, 2, "tanh", "softmax");
    mlp_start(m, 1, &random);
    ck_assert(isfinite(mlp_risk(m, loss, data)));
    m->W[1][0] = NAN;
    ck_assert_double_eq(mlp_risk(m, loss, data), INFINITY);
    mlp_free(m);
    samples_free(data);
    net_free(net);
}
END_TEST

/* From the same deltas of the outputs, and for twice of them, since the way back is linear. */
START_TEST(the_way_back_starts_from_the_deltas_that_are_there)
{
    Random random = random_seed(6);
    for (int n = 0; n < 100; n++) {
        Pair p = pair_new(&random, n);
        Mlp *m = p.m;
        mlp_forward(m, p.data->x[0]);
        mlp_deltas(m, p.loss, p.data->y[0]);
        double *first = copy_of(m->delta[1], m->n[1]);
        for (int k = 0; k < m->n[m->M]; k++)
            m->delta[m->M][k] *= 2;
        mlp_back(m);
        for (int i = 0; i < m->n[1]; i++)
            ck_assert_double_eq(m->delta[1][i], 2 * first[i]);
        free(first);
        pair_free(&p);
    }
}
END_TEST

UNIT(an_epoch_and_the_risk_are_those_of_the_index_version, a_deep_net_has_its_sizes_and_a_start_its_variance,
     a_risk_that_is_no_number_is_infinite, the_way_back_starts_from_the_deltas_that_are_there,
     value_and_slope_at_once_are_those_apart, rows_of_eight_begin_where_a_cache_line_does, a_net_comes_back, only_conventional_nets_are_matrices, the_same_as_index_by_index,
     one_step_is_that_of_training, a_dot_product_has_the_same_bits_with_any_flags)
