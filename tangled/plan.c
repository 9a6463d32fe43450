/* plan.c: tangled from chapters/workshop/05-forward.nw; edit it there */
#include "plan.h"
#include "memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* plan.c: build a plan */
Plan *plan_new(void)
{
    Plan *plan = allocate(1, sizeof *plan);
    *plan = (Plan){0};
    return plan;
}
/* plan.c: build a plan */
void plan_free(Plan *plan)
{
    if (!plan)
        return;
    free(plan->size);
    free(plan->first);
    free(plan->layer);
    free(plan->f);
    free(plan->c);
    free(plan);
}
/* plan.c: build a plan */
void plan_layer(Plan *plan, int n, const Activation *f)
{
    assert(plan && n >= 1 && n <= PLAN_UNITS - plan->Q);
    assert((plan->L == 0) == !f);
    int Q = plan->Q + n;
    size_t layers = (size_t)plan->L + 2, units = (size_t)Q + 1;
    plan->size = reallocate(plan->size, layers, sizeof *plan->size);
    plan->first = reallocate(plan->first, layers, sizeof *plan->first);
    plan->layer = reallocate(plan->layer, units, sizeof *plan->layer);
    plan->f = reallocate(plan->f, units, sizeof *plan->f);
    plan->size[++plan->L] = n;
    plan->first[plan->L] = plan->Q + 1;
    for (int i = plan->Q + 1; i <= Q; i++) {
        plan->layer[i] = plan->L;
        plan->f[i] = f;
    }
    plan->Q = Q;
    plan->good = false;
}
/* plan.c: build a plan */
void plan_unit(Plan *plan, int i, const Activation *f)
{
    assert(1 <= i && i <= plan->Q && plan->layer[i] > 1 && f);
    plan->f[i] = f;
    plan->good = false;
}
/* plan.c: build a plan */
void plan_connect(Plan *plan, int i, int j, double w)
{
    assert(plan && isfinite(w));
    if (plan->W == plan->room) {
        plan->room += plan->room / 2 + 16;
        plan->c = reallocate(plan->c, (size_t)plan->room,
                             sizeof *plan->c);
    }
    plan->c[plan->W++] = (Connection){.i = i, .j = j, .w = w};
    plan->good = false;
}
/* plan.c: build a plan */
void plan_full(Plan *plan, int mu, int nu)
{
    assert(0 <= mu && mu <= plan->L && 1 <= nu && nu <= plan->L);
    int i = plan->first[nu], j = mu ? plan->first[mu] : 0;
    int to = i + plan->size[nu], rest = mu ? plan->size[mu] : 1;
    for (; i < to; i++)
        for (int k = 0; k < rest; k++)
            plan_connect(plan, i, j + k, 0);
}
/* plan.c: which rule does a connection break? */
static const char *fault(const Plan *plan, int i, int j)
{
    if (i < 0 || i > plan->Q || j < 0 || j > plan->Q)
        return "there is no such unit";
    if (i == j)
        return "a unit must not feed itself";
    if (i == 0)
        return "unit 0 is constant, nothing feeds it";
    if (j == 0)
        return plan->layer[i] == 1 ? "an input has no bias" : NULL;
    if (plan->layer[i] == plan->layer[j])
        return "lateral, both units are in the same layer";
    if (plan->layer[i] < plan->layer[j])
        return "backward, to an earlier layer";
    return NULL;
}
/* plan.c: check a plan */
static int by_place(const void *one, const void *two)
{
    const Connection *a = one, *b = two;
    if (a->i != b->i)
        return a->i < b->i ? -1 : 1;
    if (a->j != b->j)
        return a->j < b->j ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}
/* plan.c: check a plan */
/* plan_check: blame a connection, check the layers */
static bool check_layers(const Plan *plan, char why[WHY])
{
    int softmax = 0, last = 0;
    for (int i = 1; i <= plan->Q; i++)
        if (plan->f[i] && !plan->f[i]->f) {
            softmax++;
            last += plan->layer[i] == plan->L;
        }
    const char *what = NULL;
    if (plan->L < 2)
        what = "a network has at least two layers";
    else if (softmax && (softmax > last || last < plan->size[plan->L]))
        what = "softmax is for all units of the last layer together";
    snprintf(why, WHY, "%s", what ? what : "");
    return !what;
}
/* plan_check: blame a connection, check the layers */
static bool blame(const Connection *c, const char *what, int *line,
                  char why[WHY])
{
    assert(c && what);
    *line = c->line;
    snprintf(why, WHY, "connection from %d to %d: %s", c->j, c->i,
             what);
    return false;
}

bool plan_check(Plan *plan, int *line, char why[WHY])
{
    assert(plan && line && why);
    *line = 0;
    if (!check_layers(plan, why))
        return false;
    for (int n = 0; n < plan->W; n++) {
        const Connection *c = &plan->c[n];
        const char *what = fault(plan, c->i, c->j);
        if (what)
            return blame(c, what, line, why);
    }
    if (plan->c)
        qsort(plan->c, (size_t)plan->W, sizeof *plan->c, by_place);
    for (int n = 1; n < plan->W; n++) {
        const Connection *c = &plan->c[n];
        if (c[-1].i == c->i && c[-1].j == c->j)
            return blame(c, "given twice", line, why);
    }
    return plan->good = true;
}
