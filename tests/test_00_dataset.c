#define _XOPEN_SOURCE 700
#include "unit.h"
#include "dataset.h"
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static char why[WHY];       /* behind the path: ":LINE: reason" */

/* Reads a temporary file with these bytes. */
static Dataset *read_bytes(const char *bytes, size_t size, const char *features,
                           const char *label)
{
    char path[] = "/tmp/dataset-XXXXXX";
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, bytes, size), (ssize_t)size);
    close(file);
    memset(why, 0, sizeof why);
    Dataset *data = dataset_read(path, features, label, why);
    remove(path);
    if (!data) {
        ck_assert_msg(strncmp(why, path, strlen(path)) == 0, "no path: %s", why);
        memmove(why, why + strlen(path), strlen(why + strlen(path)) + 1);
    }
    return data;
}

/* The text has N good rows of the features a and b and the class c. */
static Dataset *read_good(const char *text, int N)
{
    Dataset *data = read_bytes(text, strlen(text), "a,b", "c");
    ck_assert_msg(data, "%s", why);
    ck_assert_int_eq(data->N, N);
    ck_assert_int_eq(data->D, 2);
    return data;
}

static void expect_row(const Dataset *data, int n, double a, double b, const char *class)
{
    ck_assert_double_eq(data->x[n][0], 1);
    ck_assert_double_eq(data->x[n][1], a);
    ck_assert_double_eq(data->x[n][2], b);
    ck_assert_str_eq(data->class_name[data->y[n]], class);
}

/* It is refused with a message that begins with PATH:LINE: and has this word. */
static void expect_refused_bytes(const char *bytes, size_t size, int line, const char *word)
{
    char place[32];
    snprintf(place, sizeof place, ":%d: ", line);
    Dataset *data = read_bytes(bytes, size, "a,b", "c");
    ck_assert_ptr_null(data);
    ck_assert_msg(strncmp(why, place, strlen(place)) == 0, "want %s, have %s", place, why);
    ck_assert_msg(strstr(why, word), "no '%s' in: %s", word, why);
}

static void expect_refused(const char *text, int line, const char *word)
{
    expect_refused_bytes(text, strlen(text), line, word);
}

/* Row n has the features n and n * n and the class n mod 3; classes A, B, C. */
static Dataset *squares(int N)
{
    char *text = malloc((size_t)N * 40 + 8), *to = text;
    ck_assert_ptr_nonnull(text);
    to += sprintf(to, "a,b,c\n");
    for (int n = 0; n < N; n++)
        to += sprintf(to, "%d,%d,%c\n", n, n * n, 'A' + n % 3);
    Dataset *data = read_good(text, N);
    free(text);
    return data;
}

static void expect_square(const Dataset *data, int n, int i)
{
    char class[] = {(char)('A' + i % 3), '\0'};
    expect_row(data, n, i, i * i, class);
}

static Dataset *random_set(long seed, int N, int D)
{
    Random random = random_seed(seed);
    Dataset *data = dataset_new(N, D);
    for (int n = 0; n < N; n++)
        for (int j = 1; j <= D; j++)
            data->x[n][j] = 50 + j * random_normal(&random);
    return data;
}

/* make */

START_TEST(a_new_data_set_is_0_but_for_the_constant_input)
{
    Dataset *data = dataset_new(7, 3);
    ck_assert_int_eq(data->N, 7);
    ck_assert_int_eq(data->D, 3);
    ck_assert_int_eq(data->classes, 0);
    ck_assert_int_eq(data->left_out, 0);
    for (int n = 0; n < 7; n++) {
        ck_assert_int_eq(data->y[n], 0);
        for (int j = 0; j <= 3; j++)
            ck_assert_double_eq(data->x[n][j], j == 0);
    }
    dataset_free(data);
}
END_TEST

START_TEST(the_rows_of_a_new_data_set_do_not_overlap)
{
    Dataset *data = dataset_new(5, 2);
    for (int n = 0; n < 5; n++)
        for (int j = 0; j <= 2; j++)
            data->x[n][j] = 10 * n + j;
    for (int n = 0; n < 5; n++)
        for (int j = 0; j <= 2; j++)
            ck_assert_double_eq(data->x[n][j], 10 * n + j);
    dataset_free(data);
}
END_TEST

START_TEST(null_may_be_freed)
{
    dataset_free(NULL);
}
END_TEST

/* read: what is accepted */

START_TEST(a_plain_file_is_read)
{
    Dataset *data = read_good("a,b,c\n1,2,x\n-3.5,4e2,y\n+.5,-0,x\n", 3);
    expect_row(data, 0, 1, 2, "x");
    expect_row(data, 1, -3.5, 400, "y");
    expect_row(data, 2, 0.5, 0, "x");
    ck_assert_int_eq(data->left_out, 0);
    dataset_free(data);
}
END_TEST

START_TEST(numbers_are_read_to_the_last_bit)
{
    Dataset *data = read_good("a,b,c\n0.1,1e-300,x\n"
                              "12345678901234567890,1.7976931348623157e308,x\n", 2);
    expect_row(data, 0, 0.1, 1e-300, "x");
    expect_row(data, 1, 12345678901234567890.0, 1.7976931348623157e308, "x");
    dataset_free(data);
}
END_TEST

START_TEST(classes_are_numbered_in_the_order_of_appearance)
{
    Dataset *data = read_good("a,b,c\n1,1,z\n1,1,a\n1,1,z\n1,1,m\n", 4);
    const int y[] = {0, 1, 0, 2};
    ck_assert_int_eq(data->classes, 3);
    ck_assert_str_eq(data->class_name[0], "z");
    ck_assert_str_eq(data->class_name[1], "a");
    ck_assert_str_eq(data->class_name[2], "m");
    for (int n = 0; n < 4; n++)
        ck_assert_int_eq(data->y[n], y[n]);
    dataset_free(data);
}
END_TEST

