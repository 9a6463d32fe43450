/* 09-matrix.c: tangled from chapters/workshop/09-matrix.nw; edit it there */
#include "backprop.h"
#include "counting.h"
#include "experiment.h"
#include "memory.h"
#include "mlp.h"
#include "options.h"
#include "train.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* 09: networks in both forms */
static Mlp *matrices_of(const Run *run, const Net *net)
{
    char why[WHY];
    Mlp *m = mlp_from_net(net, why);
    if (!m)
        experiment_fail(run, "%s", why);
    return m;
}
/* 09: layer by layer */
static void print_shapes(Run *run, const Mlp *m)
{
    for (int l = 1; l <= m->M; l++)
        experiment_row(run, "l=%d rows=%d columns=%d f=%s", l, m->n[l],
                       m->n[l - 1], m->f[l][0]->name);
}
/* 09: layer by layer */
static void print_layer(Run *run, const Mlp *m, int l)
{
    int columns = m->n[l - 1];
    experiment_block(run);
    for (int i = 0; i < m->n[l]; i++) {
        experiment_cells(run, "l=%d i=%d", l, i + 1);
        experiment_array(run, "w", 1, columns, m->W[l] + i * columns);
        experiment_cells(run, "b=%g s=%.4f a=%.4f", m->b[l][i],
                         m->s[l][i], m->a[l][i]);
        experiment_end(run);
    }
}
/* 09: layer by layer */
static void layers(Run *run)
{
    Net *net = options_net(run);
    Mlp *m = matrices_of(run, net);
    double *x = options_input(run, net);
    mlp_forward(m, x);
    print_shapes(run, m);
    for (int l = 1; l <= m->M; l++)
        print_layer(run, m, l);
    free(x);
    mlp_free(m);
    net_free(net);
}
/* 09: one sample */
typedef struct {
    Net *net;
    Mlp *m;
    const Loss *loss;
    Samples *data;      /* one sample */
    Gradient *grad;     /* of the matrices, when it was computed */
} Pair;
/* 09: one sample */
static Pair pair_read(const Run *run)
{
    Net *net = options_net(run);
    Mlp *m = matrices_of(run, net);
    const Loss *loss = options_loss(run);
    return (Pair){net, m, loss, options_sample(run, net, loss),
                  gradient_new(net)};
}

