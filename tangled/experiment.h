/* experiment.h: tangled from chapters/A-support.nw; edit it there */
#ifndef EXPERIMENT_H
#define EXPERIMENT_H
#include "dataset.h"
#include "lines.h"
#include "random.h"
#include <stdbool.h>

#define BOOK_VERSION "0.1"

typedef struct Run Run;         /* one call of one experiment */

/* experiment: how a program describes its experiments */
typedef enum { END, INTEGER, REAL, TEXT } Kind;

typedef struct {
    Kind kind;
    const char *name;   /* without the dashes */
    const char *value;  /* the default, as a user would type it */
    double min, max;    /* what a number may be */
    const char *about;  /* for --help */
} Option;

#define DATA_OPTION {TEXT, "data", "data", 0, 0, "folder of the data"}
#define SEED_OPTION \
    {INTEGER, "seed", "1", 0, 1e9, "seed of the random numbers"}
/* experiment: how a program describes its experiments */
enum { OPTIONS = 16 };   /* an experiment has fewer options than this */

typedef struct {
    const char *name;   /* "" is the demonstration */
    void (*run)(Run *run);
    const char *about;  /* for --help */
    Option option[OPTIONS];     /* the rest is zero: END */
} Experiment;
/* experiment: the main program */
/* Runs the experiment that the arguments ask for. The list starts with
   the demonstration (name "") and ends with an entry without run.
   Returns the status for exit: 0, or 1 when the output could not be
   written, or 2 when the arguments are wrong. */
int experiment_main(int argc, char *argv[], const Experiment list[]);

#define EXPERIMENTS(...)                                            \
    int main(int argc, char *argv[])                                \
    {                                                               \
        static const Experiment experiments[] = {__VA_ARGS__ {0}};  \
        return experiment_main(argc, argv, experiments);            \
    }
/* experiment: functions for an experiment */
/* The value of an option; it exists and is in its range. */
int experiment_int(const Run *run, const char *name);
double experiment_real(const Run *run, const char *name);
const char *experiment_text(const Run *run, const char *name);

/* A generator with the seed that the option --seed gives. */
Random experiment_random(const Run *run);

/* The numbers of a TEXT option, separated by commas or blanks, from
   value[0] on: *n finite ones, or any number of them if *n is 0, which
   sets *n. Fails if they are not. The caller frees the array. */
double *experiment_numbers(const Run *run, const char *name, int *n);
/* experiment: functions for an experiment */
/* A row with the columns of the format, which is a list of NAME=%...
   with the conversions d, ld, s, and e, f, g for double. %g alone
   means as few digits as give the number back. A row whose columns
   have other names than the last row's begins a new block, two blank
   lines apart (gnuplot's index). */
void experiment_row(Run *run, const char *format, ...) CHECKED(2, 3);

/* The same, but the row goes on with the next call. */
void experiment_cells(Run *run, const char *format, ...) CHECKED(2, 3);

/* Ends such a row. */
void experiment_end(Run *run);

/* Cells for value[0..n-1], whose columns are called name and a number,
   counted from first. The row goes on. */
void experiment_array(Run *run, const char *name, int first, int n,
                      const double value[]);

/* Begins a new block, even if the next row has the same columns. */
void experiment_block(Run *run);
/* experiment: functions for an experiment */
/* "#= key value" with as few digits as give the value back, and
   "#! key: true": a sentence that the prose claims. */
void experiment_number(Run *run, const char *key, double value);
void experiment_claim(Run *run, const char *key, bool truth);
/* experiment: functions for an experiment */
/* Shows on a terminal, and there alone, how far the work has come. */
void experiment_progress(const Run *run, int done, int all);

/* Prints "program: " and a message, and ends with status 1. */
_Noreturn void experiment_fail(const Run *run, const char *format, ...)
    CHECKED(2, 3);

/* Reads a file in the folder that the option --data names, with
   dataset_read; fails with its message. The caller frees. */
Dataset *experiment_dataset(const Run *run, const char *file,
                            const char *features, const char *label);

/* The same with two classes, found by their names: y = 1 for one, and
   0 for zero or, if that is NULL, for all others. */
Dataset *experiment_classes(const Run *run, const char *file,
                            const char *features, const char *label,
                            const char *one, const char *zero);

#endif
