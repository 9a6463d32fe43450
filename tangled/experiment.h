/* experiment.h: tangled from chapters/A-support.nw; edit it there */
#ifndef EXPERIMENT_H
#define EXPERIMENT_H
#include "dataset.h"
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
/* experiment: how a program describes its experiments */
enum { OPTIONS = 8 };   /* an experiment has fewer options than this */

#define DATA_OPTION {TEXT, "data", "data", 0, 0, "folder of the data"}

typedef struct {
    const char *name;   /* "" is the demonstration */
    void (*run)(Run *run);
    const char *about;  /* for --help */
    Option option[OPTIONS];     /* the rest is zero: END */
} Experiment;
/* experiment: functions for the main program */
/* Runs the experiment that the arguments ask for. The list starts with
   the demonstration (name "") and ends with an entry without run.
   Returns the status for exit: 0, or 1 when the output could not be
   written, or 2 when the arguments are wrong. */
int experiment_main(int argc, char *argv[], const Experiment list[]);
/* experiment: functions for an experiment */
/* The value of an option; it exists and is in its range. */
long experiment_integer(const Run *run, const char *name);
double experiment_real(const Run *run, const char *name);
const char *experiment_text(const Run *run, const char *name);
/* experiment: functions for an experiment */
/* Prints the names of the columns; the rows follow. A second call
   begins a second block, two blank lines apart (gnuplot's index). */
void experiment_columns(Run *run, const char *names);

/* A number or a truth that the prose uses: "#= key value" with the
   fewest digits that give the value back, "#! key: true". */
void experiment_number(Run *run, const char *key, double value);
void experiment_claim(Run *run, const char *key, bool truth);
/* experiment: functions for an experiment */
/* The n numbers, separated by commas or blanks, of a TEXT option into
   value[0..n-1]; fails if they are not n finite numbers. */
void experiment_numbers(const Run *run, const char *name, int n,
                        double value[]);
/* experiment: functions for an experiment */
/* Shows on a terminal, and there alone, how far the work has come. */
void experiment_progress(const Run *run, int done, int all);

/* Prints "program: why" and ends the program with status 1. */
_Noreturn void experiment_fail(const Run *run, const char *why);

/* Reads a file in the folder that the option --data names, with
   dataset_read; fails with its message. The caller frees. */
Dataset *experiment_dataset(const Run *run, const char *file,
                            const char *features, const char *label);

#endif
