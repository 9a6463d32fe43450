/* 13-nn.c: tangled from chapters/workshop/13-pytorch.nw; edit it there */
/* 13: headers */
#define _XOPEN_SOURCE 700
#include "counting.h"
#include "experiment.h"
#include "memory.h"
#include "model.h"
#include "modelfile.h"
#include "names.h"
#include "product.h"
#include "ranks.h"
#include "train.h"
#include <assert.h>
#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* 13: the command line */
/* 13: what the command line offers */
enum { CALL_OPTIONS = 16 };
/* 13: what the command line offers */
/* What the command line asks for. */
typedef struct {
    const char *command;
    const char *data;       /* DATA or, of show, MODEL */
    const char *model;      /* behind -o or -m */
    const char *value[CALL_OPTIONS];    /* of options, as typed */
} Call;
/* 13: what the command line offers */
/* Reads the command line, which asks for train, test, predict or show.
   If it asks for help, prints it and ends the program; if it is wrong,
   ends with a message and status 2. */
Call call_read(int argc, char *argv[]);
/* 13: what the command line offers */
/* The value of an option; it is in its range. */
const char *call_text(const Call *call, const char *name);
double call_real(const Call *call, const char *name);
int call_int(const Call *call, const char *name);
/* 13: what the command line offers */
/* All options of train, as one would type them. The caller frees. */
char *call_options(const Call *call);
/* 13: what the command line offers */
/* Prints "nn: " and a message; under mpirun, the first process alone
   does. The second function ends the program with status 1. */
void call_say(const char *format, ...) CHECKED(1, 2);
_Noreturn void call_fail(const char *format, ...) CHECKED(1, 2);
/* 13: what the command line offers */
/* Status for exit: 0, or 1 with a message if standard output could not
   be written. */
int call_end(void);
/* 13: what the command line offers */
/* Ends with a message and status 2: the command line is wrong. */
_Noreturn void call_wrong(const char *format, ...) CHECKED(1, 2);
/* 13: messages */
static void print_message(const char *format, va_list args)
{
    char text[2 * WHY], who[32] = "";
    vsnprintf(text, sizeof text, format, args);
    if (ranks_me() > 0)
        snprintf(who, sizeof who, "process %d: ", ranks_me());
    fprintf(stderr, "nn: %s%s\n", who, text);
}
/* 13: messages */
void call_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (ranks_me() == 0)
        print_message(format, args);
    va_end(args);
}
/* 13: messages */
void call_fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_message(format, args);
    va_end(args);
    exit(EXIT_FAILURE);
}
/* 13: messages */
void call_wrong(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_message(format, args);
    va_end(args);
    exit(2);
}
/* 13: messages */
int call_end(void)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        call_fail("cannot write to standard output");
    return EXIT_SUCCESS;
}
/* 13: options, one of kind END has no value */
static const Option offered[CALL_OPTIONS] = {
    {TEXT, "target", "", 0, 0, "column to predict; default: the last"},
    {TEXT, "inputs", "", 0, 0, "columns, a,b,c; default: the others"},
    {END, "classes", "", 0, 0, "the target is classes"},
    {END, "numbers", "", 0, 0, "the target is a number"},
    {TEXT, "layers", "64-32", 0, 0, "sizes of hidden layers"},
    {TEXT, "activation", "relu", 0, 0, "relu, tanh, sigmoid or elu"},
    {TEXT, "rule", "adamw", 0, 0, "adamw, momentum or plain"},
    {REAL, "eta", "0.002", 1e-9, 1e3, "learning rate, falling to 0"},
    {REAL, "decay", "0.01", 0, 1, "weight decay"},
    {REAL, "drop", "0", 0, 0.9, "dropout of hidden units"},
    {INTEGER, "batch", "32", 1, 65536, "samples in a batch"},
    {INTEGER, "epochs", "100", 1, 1e6, "epochs, at most"},
    {INTEGER, "seed", "1", 0, 1e9, "of the random numbers"},
    {REAL, "validation", "0.2", 0, 0.9, "share of samples; 0: none"},
    {INTEGER, "patience", "10", 0, 1e6,
     "stop after so many epochs without gain; 0: never"},
    {INTEGER, "threads", "1", 1, 1024, "of the BLAS"}
};
/* 13: options, one of kind END has no value */
static const char usage[] =
    "usage: nn train DATA -o MODEL [options]  learn, write the model\n"
    "       nn test DATA -m MODEL             loss, accuracy, errors\n"
    "       nn predict DATA -m MODEL          answers, as CSV\n"
    "       nn show MODEL                     what a model is\n"
    "DATA is a CSV file with a header, - for standard input, or a"
    " folder with an IDX\ndata set. A target of names, or of whole"
    " numbers of which at most 20 differ, is\nclasses; any other is a"
    " number. Options of train:\n";
