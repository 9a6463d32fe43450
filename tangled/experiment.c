/* experiment.c: tangled from chapters/A-support.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "experiment.h"
#include "memory.h"
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Text: a string that grows */
typedef struct {
    char *text;
    size_t length, room;
} Text;

static void append(Text *t, const char *format, ...) CHECKED(2, 3);
static void append(Text *t, const char *format, ...)
{
    assert(t && format);
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int more = vsnprintf(NULL, 0, format, args);
    assert(more >= 0);
    size_t need = t->length + (size_t)more + 1;
    if (need > t->room)
        t->text = reallocate(t->text, t->room = 2 * need, 1);
    vsnprintf(t->text + t->length, t->room - t->length, format, again);
    t->length += (size_t)more;
    va_end(again);
    va_end(args);
}
/* Run: what is known of a run */
struct Run {
    const char *program;
    const Experiment *experiment;
    const char *value[OPTIONS];     /* of each option, as typed */
    bool has_head;          /* the head of the table is printed */
    int blocks;             /* blocks of the table so far */
    bool fresh;             /* the next row begins a block */
    Text last, names;       /* columns: the last row's, this one's */
    Text cells;             /* the values of this row */
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

static const char *number_text(const Run *run, const char *name,
                               Kind kind)
{
    int i = find_option(run, name, strlen(name));
    assert(i >= 0 && run->experiment->option[i].kind == kind);
    return run->value[i];
}
/* look up options */
int experiment_int(const Run *run, const char *name)
{
    return (int)strtol(number_text(run, name, INTEGER), NULL, 10);
}

double experiment_real(const Run *run, const char *name)
{
    return strtod(number_text(run, name, REAL), NULL);
}
/* look up options */
Random experiment_random(const Run *run)
{
    return random_seed(experiment_int(run, "seed"));
}
/* look up options */
static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " ");
}
/* look up options */
double *experiment_numbers(const Run *run, const char *name, int *n)
{
    assert(n && *n >= 0);
    const char *text = skip_blanks(experiment_text(run, name));
    double *value = allocate(strlen(text) / 2 + 1, sizeof *value);
    int count = 0;
    while (*text) {
        const char *end = lines_decimal(text, &value[count]);
        /* experiment_numbers: check the number at text */
        if (!end || (*end && *end != ',' && *end != ' '))
            experiment_fail(run, "--%s: '%.40s' is not a number", name, text);
        if (!isfinite(value[count++]))
            experiment_fail(run, "--%s: '%.40s' is not finite", name, text);
        text = skip_blanks(end);
        if (*text == ',' && *(text = skip_blanks(text + 1)) == '\0')
            experiment_fail(run, "--%s: no number behind the last"
                            " comma", name);
    }
    if (count == 0 || (*n > 0 && count != *n))
        experiment_fail(run, "--%s: %d numbers where %d belong", name,
                        count, *n > 0 ? *n : 1);
    *n = count;
    return value;
}
/* report progress and failure */
void experiment_progress(const Run *run, int done, int all)
{
    static const char bar[] = "##############################";
    const int width = (int)sizeof bar - 1;
    assert(0 <= done && done <= all && all >= 1);
    if (!isatty(STDERR_FILENO))
        return;
    int filled = (int)((double)width * done / all);
    fprintf(stderr, "\r%s %s [%.*s%*s]%s", run->program,
            run->experiment->name, filled, bar, width - filled, "",
            done == all ? "\n" : "");
}
/* report progress and failure */
void experiment_fail(const Run *run, const char *format, ...)
{
    va_list args;
    fprintf(stderr, "%s: ", run->program);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}
/* report progress and failure */
Dataset *experiment_dataset(const Run *run, const char *file,
                            const char *features, const char *label)
{
    assert(run && file && features && label);
    char why[WHY];
    Text path = {0};
    append(&path, "%s/%s", experiment_text(run, "data"), file);
    Dataset *data = dataset_read(path.text, features, label, why);
    bool missing = access(path.text, F_OK) != 0;
    free(path.text);
    if (!data)
        experiment_fail(run, "%s%s", why, missing ?
                        "; say --data and the folder of the data" : "");
    return data;
}
/* report progress and failure */
static int find_class(const Run *run, const Dataset *data,
                      const char *name)
{
    int class = dataset_class(data, name);
    if (class < 0)
        experiment_fail(run, "the data have no class '%s'", name);
    return class;
}

