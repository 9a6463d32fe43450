/* experiment.c: tangled from chapters/A-support.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "experiment.h"
#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct Run {
    const char *program;
    const Experiment *experiment;
    const char *value[OPTIONS];  /* of each option, as typed */
    bool has_head;               /* the head of the table is printed */
    int blocks;                  /* blocks of the table so far */
};

/* look up options */
static int find_option(const Run *run, const char *name, size_t length)
{
    const Option *option = run->experiment->option;
    for (int i = 0; option[i].kind != END; i++)
        if (strlen(option[i].name) == length
            && strncmp(option[i].name, name, length) == 0)
            return i;
    return -1;
}
/* look up options */
const char *experiment_text(const Run *run, const char *name)
{
    int i = find_option(run, name, strlen(name));
    assert(i >= 0);
    return run->value[i];
}
/* look up options */
long experiment_integer(const Run *run, const char *name)
{
    return strtol(experiment_text(run, name), NULL, 10);
}
/* look up options */
double experiment_real(const Run *run, const char *name)
{
    return strtod(experiment_text(run, name), NULL);
}
/* look up options */
/* experiment_numbers: complain */
static _Noreturn void list_fail(const Run *run, const char *name,
                                const char *format, ...)
{
    char why[WHY];
    snprintf(why, sizeof why, "--%s: ", name);
    size_t used = strlen(why);
    va_list args;
    va_start(args, format);
    vsnprintf(why + used, sizeof why - used, format, args);
    va_end(args);
    experiment_fail(run, why);
}