/* 13: options, one of kind END has no value */
_Noreturn static void help(void)
{
    fputs(usage, stdout);
    for (int k = 0; k < CALL_OPTIONS; k++) {
        const Option *o = &offered[k];
        bool value = o->value[0] != '\0';
        printf("  --%-11s %s%s%s%s\n", o->name, o->about,
               value ? " (" : "", o->value, value ? ")" : "");
    }
    exit(call_end());
}
/* 13: read the command line */
static int find_option(const char *name, size_t length)
{
    for (int k = 0; k < CALL_OPTIONS; k++)
        if (strlen(offered[k].name) == length
            && strncmp(offered[k].name, name, length) == 0)
            return k;
    call_wrong("there is no option --%.*s; try nn --help", (int)length,
               name);
}
/* 13: read the command line */
static void check_value(const Option *o, const char *text)
{
    double value;
    if (names_control(text))
        call_wrong("--%s: a text without control characters", o->name);
    if (o->kind != INTEGER && o->kind != REAL)
        return;
    if (!names_number(text, &value)
        || !(value >= o->min && value <= o->max)
        || (o->kind == INTEGER && value != floor(value)))
        call_wrong("--%s %.40s: want a %snumber from %g to %g", o->name,
                   text, o->kind == INTEGER ? "whole " : "", o->min,
                   o->max);
}
/* 13: read the command line */
static const char *next_value(const char *name, char ***arg)
{
    const char *value = *++*arg;
    if (!value)
        call_wrong("%s wants a value", name);
    return value;
}
/* 13: read the command line */
static void read_option(Call *call, char ***arg)
{
    const char *name = **arg + 2;
    size_t length = strcspn(name, "=");
    int k = find_option(name, length);
    if (offered[k].kind == END && name[length] == '=')
        call_wrong("--%s has no value", offered[k].name);
    call->value[k] = offered[k].kind == END ? "yes"
                     : name[length] == '='  ? name + length + 1
                                            : next_value(**arg, arg);
    check_value(&offered[k], call->value[k]);
}
/* 13: read the command line */
static void read_word(Call *call, char ***arg)
{
    const char *word = **arg;
    bool train = strcmp(call->command, "train") == 0;
    bool show = strcmp(call->command, "show") == 0;
    if (!show && strcmp(word, train ? "-o" : "-m") == 0)
        call->model = next_value(word, arg);
    else if (train && strncmp(word, "--", 2) == 0)
        read_option(call, arg);
    else if (word[0] == '-' && word[1] != '\0')
        call_wrong("%s has no option %.40s; try nn --help",
                   call->command, word);
    else if (call->data)
        call_wrong("%.40s is one word too many; try nn --help", word);
    else
        call->data = word;
}
/* 13: read the command line */
static bool is_one_of(const char *word, const char *const list[])
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}
/* 13: read the command line */
static void check_help(char *argv[])
{
    for (; *argv; argv++)
        if (is_one_of(*argv, (const char *[]){"--help", "-h", NULL}))
            help();
        else if (strcmp(*argv, "--version") == 0) {
            puts("nn " BOOK_VERSION);
            exit(call_end());
        }
}
/* 13: read the command line */
static void check_words(const Call *call)
{
    bool train = strcmp(call->command, "train") == 0;
    bool show = strcmp(call->command, "show") == 0;
    if (!call->data)
        call_wrong("%s wants %s", call->command,
                   show ? "MODEL" : "DATA");
    if (!call->model && !show)
        call_wrong("%s wants %s MODEL", call->command,
                   train ? "-o" : "-m");
}
/* 13: read the command line */
Call call_read(int argc, char *argv[])
{
    static const char *const commands[] = {"train", "test", "predict",
                                           "show", NULL};
    if (argc > 1)
        check_help(argv + 1);
    if (argc < 2 || !is_one_of(argv[1], commands))
        call_wrong("expected train, test, predict or show; try"
                   " nn --help");
    Call call = {.command = argv[1]};
    for (int k = 0; k < CALL_OPTIONS; k++)
        call.value[k] = offered[k].value;
    for (char **arg = argv + 2; *arg; arg++)
        read_word(&call, &arg);
    check_words(&call);
    return call;
}
/* 13: values */
const char *call_text(const Call *call, const char *name)
{
    assert(call && name);
    return call->value[find_option(name, strlen(name))];
}
/* 13: values */
double call_real(const Call *call, const char *name)
{
    double value = 0;
    lines_decimal(call_text(call, name), &value);
    return value;
}
/* 13: values */
int call_int(const Call *call, const char *name)
{
    return (int)call_real(call, name);
}
/* 13: values */
char *call_options(const Call *call)
{
    assert(call);
    size_t room = 1, used = 0;
    for (int k = 0; k < CALL_OPTIONS; k++)
        room += strlen(offered[k].name) + strlen(call->value[k]) + 4;
    char *text = allocate(room, 1);
    for (int k = 0; k < CALL_OPTIONS; k++) {
        const char *value = call->value[k];
        if (*value)
            used += (size_t)snprintf(
                text + used, room - used, "%s--%s%s%s",
                used > 0 ? " " : "", offered[k].name,
                offered[k].kind == END ? "" : " ",
                offered[k].kind == END ? "" : value);
    }
    return text;
}
/* 13: training */
/* 13: what training offers */
/* Training of a model: what it needs, and how it went. */
typedef struct {
    Model *model;
    const char *path;       /* where the best one is written */
    Pool train, valid;      /* without valid.N, train decides */
    Rule how;
    int epochs, patience;   /* patience 0: all epochs */
    Random *random;
    int epoch, best_epoch;  /* this one, from 1; 0: none yet */
    double best;            /* the least loss */
    char score[80];         /* of the best one, for people */
    double began;           /* seconds */
} Fit;
/* 13: what training offers */
/* Trains, shows how it goes, and writes the model whenever it got
   better; ends early after an interrupt (SIGINT, SIGTERM) or when it
   did not get better for patience epochs. Prints a summary. */
