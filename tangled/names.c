/* names.c: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#include "names.h"
#include "lines.h"
#include "memory.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* names.c: split a line */
static void add_name(Names *names, char *name)
{
    if (names->n == names->room) {
        names->room = 2 * names->room + 8;
        names->name = reallocate(names->name, (size_t)names->room,
                                 sizeof *names->name);
    }
    names->name[names->n++] = name;
}
/* names.c: split a line */
const char *names_split(Names *names, const char *line)
{
    assert(names && line);
    names->n = 0;
    names->text = reallocate(names->text, strlen(line) + 1, 1);
    const char *wrong;
    for (char *at = strcpy(names->text, line); at;) {
        add_name(names, at);
        at = lines_field(at, &wrong);
        if (wrong)
            return wrong;
    }
    return names_control(line) ? "a control character" : NULL;
}
/* names.c: split a line */
void names_free(Names *names)
{
    assert(names);
    free(names->name);
    free(names->text);
    *names = (Names){0};
}
/* names.c: join them again */
static char *put_name(char *to, const char *name)
{
    bool quoted = name[strcspn(name, "\",")] != '\0';
    if (quoted)
        *to++ = '"';
    for (; *name; *to++ = *name++)
        if (*name == '"')
            *to++ = '"';
    if (quoted)
        *to++ = '"';
    return to;
}
/* names.c: join them again */
char *names_join(int n, char *const name[])
{
    assert(n >= 1 && name);
    size_t room = 0;
    for (int k = 0; k < n; k++)
        room += 2 * strlen(name[k]) + 3;
    char *line = allocate(room, 1), *to = line;
    for (int k = 0; k < n; k++) {
        to = put_name(to, name[k]);
        *to++ = k < n - 1 ? ',' : '\0';
    }
    return line;
}
/* names.c: find and compare */
int names_find(const Names *names, const char *name)
{
    assert(names && name);
    int found = -1;
    for (int k = 0; k < names->n; k++)
        if (strcmp(names->name[k], name) == 0)
            found = found == -1 ? k : -2;
    return found;
}
/* names.c: find and compare */
bool names_number(const char *text, double *value)
{
    assert(text && value);
    const char *end = lines_decimal(text, value);
    return end && *end == '\0';
}
/* names.c: find and compare */
bool names_control(const char *text)
{
    assert(text);
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || *text == 127)
            return true;
    return false;
}
/* names.c: find and compare */
int names_order(const void *a, const void *b)
{
    const char *const *first = a, *const *second = b;
    double x, y;
    bool one = names_number(*first, &x) && isfinite(x);
    bool two = names_number(*second, &y) && isfinite(y);
    if (one && two)
        return (x > y) - (x < y);
    return one != two ? two - one : strcmp(*first, *second);
}
