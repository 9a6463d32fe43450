#define _XOPEN_SOURCE 700
#include "unit.h"
#include <stdlib.h>
#include "memory.h"
#include "random.h"
#include "table.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char path[64];

static void enter(void)
{
    snprintf(path, sizeof path, "%s/test_13_table_XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    close(file);
}

static void leave(void)
{
    unlink(path);
}

static Table *read_bytes(const char *text, size_t length, const char *inputs, const char *target, char why[WHY])
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, length, file), length);
    fclose(file);
    return table_read(path, "train", inputs, target, why);
}

static Table *read_text(const char *text, const char *inputs, const char *target, char why[WHY])
{
    return read_bytes(text, strlen(text), inputs, target, why);
}

/* names */

static void same_after_join(const char *line, int n, const char *const want[])
{
    Names names = {0}, again = {0};
    ck_assert_ptr_null(names_split(&names, line));
    ck_assert_int_eq(names.n, n);
    for (int k = 0; k < n; k++)
        ck_assert_str_eq(names.name[k], want[k]);
    char *joined = names_join(names.n, names.name);
    ck_assert_ptr_null(names_split(&again, joined));
    ck_assert_int_eq(again.n, n);
    for (int k = 0; k < n; k++)
        ck_assert_str_eq(again.name[k], want[k]);
    free(joined);
    names_free(&names);
    names_free(&again);
}

START_TEST(names_are_a_line_of_csv)
{
    same_after_join("", 1, (const char *[]){""});
    same_after_join(",", 2, (const char *[]){"", ""});
    same_after_join("a,b c,", 3, (const char *[]){"a", "b c", ""});
    same_after_join("\"a,b\",\"\"\"\",\"\"", 3, (const char *[]){"a,b", "\"", ""});
    same_after_join("a\"b,\"say \"\"no\"\"\"", 2, (const char *[]){"a\"b", "say \"no\""});
}
END_TEST

START_TEST(broken_lines_are_refused)
{
    Names names = {0};
    ck_assert_str_eq(names_split(&names, "a,\"b"), "a quote is never closed");
    ck_assert_str_eq(names_split(&names, "\"a\"b"), "text behind a closing quote");
    ck_assert_str_eq(names_split(&names, "a\tb"), "a control character");
    ck_assert_str_eq(names_split(&names, "a,\x7f"), "a control character");
    names_free(&names);
}
END_TEST

START_TEST(numbers_come_first_in_their_order)
{
    const char *want[] = {"-3", "2", "2.5", "1e1", "100", "", "2 ", "a", "b", "inf", "nan"};
    enum { N = sizeof want / sizeof *want };
    for (int i = 0; i < N; i++)
        for (int k = 0; k < N; k++) {
            int order = names_order(&want[i], &want[k]);
            ck_assert_msg((order > 0) - (order < 0) == (i > k) - (i < k), "%s, %s: %d", want[i], want[k], order);
        }
    const char *one = "1", *same = "1.0";
    ck_assert_int_eq(names_order(&one, &same), 0);
}
END_TEST

START_TEST(a_name_is_found_once)
{
    Names names = {0};
    names_split(&names, "a,b,a,c");
    ck_assert_int_eq(names_find(&names, "b"), 1);
    ck_assert_int_eq(names_find(&names, "c"), 3);
    ck_assert_int_eq(names_find(&names, "a"), -2);
    ck_assert_int_eq(names_find(&names, "d"), -1);
    names_free(&names);
}
END_TEST

/* tables */

static const char some[] = "a,\"b, c\",kind\n1,2,x\n\n-3.5,\"4e1\",\"y\"\"\"\r\n";

START_TEST(the_last_column_is_the_target)
{
    enter();
    char why[WHY];
    Table *t = read_text(some, NULL, NULL, why);
    ck_assert_msg(t, "%s", why);
    ck_assert(t->N == 2 && t->input.n == 2);
    ck_assert_str_eq(t->input.name[0], "a");
    ck_assert_str_eq(t->input.name[1], "b, c");
    ck_assert_str_eq(t->target, "kind");
    ck_assert_str_eq(t->answer[0], "x");
    ck_assert_str_eq(t->answer[1], "y\"");
    ck_assert(t->x[0] == 1 && t->x[1] == 2 && t->x[2] == -3.5 && t->x[3] == 40);
    table_free(t);
    leave();
}
END_TEST

START_TEST(columns_are_found_by_their_names)
{
    enter();
    char why[WHY];
    Table *t = read_text(some, "\"b, c\"", "a", why);
    ck_assert_msg(t, "%s", why);
    ck_assert(t->N == 2 && t->input.n == 1 && t->x[0] == 2 && t->x[1] == 40);
    ck_assert_str_eq(t->answer[1], "-3.5");
    table_free(t);
    t = read_text(some, "\"b, c\",a", "", why);
    ck_assert_msg(t, "%s", why);
    ck_assert(t->input.n == 2 && t->x[0] == 2 && t->x[1] == 1 && !t->target && !t->answer[0]);
    table_free(t);
    leave();
}
END_TEST

