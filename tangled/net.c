/* net.c: tangled from chapters/05-forward.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "net.h"
#include "memory.h"
#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* plan: build it */
Plan *plan_new(void)
{
    Plan *plan = allocate(1, sizeof *plan);
    *plan = (Plan){0};
    return plan;
}
/* plan: build it */
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
/* plan: build it */
void plan_layer(Plan *plan, int n, const Activation *f)
{
    assert(n >= 1 && n <= PLAN_UNITS - plan->Q);
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
}
/* plan: build it */
void plan_connect(Plan *plan, int i, int j, double w)
{
    assert(isfinite(w));
    if (plan->W == plan->room) {
        plan->room += plan->room / 2 + 16;
        plan->c = reallocate(plan->c, (size_t)plan->room,
                             sizeof *plan->c);
    }
    plan->c[plan->W++] = (Connection){.i = i, .j = j, .w = w};
}
/* plan: build it */
void plan_full(Plan *plan, int mu, int nu)
{
    int i = plan->first[nu], j = mu ? plan->first[mu] : 0;
    int to = i + plan->size[nu], rest = mu ? plan->size[mu] : 1;
    for (; i < to; i++)
        for (int k = 0; k < rest; k++)
            plan_connect(plan, i, j + k, 0);
}
/* plan: check it */
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
/* plan: check it */
static int by_place(const void *one, const void *two)
{
    const Connection *a = one, *b = two;
    if (a->i != b->i)
        return a->i < b->i ? -1 : 1;
    if (a->j != b->j)
        return a->j < b->j ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}
/* plan: check it */
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
    *line = c->line;
    snprintf(why, WHY, "connection from %d to %d: %s", c->j, c->i,
             what);
    return false;
}

bool plan_check(Plan *plan, int *line, char why[WHY])
{
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
    return true;
}
/* net: make it from a plan */
/* net_new: steps */
static void allocate_units(Net *net, const Plan *plan)
{
    size_t units = (size_t)net->Q + 1;
    net->layer = allocate(units, sizeof *net->layer);
    net->f = allocate(units, sizeof *net->f);
    net->s = allocate(units, sizeof *net->s);
    net->a = allocate(units, sizeof *net->a);
    for (int i = 1; i <= net->Q; i++) {
        net->layer[i] = plan->layer[i];
        net->f[i] = plan->f[i];
    }
    for (int i = 0; i <= net->D; i++)
        net->s[i] = NAN;
    net->a[0] = 1;
}
/* net_new: steps */
static void count_connections(Net *net, const Plan *plan)
{
    size_t units = (size_t)net->Q + 1;
    net->fan_in = allocate(units, sizeof *net->fan_in);
    net->fan_out = allocate(units, sizeof *net->fan_out);
    for (int n = 0; n < plan->W; n++) {
        net->fan_in[plan->c[n].i]++;
        net->fan_out[plan->c[n].j]++;
    }
}
/* net_new: steps */
static void allocate_connections(Net *net)
{
    size_t units = (size_t)net->Q + 1, W = (size_t)net->W;
    net->from = allocate(units, sizeof *net->from);
    net->w = allocate(units, sizeof *net->w);
    net->to = allocate(units, sizeof *net->to);
    net->at = allocate(units, sizeof *net->at);
    net->w[0] = net->weight = allocate(W, sizeof *net->weight);
    net->from[0] = allocate(W, sizeof **net->from);
    net->to[0] = allocate(W, sizeof **net->to);
    net->at[0] = allocate(W, sizeof **net->at);
    for (int i = 1; i <= net->Q; i++) {
        net->w[i] = net->w[i - 1] + net->fan_in[i - 1];
        net->from[i] = net->from[i - 1] + net->fan_in[i - 1];
        net->to[i] = net->to[i - 1] + net->fan_out[i - 1];
        net->at[i] = net->at[i - 1] + net->fan_out[i - 1];
    }
}
/* net_new: steps */
static void fill_connections(Net *net, const Plan *plan)
{
    size_t units = (size_t)net->Q + 1;
    int *filled = allocate(units, sizeof *filled);
    for (int n = 0; n < net->W; n++) {
        const Connection *c = &plan->c[n];
        int k = filled[c->j]++;
        net->from[0][n] = c->j;
        net->weight[n] = c->w;
        net->to[c->j][k] = c->i;
        net->at[c->j][k] = n;
    }
    free(filled);
}

