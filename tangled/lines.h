/* lines.h: tangled from chapters/A-support.nw; edit it there */
#ifndef LINES_H
#define LINES_H
#include <stdbool.h>
#include <stdio.h>

enum { WHY = 256 };     /* room for a message */

/* let the compiler check arguments against a format */
#if defined __GNUC__
#define CHECKED(at, first) __attribute__((format(printf, at, first)))
#else
#define CHECKED(at, first)
#endif

typedef struct {
    const char *path;   /* for messages */
    FILE *file;
    int line;           /* number of the current line, from 1 */
    char *text;         /* the current line, without its end */
    size_t room;        /* for text */
    char *why;          /* the caller's message */
} Lines;

/* lines: functions */
/* Opens the file at path, or standard input if path is "-". When this
   or a later step fails, why[] says where and why. path and why belong
   to the caller and must live as long as lines. */
bool lines_open(Lines *lines, const char *path, char why[WHY]);

/* Gives back what lines_open and lines_next took; also after errors. */
void lines_close(Lines *lines);

/* Goes to the next line; *end tells whether there is none. */
bool lines_next(Lines *lines, bool *end);

/* Writes "path:line: " and the message into why[]; returns false. */
bool lines_complain(Lines *lines, const char *format, ...)
    CHECKED(2, 3);

/* A finite number from the whole text, which is field number 1, 2, ...
   of the line; complains if it is anything else. */
bool lines_number(Lines *lines, int field, const char *text,
                  double *value);

/* Reads the number at the beginning of text and returns the place
   behind it, or NULL if there is none. Decimal, such as -1.5e3; what
   is too large becomes infinite, what is too small becomes 0. */
const char *lines_decimal(const char *text, double *value);
/* lines: functions */
/* For files that have no lines: writes "path: " and the message into
   why[]; returns false. */
bool lines_say(const char *path, char why[WHY], const char *format,
               ...) CHECKED(3, 4);

/* The field of a line of CSV that begins at from, cut out in place:
   its quotes are taken off, and a zero is put at its end. Returns where
   the next field begins, NULL after the last one. *wrong is NULL, or
   says what is wrong. */
char *lines_field(char *from, const char **wrong);

#endif