START_TEST(a_class_that_begins_like_another_is_another)
{
    Dataset *data = read_good("a,b,c\n1,1,Gentoo\n1,1,Gen\n1,1,gentoo\n", 3);
    ck_assert_int_eq(data->classes, 3);
    dataset_free(data);
}
END_TEST

START_TEST(columns_may_stand_in_any_order)
{
    Dataset *data = read_good("c,zz,b,a\nx,foo,2,1\ny,,4,3\n", 2);
    expect_row(data, 0, 1, 2, "x");
    expect_row(data, 1, 3, 4, "y");
    dataset_free(data);
}
END_TEST

START_TEST(features_come_in_the_order_of_the_caller)
{
    const char *text = "a,b,c\n1,2,x\n";
    Dataset *data = read_bytes(text, strlen(text), "b,a", "c");
    ck_assert_ptr_nonnull(data);
    expect_row(data, 0, 2, 1, "x");
    dataset_free(data);
}
END_TEST

START_TEST(a_column_name_must_agree_in_full)
{
    Dataset *data = read_good("ab,aa,a,b,cc,c\n7,8,1,2,y,x\n", 1);
    expect_row(data, 0, 1, 2, "x");
    dataset_free(data);
}
END_TEST

START_TEST(other_columns_may_hold_anything)
{
    Dataset *data = read_good("a,d,b,e,c\n1,text,2,,x\n1,NA,2,nan,x\n", 2);
    expect_row(data, 0, 1, 2, "x");
    expect_row(data, 1, 1, 2, "x");
    ck_assert_int_eq(data->left_out, 0);
    dataset_free(data);
}
END_TEST

START_TEST(a_file_without_features_gives_classes)
{
    Dataset *data = read_bytes("c\nx\ny\n", 6, "", "c");
    ck_assert_ptr_nonnull(data);
    ck_assert_int_eq(data->N, 2);
    ck_assert_int_eq(data->D, 0);
    ck_assert_double_eq(data->x[1][0], 1);
    ck_assert_int_eq(data->y[1], 1);
    dataset_free(data);
}
END_TEST

START_TEST(a_field_may_be_quoted)
{
    Dataset *data = read_good("\"a\",b,\"c\"\n\"1\",2,\"x\"\n3,\"4\",y\n", 2);
    expect_row(data, 0, 1, 2, "x");
    expect_row(data, 1, 3, 4, "y");
    dataset_free(data);
}
END_TEST

START_TEST(a_comma_in_quotes_is_a_comma)
{
    Dataset *data = read_good("a,\"d,e\",b,c\n1,\"7,8,9\",2,\"x, or y\"\n", 1);
    expect_row(data, 0, 1, 2, "x, or y");
    dataset_free(data);
}
END_TEST

START_TEST(two_quotes_in_quotes_are_one)
{
    Dataset *data = read_good("a,b,c\n1,2,\"x\"\"y\"\n3,4,\"\"\"\"\n5,6,\"\"\"z\"\"\"\n", 3);
    expect_row(data, 0, 1, 2, "x\"y");
    expect_row(data, 1, 3, 4, "\"");
    expect_row(data, 2, 5, 6, "\"z\"");
    dataset_free(data);
}
END_TEST

START_TEST(a_quote_inside_a_plain_field_is_a_quote)
{
    Dataset *data = read_good("a,b,c\n1,2,x\"y\"\n", 1);
    expect_row(data, 0, 1, 2, "x\"y\"");
    dataset_free(data);
}
END_TEST

START_TEST(a_carriage_return_inside_a_line_is_part_of_a_field)
{
    expect_refused("a,b,c\n1\r2,3,y\n", 2, "is not a number");
    Dataset *data = read_good("a,b,c\n1,2,x\ry\n", 1);
    ck_assert_str_eq(data->class_name[0], "x\ry");
    dataset_free(data);
}
END_TEST

START_TEST(line_ends_may_be_cr_lf)
{
    Dataset *data = read_good("a,b,c\r\n1,2,x\r\n\r\n3,4,\"y\"\r\n", 2);
    expect_row(data, 0, 1, 2, "x");
    expect_row(data, 1, 3, 4, "y");
    dataset_free(data);
}
END_TEST

START_TEST(the_last_line_may_lack_its_end)
{
    Dataset *data = read_good("a,b,c\n1,2,x\n3,4,y", 2);
    expect_row(data, 1, 3, 4, "y");
    dataset_free(data);
}
END_TEST

START_TEST(a_byte_order_mark_is_skipped)
{
    Dataset *data = read_good("\357\273\277a,b,c\n1,2,x\n", 1);
    expect_row(data, 0, 1, 2, "x");
    dataset_free(data);
}
END_TEST

START_TEST(a_byte_order_mark_may_stand_before_a_quote)
{
    Dataset *data = read_good("\357\273\277\"a\",b,c\n1,2,x\n", 1);
    expect_row(data, 0, 1, 2, "x");
    dataset_free(data);
}
END_TEST

START_TEST(a_byte_order_mark_elsewhere_is_text)
{
    const char *text = "c,a,b\nx,1,2\n\357\273\277x,1,2\n";
    Dataset *data = read_bytes(text, strlen(text), "a,b", "c");
    ck_assert_ptr_nonnull(data);
    ck_assert_int_eq(data->classes, 2);
    dataset_free(data);
}
END_TEST

START_TEST(blank_lines_are_skipped)
{
    Dataset *data = read_good("a,b,c\n\n1,2,x\n\n\n3,4,y\n\n", 2);
    expect_row(data, 0, 1, 2, "x");
    expect_row(data, 1, 3, 4, "y");
    ck_assert_int_eq(data->left_out, 0);
    dataset_free(data);
}
END_TEST

START_TEST(blank_lines_count_in_the_number_of_the_line)
{
    expect_refused("a,b,c\n\n1,2,x\n\n\n3,4\n", 6, "fields");
}
END_TEST