START_TEST(rows_with_gaps_are_left_out)
{
    enter();
    char why[WHY];
    Table *t = read_text("a,b,t\n1,2,p\n,2,q\n3,NA,q\n4,5,NA\n6,7,\n8,9,r\n", NULL, NULL, why);
    ck_assert_msg(t, "%s", why);
    ck_assert_int_eq(t->N, 6);
    for (int n = 0; n < 6; n++)
        ck_assert_int_eq(table_gap(t, n), n > 0 && n < 5);
    ck_assert_int_eq(table_fill(t), 4);
    ck_assert(t->N == 2 && t->x[2] == 8 && t->x[3] == 9);
    ck_assert_str_eq(t->answer[1], "r");
    table_free(t);
    t = read_text("a,b,t\n1,2,\n", NULL, NULL, why);
    ck_assert_int_eq(table_fill(t), 1);
    ck_assert_int_eq(t->N, 0);
    table_free(t);
    leave();
}
END_TEST

START_TEST(different_answers_are_sorted)
{
    enter();
    char why[WHY];
    Names names = {0};
    Table *t = read_text("a,t\n1,10\n1,9\n1,9.0\n1,b\n1,\"a,\"\n1,10\n", NULL, NULL, why);
    table_answers(t, &names);
    ck_assert_int_eq(names.n, 4);
    ck_assert_str_eq(names.name[1], "10");
    ck_assert_str_eq(names.name[2], "a,");
    ck_assert_str_eq(names.name[3], "b");
    names_free(&names);
    table_free(t);
    leave();
}
END_TEST

static void refused(const char *text, const char *inputs, const char *target, const char *message)
{
    char why[WHY] = "";
    Table *t = read_text(text, inputs, target, why);
    ck_assert_msg(!t, "accepted: %s", text);
    ck_assert_msg(strncmp(why, path, strlen(path)) == 0 && strstr(why, message), "'%s' is not '%s'", why, message);
}

START_TEST(what_is_wrong_is_named)
{
    enter();
    refused("", NULL, NULL, ":1: the file is empty");
    refused("1,2,3\n", NULL, NULL, ":1: '1' is a number, but the first line");
    refused("5.1,3.5,setosa\n", NULL, NULL, ":1: '5.1' is a number");
    refused("a\n1\n", NULL, NULL, ":1: there are no inputs");
    refused("a,a,t\n1,2,x\n", NULL, NULL, ":1: column 'a' is there twice");
    refused("a,b,t\n", "a,c", NULL, ":1: there is no column 'c'");
    refused("a,b,t\n", NULL, "u", ":1: there is no column 'u'");
    refused("a,b,t\n", "a,t", NULL, ":1: 't' cannot be input and target");
    refused("a,b,t\n", "a,\"b", NULL, ":1: names of inputs: a quote is never closed");
    refused("a,\"b,t\n", NULL, NULL, ":1: a quote is never closed");
    refused("a,b,t\n1,2,x\n1,2\n", NULL, NULL, ":3: 2 fields, but the head has 3");
    refused("a,b,t\n1,2,x,4\n", NULL, NULL, ":2: 4 fields, but the head has 3");
    refused("a,b,t\n1,two,x\n", NULL, NULL, ":2: field 2: 'two' is not a number");
    refused("a,b,t\n1,nan,x\n", NULL, NULL, ":2: field 2: 'nan' is not finite");
    refused("a,b,t\n-inf,2,x\n", NULL, NULL, ":2: field 1: '-inf' is not finite");
    refused("a,b,t\n1,2e30,x\n", NULL, NULL, ":2: field 2: '2e30' is too large");
    refused("a,b,t\n1,2,nan\n", NULL, NULL, ":2: field 3: 'nan' is not finite");
    refused("a,b,t\n1,2,-1e31\n", NULL, NULL, ":2: field 3: '-1e31' is too large");
    refused("a,b,t\n1,2,\"x\n", NULL, NULL, ":2: a quote is never closed");
    refused("a,b,t\n1,2,\"x\"y\n", NULL, NULL, ":2: text behind a closing quote");
    refused("a,b,t\n1,2,\x1b[31mx\n", NULL, NULL, ":2: a control character");
    refused("a\tb\tt\n1\t2\tx\n", NULL, NULL, ":1: a control character");
    leave();
}
END_TEST

START_TEST(too_many_columns_are_refused)
{
    enter();
    enum { COLUMNS = 70000 };
    char *text = allocate(2 * COLUMNS + 1, 1);
    for (int k = 0; k < COLUMNS; k++)
        memcpy(text + 2 * k, "a,", 2);
    refused(text, NULL, NULL, ":1: more than 65536 columns");
    free(text);
    leave();
}
END_TEST

START_TEST(files_that_are_not_there_are_named)
{
    enter();
    char why[WHY];
    ck_assert_ptr_null(table_read("/nowhere/none.csv", "train", NULL, NULL, why));
    ck_assert_str_eq(why, "/nowhere/none.csv: No such file or directory");
    ck_assert_ptr_null(table_read("/proc", "train", NULL, NULL, why));
    ck_assert_ptr_nonnull(strstr(why, "/proc/train-images-idx3-ubyte.gz: No such file"));
    ck_assert_ptr_null(read_bytes("a,b\n1,\0\n", 8, NULL, NULL, why));
    ck_assert_ptr_nonnull(strstr(why, ":2: a zero byte"));
    leave();
}
END_TEST

