/* table.c: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "table.h"
#include "idx.h"
#include "memory.h"
#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* table.c: begin */
enum { COLUMNS = 65536 };               /* at most */
static const double LARGEST = 1e30;     /* as a float, it is finite */
/* table.c: make and free it */
static char *copy_of(const char *text)
{
    return strcpy(allocate(strlen(text) + 1, 1), text);
}
/* table.c: make and free it */
void table_free(Table *table)
{
    if (!table)
        return;
    for (int n = 0; n < table->N; n++)
        free(table->answer[n]);
    names_free(&table->input);
    free(table->target);
    free(table->x);
    free(table->pixel);
    free(table->answer);
    free(table);
}
/* table.c: the header */
typedef struct {
    Lines lines;
    Names head, row;    /* fields of the first and of this line */
    int *place;         /* columns of the D inputs */
    int target;         /* column of the answers; -1: none */
    int room;           /* for rows of the table */
} Reader;
/* table.c: the header */
static bool split_line(Reader *r, Names *fields)
{
    const char *wrong = names_split(fields, r->lines.text);
    return !wrong || lines_complain(&r->lines, "%s", wrong);
}
/* table.c: the header */
static bool check_head(Reader *r)
{
    double value;
    for (int k = 0; k < r->head.n; k++)
        if (names_number(r->head.name[k], &value) && isfinite(value))
            return lines_complain(&r->lines, "'%.40s' is a number, but"
                                  " the first line must have the names"
                                  " of the columns", r->head.name[k]);
    return r->head.n <= COLUMNS
           || lines_complain(&r->lines, "more than %d columns",
                             COLUMNS);
}
/* table.c: the header */
static bool read_head(Reader *r)
{
    bool end;
    if (!lines_next(&r->lines, &end))
        return false;
    if (end)
        return lines_complain(&r->lines, "the file is empty");
    return split_line(r, &r->head) && check_head(r);
}
/* table.c: the header */
static bool find_column(Reader *r, const char *name, int *place)
{
    *place = names_find(&r->head, name);
    return *place >= 0
           || lines_complain(&r->lines, *place == -1
                             ? "there is no column '%.60s'"
                             : "column '%.60s' is there twice", name);
}
/* table.c: the header */
static bool find_target(Reader *r, Table *t, const char *target)
{
    r->target = -1;
    if (target && *target == '\0')
        return true;
    t->target = copy_of(target ? target : r->head.name[r->head.n - 1]);
    return find_column(r, t->target, &r->target);
}
/* table.c: the header */
static bool all_but_target(Reader *r, Names *inputs)
{
    int n = 0;
    char **name = allocate((size_t)r->head.n, sizeof *name);
    for (int k = 0; k < r->head.n; k++)
        if (k != r->target)
            name[n++] = r->head.name[k];
    if (n > 0) {
        char *line = names_join(n, name);
        names_split(inputs, line);
        free(line);
    }
    free(name);
    return n > 0 || lines_complain(&r->lines, "there are no inputs");
}
/* table.c: the header */
static bool name_inputs(Reader *r, Table *t, const char *inputs)
{
    if (!inputs)
        return all_but_target(r, &t->input);
    const char *wrong = names_split(&t->input, inputs);
    return !wrong || lines_complain(&r->lines, "names of inputs: %s",
                                    wrong);
}
/* table.c: the header */
static bool find_inputs(Reader *r, Table *t)
{
    r->place = allocate((size_t)t->input.n, sizeof *r->place);
    for (int j = 0; j < t->input.n; j++)
        if (!find_column(r, t->input.name[j], &r->place[j]))
            return false;
        else if (r->place[j] == r->target)
            return lines_complain(&r->lines, "'%.60s' cannot be input"
                                  " and target", t->target);
    return true;
}
/* table.c: the rows */
static bool is_gap(const char *field)
{
    return *field == '\0' || strcmp(field, "NA") == 0;
}
/* table.c: the rows */
static bool read_number(Reader *r, int place, double *value)
{
    const char *field = r->row.name[place];
    *value = NAN;
    return is_gap(field)
           || (lines_number(&r->lines, place + 1, field, value)
               && (fabs(*value) <= LARGEST
                   || lines_complain(&r->lines, "field %d: '%.40s' is"
                                     " too large", place + 1, field)));
}
/* table.c: the rows */
static bool read_answer(Reader *r, char **answer)
{
    const char *field = r->row.name[r->target];
    double value;
    if (is_gap(field))
        return true;
    *answer = copy_of(field);
    return !names_number(field, &value)
           || read_number(r, r->target, &value);
}
/* table.c: the rows */
static bool read_row(Reader *r, Table *t)
{
    if (!split_line(r, &r->row))
        return false;
    if (r->row.n != r->head.n)
        return lines_complain(&r->lines, "%d fields, but the head has"
                              " %d", r->row.n, r->head.n);
    size_t n = (size_t)t->N++, D = (size_t)t->input.n;
    t->answer[n] = NULL;
    for (size_t j = 0; j < D; j++)
        if (!read_number(r, r->place[j], &t->x[n * D + j]))
            return false;
    return r->target < 0 || read_answer(r, &t->answer[n]);
}
/* table.c: the rows */
static bool make_room(Reader *r, Table *t)
{
    if (t->N < r->room)
        return true;
    if (r->room > INT_MAX / 2 - 32)
        return lines_complain(&r->lines, "too many rows");
    r->room = 2 * r->room + 64;
    size_t room = (size_t)r->room;
    t->x = reallocate(t->x, room, (size_t)t->input.n * sizeof *t->x);
    t->answer = reallocate(t->answer, room, sizeof *t->answer);
    return true;
}
/* table.c: the rows */
static bool read_rows(Reader *r, Table *t)
{
    for (bool end; lines_next(&r->lines, &end);) {
        if (end)
            return true;
        if (r->lines.text[0] != '\0'
            && !(make_room(r, t) && read_row(r, t)))
            return false;
    }
    return false;
}
/* table.c: the rows */
static bool read_csv(Table *t, const char *path, const char *inputs,
                     const char *target, char why[WHY])
{
    Reader r = {.room = 0};
    bool good = lines_open(&r.lines, path, why) && read_head(&r)
                && find_target(&r, t, target)
                && name_inputs(&r, t, inputs) && find_inputs(&r, t)
                && make_room(&r, t) && read_rows(&r, t);
    lines_close(&r.lines);
    names_free(&r.head);
    names_free(&r.row);
    free(r.place);
    return good;
}
/* table.c: images */
static void name_pixels(Names *names, int D)
{
    size_t room = 16 * (size_t)D, used = 0;
    char *line = allocate(room, 1);
    for (int j = 1; j <= D; j++)
        used += (size_t)snprintf(line + used, room - used, "%sp%d",
                                 j > 1 ? "," : "", j);
    names_split(names, line);
    free(line);
}
/* table.c: images */
static void take_images(Table *t, Images *images)
{
    char text[8];
    t->target = copy_of("label");
    t->pixel = images->pixel;
    images->pixel = NULL;
    t->answer = allocate((size_t)images->N, sizeof *t->answer);
    for (t->N = 0; t->N < images->N; t->N++) {
        snprintf(text, sizeof text, "%d", images->label[t->N]);
        t->answer[t->N] = copy_of(text);
    }
    name_pixels(&t->input, images->D);
}
/* table.c: images */
static bool read_images(Table *t, const char *path, const char *part,
                        const char *inputs, char why[WHY])
{
    Images *images = idx_read(path, part, why);
    if (!images)
        return false;
    int D = images->D;
    take_images(t, images);
    idx_free(images);
    if (inputs)
        names_split(&t->input, inputs);
    return t->input.n == D
           || lines_say(path, why, "the images have %d pixels, but %d"
                        " inputs are wanted", D, t->input.n);
}
/* table.c: functions */
Table *table_read(const char *path, const char *part,
                  const char *inputs, const char *target,
                  char why[WHY])
{
    assert(path && part && why);
    struct stat s;
    Table *t = allocate(1, sizeof *t);
    bool folder = stat(path, &s) == 0 && S_ISDIR(s.st_mode);
    if (folder ? read_images(t, path, part, inputs, why)
               : read_csv(t, path, inputs, target, why))
        return t;
    table_free(t);
    return NULL;
}
/* table.c: functions */
bool table_gap(const Table *table, int n)
{
    assert(table && 0 <= n && n < table->N);
    size_t D = (size_t)table->input.n, from = (size_t)n * D;
    for (size_t j = 0; table->x && j < D; j++)
        if (isnan(table->x[from + j]))
            return true;
    return table->target && !table->answer[n];
}
/* table.c: functions */
int table_fill(Table *table)
{
    assert(table);
    size_t D = (size_t)table->input.n, kept = 0;
    int N = table->N;
    for (int n = 0; table->x && n < N; n++)
        if (table_gap(table, n))
            free(table->answer[n]);
        else {
            memmove(table->x + kept * D, table->x + (size_t)n * D,
                    D * sizeof *table->x);
            table->answer[kept++] = table->answer[n];
        }
    table->N = table->x ? (int)kept : N;
    return N - table->N;
}
/* table.c: functions */
void table_answers(const Table *table, Names *names)
{
    assert(table && table->N >= 1 && table->target && names);
    size_t N = (size_t)table->N;
    char **sorted = allocate(N, sizeof *sorted);
    memcpy(sorted, table->answer, N * sizeof *sorted);
    qsort(sorted, N, sizeof *sorted, names_order);
    int n = 1;
    for (size_t k = 1; k < N; k++)
        if (names_order(&sorted[n - 1], &sorted[k]) != 0)
            sorted[n++] = sorted[k];
    char *line = names_join(n, sorted);
    names_split(names, line);
    free(line);
    free(sorted);
}
