/* netfile.c: tangled from chapters/workshop/05-forward.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "netfile.h"
#include "memory.h"
#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Lines lines;
    char **word;        /* the words of the current line */
    int words, room;    /* how many, and room for how many */
    Plan *plan;
    int rows, row, mu;  /* rows still to come, from layer mu */
} NetReader;

/* netfile.c: words, numbers, names */
static void split_words(NetReader *r)
{
    char *text = r->lines.text, *rest;
    assert(text);
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
/* netfile.c: words, numbers, names */
static bool want_words(NetReader *r, int words)
{
    assert(words >= 1);
    return r->words == words
           || lines_complain(&r->lines, "%d words, but %d belong here",
                             r->words, words);
}
/* netfile.c: words, numbers, names */
static bool read_whole(NetReader *r, int word, int *value)
{
    assert(0 <= word && word < r->words);
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
/* netfile.c: words, numbers, names */
static bool read_layer_number(NetReader *r, int word, int *nu)
{
    if (!read_whole(r, word, nu))
        return false;
    return (*nu >= 1 && *nu <= r->plan->L)
           || lines_complain(&r->lines, "there is no layer %d here",
                             *nu);
}
/* netfile.c: words, numbers, names */
static bool read_activation(NetReader *r, int word,
                            const Activation **f)
{
    char known[WHY] = "";
    assert(0 <= word && word < r->words);
    *f = activation_find(r->word[word]);
    for (const Activation *g = activation_list; g->name; g++) {
        size_t used = strlen(known);
        snprintf(known + used, sizeof known - used, " %s", g->name);
    }
    return *f || lines_complain(&r->lines, "there is no activation"
                                " '%.20s'; there are:%s",
                                r->word[word], known);
}
/* netfile.c: words, numbers, names */
static bool read_connection(NetReader *r, int word, int i, int j)
{
    double w;
    assert(0 <= word && word < r->words);
    if (!lines_number(&r->lines, word + 1, r->word[word], &w))
        return false;
    if (r->plan->W > INT_MAX / 2)
        return lines_complain(&r->lines, "too many connections");
    plan_connect(r->plan, i, j, w);
    r->plan->c[r->plan->W - 1].line = r->lines.line;
    return true;
}
/* netfile.c: statements */
static bool read_layer(NetReader *r)
{
    int n;
    const Activation *f = NULL;
    bool input = r->plan->L == 0;
    if (input && r->words == 3)
        return lines_complain(&r->lines, "the first layer is the inputs"
                              " and has no activation");
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
/* netfile.c: statements */
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
    plan_unit(r->plan, i, f);
    return true;
}
/* netfile.c: statements */
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
/* netfile.c: statements */
static bool read_row(NetReader *r)
{
    assert(r->rows > 0);
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
/* netfile.c: statements */
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
/* netfile.c: statements */
static bool read_weight(NetReader *r)
{
    int i, j;
    return want_words(r, 4) && read_whole(r, 1, &i)
           && read_whole(r, 2, &j) && read_connection(r, 3, i, j);
}
/* netfile.c: read a file */
static const struct {
    const char *name;
    bool (*read)(NetReader *r);
} statements[] = {
    {"layer", read_layer}, {"unit", read_unit}, {"full", read_full},
    {"biases", read_biases}, {"weight", read_weight},
};
/* netfile.c: read a file */
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
/* netfile.c: read a file */
/* netfile_read: read all statements, check the plan */
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
/* netfile_read: read all statements, check the plan */
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

Net *netfile_read(const char *path, char why[WHY])
{
    assert(path && why);
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
/* netfile.c: write a file */
static void write_units(const Net *net, int nu, FILE *file)
{
    assert(1 <= nu && nu <= net->L);
    int first = net->first[nu], end = net->first[nu + 1];
    fprintf(file, "layer %d", end - first);
    if (nu > 1)
        fprintf(file, " %s", net->f[first]->name);
    fprintf(file, "\n");
    for (int i = first + 1; nu > 1 && i < end; i++)
        if (net->f[i] != net->f[first])
            fprintf(file, "unit %d %s\n", i, net->f[i]->name);
}
/* netfile.c: write a file */
void netfile_write(const Net *net, FILE *file)
{
    assert(net && file);
    for (int nu = 1; nu <= net->L; nu++)
        write_units(net, nu, file);
    for (int c = 0; c < net->W; c++)
        fprintf(file, "weight %d %d %.17g\n", net->to[c], net->from[c],
                net->w[c]);
}