void experiment_numbers(const Run *run, const char *name, int n,
                        double value[])
{
    const char *text = experiment_text(run, name);
    char *end = (char *)text;
    int count = 0;
    for (text += strspn(text, ", "); *text;
         text = end + strspn(end, ", "), count++) {
        double number = strtod(text, &end);
        /* experiment_numbers: check what stands at text */
        if (end == text || !strchr(", ", *end))
            list_fail(run, name, "'%.40s' is not a number", text);
        if (!isfinite(number))
            list_fail(run, name, "'%.40s' is not finite", text);
        if (count < n)
            value[count] = number;
    }
    if (count != n)
        list_fail(run, name, "%d numbers where %d belong", count, n);
}
/* print the lines of a table */
static void print_head(Run *run)
{
    if (run->has_head)
        return;
    run->has_head = true;
    const Option *option = run->experiment->option;
    printf("# %s", run->program);
    if (*run->experiment->name)
        printf(" %s", run->experiment->name);
    for (int i = 0; option[i].kind != END; i++)
        printf(" --%s %s", option[i].name, run->value[i]);
    printf("\n# First Neural Networks, version " BOOK_VERSION "\n");
}
/* print the lines of a table */
void experiment_columns(Run *run, const char *names)
{
    print_head(run);
    printf("%s# %s\n", run->blocks++ ? "\n\n" : "", names);
}
/* print the lines of a table */
void experiment_number(Run *run, const char *key, double value)
{
    char text[40];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    print_head(run);
    printf("#= %s %s\n", key, text);
}
/* print the lines of a table */
void experiment_claim(Run *run, const char *key, bool truth)
{
    print_head(run);
    printf("#! %s: %s\n", key, truth ? "true" : "false");
}
/* report progress and failure */
void experiment_progress(const Run *run, int done, int all)
{
    static const char bar[] = "##############################";
    const int width = (int)sizeof bar - 1;
    if (!isatty(STDERR_FILENO))
        return;
    int filled = (int)((double)width * done / all);
    fprintf(stderr, "\r%s %s [%.*s%*s]%s", run->program,
            run->experiment->name, filled, bar, width - filled, "",
            done == all ? "\n" : "");
}
/* report progress and failure */
void experiment_fail(const Run *run, const char *why)
{
    fprintf(stderr, "%s: %s\n", run->program, why);
    exit(EXIT_FAILURE);
}
/* report progress and failure */
Dataset *experiment_dataset(const Run *run, const char *file,
                            const char *features, const char *label)
{
    char path[1024], why[WHY];
    const char *folder = experiment_text(run, "data");
    snprintf(path, sizeof path, "%s/%s", folder, file);
    Dataset *data = dataset_read(path, features, label, why);
    if (!data)
        experiment_fail(run, why);
    return data;
}
/* print help */
static void print_help(const char *program, const Experiment list[])
{
    printf("usage: %s [EXPERIMENT] [--OPTION VALUE]...\n", program);
    printf("Without an experiment: %s.\n", list[0].about);
    for (const Experiment *e = list; e->run; e++) {
        if (*e->name)
            printf("\n  %-14s %s\n", e->name, e->about);
        for (const Option *o = e->option; o->kind != END; o++)
            printf("    --%-10s %s (%s)\n", o->name, o->about,
                   o->value);
    }
    printf("\n  --help, --version\n");
}
/* read the arguments */
static int usage(const Run *run, const char *format, const char *what)
{
    fprintf(stderr, "%s: ", run->program);
    fprintf(stderr, format, what);
    fprintf(stderr, "; try %s --help\n", run->program);
    return 2;
}
/* read the arguments */
static const Experiment *find_experiment(const Experiment list[],
                                         const char *name)
{
    for (const Experiment *e = list + 1; e->run; e++)
        if (strcmp(e->name, name) == 0)
            return e;
    return NULL;
}
/* read the arguments */
static bool in_range(const Option *option, const char *text)
{
    char *end;
    if (option->kind == TEXT)
        return true;
    double value = strtod(text, &end);
    if (end == text || *end != '\0' || !isfinite(value))
        return false;
    if (option->kind == INTEGER && text[strspn(text, "+-0123456789")])
        return false;
    return option->min <= value && value <= option->max;
}
/* read the arguments */
static int set_option(Run *run, int i, const char *text)
{
    const Option *option = &run->experiment->option[i];
    if (in_range(option, text)) {
        run->value[i] = text;
        return 0;
    }
    fprintf(stderr, "%s: --%s %s: want %s from %g to %g\n",
            run->program, option->name, text,
            option->kind == INTEGER ? "a whole number" : "a number",
            option->min, option->max);
    return 2;
}
/* read the arguments */
static int read_options(Run *run, char *argv[])
{
    for (; *argv; argv++) {
        /* if *argv is no option of this experiment, say so */
        if (strncmp(*argv, "--", 2) != 0)
            return usage(run, "'%s' is no option", *argv);
        const char *name = *argv + 2;
        size_t length = strcspn(name, "=");
        int i = find_option(run, name, length);
        if (i < 0)
            return usage(run, "there is no option '%s' here", *argv);
        const char *text = name[length] ? name + length + 1 : *++argv;
        if (!text)
            return usage(run, "--%s wants a value", name);
        if (set_option(run, i, text) != 0)
            return 2;
    }
    return 0;
}
/* experiment_main */
/* experiment_main: run the experiment of run */
/* run_experiment: steps */
static int finish(const Run *run)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return EXIT_SUCCESS;
    perror(run->program);
    return EXIT_FAILURE;
}
/* run_experiment: steps */
static int choose_experiment(Run *run, const Experiment list[],
                             char **rest[])
{
    run->experiment = list;
    if (**rest && ***rest != '-') {
        run->experiment = find_experiment(list, **rest);
        if (!run->experiment)
            return usage(run, "there is no experiment '%s'", **rest);
        ++*rest;
    }
    const Option *option = run->experiment->option;
    for (int i = 0; option[i].kind != END; i++)
        run->value[i] = option[i].value;
    return 0;
}

static int run_experiment(Run *run, const Experiment list[],
                          char *rest[])
{
    int status = choose_experiment(run, list, &rest);
    if (status == 0)
        status = read_options(run, rest);
    if (status != 0)
        return status;
    run->experiment->run(run);
    return finish(run);
}

int experiment_main(int argc, char *argv[], const Experiment list[])
{
    assert(argc > 0);
    char *slash = strrchr(argv[0], '/');
    Run run = {.program = slash ? slash + 1 : argv[0]};
    const char *first = argc > 1 ? argv[1] : "";
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    if (strcmp(first, "--help") == 0)
        print_help(run.program, list);
    else if (strcmp(first, "--version") == 0)
        printf("%s (First Neural Networks) " BOOK_VERSION "\n",
               run.program);
    else
        return run_experiment(&run, list, argv + 1);
    return finish(&run);
}
