/* 13-exchange.c: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#include "batch.h"
#include "experiment.h"
#include "memory.h"
#include "mlp.h"
#include "modelfile.h"
#include "weights.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 13: a network and samples */
enum { M = 3, B = 8 };

typedef struct {
    Mlp *m;
    double *X, *Y;      /* B rows of n[0] and of n[M] */
    const Loss *loss;
} Task;
/* 13: a network and samples */
static double *normal_numbers(int n, Random *random)
{
    double *v = allocate((size_t)n, sizeof *v);
    for (int i = 0; i < n; i++)
        v[i] = random_normal(random);
    return v;
}
/* 13: a network and samples */
static Task task_new(Random *random)
{
    Mlp *m = mlp_deep(5, M - 1, 7, 3, "tanh", "softmax");
    mlp_start(m, 1, random);
    for (int l = 1; l <= M; l++)
        for (int i = 0; i < m->n[l]; i++)
            m->b[l][i] = random_normal(random) / 2;
    Task t = {m, normal_numbers(B * m->n[0], random),
              allocate((size_t)(B * m->n[M]), sizeof *t.Y),
              loss_find("categorical")};
    for (int r = 0; r < B; r++)
        t.Y[r * m->n[M] + r % m->n[M]] = 1;
    return t;
}
/* 13: a network and samples */
static void task_free(Task *t)
{
    mlp_free(t->m);
    free(t->X);
    free(t->Y);
}
/* 13: tensors */
static void add_matrix(Weights *w, const char *name, int rows,
                       int columns, const double *v)
{
    int shape[] = {rows, columns};
    size_t n = (size_t)rows * (size_t)(columns ? columns : 1);
    memcpy(weights_add(w, name, WEIGHTS_F64, columns ? 2 : 1, shape), v,
           n * sizeof *v);
}
/* 13: tensors */
static void add_layer(Weights *w, const char *prefix, const Mlp *m,
                      int l, const double *W, const double *b)
{
    char name[32];
    snprintf(name, sizeof name, "%s%d.weight", prefix, 2 * (l - 1));
    add_matrix(w, name, m->n[l], m->n[l - 1], W);
    snprintf(name, sizeof name, "%s%d.bias", prefix, 2 * (l - 1));
    add_matrix(w, name, m->n[l], 0, b);
}
/* 13: what we compute */
static double gradient_of(Task *t, double *gW[], double *gb[])
{
    Mlp *m = t->m;
    double loss = 0, x[64] = {1};
    for (int r = 0; r < B; r++) {
        const double *y = t->Y + r * m->n[M];
        memcpy(x + 1, t->X + r * m->n[0],
               (size_t)m->n[0] * sizeof *x);
        mlp_forward(m, x);
        loss += t->loss->value(m->n[M], m->f[M], m->s[M], y) / B;
        mlp_deltas(m, t->loss, y);
        mlp_gradient(m);
        for (int l = 1; l <= M; l++) {
            /* gradient_of: add the share of sample r */
            for (int k = 0; k < m->n[l] * m->n[l - 1]; k++)
                gW[l][k] += m->gW[l][k] / B;
            for (int i = 0; i < m->n[l]; i++)
                gb[l][i] += m->delta[l][i] / B;
        }
    }
    return loss;
}
/* 13: what we compute */
static double step_of(Task *t, double eta, double *gW[], double *gb[])
{
    Mlp *m = t->m;
    for (int l = 1; l <= M; l++) {
        memset(gb[l], 0, (size_t)m->n[l] * sizeof *gb[l]);
        memset(gW[l], 0, (size_t)(m->n[l] * m->n[l - 1])
                         * sizeof *gW[l]);
    }
    double loss = gradient_of(t, gW, gb);
    for (int l = 1; l <= M; l++) {
        for (int k = 0; k < m->n[l] * m->n[l - 1]; k++)
            m->W[l][k] -= eta * gW[l][k];
        for (int i = 0; i < m->n[l]; i++)
            m->b[l][i] -= eta * gb[l][i];
    }
    return loss;
}
/* 13: exchange */
enum { STEPS = 100 };

static void buffers(const Mlp *m, double *gW[], double *gb[])
{
    for (int l = 1; l <= M; l++) {
        gW[l] = allocate((size_t)(m->n[l] * m->n[l - 1]),
                         sizeof *gW[l]);
        gb[l] = allocate((size_t)m->n[l], sizeof *gb[l]);
    }
}
/* 13: exchange */
static void put_layers(Weights *w, const char *prefix, const Mlp *m,
                       double *const W[], double *const b[])
{
    for (int l = 1; l <= M; l++)
        add_layer(w, prefix, m, l, W[l], b[l]);
}
/* 13: exchange */
static Weights *everything(Task *t, double eta)
{
    double *gW[M + 1] = {0}, *gb[M + 1] = {0}, loss[STEPS];
    Mlp *m = t->m;
    Weights *w = weights_new();
    buffers(m, gW, gb);
    add_matrix(w, "x", B, m->n[0], t->X);
    add_matrix(w, "y", B, m->n[M], t->Y);
    put_layers(w, "", m, m->W, m->b);
    for (int k = 0; k < STEPS; k++) {
        loss[k] = step_of(t, eta, gW, gb);
        if (k == 0)
            put_layers(w, "g.", m, gW, gb);
    }
    add_matrix(w, "loss", STEPS, 0, loss);
    put_layers(w, "end.", m, m->W, m->b);
    for (int l = 1; l <= M; l++) {
        free(gW[l]);
        free(gb[l]);
    }
    return w;
}
/* 13: exchange */
static Weights *from_run(Run *run)
{
    Random random = experiment_random(run);
    Task t = task_new(&random);
    Weights *w = everything(&t, experiment_real(run, "eta"));
    task_free(&t);
    return w;
}
/* 13: exchange */
static void list_tensors(Run *run)
{
    Weights *w = from_run(run);
    for (int k = 0; k < w->count; k++)
        experiment_row(run, "tensor=%s rows=%d columns=%d",
                       w->tensor[k].name, w->tensor[k].shape[0],
                       w->tensor[k].shape[1]);
    weights_free(w);
}
/* 13: exchange */
static void write_all(Run *run)
{
    char why[WHY], eta[32];
    Weights *w = from_run(run);
    snprintf(eta, sizeof eta, "%.17g", experiment_real(run, "eta"));
    weights_note(w, "eta", eta);
    if (!weights_write(w, experiment_text(run, "file"), why))
        experiment_fail(run, "%s", why);
    experiment_number(run, "tensors", w->count);
    weights_free(w);
}

EXPERIMENTS(
    /* 13: list of experiments */
    {"", list_tensors, "the tensors of the file",
     {{REAL, "eta", "0.5", 1e-9, 1e9, "learning rate"}, SEED_OPTION}},
    {"write", write_all, "a file for PyTorch, with our results",
     {{TEXT, "file", "exchange.safetensors", 0, 0, "its name"},
      {REAL, "eta", "0.5", 1e-9, 1e9, "learning rate"}, SEED_OPTION}},)
