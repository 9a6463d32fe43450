/* lines.c: tangled from chapters/A-support.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "lines.h"
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* lines: complain */
bool lines_complain(Lines *lines, const char *format, ...)
{
    va_list args;
    snprintf(lines->why, WHY, "%s:%d: ", lines->path, lines->line);
    size_t used = strlen(lines->why);
    va_start(args, format);
    vsnprintf(lines->why + used, WHY - used, format, args);
    va_end(args);
    return false;
}
/* lines: open and close a file */
bool lines_open(Lines *lines, const char *path, char why[WHY])
{
    bool input = strcmp(path, "-") == 0;
    *lines = (Lines){.path = input ? "standard input" : path,
                     .file = input ? stdin : fopen(path, "r"),
                     .why = why};
    if (!lines->file)
        snprintf(why, WHY, "%s: %s", path, strerror(errno));
    return lines->file;
}

void lines_close(Lines *lines)
{
    if (lines->file && lines->file != stdin)
        fclose(lines->file);
    free(lines->text);
}
/* lines: read a line */
static void strip_mark(char *text)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (strncmp(text, mark, 3) == 0)
        memmove(text, text + 3, strlen(text + 3) + 1);
}
/* lines: read a line */
static void strip_end(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && strchr("\r\n", text[length - 1]))
        text[--length] = '\0';
}
/* lines: read a line */
bool lines_next(Lines *lines, bool *end)
{
    ssize_t length = getline(&lines->text, &lines->size, lines->file);
    lines->line++;
    *end = length < 0;
    /* lines_next: return at the end, complain if it is none */
    if (*end && ferror(lines->file))
        return lines_complain(lines, "cannot read: %s", strerror(errno));
    if (*end)
        return true;
    if (strlen(lines->text) != (size_t)length)
        return lines_complain(lines,
                              "a zero byte: this is no text file");
    strip_end(lines->text);
    if (lines->line == 1)
        strip_mark(lines->text);
    return true;
}
/* lines: read a number */
bool lines_number(Lines *lines, int field, const char *text,
                  double *value)
{
    char *end;
    *value = strtod(text, &end);
    if (*text == '\0')
        return lines_complain(lines, "field %d is empty", field);
    if (end == text || *end != '\0')
        return lines_complain(lines,
                              "field %d: '%.40s' is not a number",
                              field, text);
    if (!isfinite(*value))
        return lines_complain(lines, "field %d: '%.40s' is not finite",
                              field, text);
    return true;
}
