#define _XOPEN_SOURCE 700
#include "unit.h"
#include "memory.h"
#include "modelfile.h"
#include "random.h"
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char path[64], data[64];

static void enter(void)
{
    const char *folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(path, sizeof path, "%s/test_13_model_XXXXXX", folder);
    snprintf(data, sizeof data, "%s/test_13_data_XXXXXX", folder);
    int one = mkstemp(path), two = mkstemp(data);
    ck_assert(one >= 0 && two >= 0);
    close(one);
    close(two);
}

static void leave(void)
{
    unlink(path);
    unlink(data);
}

static Table *table_of(const char *text)
{
    char why[WHY];
    FILE *file = fopen(data, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
    Table *t = table_read(data, "train", NULL, NULL, why);
    ck_assert_msg(t, "%s", why);
    return t;
}

static const char flowers[] = "a,\"b, c\",kind\n1,20,x\n2,22,\"y, \"\"z\"\"\"\n3,24,x\n4,26,10\n0.1,0.1,9\n";
static const char prices[] = "a,b,price\n1,5,100\n2,5,130\n3,5,90\n4,5,80\n";

/* A model of the table, with random weights, scaled by its first N rows. */
static Model *model_of(const Table *t, bool classes, int hidden, int N)
{
    static const int row[] = {0, 1, 2, 3, 4};
    int n[MODEL_LAYERS + 1] = {0, 7, 20, 3};
    Names names = {0};
    if (classes)
        table_answers(t, &names);
    Model *m = model_new(&t->input, &names, t->target, hidden + 1, n, "tanh", 16);
    ck_assert_ptr_nonnull(m);
    names_free(&names);
    Random random = random_seed(1);
    batch_start(m->net, 1, &random);
    for (int l = 1; l <= m->net->M; l++)
        for (int i = 0; i < m->net->n[l]; i++)
            m->net->b[l][i] = (float)random_normal(&random);
    model_scale(m, t, row, N);
    model_note(&m->history, "a \"long\" one");
    model_note(&m->options, "--few 1");
    return m;
}

static double *outputs_of(Model *m, const Table *t)
{
    char why[WHY];
    Pool pool;
    ck_assert_msg(model_pool(m, t, NULL, t->N, &pool, why), "%s", why);
    double *out = model_outputs(m, &pool);
    model_pool_free(&pool);
    return out;
}

static void expect_same_names(const Names *a, const Names *b)
{
    ck_assert_int_eq(a->n, b->n);
    for (int k = 0; k < a->n; k++)
        ck_assert_str_eq(a->name[k], b->name[k]);
}

static void survives(const char *text, bool classes, int hidden)
{
    char why[WHY];
    enter();
    Table *t = table_of(text);
    Model *m = model_of(t, classes, hidden, t->N);
    ck_assert_msg(modelfile_write(m, path, why), "%s", why);
    Model *again = modelfile_read(path, why);
    ck_assert_msg(again, "%s", why);
    expect_same_names(&m->input, &again->input);
    expect_same_names(&m->classes, &again->classes);
    ck_assert_str_eq(m->activation, again->activation);
    ck_assert_str_eq(m->target, again->target);
    ck_assert_str_eq(m->history, again->history);
    ck_assert_str_eq(m->options, again->options);
    ck_assert_int_eq(again->net->M, hidden + 1);
    double *a = outputs_of(m, t), *b = outputs_of(again, t);
    ck_assert_int_eq(memcmp(a, b, (size_t)(t->N * m->net->n[m->net->M]) * sizeof *a), 0);
    free(a);
    free(b);
    model_free(m);
    model_free(again);
    table_free(t);
    leave();
}

START_TEST(a_model_survives_its_file)
{
    for (int hidden = 0; hidden <= 3; hidden++) {
        survives(flowers, true, hidden);
        survives(prices, false, hidden);
    }
}
END_TEST

START_TEST(columns_are_standardized)
{
    enter();
    Table *t = table_of(flowers);
    Model *m = model_of(t, true, 1, 4);
    ck_assert_float_eq_tol(m->shift[0], 2.5f, 1e-6f);
    ck_assert_float_eq_tol(m->scale[0], sqrtf(1.25f), 1e-6f);
    ck_assert_float_eq_tol(m->shift[1], 23, 1e-6f);
    ck_assert_float_eq_tol(m->scale[1], sqrtf(5), 1e-6f);
    model_free(m);
    table_free(t);
    t = table_of(prices);
    m = model_of(t, false, 1, 4);
    ck_assert_float_eq(m->scale[1], 1);         /* constant */
    ck_assert_float_eq_tol(m->shift[2], 100, 1e-5f);
    ck_assert_float_eq_tol(m->scale[2], sqrtf(350), 1e-4f);
    model_free(m);
    table_free(t);
    t = table_of("a,t\n1e30,1\n-1e30,2\n");
    m = model_of(t, false, 0, 2);
    ck_assert_float_eq(m->scale[0], 1e30f);
    double *out = outputs_of(m, t);
    ck_assert(isfinite(out[0]) && isfinite(out[1]));
    free(out);
    model_free(m);
    table_free(t);
    t = table_of("a,t\n1e-40,1\n-1e-40,2\n");
    m = model_of(t, false, 0, 2);
    ck_assert_float_eq(m->scale[0], 1);
    model_free(m);
    table_free(t);
    leave();
}
END_TEST

/* A column far from 0: differences count, not digits of a float. */
START_TEST(seconds_since_1970_are_kept_apart)
{
    enter();
    Table *t = table_of("when,t\n1700000001,1\n1700000002,2\n1700000003,3\n");
    Model *m = model_of(t, false, 0, 3);
    m->net->V[1][0] = 1;
    m->net->b[1][0] = 0;
    double *out = outputs_of(m, t);
    ck_assert(out[0] < out[1] && out[1] < out[2]);
    free(out);
    model_free(m);
    table_free(t);
    leave();
}
END_TEST

START_TEST(answers_that_the_model_does_not_know_are_named)
{
    char why[WHY];
    Pool pool;
    enter();
    Table *t = table_of(flowers), *other = table_of("a,\"b, c\",kind\n1,2,x\n1,2,new\n");
    Model *m = model_of(t, true, 1, 4);
    ck_assert(!model_pool(m, other, NULL, 2, &pool, why));
    ck_assert_str_eq(why, "kind: 'new' is none of the 4 classes");
    table_free(other);
    other = table_of("a,\"b, c\",kind\n1,2,10.0\n1,2,9\n");
    ck_assert(model_pool(m, other, NULL, 2, &pool, why));
    ck_assert(pool.label[0] == 1 && pool.label[1] == 0);
    model_pool_free(&pool);
    model_free(m);
    m = model_of(t, false, 1, 0 + 5);
    ck_assert(!model_pool(m, t, NULL, t->N, &pool, why));
    ck_assert_str_eq(why, "kind: 'x' is not a number");
    model_free(m);
    table_free(t);
    table_free(other);
    leave();
}
END_TEST

START_TEST(layers_that_are_too_large_are_refused)
{
    int n[MODEL_LAYERS + 1] = {0, 65536, 65536};
    Names some = {0}, none = {0};
    names_split(&some, "a,b");
    ck_assert_ptr_null(model_new(&some, &none, "t", 3, n, "relu", 16));
    n[2] = 1;
    ck_assert_ptr_null(model_new(&some, &none, "t", 3, n, "relu", 65536));
    n[1] = 65537;
    ck_assert_ptr_null(model_new(&some, &none, "t", 2, n, "relu", 16));
    names_free(&some);
}
END_TEST

/* files that are wrong */

/* The tensors and notes of a model, without those called leave_out. */
static Weights *parts_of(const Model *m, const char *leave_out)
{
    char why[WHY];
    ck_assert_msg(modelfile_write(m, path, why), "%s", why);
    Weights *all = weights_read(path, why), *some = weights_new();
    ck_assert_msg(all, "%s", why);
    for (int k = 0; k < all->count; k++) {
        const Tensor *t = &all->tensor[k];
        if (strcmp(t->name, leave_out) != 0)
            memcpy(weights_add(some, t->name, t->type, t->dims, t->shape), t->data,
                   (size_t)t->shape[0] * (size_t)t->shape[1] * sizeof(float));
    }
    for (int k = 0; k < all->notes; k++)
        if (strcmp(all->key[k], leave_out) != 0)
            weights_note(some, all->key[k], all->value[k]);
    weights_free(all);
    return some;
}

static void refused(const Weights *w, const char *message)
{
    char why[WHY] = "", want[WHY];
    Model *m = modelfile_from(w, "a.model", why);
    ck_assert_msg(!m, "accepted, instead of '%s'", message);
    snprintf(want, sizeof want, "a.model: %s", message);
    ck_assert_str_eq(why, want);
}

static void without(const Model *m, const char *name, const char *message)
{
    Weights *w = parts_of(m, name);
    refused(w, message);
    weights_free(w);
}

static void with_note(const Model *m, const char *key, const char *value, const char *message)
{
    Weights *w = parts_of(m, key);
    weights_note(w, key, value);
    refused(w, message);
    weights_free(w);
}

static void with_tensor(const Model *m, const char *name, WeightsType type, int dims, int rows, int columns,
                        double value, const char *message)
{
    Weights *w = parts_of(m, name);
    void *to = weights_add(w, name, type, dims, (int[]){rows, columns});
    for (int k = 0; k < rows * (dims == 2 ? columns : 1); k++)
        if (type == WEIGHTS_F32)
            ((float *)to)[k] = (float)value;
        else
            ((double *)to)[k] = value;
    refused(w, message);
    weights_free(w);
}

START_TEST(models_that_lack_something_are_refused)
{
    enter();
    Table *t = table_of(flowers);
    Model *m = model_of(t, true, 2, 5);
    without(m, "format", "no model of nn: there is no note 'format'");
    without(m, "activation", "no model of nn: there is no note 'activation'");
    without(m, "output", "no model of nn: there is no note 'output'");
    without(m, "target", "no model of nn: there is no note 'target'");
    without(m, "inputs", "no model of nn: there is no note 'inputs'");
    without(m, "classes", "no model of nn: there is no note 'classes'");
    without(m, "history", "no model of nn: there is no note 'history'");
    without(m, "options", "no model of nn: there is no note 'options'");
    without(m, "0.weight", "there is no tensor '0.weight'");
    without(m, "0.bias", "tensor '0.bias' is not there");
    without(m, "2.weight", "note 'classes': 4 names where 7 belong");
    without(m, "4.bias", "tensor '4.bias' is not there");
    without(m, "input.shift", "tensor 'input.shift' is not there");
    without(m, "input.scale", "tensor 'input.scale' is not there");
    model_free(m);
    table_free(t);
    leave();
}
END_TEST

START_TEST(notes_that_lie_are_refused)
{
    enter();
    Table *t = table_of(flowers);
    Model *m = model_of(t, true, 2, 5);
    with_note(m, "format", "other 2", "its format is 'other 2', not 'first-neural-networks 1'");
    with_note(m, "activation", "softmax", "there is no activation 'softmax'");
    with_note(m, "activation", "", "there is no activation ''");
    with_note(m, "output", "identity", "4 outputs 'identity': expected softmax or one identity");
    with_note(m, "output", "sigmoid", "4 outputs 'sigmoid': expected softmax or one identity");
    with_note(m, "inputs", "a", "note 'inputs': 1 names where 2 belong");
    with_note(m, "inputs", "a,b,c", "note 'inputs': 3 names where 2 belong");
    with_note(m, "inputs", "a,\"b", "note 'inputs': a quote is never closed");
    with_note(m, "classes", "1,2,3", "note 'classes': 3 names where 4 belong");
    with_note(m, "classes", "1,3,2,4", "note 'classes': they are not in order");
    with_note(m, "classes", "a,b,b,c", "note 'classes': they are not in order");
    with_note(m, "classes", "a,b,\x1b[2J,d", "note 'classes': a control character");
    with_note(m, "target", "\x1b]0;", "note 'target': a control character");
    with_note(m, "history", "a\nb", "note 'history': a control character");
    with_note(m, "options", "\x7f", "note 'options': a control character");
    model_free(m);
    table_free(t);
    leave();
}
END_TEST

START_TEST(tensors_that_do_not_fit_are_refused)
{
    enter();
    Table *t = table_of(prices);
    Model *m = model_of(t, false, 2, 4);
    with_tensor(m, "0.weight", WEIGHTS_F64, 2, 7, 2, 1, "tensor '0.weight' is not of type F32");
    with_tensor(m, "0.weight", WEIGHTS_F32, 2, 7, 3, 1, "note 'inputs': 2 names where 3 belong");
    with_tensor(m, "0.weight", WEIGHTS_F32, 2, 6, 2, 1, "tensor '0.bias' has a shape that does not fit");
    with_tensor(m, "0.bias", WEIGHTS_F32, 2, 7, 1, 1, "tensor '0.bias' has a shape that does not fit");
    with_tensor(m, "2.weight", WEIGHTS_F32, 2, 20, 6, 1, "tensor '2.weight' has a shape that does not fit");
    with_tensor(m, "2.weight", WEIGHTS_F32, 1, 20, 1, 1, "tensor '2.weight' has a shape that does not fit");
    with_tensor(m, "2.weight", WEIGHTS_F32, 2, 20, 7, NAN, "tensor '2.weight' has a number that is not finite");
    with_tensor(m, "4.bias", WEIGHTS_F32, 1, 1, 1, -INFINITY, "tensor '4.bias' has a number that is not finite");
    with_tensor(m, "4.weight", WEIGHTS_F32, 2, 2, 20, 1, "2 outputs 'identity': expected softmax or one identity");
    with_tensor(m, "0.weight", WEIGHTS_F32, 2, 70000, 2, 1, "its layers are too large");
    with_tensor(m, "input.shift", WEIGHTS_F32, 1, 3, 1, 1, "tensor 'input.shift' has a shape that does not fit");
    with_tensor(m, "input.scale", WEIGHTS_F32, 1, 2, 1, 0, "tensor 'input.scale': 0 is no scale");
    with_tensor(m, "input.scale", WEIGHTS_F32, 1, 2, 1, -1, "tensor 'input.scale': -1 is no scale");
    with_tensor(m, "output.scale", WEIGHTS_F32, 1, 1, 1, 0, "tensor 'output.scale': 0 is no scale");
    with_tensor(m, "another", WEIGHTS_F32, 1, 1, 1, 0, "11 tensors where 10 belong");
    without(m, "output.shift", "tensor 'output.shift' is not there");
    without(m, "4.weight", "20 outputs 'identity': expected softmax or one identity");
    with_note(m, "output", "softmax", "a model cannot have 1 classes");
    model_free(m);
    table_free(t);
    leave();
}
END_TEST

START_TEST(files_that_are_no_models_are_refused)
{
    char why[WHY];
    ck_assert_ptr_null(modelfile_read("/nowhere/a.model", why));
    ck_assert_str_eq(why, "/nowhere/a.model: No such file or directory");
    ck_assert_ptr_null(modelfile_read("/dev", why));
    ck_assert_ptr_null(modelfile_read("/dev/null", why));
    ck_assert_int_eq(strncmp(why, "/dev/null: ", 11), 0);
    Weights *w = weights_new();
    refused(w, "no model of nn: there is no note 'format'");
    weights_free(w);
}
END_TEST

/* broken files */

static const char *const pieces[] = {
    "\"0.weight\"", "0.bias", "2.weight", "4.weight", "\"F32\"", "\"F64\"", "[7,2]", "[2]", "[1]", "0", "9", "99999", "-1", "{", "}",
    "[", "]", "\"", ",", ":", "softmax", "identity", "relu", "\"\"", "\"classes\"", "\\u0000", "\\\"", "x,y", "__metadata__", "\xFF",
};

/* The header alone, or the data alone, or any byte. */
static size_t mutate(Random *random, unsigned char bytes[], size_t size, size_t header, size_t room)
{
    static const float hard[] = {NAN, INFINITY, -3e38f, 0, 1e-40f, -0.0f, 1};
    int kind = random_below(random, 6);
    size_t from = kind < 4 ? 8 : 0, to = kind < 4 ? header : size;
    if (to > size || from >= to)
        return size;
    size_t at = from + (size_t)random_below(random, (int)(to - from)), length;
    const char *piece = pieces[random_below(random, sizeof pieces / sizeof *pieces)];
    switch (kind) {
    case 0: case 4:                             /* a byte */
        bytes[at] = (unsigned char)random_below(random, 256);
        break;
    case 1: case 2:                             /* a piece over what was there */
        length = strlen(piece) < size - at ? strlen(piece) : size - at;
        memcpy(bytes + at, piece, length);
        break;
    case 3:                                     /* a piece in between, and the length of the header says so */
        length = strlen(piece);
        if (size + length < room) {
            memmove(bytes + at + length, bytes + at, size - at);
            memcpy(bytes + at, piece, length);
            uint64_t longer = (uint64_t)(header - 8) + length;
            memcpy(bytes, &longer, sizeof longer);
            size += length;
        }
        break;
    case 5:                                     /* the end is lost, or a number is changed */
        if (random_below(random, 4) == 0)
            size = at;
        else if (header + 8 < size)
            memcpy(bytes + header + ((size_t)random_below(random, (int)(size - header - 4)) & ~(size_t)3),
                   &hard[random_below(random, sizeof hard / sizeof *hard)], sizeof *hard);
    }
    return size;
}

/* Uses the model as nn does. */
static void use(Model *m, Random *random)
{
    char why[WHY];
    float x[64];
    int D = m->net->n[0], K = m->net->n[m->net->M];
    ck_assert(D == m->input.n && (m->classes.n == 0 ? K == 1 : m->classes.n == K));
    for (int k = 0; k < 64; k++)
        x[k] = (float)random_normal(random);
    unsigned char label = 0;
    float target = 0;
    Pool pool = {1, D, K, NULL, x, 1, m->classes.n > 0 ? &label : NULL, &target};
    if (D <= 64)
        free(model_outputs(m, &pool));
    if (random_below(random, 16) == 0) {
        ck_assert_msg(modelfile_write(m, path, why), "%s", why);
        Model *again = modelfile_read(path, why);
        ck_assert_msg(again, "%s", why);
        model_free(again);
    }
}

static int broken_files(const char *text, bool classes, int seed, int rounds)
{
    char why[WHY];
    static unsigned char whole[8192], bytes[8192];
    enter();
    Table *t = table_of(text);
    Model *m = model_of(t, classes, 2, 4);
    ck_assert(modelfile_write(m, path, why));
    FILE *file = fopen(path, "rb");
    size_t size = fread(whole, 1, sizeof whole, file);
    fclose(file);
    ck_assert(size > 8 && size < sizeof whole);
    uint64_t header;
    memcpy(&header, whole, sizeof header);
    Random random = random_seed(seed);
    int good = 0;
    for (int n = 0; n < rounds; n++) {
        size_t now = size;
        memcpy(bytes, whole, size);
        for (int k = random_below(&random, 3); k >= 0; k--)
            now = mutate(&random, bytes, now, (size_t)header + 8, sizeof bytes);
        *why = '\0';
        Weights *w = weights_parse(bytes, now, "a.model", why);
        Model *again = w ? modelfile_from(w, "a.model", why) : NULL;
        weights_free(w);
        if (again)
            use(again, &random);
        else
            ck_assert_msg(strncmp(why, "a.model: ", 9) == 0 && why[9], "'%s'", why);
        good += again != NULL;
        model_free(again);
    }
    model_free(m);
    table_free(t);
    leave();
    return good;
}

/* Files whose header is right, but not what it says: parts are left out, renamed, changed. */
static int wrong_parts(const char *text, bool classes, int seed, int rounds)
{
    static const char *const values[] = {
        "", "softmax", "identity", "relu", "a,b", "1,2,3,4", "x", "\"", "first-neural-networks 1", "\n", ",,,", "9,10,x,y",
    };
    static const char *const names[] = {
        "0.weight", "0.bias", "2.weight", "6.weight", "6.bias", "input.shift", "output.scale", "output.shift", "extra", "00.weight",
    };
    char why[WHY];
    enter();
    Table *t = table_of(text);
    Model *m = model_of(t, classes, 2, 4);
    Weights *all = parts_of(m, "");
    Random random = random_seed(seed);
    int good = 0;
    for (int n = 0; n < rounds; n++) {
        Weights *w = weights_new();
        for (int k = 0; k < all->count; k++) {
            const Tensor *a = &all->tensor[k];
            int change = random_below(&random, 40), shape[2] = {a->shape[0], a->shape[1]};
            const char *name = change == 0 ? names[random_below(&random, sizeof names / sizeof *names)] : a->name;
            if (change == 1 || weights_find(w, name))
                continue;
            if (change == 2)
                shape[random_below(&random, 2)] = 1 + random_below(&random, 20);
            WeightsType type = change == 3 ? WEIGHTS_F64 : WEIGHTS_F32;
            unsigned char *to = weights_add(w, name, type, change == 4 ? 3 - a->dims : a->dims, shape);
            const Tensor *b = weights_find(w, name);
            for (size_t i = 0; i < (size_t)(b->shape[0] * b->shape[1]) * sizeof(float); i++)
                to[i] = change == 5 ? 0xFF : ((unsigned char *)a->data)[i % 4];
        }
        for (int k = 0; k < all->notes; k++) {
            int change = random_below(&random, 40);
            if (change > 0)
                weights_note(w, all->key[k], change == 1 ? values[random_below(&random, sizeof values / sizeof *values)]
                                                         : all->value[k]);
        }
        *why = '\0';
        Model *again = modelfile_from(w, "a.model", why);
        weights_free(w);
        if (again)
            use(again, &random);
        else
            ck_assert_msg(strncmp(why, "a.model: ", 9) == 0 && why[9], "'%s'", why);
        good += again != NULL;
        model_free(again);
    }
    weights_free(all);
    model_free(m);
    table_free(t);
    leave();
    return good;
}

START_TEST(forty_thousand_broken_models_do_no_harm)
{
    const char *fork_mode = getenv("CK_FORK");
    int rounds = fork_mode && strcmp(fork_mode, "no") == 0 ? 250 : 10000;
    int good[] = {broken_files(flowers, true, 1, rounds), broken_files(prices, false, 2, rounds),
                  wrong_parts(flowers, true, 3, rounds), wrong_parts(prices, false, 4, rounds)};
    for (int k = 0; k < 4; k++)
        ck_assert_msg(good[k] > rounds / 50 && good[k] < rounds * 3 / 4, "%d: %d of %d", k, good[k], rounds);
}
END_TEST

UNIT(a_model_survives_its_file, columns_are_standardized, seconds_since_1970_are_kept_apart,
     answers_that_the_model_does_not_know_are_named, layers_that_are_too_large_are_refused,
     models_that_lack_something_are_refused, notes_that_lie_are_refused, tensors_that_do_not_fit_are_refused,
     files_that_are_no_models_are_refused, forty_thousand_broken_models_do_no_harm)