Net *net_new(const Plan *plan)
{
    Net *net = allocate(1, sizeof *net);
    *net = (Net){.L = plan->L, .Q = plan->Q, .W = plan->W};
    net->D = plan->size[1];
    net->K = plan->size[net->L];
    net->H = net->Q - net->D - net->K;
    allocate_units(net, plan);
    count_connections(net, plan);
    allocate_connections(net);
    fill_connections(net, plan);
    return net;
}
/* net: make it from a plan */
void net_free(Net *net)
{
    if (!net)
        return;
    void *blocks[] = {net->from[0], net->to[0], net->at[0],
                      net->weight, net->from, net->w, net->to,
                      net->at, net->layer, net->f, net->fan_in,
                      net->fan_out, net->s, net->a, net};
    for (size_t n = 0; n < sizeof blocks / sizeof *blocks; n++)
        free(blocks[n]);
}
/* net: make it from a plan */
double *net_weight(const Net *net, int i, int j)
{
    int low = 0, high = net->fan_in[i];
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (net->from[i][middle] < j)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < net->fan_in[i] && net->from[i][low] == j;
    return found ? &net->w[i][low] : NULL;
}
/* net: make it from a plan */
Net *net_conventional(int L, const int n[], const Activation *f,
                      const Activation *g)
{
    int line;
    char why[WHY];
    Plan *plan = plan_new();
    for (int nu = 1; nu <= L; nu++) {
        plan_layer(plan, n[nu], nu == 1 ? NULL : nu < L ? f : g);
        if (nu > 1) {
            plan_full(plan, 0, nu);
            plan_full(plan, nu - 1, nu);
        }
    }
    bool good = plan_check(plan, &line, why);
    assert(good), (void)good;
    Net *net = net_new(plan);
    plan_free(plan);
    return net;
}
/* net: make it from a plan */
double net_height(const Net *net, int i)
{
    int first = i, last = i;
    while (first > 1 && net->layer[first - 1] == net->layer[i])
        first--;
    while (last < net->Q && net->layer[last + 1] == net->layer[i])
        last++;
    return (first + last) / 2.0 - i;
}
/* net: make it from a plan */
void net_uniform(Net *net, Sample *random, double range)
{
    for (int c = 0; c < net->W; c++)
        net->weight[c] = range * (2 * sample_uniform(random) - 1);
}
/* net: the forward pass */
/* net_forward: the sum of one unit */
static double sum_into(const Net *net, int i)
{
    const int *from = net->from[i];
    const double *w = net->w[i], *a = net->a;
    double s = 0;
    for (int k = 0; k < net->fan_in[i]; k++)
        s += w[k] * a[from[k]];
    return s;
}

const double *net_forward(Net *net, const double x[])
{
    /* net_forward: provide the input */
    double *a = net->a, *s = net->s;
    a[0] = 1;
    /* net_forward: input layer */
    for (int i = 1; i <= net->D; i++)
        a[i] = x[i];
    /* net_forward: further layers */
    for (int i = net->D + 1; i <= net->Q; i++) {
        s[i] = sum_into(net, i);
        if (net->f[i]->f)
            a[i] = net->f[i]->f(s[i]);
    }
    /* net_forward: output */
    int first = net->Q - net->K + 1;
    if (!net->f[first]->f)
        activation_softmax(net->K, s + first, a + first);
    return a + first;
}
/* net: read it from a file */
typedef struct {
    Lines lines;
    char **word;        /* the words of the current line */
    int words, room;    /* how many, and room for how many */
    Plan *plan;
    int rows, row, mu;  /* rows still to come, from layer mu */
} NetReader;