static const char *const pieces[] = {
    ",", "\n", "\"", "\"\"", "NA", "1e31", "nan", "-inf", "\r\n", "a", ",,", "0x1", "-", "1e-400", "x\",", "\xEF\xBB\xBF", "t",
};

static size_t mutate(Random *random, char text[], size_t length, size_t room)
{
    size_t at = (size_t)random_below(random, (int)length + 1), size = (size_t)random_below(random, 8);
    const char *piece = pieces[random_below(random, sizeof pieces / sizeof *pieces)];
    switch (random_below(random, 4)) {
    case 0:
        if (at < length)
            text[at] = (char)random_below(random, 256);
        break;
    case 1:
        if (length + strlen(piece) < room) {
            memmove(text + at + strlen(piece), text + at, length - at);
            memcpy(text + at, piece, strlen(piece));
            length += strlen(piece);
        }
        break;
    case 2:
        size = size < length - at ? size : length - at;
        memmove(text + at, text + at + size, length - at - size);
        length -= size;
        break;
    case 3:
        size = size < length - at ? size : length - at;
        if (length + size < room) {
            memmove(text + at + size, text + at, length - at);
            length += size;
        }
    }
    return length;
}

START_TEST(thirty_thousand_broken_files_do_no_harm)
{
    enter();
    static const char whole[] = "a,b,\"c d\",t\n1,2,3,x\n4,5,6,\"y, z\"\n7,NA,9,x\n-1.5e3,.5,0,\n1,1,1,x\n";
    static const char *const inputs[] = {NULL, "a", "\"c d\",b"}, *const targets[] = {NULL, "", "t", "a"};
    const char *fork_mode = getenv("CK_FORK");
    int rounds = fork_mode && strcmp(fork_mode, "no") == 0 ? 1000 : 30000, good = 0;
    char text[512], why[WHY];
    Random random = random_seed(13);
    for (int n = 0; n < rounds; n++) {
        size_t length = sizeof whole - 1;
        memcpy(text, whole, length);
        for (int k = random_below(&random, 5); k >= 0; k--)
            length = mutate(&random, text, length, sizeof text);
        Table *t = read_bytes(text, length, inputs[n % 3], targets[n % 4], why);
        good += t != NULL;
        if (!t)
            ck_assert_int_eq(strncmp(why, path, strlen(path)), 0);
        else {
            table_fill(t);
            Names names = {0};
            for (int k = 0; k < t->N * t->input.n; k++)
                ck_assert(fabs(t->x[k]) <= 1e30);
            if (t->N > 0 && t->target)
                table_answers(t, &names);
            names_free(&names);
        }
        table_free(t);
    }
    ck_assert(good > rounds / 20 && good < rounds * 3 / 4);
    leave();
}
END_TEST

/* A folder with a part of an IDX data set: two images of 1 x 3 pixels. */
START_TEST(images_are_a_table)
{
    static const unsigned char images[] = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 7, 8, 9};
    static const unsigned char labels[] = {0, 0, 8, 1, 0, 0, 0, 2, 1, 0};
    char folder[] = "/tmp/test_13_table_XXXXXX", file[2][80], why[WHY];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (int k = 0; k < 2; k++) {
        snprintf(file[k], sizeof file[k], "%s/train-%s-ubyte", folder, k ? "labels-idx1" : "images-idx3");
        FILE *to = fopen(file[k], "wb");
        ck_assert_ptr_nonnull(to);
        fwrite(k ? labels : images, 1, k ? sizeof labels : sizeof images, to);
        fclose(to);
    }
    Table *t = table_read(folder, "train", NULL, NULL, why);
    ck_assert_msg(t != NULL, "%s", why);
    ck_assert_int_eq(t->N, 2);
    ck_assert_int_eq(t->input.n, 3);
    ck_assert_str_eq(t->input.name[0], "p1");
    ck_assert_str_eq(t->input.name[2], "p3");
    ck_assert_ptr_null(t->x);
    ck_assert(t->pixel[1] == 51 && t->pixel[5] == 9);
    ck_assert_str_eq(t->target, "label");
    ck_assert_str_eq(t->answer[0], "1");
    ck_assert_str_eq(t->answer[1], "0");
    table_free(t);
    ck_assert_ptr_null(table_read(folder, "t10k", NULL, NULL, why));
    ck_assert_ptr_nonnull(strstr(why, "t10k-images"));
    for (int k = 0; k < 2; k++)
        remove(file[k]);
    rmdir(folder);
}
END_TEST

UNIT(images_are_a_table, names_are_a_line_of_csv, broken_lines_are_refused, numbers_come_first_in_their_order, a_name_is_found_once,
     the_last_column_is_the_target, columns_are_found_by_their_names, rows_with_gaps_are_left_out,
     different_answers_are_sorted, what_is_wrong_is_named, too_many_columns_are_refused,
     files_that_are_not_there_are_named, thirty_thousand_broken_files_do_no_harm)
