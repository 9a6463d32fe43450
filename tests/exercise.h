/* What the test of an exercise is written with.  It says with about what is called, calls it in a call, says with near,
   same and expect what should come of it, and ends with return exercise_end():

       about("largest of 1 3 2");
       call(got = largest(3, x, rectifier), got, uses);
       if (!near(got, 3, 0, "the result"))
           mistake(got == x[3], "does it look at more than the last number?");

   Behind the statement, call has the variables that it changes; memory behind pointers is named with bring just before.
   In a student's folder call does nothing but the statement.  For the judge of grade and class (-DJUDGE) the statement
   runs in a process of its own, with limits, and only those variables come back: nothing else of it is believed.
   Therefore no check stands inside of a call, and nothing that a call needs may have been left by another. */
#ifndef EXERCISE_H
#define EXERCISE_H
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    void *at;
    size_t bytes;
} Piece;

static struct {
    int checks, passed, said; /* checks so far; how many held; messages on the page */
    bool last;                /* did the last one hold? */
    bool lost;                /* nothing came back from the last call */
    char about[200];          /* what is called */
    const char *told[99];     /* messages that were given */
    Piece brought[9];
    int pieces;
} exercise;

#if defined __GNUC__
#define LIKE_PRINTF(n) __attribute__((format(printf, n, n + 1), unused))
#define MAY_BE_UNUSED __attribute__((unused))
#else
#define LIKE_PRINTF(n)
#define MAY_BE_UNUSED
#endif

/* What the next calls are, for the messages; as printf. */
LIKE_PRINTF(1) static void about(const char *format, ...)
{
    va_list words;
    va_start(words, format);
    vsnprintf(exercise.about, sizeof exercise.about, format, words);
    va_end(words);
}

/* The next call changes these bytes, too. */
MAY_BE_UNUSED static void bring(void *at, size_t bytes)
{
    if (exercise.pieces < 9)
        exercise.brought[exercise.pieces++] = (Piece){at, bytes};
}

/* Each message once: true if it is new. */
static bool exercise_says(const char *message)
{
    for (int i = 0; i < 99; i++)
        if (exercise.told[i] == message)
            return false;
        else if (!exercise.told[i]) {
            exercise.told[i] = message;
            exercise.said++;
            return true;
        }
    return false;
}

/* Counts a check; true if there is something to say of it. */
static bool exercise_check(bool truth, const char *message)
{
    exercise.checks++;
    exercise.last = truth && !exercise.lost;
    exercise.passed += exercise.last;
    return !exercise.last && !exercise.lost && exercise_says(message);
}

#define EXERCISE_WORDS(format)                                                                     \
    printf("not yet: %s: ", exercise.about);                                                       \
    va_list words;                                                                                 \
    va_start(words, format);                                                                       \
    vprintf(format, words);                                                                        \
    va_end(words)

/* This must be true; as printf, what it is. */
LIKE_PRINTF(2) static bool expect(bool truth, const char *format, ...)
{
    if (exercise_check(truth, format)) {
        EXERCISE_WORDS(format);
        printf("\n");
    }
    return exercise.last;
}

/* This number must be wanted, but for so much; as printf, which number it is. */
LIKE_PRINTF(4) static bool near(double got, double wanted, double tolerance, const char *format, ...)
{
    if (exercise_check(fabs(got - wanted) <= tolerance, format)) {
        EXERCISE_WORDS(format);
        printf(" should be %.10g, and is %.10g\n", wanted, got);
    }
    return exercise.last;
}

/* This whole number must be wanted; as printf, which number it is. */
LIKE_PRINTF(3) static bool same(long got, long wanted, const char *format, ...)
{
    if (exercise_check(got == wanted, format)) {
        EXERCISE_WORDS(format);
        printf(" should be %ld, and is %ld\n", wanted, got);
    }
    return exercise.last;
}

/* If the last check did not hold and this is true: a usual mistake, as a question. */
MAY_BE_UNUSED static void mistake(bool truth, const char *question)
{
    if (!exercise.last && !exercise.lost && truth && exercise_says(question))
        printf("    perhaps: %s\n", question);
}

/* call(statement, variables that it changes) */
#define PIECE(v) {(void *)&(v), sizeof(v)}
#define PIECES_1(a) PIECE(a)
#define PIECES_2(a, ...) PIECE(a), PIECES_1(__VA_ARGS__)
#define PIECES_3(a, ...) PIECE(a), PIECES_2(__VA_ARGS__)
#define PIECES_4(a, ...) PIECE(a), PIECES_3(__VA_ARGS__)
#define PIECES_5(a, ...) PIECE(a), PIECES_4(__VA_ARGS__)
#define PIECES_6(a, ...) PIECE(a), PIECES_5(__VA_ARGS__)
#define PIECES_N(a, b, c, d, e, f, name, ...) name
#define PIECES(...)                                                                                \
    PIECES_N(__VA_ARGS__, PIECES_6, PIECES_5, PIECES_4, PIECES_3, PIECES_2, PIECES_1, 0)(__VA_ARGS__)

#ifdef JUDGE
#include "judge.h"
#else

#define call(statement, ...)                                                                       \
    do {                                                                                           \
        statement;                                                                                 \
        exercise.pieces = 0;                                                                       \
        fflush(stdout);                                                                            \
    } while (0)

static int exercise_end(void)
{
    printf("%d of %d checks: %s\n", exercise.passed, exercise.checks,
           exercise.passed == exercise.checks ? "all right" : "not yet");
    return exercise.passed == exercise.checks ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
#endif