/* NetReader: words, numbers, names */
static void split_words(NetReader *r)
{
    char *text = r->lines.text, *rest;
    text[strcspn(text, "#")] = '\0';
    r->words = 0;
    for (char *word = strtok_r(text, " \t", &rest); word;
         word = strtok_r(NULL, " \t", &rest)) {
        if (r->words == r->room) {
            r->room = 2 * r->room + 8;
            r->word = reallocate(r->word, (size_t)r->room,
                                 sizeof *r->word);
        }
        r->word[r->words++] = word;
    }
}
/* NetReader: words, numbers, names */
static bool want_words(NetReader *r, int words)
{
    return r->words == words
           || lines_complain(&r->lines, "%d words, but %d belong here",
                             r->words, words);
}
/* NetReader: words, numbers, names */
static bool read_whole(NetReader *r, int word, int *value)
{
    const char *text = r->word[word];
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || text[digits] || digits > 9)
        return lines_complain(&r->lines,
                              "field %d: '%.40s' is no whole number"
                              " of at most nine digits", word + 1,
                              text);
    *value = atoi(text);
    return true;
}
/* NetReader: words, numbers, names */
static bool read_layer_number(NetReader *r, int word, int *nu)
{
    if (!read_whole(r, word, nu))
        return false;
    return (*nu >= 1 && *nu <= r->plan->L)
           || lines_complain(&r->lines, "there is no layer %d here",
                             *nu);
}
/* NetReader: words, numbers, names */
static bool read_activation(NetReader *r, int word,
                            const Activation **f)
{
    *f = activation_find(r->word[word]);
    return *f || lines_complain(&r->lines, "there is no activation"
                                " '%.40s'", r->word[word]);
}
/* NetReader: words, numbers, names */
static bool read_connection(NetReader *r, int word, int i, int j)
{
    double w;
    if (!lines_number(&r->lines, word + 1, r->word[word], &w))
        return false;
    if (r->plan->W > INT_MAX / 2)
        return lines_complain(&r->lines, "too many connections");
    plan_connect(r->plan, i, j, w);
    r->plan->c[r->plan->W - 1].line = r->lines.line;
    return true;
}
/* NetReader: statements */
static bool read_layer(NetReader *r)
{
    int n;
    const Activation *f = NULL;
    bool input = r->plan->L == 0;
    if (!want_words(r, input ? 2 : 3) || !read_whole(r, 1, &n))
        return false;
    if (!input && !read_activation(r, 2, &f))
        return false;
    if (n < 1)
        return lines_complain(&r->lines, "a layer has units");
    if (n > PLAN_UNITS - r->plan->Q)
        return lines_complain(&r->lines, "%d more units: a network has"
                              " at most %d", n, PLAN_UNITS);
    plan_layer(r->plan, n, f);
    return true;
}
/* NetReader: statements */
static bool read_unit(NetReader *r)
{
    int i;
    const Activation *f;
    if (!want_words(r, 3) || !read_whole(r, 1, &i)
        || !read_activation(r, 2, &f))
        return false;
    if (i < 1 || i > r->plan->Q)
        return lines_complain(&r->lines, "there is no unit %d here", i);
    if (r->plan->layer[i] == 1)
        return lines_complain(&r->lines,
                              "unit %d is an input and has no"
                              " activation", i);
    r->plan->f[i] = f;
    return true;
}
/* NetReader: statements */
static bool read_full(NetReader *r)
{
    int nu;
    if (!want_words(r, 3) || !read_layer_number(r, 1, &r->mu)
        || !read_layer_number(r, 2, &nu))
        return false;
    if (nu <= r->mu)
        return lines_complain(&r->lines, "from layer %d to layer %d:"
                              " connections go to a later layer",
                              r->mu, nu);
    r->rows = r->plan->size[nu];
    r->row = r->plan->first[nu];
    return true;
}
/* NetReader: statements */
static bool read_row(NetReader *r)
{
    int first = r->plan->first[r->mu];
    if (!want_words(r, r->plan->size[r->mu]))
        return false;
    for (int k = 0; k < r->words; k++)
        if (!read_connection(r, k, r->row, first + k))
            return false;
    r->row++;
    r->rows--;
    return true;
}
/* NetReader: statements */
static bool read_biases(NetReader *r)
{
    int nu;
    if (r->words < 2)
        return want_words(r, 2);
    if (!read_layer_number(r, 1, &nu)
        || !want_words(r, 2 + r->plan->size[nu]))
        return false;
    int first = r->plan->first[nu];
    for (int k = 2; k < r->words; k++)
        if (!read_connection(r, k, first + k - 2, 0))
            return false;
    return true;
}
/* NetReader: statements */
static bool read_weight(NetReader *r)
{
    int i, j;
    return want_words(r, 4) && read_whole(r, 1, &i)
           && read_whole(r, 2, &j) && read_connection(r, 3, i, j);
}
/* net_read */
static const struct {
    const char *name;
    bool (*read)(NetReader *r);
} statements[] = {
    {"layer", read_layer}, {"unit", read_unit}, {"full", read_full},
    {"biases", read_biases}, {"weight", read_weight},
};

static bool read_statement(NetReader *r)
{
    if (r->rows > 0)
        return read_row(r);
    for (size_t n = 0; n < sizeof statements / sizeof *statements; n++)
        if (strcmp(r->word[0], statements[n].name) == 0)
            return statements[n].read(r);
    return lines_complain(&r->lines, "'%.40s' is no statement",
                          r->word[0]);
}
/* net_read */
/* net_read: read all statements, check the plan */
static bool read_statements(NetReader *r)
{
    bool end = false;
    for (;;) {
        if (!lines_next(&r->lines, &end))
            return false;
        if (end)
            break;
        split_words(r);
        if (r->words > 0 && !read_statement(r))
            return false;
    }
    if (r->rows > 0)
        return lines_complain(&r->lines, "the file ends, but %d more"
                              " rows of weights belong here", r->rows);
    return true;
}
/* net_read: read all statements, check the plan */
static bool check_plan(NetReader *r)
{
    int line;
    char what[WHY];
    if (plan_check(r->plan, &line, what))
        return true;
    if (line > 0)
        r->lines.line = line;
    return lines_complain(&r->lines, "%s", what);
}

Net *net_read(const char *path, char why[WHY])
{
    NetReader r = {.plan = plan_new()};
    Net *net = NULL;
    if (lines_open(&r.lines, path, why) && read_statements(&r)
        && check_plan(&r))
        net = net_new(r.plan);
    lines_close(&r.lines);
    plan_free(r.plan);
    free(r.word);
    return net;
}
/* net: read it from a file */
Net *net_option(const Run *run)
{
    char why[WHY];
    Net *net = net_read(experiment_text(run, "net"), why);
    if (!net)
        experiment_fail(run, why);
    return net;
}
