/* memory.c: tangled from chapters/A-support.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "memory.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* end the program for want of memory */
static void *out_of_memory(void)
{
    fputs("out of memory\n", stderr);
    exit(EXIT_FAILURE);
}
/* get memory */
void *allocate(size_t n, size_t size)
{
    void *new = calloc(n ? n : 1, size ? size : 1);
    return new ? new : out_of_memory();
}
/* get memory */
double *allocate_aligned(size_t n)
{
    void *new = NULL;
    if (n > SIZE_MAX / sizeof(double)
        || posix_memalign(&new, 64, (n ? n : 1) * sizeof(double)) != 0)
        return out_of_memory();
    return memset(new, 0, n * sizeof(double));
}
/* get memory */
void *reallocate(void *old, size_t n, size_t size)
{
    if (size > 0 && n > SIZE_MAX / size)
        return out_of_memory();
    size_t bytes = n * size;
    void *new = realloc(old, bytes ? bytes : 1);
    return new ? new : out_of_memory();
}