static void pair_free(Pair *p)
{
    mlp_free(p->m);
    net_free(p->net);
    samples_free(p->data);
    gradient_free(p->grad);
}
/* 09: one sample */
static void matrix_pass(Pair *p)
{
    mlp_forward(p->m, p->data->x[0]);
    mlp_deltas(p->m, p->loss, p->data->y[0]);
    mlp_gradient(p->m);
    mlp_to_net(p->m, p->net);
    mlp_to_gradient(p->m, p->net, p->grad);
}
/* 09: one sample */
static void same_gradient(Run *run)
{
    Pair p = pair_read(run);
    const Net *net = p.net;
    const Mlp *m = p.m;
    matrix_pass(&p);
    experiment_number(run, "loss", p.loss->value(net->K, m->f[m->M],
                                  m->s[m->M], p.data->y[0]));
    for (int i = 1; i <= net->D; i++)
        experiment_row(run, "i=%d s=%s a=%g delta=%s", i, "-",
                       net->a[i], "-");
    for (int i = net->D + 1; i <= net->Q; i++)
        experiment_row(run, "i=%d s=%g a=%g delta=%g", i, net->s[i],
                       net->a[i], p.grad->delta[i]);
    options_print(run, net, p.grad->g);
    pair_free(&p);
}
/* 09: whole numbers */
static void print_numbers(Run *run, const Mlp *m)
{
    for (int l = 1; l <= m->M; l++)
        for (int i = 0; i < m->n[l]; i++)
            experiment_row(run, "l=%d i=%d s=%g a=%g delta=%g", l,
                           i + 1, m->s[l][i], m->a[l][i],
                           m->delta[l][i]);
    for (int l = 1; l <= m->M; l++)
        for (int i = 0; i < m->n[l]; i++) {
            experiment_cells(run, "l=%d i=%d", l, i + 1);
            experiment_array(run, "g", 1, m->n[l - 1],
                             m->gW[l] + i * m->n[l - 1]);
            experiment_end(run);
        }
}
/* 09: whole numbers */
static bool equal(const double a[], const double b[], int n)
{
    for (int k = 0; k < n; k++)
        if (a[k] != b[k])
            return false;
    return true;
}
/* 09: whole numbers */
static void hand(Run *run)
{
    static const double a1[] = {5, 2}, a2[] = {9}, delta1[] = {8, -4},
        delta2[] = {4}, g1[] = {8, 16, -4, -8}, g2[] = {20, 8};
    Pair p = pair_read(run);
    const Mlp *m = p.m;
    if (m->M != 2 || m->n[0] != 2 || m->n[1] != 2 || m->n[2] != 1)
        experiment_fail(run, "--net: its layers are not 2, 2 and 1"
                        " units");
    matrix_pass(&p);
    print_numbers(run, m);
    /* hand: compare with the numbers by hand */
    experiment_claim(run, "forward", equal(m->a[1], a1, 2)
                     && equal(m->a[2], a2, 1));
    experiment_claim(run, "deltas", equal(m->delta[1], delta1, 2)
                     && equal(m->delta[2], delta2, 1));
    experiment_claim(run, "gradients", equal(m->gW[1], g1, 4)
                     && equal(m->gW[2], g2, 2));
    pair_free(&p);
}
/* 09: agreement */
static Net *layered_net(Random *random, int most, const Activation *f,
                        const Activation *g)
{
    int n[6], L = 2 + random_below(random, 4);
    for (int nu = 1; nu <= L; nu++)
        n[nu] = 1 + random_below(random, most);
    n[L] = n[L] < 2 ? 2 : n[L];
    Net *net = net_conventional(L, n, f, g);
    for (int c = 0; c < net->W; c++) {
        int fan_in = net->in[net->to[c] + 1] - net->in[net->to[c]];
        net->w[c] = random_normal(random) / sqrt(fan_in);
    }
    return net;
}
/* 09: agreement */
static Pair pair_random(const Run *run, Random *random, int number,
                        int most)
{
    static const char *losses[] = {"squared", "binary", "categorical"};
    static const char *kinds[] = {"tanh", "sigmoid", "identity",
                                  "step"};
    const Loss *loss = loss_find(losses[number % 3]);
    bool squared = number % 3 == 0;
    Net *net = layered_net(random, most,
        activation_find(kinds[number % 4]),
        activation_find(squared ? kinds[number / 3 % 3]
                                : loss->output));
    return (Pair){net, matrices_of(run, net), loss,
                  samples_random(1, net, loss, random),
                  gradient_new(net)};
}
/* 09: agreement */
static void differences(Pair *p, double difference[3])
{
    Net *net = p->net;
    int first = net->first[net->L];
    Gradient *by_index = gradient_new(net);
    matrix_pass(p);
    backprop_sample(net, p->loss, p->data->x[0], p->data->y[0], 1,
                    by_index);
    difference[0] = gradient_distance(net->K, p->m->a[p->m->M],
                                      net->a + first);
    difference[1] = gradient_distance(net->Q + 1, p->grad->delta,
                                      by_index->delta);
    difference[2] = gradient_distance(net->W, p->grad->g, by_index->g);
    gradient_free(by_index);
}
/* 09: agreement */
static void agree(Run *run)
{
    static const char *what[] = {"outputs", "deltas", "gradients"};
    Random random = experiment_random(run);
    int all = experiment_int(run, "nets");
    Largest worst[3] = {{0}};
    for (int n = 0; n < all; n++) {
        /* agree: compare one network */
        int most = 4 << (6 * n / all);
        double d[3];
        Pair p = pair_random(run, &random, n, most);
        differences(&p, d);
        experiment_row(run, "most=%d net=%d loss=%s f=%s L=%d W=%d"
                       " outputs=%.2g deltas=%.2g gradients=%.2g", most,
                       n + 1, p.loss->name, p.m->f[1][0]->name,
                       p.net->L, p.net->W, d[0], d[1], d[2]);
        for (int k = 0; k < 3; k++)
            counting_see(&worst[k], d[k]);
        pair_free(&p);
        experiment_progress(run, n + 1, all);
    }
    for (int k = 0; k < 3; k++) {
        experiment_number(run, what[k], worst[k].most);
        experiment_claim(run, what[k],
                         counting_within(worst[k], 1e-13));
    }
}
/* 09: a collapse */
static double *matrix_product(int rows, int n, int columns,
                              const double A[], const double B[])
{
    double *P = allocate((size_t)rows * (size_t)columns, sizeof *P);
    for (int i = 0; i < rows; i++)
        for (int k = 0; k < n; k++)
            for (int j = 0; j < columns; j++)
                P[i * columns + j] += A[i * n + k] * B[k * columns + j];
    return P;
}
/* 09: a collapse */
static double *collapsed(const Mlp *m)
{
    size_t cells = (size_t)m->n[1] * (size_t)m->n[0];
    double *P = allocate(cells, sizeof *P);
    memcpy(P, m->W[1], cells * sizeof *P);
    for (int l = 2; l <= m->M; l++) {
        double *next = matrix_product(m->n[l], m->n[l - 1], m->n[0],
                                      m->W[l], P);
        free(P);
        P = next;
    }
    return P;
}
/* 09: a collapse */
static void compare_answers(Mlp *m, const double P[], const double c[],
                            Random *random, Largest *off, Largest *size)
{
    int D = m->n[0], K = m->n[m->M];
    double *x = allocate((size_t)D + 1, sizeof *x);
    for (int j = 1; j <= D; j++)
        x[j] = random_normal(random);
    const double *answer = mlp_forward(m, x);
    for (int k = 0; k < K; k++) {
        double a = c[k];
        for (int j = 0; j < D; j++)
            a += P[k * D + j] * x[j + 1];
        counting_see(off, fabs(a - answer[k]));
        counting_see(size, fabs(answer[k]));
    }
    free(x);
}
/* 09: a collapse */
static void print_collapsed(Run *run, const Mlp *m, const double P[],
                            const double c[])
{
    int D = m->n[0];
    for (int i = 0; i < m->n[m->M]; i++) {
        experiment_cells(run, "i=%d", i + 1);
        experiment_array(run, "p", 1, D, P + i * D);
        experiment_cells(run, "c=%g", c[i]);
        experiment_end(run);
    }
}
/* 09: a collapse */
static void collapse(Run *run)
{
    static const int n[] = {0, 3, 5, 4, 2};
    static const double zero[4] = {1};
    const Activation *f = activation_find("identity");
    Random random = experiment_random(run);
    Net *net = net_conventional(4, n, f, f);
    net_uniform(net, &random, 1);
    Mlp *m = matrices_of(run, net);
    double *P = collapsed(m), c[2];
    memcpy(c, mlp_forward(m, zero), sizeof c);
    print_shapes(run, m);
    print_collapsed(run, m, P, c);
    /* collapse: compare the answers to some inputs */
    Largest off = {0}, size = {0};
    for (int k = 0; k < experiment_int(run, "inputs"); k++)
        compare_answers(m, P, c, &random, &off, &size);
    experiment_number(run, "difference", off.most / size.most);
    experiment_claim(run, "one_matrix",
                     counting_within(off, 1e-14 * size.most));
    experiment_number(run, "weights", net->W);
    free(P);
    mlp_free(m);
    net_free(net);
}
/* 09: time */
enum { ROUND = 64 };

