/* table.h: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#ifndef TABLE_H
#define TABLE_H
#include "lines.h"
#include "names.h"

/* table.h: what it offers */
/* Samples as a file has them: inputs are numbers, answers texts. */
typedef struct {
    int N;
    Names input;            /* names of the D = input.n inputs */
    char *target;           /* name of the answers; NULL if none */
    double *x;              /* N rows of D, NaN for a gap; or NULL: */
    unsigned char *pixel;   /* N rows of D */
    char **answer;          /* answer[n], NULL for a gap */
} Table;
/* table.h: what it offers */
/* Reads a CSV file with a header, - for standard input; or, from a
   folder, a part of an IDX data set: pixels p1, p2, ... and a label.
   inputs: names of columns, as a line of CSV, or NULL for all but the
   target. target: a name; NULL for the last column, "" for none. NULL
   when it fails; why[] then says where and why. The caller frees. */
Table *table_read(const char *path, const char *part,
                  const char *inputs, const char *target,
                  char why[WHY]);
void table_free(Table *table);

/* Is a number missing in row n, or its answer? */
bool table_gap(const Table *table, int n);

/* Leaves out rows with gaps; returns how many. */
int table_fill(Table *table);
/* table.h: what it offers */
/* Sets names to the different answers, in their order. */
void table_answers(const Table *table, Names *names);

#endif