Dataset *experiment_classes(const Run *run, const char *file,
                            const char *features, const char *label,
                            const char *one, const char *zero)
{
    Dataset *all = experiment_dataset(run, file, features, label);
    int others = zero ? find_class(run, all, zero) : -1;
    Dataset *data =
        dataset_two_classes(all, find_class(run, all, one), others);
    dataset_free(all);
    return data;
}
/* print the lines of a table */
static void print_word(const char *word)
{
    if (*word && strspn(word, "+,-./0123456789:=@_"
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                        "abcdefghijklmnopqrstuvwxyz") == strlen(word))
        printf(" %s", word);
    else {
        printf(" '");
        for (; *word; word++)
            printf(*word == '\'' ? "'\\''" : "%c", *word);
        printf("'");
    }
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
    for (int i = 0; option[i].kind != END; i++) {
        printf(" --%s", option[i].name);
        print_word(run->value[i]);
    }
    printf("\n# First Neural Networks, version " BOOK_VERSION "\n");
}
/* print the lines of a table */
enum { DIGITS = 40 };

static const char *shortest(double value, char text[DIGITS])
{
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, DIGITS, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    return isnan(value) ? "nan" : text;
}
/* print the lines of a table */
static void add_cell(Run *run, const char *conversion, va_list *args)
{
    char text[DIGITS], kind = conversion[strlen(conversion) - 1];
    append(&run->cells, " ");
    if (kind == 's') {
        const char *word = va_arg(*args, const char *);
        const char *quote = *word && !strchr(word, ' ') ? "" : "\"";
        append(&run->cells, "%s%s%s", quote, word, quote);
    } else if (strcmp(conversion, "%g") == 0)
        append(&run->cells, "%s",
               shortest(va_arg(*args, double), text));
    else if (kind == 'd' && strchr(conversion, 'l'))
        append(&run->cells, conversion, va_arg(*args, long));
    else if (kind == 'd')
        append(&run->cells, conversion, va_arg(*args, int));
    else {
        double value = va_arg(*args, double);
        assert(strchr("efg", kind));
        if (isnan(value))
            append(&run->cells, "nan");
        else
            append(&run->cells, conversion, value);
    }
}
/* print the lines of a table */
static void add_cells(Run *run, const char *format, va_list *args)
{
    while (*(format += strspn(format, " "))) {
        int name = (int)strcspn(format, "=");
        size_t all = strcspn(format, " ");
        char conversion[DIGITS];
        assert((size_t)name < all && all - (size_t)name < DIGITS);
        append(&run->names, " %.*s", name, format);
        snprintf(conversion, sizeof conversion, "%.*s",
                 (int)all - name - 1, format + name + 1);
        add_cell(run, conversion, args);
        format += all;
    }
}
/* print the lines of a table */
void experiment_cells(Run *run, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_cells(run, format, &args);
    va_end(args);
}
/* print the lines of a table */
void experiment_array(Run *run, const char *name, int first, int n,
                      const double value[])
{
    char text[DIGITS];
    assert(run && name && n >= 0 && (value || n == 0));
    for (int k = 0; k < n; k++) {
        append(&run->names, " %s%d", name, first + k);
        append(&run->cells, " %s", shortest(value[k], text));
    }
}
/* print the lines of a table */
void experiment_block(Run *run)
{
    run->fresh = true;
}
/* print the lines of a table */
static void begin_block(Run *run)
{
    assert(run->names.length > 0);
    print_head(run);
    printf("%s#%s\n", run->blocks++ ? "\n\n" : "", run->names.text);
    run->last.length = 0;
    append(&run->last, "%s", run->names.text);
    run->fresh = false;
}
/* print the lines of a table */
void experiment_end(Run *run)
{
    assert(run->names.length > 0);
    if (run->fresh || run->blocks == 0
        || strcmp(run->names.text, run->last.text) != 0)
        begin_block(run);
    printf("%s\n", run->cells.text + 1);
    run->names.length = run->cells.length = 0;
    if (ferror(stdout))
        experiment_fail(run, "cannot write: %s", strerror(errno));
}
/* print the lines of a table */
void experiment_row(Run *run, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add_cells(run, format, &args);
    va_end(args);
    experiment_end(run);
}
/* print the lines of a table */
void experiment_number(Run *run, const char *key, double value)
{
    char text[DIGITS];
    assert(run && *key && !strchr(key, ' '));
    print_head(run);
    printf("#= %s %s\n", key, shortest(value, text));
}
/* print the lines of a table */
void experiment_claim(Run *run, const char *key, bool truth)
{
    assert(run && *key && !strchr(key, ' '));
    print_head(run);
    printf("#! %s: %s\n", key, truth ? "true" : "false");
}
/* print help */
static void print_option(const Option *o)
{
    printf("    --%-10s %s (%s", o->name, o->about, o->value);
    if (o->kind != TEXT)
        printf("; %s from %.10g to %.10g",
               o->kind == INTEGER ? "whole" : "any", o->min, o->max);
    printf(")\n");
}
/* print help */
static void print_help(const char *program, const Experiment list[],
                       const Experiment *only)
{
    printf("usage: %s [EXPERIMENT] [--OPTION VALUE]...\n", program);
    printf("Without an experiment: %s\n", list[0].about);
    for (const Experiment *e = list; e->run; e++) {
        if (only && e != only)
            continue;
        if (*e->name)
            printf("\n  %-14s %s\n", e->name, e->about);
        for (const Option *o = e->option; o->kind != END; o++)
            print_option(o);
    }
    printf("\n  --help, -h, --version\n");
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
static bool is_text(const char *text)
{
    while (*text && !iscntrl((unsigned char)*text))
        text++;
    return *text == '\0';
}
/* read the arguments */
static bool is_number(const Option *option, const char *text)
{
    double value;
    const char *end = lines_decimal(text, &value);
    if (!end || *end != '\0' || !isfinite(value))
        return false;
    if (option->kind == INTEGER && text[strspn(text, "+-0123456789")])
        return false;
    return option->min <= value && value <= option->max;
}
/* read the arguments */
static int set_option(Run *run, int i, const char *text)
{
    assert(0 <= i && i < OPTIONS && text);
    const Option *option = &run->experiment->option[i];
    run->value[i] = text;
    if (option->kind == TEXT) {
        if (is_text(text))
            return 0;
        return usage(run, "--%s: a text without control characters"
                     " belongs here", option->name);
    }
    if (is_number(option, text))
        return 0;
    fprintf(stderr, "%s: --%s %s: want %s from %.10g to %.10g\n",
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
static bool asks_for_help(char *rest[])
{
    for (; *rest; rest++) {
        if (strcmp(*rest, "--help") == 0 || strcmp(*rest, "-h") == 0)
            return true;
        if (!strchr(*rest, '=') && rest[1])
            rest++;
    }
    return false;
}
/* run_experiment: steps */
static int finish(Run *run)
{
    free(run->last.text);
    free(run->names.text);
    free(run->cells.text);
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
    bool named = *rest && **rest != '-';
    int status = choose_experiment(run, list, &rest);
    if (status != 0)
        return status;
    if (asks_for_help(rest)) {
        print_help(run->program, list, named ? run->experiment : NULL);
        return 0;
    }
    status = read_options(run, rest);
    if (status == 0)
        run->experiment->run(run);
    return status;
}

int experiment_main(int argc, char *argv[], const Experiment list[])
{
    assert(argc > 0 && list[0].run && *list[0].name == '\0');
    char *slash = strrchr(argv[0], '/');
    Run run = {.program = slash ? slash + 1 : argv[0]};
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    if (argc > 1 && strcmp(argv[1], "--version") == 0)
        printf("%s (First Neural Networks) " BOOK_VERSION "\n",
               run.program);
    else {
        int status = run_experiment(&run, list, argv + 1);
        if (status != 0)
            return status;
    }
    return finish(&run);
}