static double index_round(Pair *p)
{
    clock_t from = clock();
    for (int n = 0; n < ROUND; n++)
        train_online(p->net, p->loss, p->data->x[n], p->data->y[n],
                     1e-6, p->grad);
    return 1000.0 * (double)(clock() - from) / CLOCKS_PER_SEC / ROUND;
}

static double matrix_round(Pair *p)
{
    clock_t from = clock();
    for (int n = 0; n < ROUND; n++)
        mlp_online(p->m, p->loss, p->data->x[n], p->data->y[n], 1e-6);
    return 1000.0 * (double)(clock() - from) / CLOCKS_PER_SEC / ROUND;
}
/* 09: time */
static void time_net(Run *run, int D, int H, int K, int rounds)
{
    const Loss *loss = loss_find("categorical");
    const int n[] = {0, D, H, K};
    Random random = random_seed(1);
    Net *net = net_conventional(3, n, activation_find("tanh"),
                                activation_find(loss->output));
    train_start(net, 1, &random);
    Pair p = {net, matrices_of(run, net), loss,
              samples_random(ROUND, net, loss, &random),
              gradient_new(net)};
    double index = INFINITY, matrix = INFINITY;
    for (int k = 0; k < rounds; k++) {
        index = fmin(index, index_round(&p));
        matrix = fmin(matrix, matrix_round(&p));
    }
    experiment_row(run, "D=%d H=%d K=%d W=%d index_ms=%.4g"
                   " matrix_ms=%.4g ratio=%.3g", D, H, K, net->W,
                   index, matrix, index / matrix);
    pair_free(&p);
}
/* 09: time */
static void measure_times(Run *run)
{
    int rounds = experiment_int(run, "rounds");
    time_net(run, 64, 32, 10, 10 * rounds);
    for (int n = 8; n <= 512; n *= 2) {
        time_net(run, n, n, n, rounds);
        experiment_progress(run, n, 512);
    }
}

EXPERIMENTS(
    /* 09: list of experiments */
    {"", layers, "matrices and forward pass, layer by layer",
     {NET_OPTION("tangled/two.net"), INPUT_OPTION("1,0.5")}},
    /* 09: list of experiments */
    {"gradient", same_gradient, "deltas and gradient of one sample",
     {NET_OPTION("tangled/two.net"), INPUT_OPTION("1,0.5"),
      TARGET_OPTION("1,0"), LOSS_OPTION("binary")}},
    /* 09: list of experiments */
    {"hand", hand, "a calculation with whole numbers",
     {NET_OPTION("tangled/whole.net"), INPUT_OPTION("1,2"),
      TARGET_OPTION("5"), LOSS_OPTION("squared")}},
    /* 09: list of experiments */
    {"agree", agree, "index and matrix version of random networks",
     {{INTEGER, "nets", "60", 1, 1e6, "number of networks"},
      SEED_OPTION}},
    /* 09: list of experiments */
    {"collapse", collapse, "a network of identities is one matrix",
     {{INTEGER, "inputs", "100", 1, 1e6, "how many are compared"},
      SEED_OPTION}},
    /* 09: list of experiments */
    {"time", measure_times, "milliseconds of a step in both forms",
     {{INTEGER, "rounds", "10", 1, 1e6, "how often, fastest counts"}}},)