START_TEST(rows_with_na_are_left_out_and_counted)
{
    Dataset *data = read_good("a,b,c\nNA,2,x\n1,2,x\n1,NA,y\n3,4,z\nNA,NA,x\n5,6,NA\n7,8,x\n", 3);
    expect_row(data, 0, 1, 2, "x");
    expect_row(data, 1, 3, 4, "z");
    expect_row(data, 2, 7, 8, "x");
    ck_assert_int_eq(data->left_out, 4);
    dataset_free(data);
}
END_TEST

START_TEST(a_class_seen_only_with_na_is_no_class)
{
    Dataset *data = read_good("a,b,c\nNA,2,y\n1,2,x\n1,2,z\n", 2);
    ck_assert_int_eq(data->classes, 2);
    ck_assert_int_eq(dataset_class(data, "y"), -1);
    ck_assert_int_eq(dataset_class(data, "x"), 0);
    dataset_free(data);
}
END_TEST

START_TEST(a_class_may_begin_with_na)
{
    Dataset *data = read_good("a,b,c\n1,2,NAN\n1,2,N\n", 2);
    ck_assert_int_eq(data->left_out, 0);
    dataset_free(data);
}
END_TEST

START_TEST(na_rows_at_the_end_of_the_table_do_no_harm)
{
    char text[4096] = "a,b,c\n";
    for (int n = 0; n < 64; n++)
        strcat(text, "1,2,x\n");
    for (int n = 0; n < 100; n++)
        strcat(text, "1,NA,x\n");
    Dataset *data = read_good(text, 64);
    ck_assert_int_eq(data->left_out, 100);
    dataset_free(data);
}
END_TEST

START_TEST(the_table_grows)
{
    int sizes[] = {1, 2, 63, 64, 65, 127, 128, 129, 1000, 5000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Dataset *data = squares(sizes[i]);
        ck_assert_int_eq(data->classes, sizes[i] < 3 ? sizes[i] : 3);
        for (int n = 0; n < data->N; n++)
            expect_square(data, n, n);
        dataset_free(data);
    }
}
END_TEST

START_TEST(many_columns_and_long_fields_are_read)
{
    enum { COLUMNS = 1000, LONG = 100000 };
    char *text = malloc(2 * LONG), *to = text;
    ck_assert_ptr_nonnull(text);
    for (int k = 0; k < COLUMNS; k++)
        to += sprintf(to, "k%d,", k);
    to += sprintf(to, "a,b,c\n");
    for (int k = 0; k < COLUMNS; k++)
        to += sprintf(to, "%d,", k);
    to += sprintf(to, "1,2,");
    memset(to, 'x', LONG);
    strcpy(to + LONG, "\n");
    Dataset *data = read_bytes(text, strlen(text), "k999,b", "c");
    free(text);
    ck_assert_msg(data, "%s", why);
    ck_assert_double_eq(data->x[0][1], 999);
    ck_assert_uint_eq(strlen(data->class_name[0]), LONG);
    dataset_free(data);
}
END_TEST

START_TEST(a_good_file_leaves_no_message)
{
    Dataset *data = read_good("a,b,c\n1,2,x\n", 1);
    ck_assert_str_eq(why, "");
    dataset_free(data);
}
END_TEST

/* read: what is refused */

START_TEST(a_missing_file_is_refused)
{
    Dataset *data = dataset_read("/tmp/no/such/file.csv", "a", "c", why);
    ck_assert_ptr_null(data);
    ck_assert_msg(strncmp(why, "/tmp/no/such/file.csv:", 22) == 0, "%s", why);
    ck_assert_msg(strstr(why, "No such file"), "%s", why);
}
END_TEST

START_TEST(a_directory_is_refused)
{
    Dataset *data = dataset_read("/tmp", "a", "c", why);
    ck_assert_ptr_null(data);
    ck_assert_msg(strncmp(why, "/tmp:1: ", 8) == 0, "%s", why);
    ck_assert_msg(strstr(why, "directory"), "%s", why);
}
END_TEST

START_TEST(an_empty_file_is_refused)
{
    expect_refused("", 1, "empty");
}
END_TEST

START_TEST(a_head_alone_is_refused)
{
    expect_refused("a,b,c\n", 2, "no samples");
    expect_refused("a,b,c", 2, "no samples");
    expect_refused("a,b,c\n\n\n", 4, "no samples");
}
END_TEST

START_TEST(rows_with_na_alone_are_refused)
{
    expect_refused("a,b,c\nNA,1,x\n", 3, "no samples");
}
END_TEST

START_TEST(a_blank_first_line_is_no_head)
{
    expect_refused("\na,b,c\n1,2,x\n", 1, "column");
}
END_TEST

START_TEST(a_missing_feature_column_is_refused_by_name)
{
    expect_refused("a,c\n1,x\n", 1, "'b'");
    expect_refused("b,c\n1,x\n", 1, "'a'");
    expect_refused("a,bb,c\n1,2,x\n", 1, "'b'");
    expect_refused("aa,b,c\n1,2,x\n", 1, "'a'");
}
END_TEST

START_TEST(a_missing_label_column_is_refused_by_name)
{
    expect_refused("a,b\n1,2\n", 1, "'c'");
    expect_refused("a,b,C\n1,2,x\n", 1, "'c'");
}
END_TEST

START_TEST(a_missing_field_is_refused)
{
    expect_refused("a,b,c\n1,2,x\n1,2\n", 3, "2 fields");
    expect_refused("a,b,c\n1\n", 2, "1 fields");
}
END_TEST

START_TEST(a_field_too_many_is_refused)
{
    expect_refused("a,b,c\n1,2,x,\n", 2, "4 fields");
    expect_refused("a,b,c\n1,2,x\n1,2,x,y,z\n", 3, "5 fields");
}
END_TEST

START_TEST(the_number_of_fields_counts_in_rows_with_na)
{
    expect_refused("a,b,c\n1,2,x\nNA,2\n", 3, "2 fields");
}
END_TEST

