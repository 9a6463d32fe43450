/* model.c: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#include "model.h"
#include "memory.h"
#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* model.c: begin */
enum { ROWS = 256 };        /* in a batch, when nothing is learned */
enum { UNITS = 65536 };     /* of a layer, at most */
/* model.c: make and free it */
void model_note(char **note, const char *text)
{
    assert(note && text);
    free(*note);
    *note = strcpy(allocate(strlen(text) + 1, 1), text);
}
/* model.c: make and free it */
void model_free(Model *model)
{
    if (!model)
        return;
    batch_free(model->net);
    names_free(&model->input);
    names_free(&model->classes);
    void *all[] = {model->activation, model->target, model->shift,
                   model->scale, model->history, model->options, model};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        free(all[k]);
}
/* model.c: make and free it */
static void copy_names(Names *to, const Names *from)
{
    if (from->n == 0)
        return;
    char *line = names_join(from->n, from->name);
    names_split(to, line);
    free(line);
}
/* model.c: make and free it */
static bool layers_fit(int M, const int n[], int rows)
{
    for (int l = 0; l <= M; l++) {
        int most = l > 0 && n[l - 1] > rows ? n[l - 1] : rows;
        if (n[l] > UNITS || n[l] > INT_MAX / most - 16)
            return false;
    }
    return true;
}
/* model.c: make and free it */
static void make_scaling(Model *model)
{
    size_t n = (size_t)model->input.n + 1;
    model->shift = allocate(n, sizeof *model->shift);
    model->scale = allocate(n, sizeof *model->scale);
    for (size_t j = 0; j < n; j++)
        model->scale[j] = 1;
}
/* model.c: make and free it */
Model *model_new(const Names *input, const Names *classes,
                 const char *target, int M, int n[],
                 const char *activation, int batch)
{
    assert(input && classes && target && M >= 1 && n && activation);
    int K = classes->n, rows = batch > ROWS ? batch : ROWS;
    n[0] = input->n;
    n[M] = K > 0 ? K : 1;
    if (!layers_fit(M, n, rows))
        return NULL;
    Model *model = allocate(1, sizeof *model);
    model->net = batch_new(M, n, activation,
                           K > 0 ? "softmax" : "identity", rows);
    copy_names(&model->input, input);
    copy_names(&model->classes, classes);
    model_note(&model->activation, activation);
    model_note(&model->target, target);
    model_note(&model->history, "");
    model_note(&model->options, "");
    make_scaling(model);
    return model;
}
/* model.c: shift and scale */
static double answer(const Table *t, int n)
{
    double value = 0;
    names_number(t->answer[n], &value);
    return value;
}
/* model.c: shift and scale */
static double value_of(const Table *t, int n, int j)
{
    int D = t->input.n;
    size_t at = (size_t)n * (size_t)D + (size_t)j;
    return j == D ? answer(t, n) : t->x ? t->x[at] : t->pixel[at];
}
/* model.c: shift and scale */
static void scale_column(Model *model, const Table *t, const int row[],
                         int N, int j)
{
    double mean = 0, variance = 0, first = value_of(t, row[0], j);
    bool constant = true;
    for (int n = 0; n < N; n++) {
        double x = value_of(t, row[n], j);
        mean += x / N;
        constant = constant && x == first;
    }
    model->shift[j] = (float)mean;
    for (int n = 0; n < N; n++) {
        double x = value_of(t, row[n], j) - (double)model->shift[j];
        variance += x * x / N;
    }
    float scale = (float)sqrt(variance);
    model->scale[j] = constant || scale < 1e-30f ? 1 : scale;
}
/* model.c: shift and scale */
void model_scale(Model *model, const Table *table, const int row[],
                 int N)
{
    assert(model && table && row && N >= 1);
    int D = table->input.n;
    for (int j = 0; j < D; j++)
        if (table->x)
            scale_column(model, table, row, N, j);
        else
            model->scale[j] = 255;
    if (model->classes.n == 0)
        scale_column(model, table, row, N, D);
}
/* model.c: samples for the network */
static float scaled(const Model *model, const Table *t, int n, int j)
{
    return (float)((value_of(t, n, j) - (double)model->shift[j])
                   / (double)model->scale[j]);
}
/* model.c: samples for the network */
static void take_inputs(const Model *model, const Table *t, int n,
                        float x[])
{
    bool gap = table_gap(t, n);
    for (int j = 0; j < t->input.n; j++)
        x[j] = gap ? 0 : scaled(model, t, n, j);
}
/* model.c: samples for the network */
static bool take_class(const Model *model, const Table *t, int n,
                       unsigned char *label, char why[WHY])
{
    const Names *c = &model->classes;
    char **found = bsearch(&t->answer[n], c->name, (size_t)c->n,
                           sizeof *c->name, names_order);
    if (!found)
        return lines_say(t->target, why, "'%.60s' is none of the %d"
                         " classes", t->answer[n], c->n);
    *label = (unsigned char)(found - c->name);
    return true;
}
/* model.c: samples for the network */
static bool take_number(const Model *model, const Table *t, int n,
                        float *y, char why[WHY])
{
    double value;
    *y = scaled(model, t, n, t->input.n);
    return names_number(t->answer[n], &value)
           || lines_say(t->target, why, "'%.60s' is not a number",
                        t->answer[n]);
}
/* model.c: samples for the network */
bool model_pool(const Model *model, const Table *table, const int row[],
                int N, Pool *pool, char why[WHY])
{
    assert(model && table && table->input.n == model->input.n && pool);
    size_t D = (size_t)table->input.n, rows = (size_t)N;
    bool classes = model->classes.n > 0, good = true;
    float *x = allocate(rows * D, sizeof *x);
    float *y = classes ? NULL : allocate(rows, sizeof *y);
    unsigned char *label = classes ? allocate(rows, 1) : NULL;
    for (int r = 0; good && r < N; r++) {
        int n = row ? row[r] : r;
        take_inputs(model, table, n, x + (size_t)r * D);
        if (table->target)
            good = y ? take_number(model, table, n, y + r, why)
                     : take_class(model, table, n, label + r, why);
    }
    *pool = (Pool){N, (int)D, classes ? model->classes.n : 1, NULL, x,
                   1, label, y};
    if (!good)
        model_pool_free(pool);
    return good;
}
/* model.c: samples for the network */
void model_pool_free(Pool *pool)
{
    assert(pool);
    free((void *)pool->number);
    free((void *)pool->label);
    free((void *)pool->target);
}
/* model.c: outputs */
static void take_outputs(const Model *model, int r, double out[])
{
    const Batch *b = model->net;
    int M = b->M, D = model->input.n;
    for (int k = 0; k < b->n[M]; k++)
        out[k] = (double)b->A[M][r * b->width[M] + k];
    if (model->classes.n == 0)
        out[0] = (double)model->shift[D]
                 + (double)model->scale[D] * out[0];
}
/* model.c: outputs */
double *model_outputs(Model *model, const Pool *pool)
{
    assert(model && pool);
    Batch *b = model->net;
    size_t K = (size_t)pool->K;
    double *out = allocate((size_t)pool->N * K, sizeof *out);
    for (int n = 0; n < pool->N; n += b->rows) {
        int B = pool->N - n < b->rows ? pool->N - n : b->rows;
        for (int r = 0; r < B; r++)
            batch_take(b, r, pool, n + r);
        batch_forward(b, B);
        for (int r = 0; r < B; r++)
            take_outputs(model, r, out + (size_t)(n + r) * K);
    }
    return out;
}
