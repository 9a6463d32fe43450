/* The test of an exercise includes the student's file, calls expect for each thing that
   must hold, and ends with return exercise_end().  It needs nothing but the C library. */
#ifndef EXERCISE_H
#define EXERCISE_H
#include <stdio.h>
#include <stdlib.h>

static int exercise_failed;

static void expect(int truth, const char *what)
{
    if (!truth) {
        printf("not yet: %s\n", what);
        exercise_failed++;
    }
}

static int exercise_end(void)
{
    if (!exercise_failed)
        printf("all right\n");
    return exercise_failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