START_TEST(text_for_a_number_is_refused)
{
    expect_refused("a,b,c\n1,2,x\n1,two,x\n", 3, "field 2: 'two'");
    expect_refused("a,b,c\none,2,x\n", 2, "field 1: 'one'");
    expect_refused("a,b,c\n1,2.5.1,x\n", 2, "not a number");
    expect_refused("a,b,c\n1,2x,x\n", 2, "not a number");
    expect_refused("a,b,c\n1,2 ,x\n", 2, "not a number");
    expect_refused("a,b,c\n1, ,x\n", 2, "not a number");
    expect_refused("a,b,c\n1,-,x\n", 2, "not a number");
    expect_refused("a,b,c\n1,na,x\n", 2, "not a number");
    expect_refused("a,b,c\n1, 2,x\n", 2, "' 2' is not a number");
    expect_refused("a,b,c\n1,\t2,x\n", 2, "not a number");
    expect_refused("a,b,c\n0x1A,2,x\n", 2, "'0x1A' is not a number");
}
END_TEST

START_TEST(the_number_of_the_field_is_its_place_in_the_file)
{
    expect_refused("c,d,b,a\nx,0,2,one\n", 2, "field 4: 'one'");
}
END_TEST

START_TEST(nan_is_refused)
{
    expect_refused("a,b,c\n1,nan,x\n", 2, "field 2: 'nan' is not finite");
    expect_refused("a,b,c\nNaN,2,x\n", 2, "field 1: 'NaN' is not finite");
    expect_refused("a,b,c\n-nan(1),2,x\n", 2, "not finite");
}
END_TEST

START_TEST(infinity_is_refused)
{
    expect_refused("a,b,c\n1,inf,x\n", 2, "not finite");
    expect_refused("a,b,c\n1,-INFINITY,x\n", 2, "not finite");
}
END_TEST

START_TEST(a_number_too_large_is_refused)
{
    expect_refused("a,b,c\n1,1e999,x\n", 2, "not finite");
    expect_refused("a,b,c\n1,-1e999,x\n", 2, "not finite");
}
END_TEST

START_TEST(an_empty_field_is_refused)
{
    expect_refused("a,b,c\n,2,x\n", 2, "field 1 is empty");
    expect_refused("a,b,c\n1,,x\n", 2, "field 2 is empty");
    expect_refused("a,b,c\n1,\"\",x\n", 2, "field 2 is empty");
}
END_TEST

START_TEST(an_empty_class_is_refused)
{
    expect_refused("a,b,c\n1,2,\n", 2, "field 3 is empty");
    expect_refused("a,b,c\n1,2,\"\"\n", 2, "field 3 is empty");
}
END_TEST

START_TEST(an_unclosed_quote_is_refused)
{
    expect_refused("a,b,c\n1,2,\"x\n", 2, "quote");
    expect_refused("a,b,c\n1,2,\"x\"\"\n", 2, "quote");
    expect_refused("a,b,c\n1,2,\"\n", 2, "quote");
    expect_refused("\"a,b,c\n1,2,x\n", 1, "quote");
}
END_TEST

START_TEST(text_behind_a_quote_is_refused)
{
    expect_refused("a,b,c\n1,\"2\"3,x\n", 2, "quote");
    expect_refused("a,b,c\n1,2,\"x\" \n", 2, "quote");
    expect_refused("a,b,\"c\"d\n1,2,x\n", 1, "quote");
}
END_TEST

START_TEST(a_zero_byte_is_refused)
{
    expect_refused_bytes("a,b,c\n1,2,x\0\n", 14, 2, "zero byte");
    expect_refused_bytes("a,b,c\n1,2,x\n\0", 13, 3, "zero byte");
    expect_refused_bytes("\0,b,c\n1,2,x\n", 12, 1, "zero byte");
}
END_TEST

START_TEST(an_error_far_down_names_its_line)
{
    char text[8192] = "a,b,c\n";
    for (int n = 0; n < 998; n++)
        strcat(text, "1,2,x\n");
    strcat(text, "1,?,x\n1,2,x\n");
    expect_refused(text, 1000, "'?'");
}
END_TEST

START_TEST(a_long_field_does_not_overflow_the_message)
{
    char text[4096] = "a,b,c\n1,";
    memset(text + 8, 'y', 3000);
    strcpy(text + 3008, ",x\n");
    expect_refused(text, 2, "'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'");
}
END_TEST

START_TEST(a_long_path_does_not_overflow_the_message)
{
    char path[600], room[WHY + 16];
    memset(path, 'p', sizeof path - 1);
    memcpy(path, "/tmp/", 5);
    strcpy(path + sizeof path - 10, "/data.csv");
    memset(room, '#', sizeof room);
    ck_assert_ptr_null(dataset_read(path, "a", "c", room));
    ck_assert_ptr_nonnull(memchr(room, '\0', WHY));
    ck_assert_int_eq(room[WHY], '#');
    ck_assert_int_eq(strncmp(room, "...ppp", 6), 0);
    ck_assert_msg(strstr(room, "ppp/data.csv: File name too long"), "%s", room);    /* the reason survives */
}
END_TEST

START_TEST(a_long_column_name_does_not_overflow_the_message)
{
    char name[1000];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    ck_assert_ptr_null(read_bytes("a,c\n1,x\n", 8, name, "c"));
    ck_assert_int_eq(strncmp(why, ":1: ", 4), 0);
}
END_TEST

static int lowest_free_descriptor(void)
{
    int file = dup(STDERR_FILENO);
    close(file);
    return file;
}

START_TEST(the_file_is_closed_whatever_it_holds)
{
    int before = lowest_free_descriptor();
    dataset_free(read_good("a,b,c\n1,2,x\n", 1));
    expect_refused("a,b,c\n1,?,x\n", 2, "'?'");
    expect_refused("a,c\n1,x\n", 1, "'b'");
    expect_refused("", 1, "empty");
    ck_assert_ptr_null(dataset_read("/tmp", "a", "c", why));
    ck_assert_int_eq(lowest_free_descriptor(), before);
}
END_TEST

/* A file that is almost right is either refused with a message or gives finite values. */