void fit_run(Fit *fit);
/* 13: interrupts */
static volatile sig_atomic_t interrupted;
/* 13: interrupts */
static void interrupt(int number)
{
    (void)number;
    interrupted = 1;
}
/* 13: interrupts */
static void catch_interrupts(void)
{
    struct sigaction once = {.sa_handler = interrupt};
    once.sa_flags = SA_RESTART | (int)SA_RESETHAND;
    sigaction(SIGINT, &once, NULL);
    sigaction(SIGTERM, &once, NULL);
}
/* 13: progress */
static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}
/* 13: progress */
static void put_score(const Fit *f, double loss, int wrong, char *text,
                      size_t room)
{
    const Model *m = f->model;
    const Pool *pool = f->valid.N > 0 ? &f->valid : &f->train;
    int used = snprintf(text, room, "loss %.4g, ", loss);
    if (m->classes.n > 0)
        snprintf(text + used, room - (size_t)used, "accuracy %.2f %%",
                 100 - 100.0 * wrong / pool->N);
    else
        snprintf(text + used, room - (size_t)used, "error %.4g",
                 (double)m->scale[m->input.n] * sqrt(2 * loss));
}
/* 13: progress */
static void show_progress(const Fit *f, const char *score)
{
    enum { BAR = 16 };
    static const char done[] = "################";
    if (!isatty(STDERR_FILENO)) {
        fprintf(stderr, "epoch %d of %d: %s\n", f->epoch, f->epochs,
                score);
        return;
    }
    double share = (double)f->epoch / f->epochs;
    long left = (long)((seconds() - f->began) * (1 / share - 1));
    fprintf(stderr, "\r[%-*.*s] %d/%d: %s, %ld:%02ld left\033[K", BAR,
            (int)(BAR * share), done, f->epoch, f->epochs, score,
            left / 60, left % 60);
}
/* 13: progress */
static void end_progress(void)
{
    if (ranks_me() == 0 && isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
}
/* 13: the best model */
static void keep(Fit *f, double loss, const char *score)
{
    char history[256], why[WHY];
    f->best = loss;
    f->best_epoch = f->epoch;
    strcpy(f->score, score);
    snprintf(history, sizeof history, "epoch %d of %d: %s; %d samples"
             " for training, %d for validation", f->epoch, f->epochs,
             score, f->train.N, f->valid.N);
    model_note(&f->model->history, history);
    if (!modelfile_write(f->model, f->path, why)) {
        end_progress();
        call_fail("%s", why);
    }
}
/* 13: the best model */
static bool judge(Fit *f)
{
    int wrong;
    char score[sizeof f->score];
    double loss = batch_test(f->model->net, f->valid.N > 0 ? &f->valid
                                            : &f->train, &wrong);
    put_score(f, loss, wrong, score, sizeof score);
    if (loss < f->best)
        keep(f, loss, score);
    show_progress(f, score);
    return !isfinite(loss)
           || (f->patience > 0
               && f->epoch - f->best_epoch >= f->patience);
}
/* 13: epoch after epoch */
static bool one_epoch(Fit *f)
{
    Rule how = f->how;
    how.eta *= 1 - (float)(f->epoch - 1) / (float)f->epochs;
    batch_epoch(f->model->net, &f->train, &how, f->random);
    float stop = ranks_me() == 0 && judge(f);
    if (interrupted)
        stop = 1;
    if (f->model->net->team)
        ranks_add(1, &stop);
    return stop > 0;
}
/* 13: epoch after epoch */
static void summarize(const Fit *f)
{
    end_progress();
    if (ranks_me() > 0)
        return;
    if (f->best_epoch == 0)
        call_fail("the loss is not finite; try a smaller --eta");
    if (interrupted)
        call_say("interrupted in epoch %d", f->epoch);
    printf("%s: best of %d epochs is %d: %s\n", f->path, f->epoch,
           f->best_epoch, f->score);
}
/* 13: epoch after epoch */
void fit_run(Fit *f)
{
    assert(f && f->model && f->path && f->epochs >= 1 && f->random);
    Team team = {ranks_me(), ranks_all(), ranks_add};
    f->model->net->team = team.all > 1 ? &team : NULL;
    f->best = INFINITY;
    f->began = seconds();
    catch_interrupts();
    for (f->epoch = 1; !one_epoch(f) && f->epoch < f->epochs;)
        f->epoch++;
    f->model->net->team = NULL;
    summarize(f);
}
/* 13: commands */
/* 13: read */
static Model *read_model(const char *path)
{
    char why[WHY];
    Model *m = modelfile_read(path, why);
    if (!m)
        call_fail("%s", why);
    return m;
}
/* 13: read */
static Table *read_table(const Call *c, const char *part,
                         const char *inputs, const char *target)
{
    char why[WHY];
    Table *t = table_read(c->data, part, inputs, target, why);
    if (!t)
        call_fail("%s", why);
    return t;
}
/* 13: read */
static void leave_out(const Call *c, Table *t)
{
    int gaps = table_fill(t);
    if (gaps > 0)
        call_say("%s: rows left out, as a field is NA or empty: %d",
                 c->data, gaps);
    if (t->N == 0)
        call_fail("%s: there are no samples", c->data);
}
/* 13: read */
static Pool pool_of(const Model *m, const Table *t, const int row[],
                    int N)
{
    char why[WHY];
    Pool pool;
    if (!model_pool(m, t, row, N, &pool, why))
        call_fail("%s", why);
    return pool;
}
/* 13: read */
static char *line_of(const Names *names)
{
    return names_join(names->n, names->name);
}
/* 13: classes or a number? */
enum { FEW = 20 };      /* so many whole numbers are still classes */
/* 13: classes or a number? */
static bool look_like_classes(const Names *answers)
{
    double value;
    if (!names_number(answers->name[answers->n - 1], &value))
        return true;
    for (int k = 0; k < answers->n; k++)
        if (names_number(answers->name[k], &value)
            && value != floor(value))
            return false;
    return answers->n <= FEW;
}
/* 13: classes or a number? */
static void check_classes(const Table *t, const Names *classes)
{
    if (classes->n < 2)
        call_fail("%s: all samples are of one class, '%.60s'",
                  t->target, classes->name[0]);
    if (classes->n > MODEL_CLASSES)
        call_fail("%s: %d classes, but at most %d are possible",
                  t->target, classes->n, MODEL_CLASSES);
}
/* 13: classes or a number? */
static Names find_classes(const Call *c, const Table *t)
{
    Names answers = {0};
    table_answers(t, &answers);
    if (*call_text(c, "classes")
        || (!*call_text(c, "numbers") && look_like_classes(&answers)))
        check_classes(t, &answers);
    else
        names_free(&answers);
    return answers;
}
/* 13: a new model */
static int hidden_layers(const Call *c, int n[])
{
    const char *text = call_text(c, "layers");
    int k = batch_layers(text, MODEL_LAYERS - 1, n + 1);
    if (k < 0)
        call_wrong("--layers %.40s: expected sizes like 64-32", text);
    return k + 1;
}
/* 13: a new model */
static Rule rule_of(const Call *c)
{
    Rule how = {.eta = (float)call_real(c, "eta"),
                .mu = (float)call_real(c, "decay"),
                .drop = (float)call_real(c, "drop"),
                .batch = call_int(c, "batch")};
    if (!batch_rule(call_text(c, "rule"), &how))
        call_wrong("--rule %.40s: expected adamw, momentum or plain",
                   call_text(c, "rule"));
    return how;
}
/* 13: a new model */
static Model *new_model(const Call *c, const Table *t, Random *random)
{
    int n[MODEL_LAYERS + 1], M = hidden_layers(c, n);
    const char *f = call_text(c, "activation");
    if (!batch_knows(f))
        call_wrong("--activation %.40s: expected relu, tanh, sigmoid or"
                   " elu", f);
    Names classes = find_classes(c, t);
    Model *m = model_new(&t->input, &classes, t->target, M, n, f,
                         call_int(c, "batch"));
    if (!m)
        call_fail("the layers or the batches are too large");
    names_free(&classes);
    batch_start(m->net, batch_gain(f), random);
    char *options = call_options(c);
    model_note(&m->options, options);
    free(options);
    return m;
}
/* 13: train */
static void check_place(const Call *c)
{
    struct stat model, data;
    if (stat(c->model, &model) != 0)
        return;
    if (!S_ISREG(model.st_mode))
        call_fail("%s: not a regular file", c->model);
    if (stat(c->data, &data) == 0 && data.st_ino == model.st_ino
        && data.st_dev == model.st_dev)
        call_fail("%s: the model would replace the data", c->model);
}
/* 13: train */
static void check_options(const Call *c)
{
    check_place(c);
    if (*call_text(c, "classes") && *call_text(c, "numbers"))
        call_wrong("--classes and --numbers exclude each other");
    if (!product_threads(call_int(c, "threads")))
        call_wrong("--threads: this program multiplies with one; build"
                   " it with a BLAS (make BLAS=openblas)");
}
/* 13: train */
static Table *read_samples(const Call *c)
{
    const char *inputs = call_text(c, "inputs");
    const char *target = call_text(c, "target");
    Table *t = read_table(c, "train", *inputs ? inputs : NULL,
                          *target ? target : NULL);
    leave_out(c, t);
    return t;
}
/* 13: train */
static void divide(Fit *f, const Call *c, const Table *t)
{
    int *row = allocate((size_t)t->N, sizeof *row);
    int valid = (int)lround(call_real(c, "validation") * t->N);
    int N = valid < t->N ? t->N - valid : t->N;
    random_permutation(f->random, t->N, row);
    model_scale(f->model, t, row, N);
    f->train = pool_of(f->model, t, row, N);
    f->valid = pool_of(f->model, t, row + N, t->N - N);
    free(row);
}
/* 13: train */
static void train(const Call *c)
{
    ranks_start();
    check_options(c);
    Random random = random_seed((long)call_real(c, "seed"));
    Fit f = {.path = c->model, .how = rule_of(c), .random = &random,
             .epochs = call_int(c, "epochs"),
             .patience = call_int(c, "patience")};
    Table *t = read_samples(c);
    f.model = new_model(c, t, &random);
    divide(&f, c, t);
    table_free(t);
    fit_run(&f);
    model_pool_free(&f.train);
    model_pool_free(&f.valid);
    model_free(f.model);
    ranks_end();
}
/* 13: test */
static int width_of(const Names *names)
{
    size_t width = 6;
    for (int k = 0; k < names->n; k++)
        if (strlen(names->name[k]) > width)
            width = strlen(names->name[k]);
    return (int)width;
}
/* 13: test */
static void print_confusion(const Names *c, const int count[])
{
    int K = c->n, width = width_of(c);
    printf("\na row for each class, a column for each answer:\n%*s",
           width, "");
    for (int k = 0; k < K; k++)
        printf(" %*s", width, c->name[k]);
    for (int i = 0; i < K; i++) {
        printf("\n%*s", width, c->name[i]);
        for (int k = 0; k < K; k++)
            printf(" %*d", width, count[i * K + k]);
    }
    putchar('\n');
}
/* 13: test */
static void test_classes(Model *m, const Pool *pool, int wrong)
{
    int K = pool->K, right = pool->N - wrong;
    Share s = counting_share(right, pool->N);
    printf("accuracy: %.2f %%, 95 %% interval %.2f to %.2f %%\n",
           100.0 * right / pool->N, 100 * s.low, 100 * s.high);
    int *count = allocate((size_t)(K * K), sizeof *count);
    double *out = model_outputs(m, pool);
    for (int n = 0; n < pool->N; n++) {
        const double *y = out + (size_t)n * (size_t)K;
        count[pool->label[n] * K + train_answer(K, y)]++;
    }
    print_confusion(&m->classes, count);
    free(out);
    free(count);
}
/* 13: test */
static void test(const Call *c)
{
    int wrong;
    Model *m = read_model(c->model);
    char *inputs = line_of(&m->input);
    Table *t = read_table(c, "t10k", inputs, m->target);
    leave_out(c, t);
    Pool pool = pool_of(m, t, NULL, t->N);
    double loss = batch_test(m->net, &pool, &wrong);
    printf("samples: %d\nloss: %.6g\n", pool.N, loss);
    if (m->classes.n > 0)
        test_classes(m, &pool, wrong);
    else
        printf("root of the mean squared error: %.6g\n",
               (double)m->scale[m->input.n] * sqrt(2 * loss));
    model_pool_free(&pool);
    table_free(t);
    model_free(m);
    free(inputs);
}
/* 13: predict */
static void print_field(const char *before, char *name)
{
    char *field = names_join(1, &name);
    printf("%s%s", before, field);
    free(field);
}
/* 13: predict */
static void print_head(const Names *classes)
{
    printf("answer");
    for (int k = 0; k < classes->n; k++) {
        size_t room = strlen(classes->name[k]) + sizeof "p_";
        char *name = allocate(room, 1);
        snprintf(name, room, "p_%s", classes->name[k]);
        print_field(",", name);
        free(name);
    }
    putchar('\n');
}
/* 13: predict */
static void print_answer(const Names *c, bool gap, int K,
                         const double out[])
{
    for (int k = 0; k < K; k++)
        gap = gap || !isfinite(out[k]);
    if (gap)
        printf("NA");
    else if (c->n == 0)
        printf("%.9g", out[0]);
    else
        print_field("", c->name[train_answer(K, out)]);
    for (int k = 0; k < c->n; k++)
        if (gap)
            printf(",NA");
        else
            printf(",%.9g", out[k]);
    putchar('\n');
}
/* 13: predict */
static void predict(const Call *c)
{
    Model *m = read_model(c->model);
    char *inputs = line_of(&m->input);
    Table *t = read_table(c, "t10k", inputs, "");
    Pool pool = pool_of(m, t, NULL, t->N);
    double *out = model_outputs(m, &pool);
    print_head(&m->classes);
    for (int n = 0; n < t->N; n++)
        print_answer(&m->classes, table_gap(t, n), pool.K,
                     out + (size_t)n * (size_t)pool.K);
    free(out);
    model_pool_free(&pool);
    table_free(t);
    model_free(m);
    free(inputs);
}
/* 13: show */
static double norm(int n, const float v[])
{
    double sum = 0;
    for (int k = 0; k < n; k++)
        sum += (double)v[k] * (double)v[k];
    return sqrt(sum);
}
/* 13: show */
static void show_layers(const Model *m)
{
    const Batch *b = m->net;
    const char *g = m->classes.n > 0 ? "softmax" : "identity";
    long weights = 0;
    printf("layer  units  activation  |weights|   |biases|\n"
           "%5d %6d  inputs\n", 0, b->n[0]);
    for (int l = 1; l <= b->M; l++) {
        printf("%5d %6d  %-10s %10.5g %10.5g\n", l, b->n[l],
               l < b->M ? m->activation : g,
               norm(b->n[l - 1] * b->width[l], b->V[l]),
               norm(b->n[l], b->b[l]));
        weights += (long)b->n[l] * (b->n[l - 1] + 1);
    }
    printf("weights and biases: %ld\n\n", weights);
}
/* 13: show */
static void show_inputs(const Model *m)
{
    char *const *name = m->input.name;
    int D = m->input.n;
    printf("%12s %12s\n", "shift", "scale");
    for (int j = 0, to; j < D; j = to) {
        for (to = j + 1; to < D && m->shift[to] == m->shift[j]
                         && m->scale[to] == m->scale[j];)
            to++;
        printf("%12.6g %12.6g  input %s", (double)m->shift[j],
               (double)m->scale[j], name[j]);
        printf(to - j > 1 ? " to %s\n" : "\n", name[to - 1]);
    }
}
/* 13: show */
static void show_target(const Model *m)
{
    int D = m->input.n;
    if (m->classes.n == 0) {
        printf("%12.6g %12.6g  target %s\n", (double)m->shift[D],
               (double)m->scale[D], m->target);
        return;
    }
    char *classes = line_of(&m->classes);
    printf("\nclasses of %s: %s\n", m->target, classes);
    free(classes);
}
/* 13: show */
static void show(const Call *c)
{
    Model *m = read_model(c->data);
    show_layers(m);
    show_inputs(m);
    show_target(m);
    printf("\nhistory: %s\noptions: %s\n", m->history, m->options);
    model_free(m);
}
/* 13: show */
int main(int argc, char *argv[])
{
    static const struct {
        const char *name;
        void (*run)(const Call *call);
    } list[] = {{"train", train}, {"test", test}, {"predict", predict},
                {"show", show}};
    Call call = call_read(argc, argv);
    for (size_t k = 0; k < sizeof list / sizeof *list; k++)
        if (strcmp(list[k].name, call.command) == 0)
            list[k].run(&call);
    return call_end();
}
