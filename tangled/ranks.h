/* ranks.h: tangled from chapters/workshop/12-batch.nw; edit it there */
#ifndef RANKS_H
#define RANKS_H
#include <stdbool.h>
#include <stddef.h>

/* Begins. A process that mpirun started is one of several, and only
   the first of them writes to standard output; any other is alone. */
void ranks_start(void);

/* The number of this process, from 0, and how many there are. */
int ranks_me(void);
int ranks_all(void);

/* Replaces each v[i] by the sum of the v[i] of all processes, which all
   have to call it. */
void ranks_add(size_t n, float v[]);

/* Ends what was begun; all processes have to call it. */
void ranks_end(void);

#endif