static size_t mutate(Random *random, char text[], size_t size)
{
    static const char likely[] = ",,,,\n\n\n\"\"\"\r\357\273\277NAinf.e-+0123456789 x";
    size_t at = size ? (size_t)random_below(random, (int)size) : 0;
    char byte = random_below(random, 4) ? likely[random_below(random, sizeof likely - 1)]
                                        : (char)random_below(random, 256);
    switch (random_below(random, 5)) {
    case 0:                                 /* replace */
        text[at] = byte;
        return size ? size : 1;
    case 1:                                 /* insert */
        memmove(text + at + 1, text + at, size - at);
        text[at] = byte;
        return size + 1;
    case 2:                                 /* delete */
        if (size == 0)
            return 0;
        memmove(text + at, text + at + 1, size - at - 1);
        return size - 1;
    case 3: {                               /* repeat a piece */
        size_t piece = (size - at) / 2;
        memmove(text + at + piece, text + at, size - at);
        return size + piece;
    }
    default:                                /* cut the end off, now and then */
        return random_below(random, 4) ? size : at;
    }
}

static bool is_sound(const Dataset *data)
{
    bool sound = data->N >= 1 && data->D == 2 && data->classes >= 1 && data->left_out >= 0;
    for (int n = 0; sound && n < data->N; n++) {
        sound = data->y[n] >= 0 && data->y[n] < data->classes && data->x[n][0] >= 1
            && data->x[n][0] <= 1 && isfinite(data->x[n][1]) && isfinite(data->x[n][2]);
    }
    for (int c = 0; sound && c < data->classes; c++)
        sound = data->class_name[c][0] != '\0'
            && dataset_class(data, data->class_name[c]) == c;
    return sound;
}

