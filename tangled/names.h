/* names.h: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#ifndef NAMES_H
#define NAMES_H
#include <stdbool.h>

/* names.h: what it offers */
/* A list of texts, which together are a line of CSV: with commas in
   between, and in quotes where need be. {0} at first. */
typedef struct {
    int n, room;
    char **name;    /* name[0..n-1], places in */
    char *text;
} Names;

/* Makes names those of the line. NULL, or what is wrong with it. */
const char *names_split(Names *names, const char *line);
void names_free(Names *names);

/* The line of n names. The caller frees it. */
char *names_join(int n, char *const name[]);
/* names.h: what it offers */
/* The number of the only one of this name; -1 if there is none, -2 if
   there are several. */
int names_find(const Names *names, const char *name);

/* Is the whole text a decimal number? It may be infinite, or NaN. */
bool names_number(const char *text, double *value);

/* Is there a control character? Names have none. */
bool names_control(const char *text);

/* For qsort and bsearch, with places of texts: numbers by their size,
   then other texts by their bytes. */
int names_order(const void *a, const void *b);

#endif
