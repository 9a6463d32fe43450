/* memory.h: tangled from chapters/A-support.nw; edit it there */
#ifndef MEMORY_H
#define MEMORY_H
#include <stddef.h>

/* n objects of the given size, all bytes zero, to be given back with
   free. Never NULL: without memory the program ends with status 1. */
void *allocate(size_t n, size_t size);

/* n numbers likewise, which begin where a cache line does: at a
   multiple of 64 bytes. */
double *allocate_aligned(size_t n);

/* The same block with room for n objects; what is new is not zeroed. */
void *reallocate(void *old, size_t n, size_t size);

#endif