START_TEST(mutated_files_are_refused_or_give_finite_values)
{
    static const char *const seed[] = {
        "a,b,c\n1,2,x\n3,4,y\n", "c,\"b\",d,a\r\nx,1,,2\r\n\"y \"\"z\"\"\",3,NA,4\r\n",
        "\357\273\277a,b,c\n\nNA,2,x\n-1.5e3,.25,\"u,v\"\n\n1,2,NA\n7,8,w",
        "b,a,c\n0.1,1e-5,x\n1e308,-1e308,x\n1e3,22,x\n",
    };
    char path[64], text[4096];
    Random random = random_seed(1);
    snprintf(path, sizeof path, "%s/dataset-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    int file = mkstemp(path), accepted = 0, refused = 0, wrong = 0;
    ck_assert_int_ge(file, 0);
    for (int i = 0; i < 20000; i++) {
        const char *from = seed[random_below(&random, 4)];
        size_t size = strlen(from);
        memcpy(text, from, size);
        for (int k = 1 + random_below(&random, 4); k > 0; k--)
            size = mutate(&random, text, size);
        wrong += ftruncate(file, 0) != 0 || pwrite(file, text, size, 0) != (ssize_t)size;
        memset(why, '#', sizeof why);
        Dataset *data = dataset_read(path, "a,b", "c", why);
        if (data) {
            accepted++;
            wrong += !is_sound(data);
            dataset_free(data);
        } else {
            refused++;
            wrong += !memchr(why, '\0', sizeof why) || strncmp(why, path, strlen(path)) != 0
                || why[strlen(path)] != ':';
        }
    }
    close(file);
    remove(path);
    ck_assert_int_eq(wrong, 0);
    ck_assert_int_gt(accepted, 2000);
    ck_assert_int_gt(refused, 2000);
}
END_TEST

/* classes */

START_TEST(a_class_is_found_by_its_name)
{
    Dataset *data = squares(10);
    ck_assert_int_eq(dataset_class(data, "A"), 0);
    ck_assert_int_eq(dataset_class(data, "B"), 1);
    ck_assert_int_eq(dataset_class(data, "C"), 2);
    dataset_free(data);
}
END_TEST

START_TEST(an_unknown_class_is_minus_1)
{
    Dataset *data = squares(10);
    ck_assert_int_eq(dataset_class(data, "D"), -1);
    ck_assert_int_eq(dataset_class(data, ""), -1);
    ck_assert_int_eq(dataset_class(data, "AB"), -1);
    dataset_free(data);
}
END_TEST

/* Reads a file with such a class in each row: name(n), n = 0..N-1. */
static Dataset *read_classes(int N, void (*name)(int n, char text[32]))
{
    char *text = malloc((size_t)N * 40 + 8), *to = text, class[32];
    ck_assert_ptr_nonnull(text);
    to += sprintf(to, "a,b,c\n");
    for (int n = 0; n < N; n++) {
        name(n, class);
        to += sprintf(to, "1,2,%s\n", class);
    }
    Dataset *data = read_good(text, N);
    free(text);
    return data;
}

static void different(int n, char text[32])
{
    sprintf(text, "%d", n);
}

/* Looking each name up in a list of all would take minutes. */
START_TEST(two_hundred_thousand_classes_are_read_at_once)
{
    enum { MANY = 200000 };
    char name[32];
    clock_t start = clock();
    Dataset *data = read_classes(MANY, different);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    ck_assert_int_eq(data->classes, MANY);
    for (int n = 0; n < MANY; n++) {
        different(n, name);
        ck_assert(data->y[n] == n && strcmp(data->class_name[n], name) == 0);
    }
    ck_assert_int_eq(dataset_class(data, "199999"), MANY - 1);
    ck_assert_int_eq(dataset_class(data, "200000"), -1);
    dataset_free(data);
    const char *fork_mode = getenv("CK_FORK");
    if (!fork_mode || strcmp(fork_mode, "no") != 0)
        ck_assert_msg(seconds < 2, "%g s", seconds);
}
END_TEST

/* Pairs of words with the same 32 bits of FNV-1a, and words that begin alike. */
static void colliding(int n, char text[32])
{
    static const char *const words[] = {"costarring", "liquid", "declinate", "macallums", "altarage", "zinke",
                                        "altarages", "zinkes", "costarring ", "liqui", "Liquid"};
    strcpy(text, words[n % 11]);
}

START_TEST(names_with_the_same_hash_are_different_classes)
{
    Dataset *data = read_classes(110, colliding);
    char name[32];
    ck_assert_int_eq(data->classes, 11);
    for (int n = 0; n < 110; n++) {
        colliding(n, name);
        ck_assert_int_eq(data->y[n], n % 11);
        ck_assert_str_eq(data->class_name[n % 11], name);
    }
    dataset_free(data);
}
END_TEST

static long words_seed;
static int words_most;

static void random_word(int n, char text[32])
{
    Random random = random_seed(words_seed + n);
    int length = 1 + random_below(&random, 3);
    for (int k = 0; k < length; k++)
        text[k] = (char)(random_below(&random, 12) ? 'a' + random_below(&random, words_most) : 0x80 + k);
    text[length] = '\0';
}

START_TEST(classes_are_those_of_a_naive_reader)
{
    static char seen[3000][32];
    for (words_seed = 1; words_seed < 400000; words_seed += 9973) {
        int N = 1 + (int)(words_seed % 3000), classes = 0;
        words_most = 1 + (int)(words_seed % 26);
        Dataset *data = read_classes(N, random_word);
        for (int n = 0; n < N; n++) {
            char name[32];
            int c = 0;
            random_word(n, name);
            while (c < classes && strcmp(seen[c], name) != 0)
                c++;
            if (c == classes)
                strcpy(seen[classes++], name);
            ck_assert_int_eq(data->y[n], c);
            ck_assert_str_eq(data->class_name[c], name);
        }
        ck_assert_int_eq(data->classes, classes);
        dataset_free(data);
    }
}
END_TEST

START_TEST(two_classes_takes_the_rows_of_two_classes_in_order)
{
    Dataset *data = squares(10), *two = dataset_two_classes(data, 2, 0);
    const int rows[] = {0, 2, 3, 5, 6, 8, 9};
    ck_assert_int_eq(two->N, 7);
    ck_assert_int_eq(two->D, 2);
    for (int m = 0; m < 7; m++) {
        expect_square(two, m, rows[m]);
        ck_assert_int_eq(two->y[m], rows[m] % 3 == 2);
    }
    dataset_free(two);
    dataset_free(data);
}
END_TEST

START_TEST(two_classes_may_be_one_against_the_rest)
{
    Dataset *data = squares(10), *two = dataset_two_classes(data, 1, -1);
    ck_assert_int_eq(two->N, 10);
    for (int n = 0; n < 10; n++) {
        expect_row(two, n, n, n * n, n % 3 == 1 ? "B" : "other");
        ck_assert_int_eq(two->y[n], n % 3 == 1);
    }
    dataset_free(two);
    dataset_free(data);
}
END_TEST

START_TEST(two_classes_names_them)
{
    Dataset *data = squares(10);
    Dataset *two = dataset_two_classes(data, 2, 1), *rest = dataset_two_classes(data, 0, -1);
    ck_assert_int_eq(two->classes, 2);
    ck_assert_str_eq(two->class_name[0], "B");
    ck_assert_str_eq(two->class_name[1], "C");
    ck_assert_int_eq(rest->classes, 2);
    ck_assert_str_eq(rest->class_name[0], "other");
    ck_assert_str_eq(rest->class_name[1], "A");
    dataset_free(two);
    dataset_free(rest);
    dataset_free(data);
}
END_TEST

START_TEST(two_classes_is_a_copy)
{
    Dataset *data = squares(6), *two = dataset_two_classes(data, 0, -1);
    two->x[1][1] = 99;
    two->y[1] = 7;
    ck_assert_double_eq(data->x[1][1], 1);
    ck_assert_int_eq(data->y[1], 1);
    dataset_free(data);
    ck_assert_double_eq(two->x[2][2], 4);
    ck_assert_str_eq(two->class_name[1], "A");
    dataset_free(two);
}
END_TEST

/* rows */

START_TEST(rows_are_those_from_from_to_before_to)
{
    Dataset *data = squares(10), *part = dataset_rows(data, 3, 7);
    ck_assert_int_eq(part->N, 4);
    ck_assert_int_eq(part->D, 2);
    for (int n = 0; n < 4; n++)
        expect_square(part, n, n + 3);
    dataset_free(part);
    dataset_free(data);
}
END_TEST

START_TEST(two_ranges_of_rows_split_a_data_set)
{
    Dataset *data = squares(10);
    for (int k = 1; k < 10; k++) {
        Dataset *a = dataset_rows(data, 0, k), *b = dataset_rows(data, k, data->N);
        ck_assert_int_eq(a->N + b->N, 10);
        for (int n = 0; n < 10; n++)
            expect_square(n < k ? a : b, n < k ? n : n - k, n);
        dataset_free(a);
        dataset_free(b);
    }
    dataset_free(data);
}
END_TEST

START_TEST(rows_keep_the_numbers_and_names_of_all_classes)
{
    Dataset *data = squares(10), *part = dataset_rows(data, 2, 3);
    ck_assert_int_eq(part->classes, 3);
    for (int c = 0; c < 3; c++)
        ck_assert_str_eq(part->class_name[c], data->class_name[c]);
    ck_assert_int_eq(part->y[0], 2);
    dataset_free(part);
    dataset_free(data);
}
END_TEST

START_TEST(rows_are_a_copy)
{
    Dataset *data = squares(5), *part = dataset_rows(data, 0, 5);
    part->x[2][1] = 99;
    part->y[2] = 7;
    ck_assert_double_eq(data->x[2][1], 2);
    ck_assert_int_eq(data->y[2], 2);
    dataset_free(data);
    expect_square(part, 4, 4);
    dataset_free(part);
}
END_TEST

START_TEST(rows_of_a_shuffled_data_set_come_in_the_new_order)
{
    Dataset *data = squares(20);
    Random random = random_seed(1);
    dataset_shuffle(data, &random);
    Dataset *part = dataset_rows(data, 5, 15);
    for (int n = 0; n < 10; n++)
        expect_square(part, n, (int)data->x[n + 5][1]);
    dataset_free(data);
    dataset_free(part);
}
END_TEST

/* standardize */

START_TEST(standardizing_gives_mean_0_and_variance_1)
{
    Dataset *data = random_set(1, 1000, 4);
    dataset_standardize(data);
    for (int j = 1; j <= 4; j++) {
        double sum = 0, squares = 0;
        for (int n = 0; n < 1000; n++) {
            sum += data->x[n][j];
            squares += data->x[n][j] * data->x[n][j];
        }
        ck_assert_double_eq_tol(sum / 1000, 0, 1e-12);
        ck_assert_double_eq_tol(squares / 1000, 1, 1e-12);
    }
    dataset_free(data);
}
END_TEST

START_TEST(standardizing_shifts_and_scales)
{
    Dataset *data = random_set(2, 100, 3), *old = dataset_rows(data, 0, 100);
    dataset_standardize(data);
    for (int j = 1; j <= 3; j++) {
        double scale = (data->x[1][j] - data->x[0][j]) / (old->x[1][j] - old->x[0][j]);
        ck_assert_double_gt(scale, 0);
        for (int n = 2; n < 100; n++)
            ck_assert_double_eq_tol(data->x[n][j] - data->x[0][j],
                                    scale * (old->x[n][j] - old->x[0][j]), 1e-12);
    }
    dataset_free(data);
    dataset_free(old);
}
END_TEST

START_TEST(standardizing_1_and_3_gives_minus_1_and_1)
{
    Dataset *data = dataset_new(2, 1);
    data->x[0][1] = 1, data->x[1][1] = 3;
    dataset_standardize(data);
    ck_assert_double_eq(data->x[0][1], -1);
    ck_assert_double_eq(data->x[1][1], 1);
    dataset_free(data);
}
END_TEST

START_TEST(standardizing_leaves_the_constant_input_and_the_classes)
{
    Dataset *data = squares(10);
    dataset_standardize(data);
    for (int n = 0; n < 10; n++) {
        ck_assert_double_eq(data->x[n][0], 1);
        ck_assert_int_eq(data->y[n], n % 3);
    }
    dataset_free(data);
}
END_TEST

START_TEST(standardizing_keeps_digits_when_the_mean_is_large)
{
    Dataset *data = dataset_new(3, 1);
    for (int n = 0; n < 3; n++)
        data->x[n][1] = 1e9 + n;
    dataset_standardize(data);
    ck_assert_double_eq_tol(data->x[0][1], -sqrt(1.5), 1e-6);
    ck_assert_double_eq_tol(data->x[2][1], sqrt(1.5), 1e-6);
    dataset_free(data);
}
END_TEST

START_TEST(a_constant_feature_becomes_0)
{
    Dataset *data = dataset_new(4, 3);
    for (int n = 0; n < 4; n++)
        data->x[n][1] = 5, data->x[n][2] = n, data->x[n][3] = 0;
    dataset_standardize(data);
    for (int n = 0; n < 4; n++) {
        ck_assert_double_eq(data->x[n][1], 0);
        ck_assert_double_eq(data->x[n][3], 0);
    }
    ck_assert_double_eq_tol(data->x[3][2], 1.5 / sqrt(1.25), 1e-12);
    dataset_free(data);
}
END_TEST

START_TEST(a_constant_feature_becomes_0_whatever_its_value)
{
    for (int N = 1; N <= 200; N++) {
        Dataset *data = dataset_new(N, 5);
        const double value[] = {1, 0.1, 3.7, -1e-9, 1e9 + 0.1, 2007};
        for (int n = 0; n < N; n++)
            for (int j = 1; j <= 5; j++)
                data->x[n][j] = value[j];
        dataset_standardize(data);
        for (int n = 0; n < N; n++)
            for (int j = 1; j <= 5; j++)
                if (fabs(data->x[n][j]) > 0)
                    ck_abort_msg("%d times %g: %g", N, value[j], data->x[n][j]);
        dataset_free(data);
    }
}
END_TEST

START_TEST(a_feature_that_begins_and_ends_alike_is_not_constant)
{
    Dataset *data = dataset_new(4, 1);
    data->x[1][1] = 2;                      /* 0, 2, 0, 0 has variance 3 / 4 */
    dataset_standardize(data);
    ck_assert_double_eq_tol(data->x[1][1], 1.5 / sqrt(0.75), 1e-12);
    ck_assert_double_eq_tol(data->x[3][1], -0.5 / sqrt(0.75), 1e-12);
    dataset_free(data);
}
END_TEST

START_TEST(standardizing_one_row_gives_0)
{
    Dataset *data = dataset_new(1, 2);
    data->x[0][1] = 0.1, data->x[0][2] = -7;
    dataset_standardize(data);
    ck_assert_double_eq(data->x[0][1], 0);
    ck_assert_double_eq(data->x[0][2], 0);
    dataset_free(data);
}
END_TEST

/* the longest row */

START_TEST(the_longest_row_counts_its_constant_input)
{
    Dataset *data = dataset_new(3, 2);
    ck_assert_double_eq(dataset_R2(data), 1);
    data->x[1][1] = -3, data->x[1][2] = 4;
    data->x[2][1] = 5;
    ck_assert_double_eq(dataset_R2(data), 26);
    data->x[2][1] = 0;
    ck_assert_double_eq(dataset_R2(data), 26);
    data->x[0][2] = -100;
    ck_assert_double_eq(dataset_R2(data), 10001);
    dataset_free(data);
}
END_TEST

/* shuffle */

START_TEST(shuffling_keeps_rows_paired_with_classes)
{
    Dataset *data = squares(100);
    Random random = random_seed(1);
    int seen[100] = {0}, moved = 0;
    dataset_shuffle(data, &random);
    for (int n = 0; n < 100; n++) {
        int i = (int)data->x[n][1];
        expect_square(data, n, i);
        ck_assert_int_eq(seen[i]++, 0);
        moved += i != n;
    }
    ck_assert_int_gt(moved, 80);
    dataset_free(data);
}
END_TEST

START_TEST(shuffling_gives_all_orders_of_4_equally_often)
{
    Random random = random_seed(2);
    Dataset *data = dataset_new(4, 1);
    int count[256] = {0}, orders = 0;
    double chi2 = 0;
    for (int i = 0; i < 24000; i++) {
        int code = 0;
        for (int n = 0; n < 4; n++)
            data->x[n][1] = n;
        dataset_shuffle(data, &random);
        for (int n = 0; n < 4; n++)
            code = 4 * code + (int)data->x[n][1];
        count[code]++;
    }
    for (int c = 0; c < 256; c++) {
        orders += count[c] > 0;
        chi2 += count[c] ? (count[c] - 1000) * (count[c] - 1000) / 1000.0 : 0;
    }
    ck_assert_int_eq(orders, 24);
    ck_assert_double_lt(chi2, 23 + 5 * sqrt(46));
    dataset_free(data);
}
END_TEST

START_TEST(shuffling_depends_on_the_generator_alone)
{
    Dataset *a = squares(50), *b = squares(50);
    Random s = random_seed(3), t = random_seed(3);
    dataset_shuffle(a, &s);
    dataset_shuffle(b, &t);
    for (int n = 0; n < 50; n++)
        ck_assert_double_eq(a->x[n][1], b->x[n][1]);
    dataset_free(a);
    dataset_free(b);
}
END_TEST

START_TEST(shuffling_one_row_leaves_it)
{
    Dataset *data = squares(1);
    Random random = random_seed(4);
    dataset_shuffle(data, &random);
    expect_square(data, 0, 0);
    dataset_free(data);
}
END_TEST

START_TEST(a_shuffled_data_set_can_be_freed)
{
    for (long seed = 0; seed < 100; seed++) {
        Dataset *data = dataset_new(1 + (int)seed % 5, 2);
        Random random = random_seed(seed);
        dataset_shuffle(data, &random);
        dataset_shuffle(data, &random);
        dataset_free(data);
    }
}
END_TEST

UNIT(a_new_data_set_is_0_but_for_the_constant_input, the_rows_of_a_new_data_set_do_not_overlap,
     null_may_be_freed,
     a_plain_file_is_read, numbers_are_read_to_the_last_bit,
     classes_are_numbered_in_the_order_of_appearance,
     a_class_that_begins_like_another_is_another, columns_may_stand_in_any_order,
     features_come_in_the_order_of_the_caller, a_column_name_must_agree_in_full,
     other_columns_may_hold_anything, a_file_without_features_gives_classes,
     a_field_may_be_quoted, a_comma_in_quotes_is_a_comma, two_quotes_in_quotes_are_one,
     a_quote_inside_a_plain_field_is_a_quote, line_ends_may_be_cr_lf,
     the_last_line_may_lack_its_end, a_byte_order_mark_is_skipped,
     a_byte_order_mark_may_stand_before_a_quote, a_byte_order_mark_elsewhere_is_text,
     blank_lines_are_skipped, blank_lines_count_in_the_number_of_the_line,
     rows_with_na_are_left_out_and_counted, a_class_seen_only_with_na_is_no_class,
     a_class_may_begin_with_na, na_rows_at_the_end_of_the_table_do_no_harm, the_table_grows,
     many_columns_and_long_fields_are_read, a_good_file_leaves_no_message,
     a_missing_file_is_refused, a_directory_is_refused, an_empty_file_is_refused,
     a_head_alone_is_refused, rows_with_na_alone_are_refused, a_blank_first_line_is_no_head,
     a_missing_feature_column_is_refused_by_name, a_missing_label_column_is_refused_by_name,
     a_missing_field_is_refused, a_field_too_many_is_refused,
     the_number_of_fields_counts_in_rows_with_na, text_for_a_number_is_refused,
     the_number_of_the_field_is_its_place_in_the_file, nan_is_refused, infinity_is_refused,
     a_number_too_large_is_refused, an_empty_field_is_refused, an_empty_class_is_refused,
     an_unclosed_quote_is_refused, text_behind_a_quote_is_refused, a_zero_byte_is_refused,
     an_error_far_down_names_its_line, a_long_field_does_not_overflow_the_message,
     a_long_path_does_not_overflow_the_message,
     a_long_column_name_does_not_overflow_the_message,
     a_carriage_return_inside_a_line_is_part_of_a_field, the_file_is_closed_whatever_it_holds, mutated_files_are_refused_or_give_finite_values,
     a_class_is_found_by_its_name, an_unknown_class_is_minus_1,
     two_hundred_thousand_classes_are_read_at_once, names_with_the_same_hash_are_different_classes,
     classes_are_those_of_a_naive_reader,
     two_classes_takes_the_rows_of_two_classes_in_order,
     two_classes_may_be_one_against_the_rest, two_classes_names_them, two_classes_is_a_copy,
     rows_are_those_from_from_to_before_to, two_ranges_of_rows_split_a_data_set,
     rows_keep_the_numbers_and_names_of_all_classes, rows_are_a_copy,
     rows_of_a_shuffled_data_set_come_in_the_new_order,
     standardizing_gives_mean_0_and_variance_1, standardizing_shifts_and_scales,
     standardizing_1_and_3_gives_minus_1_and_1,
     standardizing_leaves_the_constant_input_and_the_classes,
     standardizing_keeps_digits_when_the_mean_is_large, a_constant_feature_becomes_0,
     a_constant_feature_becomes_0_whatever_its_value,
     a_feature_that_begins_and_ends_alike_is_not_constant, standardizing_one_row_gives_0,
     the_longest_row_counts_its_constant_input, shuffling_keeps_rows_paired_with_classes, shuffling_gives_all_orders_of_4_equally_often,
     shuffling_depends_on_the_generator_alone, shuffling_one_row_leaves_it,
     a_shuffled_data_set_can_be_freed)
