/* modelfile.c: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#include "modelfile.h"
#include "memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* modelfile.c: begin */
static const char format[] = "first-neural-networks 1";
/* modelfile.c: write it */
enum { NAME = 32 };     /* room for the name of a tensor */
/* modelfile.c: write it */
static void layer_name(char name[NAME], int l, const char *what)
{
    snprintf(name, NAME, "%d.%s", 2 * (l - 1), what);
}
/* modelfile.c: write it */
static void add_vector(Weights *w, const char *name, int n,
                       const float v[])
{
    memcpy(weights_add(w, name, WEIGHTS_F32, 1, &n), v,
           (size_t)n * sizeof *v);
}
/* modelfile.c: write it */
static void add_layer(Weights *w, const Batch *b, int l)
{
    char name[NAME];
    int shape[] = {b->n[l], b->n[l - 1]};
    layer_name(name, l, "weight");
    float *W = weights_add(w, name, WEIGHTS_F32, 2, shape);
    for (int i = 0; i < shape[0]; i++)
        for (int j = 0; j < shape[1]; j++)
            *W++ = b->V[l][j * b->width[l] + i];
    layer_name(name, l, "bias");
    add_vector(w, name, shape[0], b->b[l]);
}
/* modelfile.c: write it */
static void add_tensors(Weights *w, const Model *model)
{
    int D = model->input.n;
    for (int l = 1; l <= model->net->M; l++)
        add_layer(w, model->net, l);
    add_vector(w, "input.shift", D, model->shift);
    add_vector(w, "input.scale", D, model->scale);
    if (model->classes.n > 0)
        return;
    add_vector(w, "output.shift", 1, model->shift + D);
    add_vector(w, "output.scale", 1, model->scale + D);
}
/* modelfile.c: write it */
static void note_names(Weights *w, const char *key, const Names *names)
{
    char *line = names_join(names->n, names->name);
    weights_note(w, key, line);
    free(line);
}
/* modelfile.c: write it */
static void add_notes(Weights *w, const Model *model)
{
    bool classes = model->classes.n > 0;
    weights_note(w, "format", format);
    weights_note(w, "activation", model->activation);
    weights_note(w, "output", classes ? "softmax" : "identity");
    weights_note(w, "target", model->target);
    note_names(w, "inputs", &model->input);
    if (classes)
        note_names(w, "classes", &model->classes);
    weights_note(w, "history", model->history);
    weights_note(w, "options", model->options);
}
/* modelfile.c: write it */
bool modelfile_write(const Model *model, const char *path,
                     char why[WHY])
{
    assert(model && path && why);
    Weights *w = weights_new();
    add_tensors(w, model);
    add_notes(w, model);
    bool good = weights_write(w, path, why);
    weights_free(w);
    return good;
}
/* modelfile.c: read it */
typedef struct {
    const Weights *w;
    const char *path;           /* for messages */
    char *why;                  /* the caller's message */
    int M, n[MODEL_LAYERS + 1]; /* layers, and their units */
    const char *target, *activation, *history, *options;
    Names input, classes;
} Source;
/* modelfile.c: read it */
static bool has_shape(const Tensor *t, int rows, int columns)
{
    return t->dims == (columns > 0 ? 2 : 1) && t->shape[0] == rows
           && t->shape[1] == (columns > 0 ? columns : 1);
}
/* modelfile.c: read it */
static const float *find_numbers(const Source *s, const char *name,
                                 int rows, int columns)
{
    const Tensor *t = weights_find(s->w, name);
    const char *wrong = !t                        ? "is not there"
                        : t->type != WEIGHTS_F32  ? "is not of type F32"
                        : !has_shape(t, rows, columns)
                            ? "has a shape that does not fit" : NULL;
    for (int k = 0; !wrong && k < rows * t->shape[1]; k++)
        if (!isfinite(((float *)t->data)[k]))
            wrong = "has a number that is not finite";
    if (!wrong)
        return t->data;
    lines_say(s->path, s->why, "tensor '%s' %s", name, wrong);
    return NULL;
}
/* modelfile.c: read it */
static const char *find_note(const Source *s, const char *key)
{
    const char *value = weights_note_of(s->w, key);
    if (!value)
        lines_say(s->path, s->why, "no model of nn: there is no note"
                  " '%s'", key);
    return value;
}
/* modelfile.c: read it */
static bool check_format(const Source *s)
{
    const char *note = find_note(s, "format");
    return note
           && (strcmp(note, format) == 0
               || lines_say(s->path, s->why, "its format is '%.40s',"
                            " not '%s'", note, format));
}
/* modelfile.c: read it */
static bool find_layers(Source *s)
{
    char name[NAME];
    const Tensor *t;
    for (s->M = 0; s->M <= MODEL_LAYERS; s->M++) {
        layer_name(name, s->M + 1, "weight");
        t = weights_find(s->w, name);
        if (!t || s->M == MODEL_LAYERS)
            break;
        if (s->M == 0)
            s->n[0] = t->shape[1];
        s->n[s->M + 1] = t->shape[0];
    }
    return s->M > 0
           || lines_say(s->path, s->why, "there is no tensor"
                        " '0.weight'");
}
/* modelfile.c: read it */
static bool read_layer(const Source *s, Batch *b, int l)
{
    char name[NAME];
    int rows = s->n[l], columns = s->n[l - 1];
    layer_name(name, l, "weight");
    const float *W = find_numbers(s, name, rows, columns);
    layer_name(name, l, "bias");
    const float *bias = W ? find_numbers(s, name, rows, 0) : NULL;
    if (!bias)
        return false;
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            b->V[l][j * b->width[l] + i] = *W++;
    memcpy(b->b[l], bias, (size_t)rows * sizeof *bias);
    return true;
}
/* modelfile.c: read it */
static bool read_vector(const Source *s, const char *name, int n,
                        float v[])
{
    const float *from = find_numbers(s, name, n, 0);
    if (from)
        memcpy(v, from, (size_t)n * sizeof *v);
    return from != NULL;
}
/* modelfile.c: read it */
static bool read_scale(const Source *s, const char *name, int n,
                       float v[])
{
    if (!read_vector(s, name, n, v))
        return false;
    for (int j = 0; j < n; j++)
        if (!(v[j] >= 1e-30f))
            return lines_say(s->path, s->why, "tensor '%s': %g is no"
                             " scale", name, (double)v[j]);
    return true;
}
/* modelfile.c: read it */
static bool read_names(const Source *s, const char *key, int n,
                       Names *names)
{
    const char *line = find_note(s, key);
    const char *wrong = line ? names_split(names, line) : NULL;
    if (!line)
        return false;
    if (wrong)
        return lines_say(s->path, s->why, "note '%s': %s", key, wrong);
    return names->n == n
           || lines_say(s->path, s->why, "note '%s': %d names where %d"
                        " belong", key, names->n, n);
}
/* modelfile.c: read it */
static bool read_classes(const Source *s, Names *classes)
{
    int K = s->n[s->M];
    if (K < 2 || K > MODEL_CLASSES)
        return lines_say(s->path, s->why, "a model cannot have %d"
                         " classes", K);
    if (!read_names(s, "classes", K, classes))
        return false;
    for (int k = 1; k < K; k++)
        if (names_order(&classes->name[k - 1], &classes->name[k]) >= 0)
            return lines_say(s->path, s->why, "note 'classes': they are"
                             " not in order");
    return true;
}
/* modelfile.c: read it */
static bool read_text(const Source *s, const char *key,
                      const char **text)
{
    *text = find_note(s, key);
    return *text
           && (!names_control(*text)
               || lines_say(s->path, s->why, "note '%s': a control"
                            " character", key));
}
/* modelfile.c: read it */
static bool read_texts(Source *s)
{
    return read_text(s, "target", &s->target)
           && read_text(s, "history", &s->history)
           && read_text(s, "options", &s->options)
           && read_text(s, "activation", &s->activation)
           && (batch_knows(s->activation)
               || lines_say(s->path, s->why, "there is no activation"
                            " '%.40s'", s->activation));
}
/* modelfile.c: read it */
static bool read_output(Source *s)
{
    const char *output = find_note(s, "output");
    int K = s->n[s->M];
    if (!output)
        return false;
    if (strcmp(output, "softmax") == 0)
        return read_classes(s, &s->classes);
    return (strcmp(output, "identity") == 0 && K == 1)
           || lines_say(s->path, s->why, "%d outputs '%.40s': expected"
                        " softmax or one identity", K, output);
}
/* modelfile.c: read it */
static Model *read_notes(Source *s)
{
    if (!check_format(s) || !find_layers(s) || !read_texts(s)
        || !read_names(s, "inputs", s->n[0], &s->input)
        || !read_output(s))
        return NULL;
    Model *model = model_new(&s->input, &s->classes, s->target, s->M,
                             s->n, s->activation, 1);
    if (!model) {
        lines_say(s->path, s->why, "its layers are too large");
        return NULL;
    }
    model_note(&model->history, s->history);
    model_note(&model->options, s->options);
    return model;
}
/* modelfile.c: read it */
static bool read_tensors(const Source *s, Model *m)
{
    int D = s->n[0], number = m->classes.n == 0;
    int known = 2 * s->M + 2 + 2 * number;
    for (int l = 1; l <= s->M; l++)
        if (!read_layer(s, m->net, l))
            return false;
    return read_vector(s, "input.shift", D, m->shift)
           && read_scale(s, "input.scale", D, m->scale)
           && (!number
               || (read_vector(s, "output.shift", 1, m->shift + D)
                   && read_scale(s, "output.scale", 1, m->scale + D)))
           && (s->w->count == known
               || lines_say(s->path, s->why, "%d tensors where %d"
                            " belong", s->w->count, known));
}
/* modelfile.c: read it */
Model *modelfile_from(const Weights *w, const char *path, char why[WHY])
{
    assert(w && path && why);
    Source s = {.w = w, .path = path, .why = why};
    Model *model = read_notes(&s);
    names_free(&s.input);
    names_free(&s.classes);
    if (model && read_tensors(&s, model))
        return model;
    model_free(model);
    return NULL;
}
/* modelfile.c: read it */
Model *modelfile_read(const char *path, char why[WHY])
{
    assert(path && why);
    Weights *w = weights_read(path, why);
    Model *model = w ? modelfile_from(w, path, why) : NULL;
    weights_free(w);
    return model;
}
