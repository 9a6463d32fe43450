/* lines.c: tangled from chapters/A-support.nw; edit it there */
#include "lines.h"
#include "memory.h"
#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* lines: complain */
static size_t put_path(const char *path, char why[WHY])
{
    size_t length = strlen(path), most = WHY / 2;
    const char *dots = length > most ? "..." : "";
    path += length > most ? length - most : 0;
    return (size_t)snprintf(why, WHY, "%s%s", dots, path);
}
/* lines: complain */
static void put_message(char why[WHY], const char *format, va_list args)
{
    size_t used = strlen(why);
    vsnprintf(why + used, WHY - used, format, args);
}
/* lines: complain */
bool lines_complain(Lines *lines, const char *format, ...)
{
    assert(lines && lines->why && format);
    char *why = lines->why;
    size_t used = put_path(lines->path, why);
    snprintf(why + used, WHY - used, ":%d: ", lines->line);
    va_list args;
    va_start(args, format);
    put_message(why, format, args);
    va_end(args);
    return false;
}
/* lines: complain */
bool lines_say(const char *path, char why[WHY], const char *format,
               ...)
{
    assert(path && why && format);
    size_t used = put_path(path, why);
    snprintf(why + used, WHY - used, ": ");
    va_list args;
    va_start(args, format);
    put_message(why, format, args);
    va_end(args);
    return false;
}
/* lines: open and close a file */
bool lines_open(Lines *lines, const char *path, char why[WHY])
{
    assert(path && why);
    bool input = strcmp(path, "-") == 0;
    *lines = (Lines){.path = input ? "standard input" : path,
                     .file = input ? stdin : fopen(path, "r"),
                     .why = why};
    if (lines->file)
        return true;
    int reason = errno;
    size_t used = put_path(path, why);
    snprintf(why + used, WHY - used, ": %s", strerror(reason));
    return false;
}
/* lines: open and close a file */
void lines_close(Lines *lines)
{
    assert(lines);
    if (lines->file && lines->file != stdin)
        fclose(lines->file);
    free(lines->text);
}
/* lines: read a line */
static int read_text(Lines *lines, size_t *length)
{
    int stop;
    for (*length = 0;; lines->text[(*length)++] = (char)stop) {
        if (*length == lines->room) {
            lines->room = 2 * lines->room + 64;
            lines->text = reallocate(lines->text, lines->room, 1);
        }
        stop = getc(lines->file);
        if (stop == EOF || stop == '\n' || stop == '\0')
            break;
    }
    lines->text[*length] = '\0';
    return stop;
}
/* lines: read a line */
static void strip(Lines *lines, size_t length)
{
    static const char mark[] = "\xEF\xBB\xBF";
    char *text = lines->text;
    if (length > 0 && text[length - 1] == '\r')
        text[length - 1] = '\0';
    if (lines->line == 1 && strncmp(text, mark, 3) == 0)
        memmove(text, text + 3, strlen(text + 3) + 1);
}
/* lines: read a line */
bool lines_next(Lines *lines, bool *end)
{
    assert(lines && lines->file && end);
    size_t length;
    int stop = read_text(lines, &length);
    lines->line++;
    *end = stop == EOF && length == 0;
    if (ferror(lines->file))
        return lines_complain(lines, "cannot read: %s",
                              strerror(errno));
    if (stop == '\0')
        return lines_complain(lines,
                              "a zero byte: this is no text file");
    strip(lines, length);
    return true;
}
/* lines: read a number */
const char *lines_decimal(const char *text, double *value)
{
    char *end;
    assert(text && value);
    *value = strtod(text, &end);
    bool blank = *text == ' ' || (*text >= '\t' && *text <= '\r');
    bool hex = strcspn(text, "xX") < (size_t)(end - text);
    return end == text || blank || hex ? NULL : end;
}
/* lines: read a number */
bool lines_number(Lines *lines, int field, const char *text,
                  double *value)
{
    assert(lines && field >= 1);
    const char *end = lines_decimal(text, value);
    if (*text == '\0')
        return lines_complain(lines, "field %d is empty", field);
    if (!end || *end != '\0')
        return lines_complain(lines,
                              "field %d: '%.40s' is not a number",
                              field, text);
    if (!isfinite(*value))
        return lines_complain(lines, "field %d: '%.40s' is not finite",
                              field, text);
    return true;
}
/* lines: cut a line into fields */
static char *end_of_quoted(char *from)
{
    char *to = from;
    for (char *p = from + 1; *p; p++) {
        if (*p == '"' && *++p != '"') {
            *to = '\0';
            return p;
        }
        *to++ = *p;
    }
    return NULL;
}
/* lines: cut a line into fields */
char *lines_field(char *from, const char **wrong)
{
    assert(from && wrong);
    char *to = *from == '"' ? end_of_quoted(from)
                            : from + strcspn(from, ",");
    *wrong = !to ? "a quote is never closed"
             : *to != ',' && *to != '\0'
                 ? "text behind a closing quote" : NULL;
    if (*wrong || *to == '\0')
        return NULL;
    *to = '\0';
    return to + 1;
}
