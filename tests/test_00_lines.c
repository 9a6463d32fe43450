#define _XOPEN_SOURCE 700
#include "unit.h"
#include "lines.h"
#include "random.h"
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

static char path[] = "/tmp/test_00_lines_XXXXXX", why[WHY];
static Lines lines;

/* Opens a file with these bytes; it has no name any more. */
static void open_bytes(const char *bytes, size_t size)
{
    strcpy(path + strlen(path) - 6, "XXXXXX");
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, bytes, size), (ssize_t)size);
    close(file);
    memset(why, '#', sizeof why);
    ck_assert(lines_open(&lines, path, why));
    unlink(path);
}

static void open_text(const char *text)
{
    open_bytes(text, strlen(text));
}

static void expect_line(const char *text)
{
    bool end = true;
    int before = lines.line;
    ck_assert_msg(lines_next(&lines, &end), "%s", why);
    ck_assert(!end);
    ck_assert_str_eq(lines.text, text);
    ck_assert_int_eq(lines.line, before + 1);
}

static void expect_end(void)
{
    bool end = false;
    ck_assert_msg(lines_next(&lines, &end), "%s", why);
    ck_assert(end);
    lines_close(&lines);
}

static void expect_complaint(int line, const char *message)
{
    char want[WHY + 64];
    bool end;
    ck_assert(!lines_next(&lines, &end));
    snprintf(want, sizeof want, "%s:%d: %s", path, line, message);
    ck_assert_str_eq(why, want);
    lines_close(&lines);
}

/* lines */

START_TEST(lines_come_one_by_one)
{
    open_text("one\n\n three \nfour\n");
    ck_assert_int_eq(lines.line, 0);
    expect_line("one");
    expect_line("");
    expect_line(" three ");
    expect_line("four");
    expect_end();
}
END_TEST

START_TEST(the_last_line_may_lack_its_end)
{
    open_text("one\ntwo");
    expect_line("one");
    expect_line("two");
    expect_end();
    open_text("one");
    expect_line("one");
    expect_end();
    open_text("");
    expect_end();
    open_text("\n");
    expect_line("");
    expect_end();
}
END_TEST

START_TEST(one_carriage_return_belongs_to_the_end)
{
    open_text("a\r\nb\r\r\n\r\nc\rd\r\ne\r");
    expect_line("a");
    expect_line("b\r");
    expect_line("");
    expect_line("c\rd");
    expect_line("e");
    expect_end();
}
END_TEST

START_TEST(a_byte_order_mark_is_left_out_at_the_beginning_alone)
{
    open_text("\xEF\xBB\xBFone\n\xEF\xBB\xBFtwo\n");
    expect_line("one");
    expect_line("\xEF\xBB\xBFtwo");
    expect_end();
    open_text("\xEF\xBB\xBF");
    expect_line("");
    expect_end();
    open_text("\xEF\xBB\xBF\xEF\xBB\xBF\r\n");
    expect_line("\xEF\xBB\xBF");
    expect_end();
    open_text("\xEF\xBBone\n");
    expect_line("\xEF\xBBone");
    expect_end();
}
END_TEST

START_TEST(a_zero_byte_is_refused_wherever_it_is)
{
    static const char zero[] = "a zero byte: this is no text file";
    open_bytes("\0", 1);
    expect_complaint(1, zero);
    open_bytes("one\ntw\0o\n", 9);
    expect_line("one");
    expect_complaint(2, zero);
    open_bytes("one\n\0\n", 6);
    expect_line("one");
    expect_complaint(2, zero);
    open_bytes("one\ntwo\0", 8);
    expect_line("one");
    expect_complaint(2, zero);
}
END_TEST

/* It has no end, and no line in it has one. */
START_TEST(a_device_of_zeros_is_refused_at_once)
{
    bool end;
    ck_assert(lines_open(&lines, "/dev/zero", why));
    ck_assert(!lines_next(&lines, &end));
    ck_assert_str_eq(why, "/dev/zero:1: a zero byte: this is no text file");
    ck_assert_uint_lt(lines.room, 1000);
    lines_close(&lines);
}
END_TEST

START_TEST(lines_may_have_any_length)
{
    Random random = random_seed(1);
    static char text[1 << 20];
    static int length[2000];
    size_t used = 0;
    int count = 0;
    while (count < 2000 && used < sizeof text - 70000) {
        length[count] = count % 20 ? random_below(&random, 300) : random_below(&random, 60000);
        memset(text + used, 'a' + count % 26, (size_t)length[count]);
        used += (size_t)length[count++];
        text[used++] = '\n';
    }
    open_bytes(text, used);
    for (int n = 0; n < count; n++) {
        bool end;
        ck_assert(lines_next(&lines, &end) && !end);
        ck_assert_uint_eq(strlen(lines.text), (size_t)length[n]);
        ck_assert(length[n] == 0 || (lines.text[0] == 'a' + n % 26 && lines.text[length[n] - 1] == 'a' + n % 26));
    }
    expect_end();
}
END_TEST

/* files that are none */

START_TEST(a_missing_file_is_named)
{
    ck_assert(!lines_open(&lines, "/no/such/file", why));
    ck_assert_str_eq(why, "/no/such/file: No such file or directory");
    lines_close(&lines);                            /* also after errors */
    ck_assert(!lines_open(&lines, "", why));
    ck_assert_str_eq(why, ": No such file or directory");
    lines_close(&lines);
}
END_TEST

START_TEST(a_folder_cannot_be_read)
{
    bool end;
    ck_assert(lines_open(&lines, "/", why));
    ck_assert(!lines_next(&lines, &end));
    ck_assert_str_eq(why, "/:1: cannot read: Is a directory");
    lines_close(&lines);
}
END_TEST

START_TEST(a_dash_is_standard_input_and_stays_open)
{
    int saved = dup(STDIN_FILENO), ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(write(ends[1], "one\n\0", 5), 5);
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    ck_assert(lines_open(&lines, "-", why));
    expect_line("one");
    bool end;
    ck_assert(!lines_next(&lines, &end));
    ck_assert_str_eq(why, "standard input:2: a zero byte: this is no text file");
    lines_close(&lines);
    ck_assert_int_ne(fcntl(STDIN_FILENO, F_GETFD), -1);
    dup2(saved, STDIN_FILENO);
    close(saved);
}
END_TEST

/* messages */

static char long_path[3000];

static const char *path_of(size_t length)
{
    for (size_t k = 0; k < length; k++)
        long_path[k] = (char)('a' + k % 25);        /* each piece tells where it is from */
    memcpy(long_path, "/no/", 4);
    long_path[length] = '\0';
    return long_path;
}

START_TEST(the_reason_survives_a_long_path)
{
    for (size_t length = 5; length < sizeof long_path; length += length < 400 ? 1 : 97) {
        char room[WHY + 16], tail[64];
        memset(room, '#', sizeof room);
        ck_assert(!lines_open(&lines, path_of(length), room));
        lines_close(&lines);
        ck_assert_ptr_nonnull(memchr(room, '\0', WHY));
        ck_assert_int_eq(room[WHY], '#');
        snprintf(tail, sizeof tail, "%s: ", long_path + (length > 50 ? length - 50 : 0));
        ck_assert_msg(strstr(room, tail), "%s", room);      /* and the end of the path */
        ck_assert(strstr(room, ": No such file or directory") || strstr(room, ": File name too long"));
        ck_assert(length > 100 || strncmp(room, long_path, length) == 0);
        ck_assert(length <= 200 || strncmp(room, "...", 3) == 0);
    }
}
END_TEST

START_TEST(a_complaint_fits_whatever_its_path_and_text)
{
    static char text[600];
    memset(text, 't', sizeof text - 1);
    for (size_t length = 5; length < 700; length += 1) {
        char room[WHY + 16], place[32];
        memset(room, '#', sizeof room);
        lines = (Lines){.path = path_of(length), .line = 2000000000, .why = room};
        ck_assert(!lines_complain(&lines, "'%.40s': %d %s", text, 42, text));
        ck_assert_ptr_nonnull(memchr(room, '\0', WHY));
        ck_assert_int_eq(room[WHY], '#');
        snprintf(place, sizeof place, "%.1s:2000000000: 'tttt", long_path + length - 1);
        ck_assert_msg(strstr(room, place), "%s", room);
        ck_assert_msg(strstr(room, "t': 42 tttt"), "%s", room);
    }
}
END_TEST

/* numbers */

static void good(const char *text, double value)
{
    double have = -77;
    lines = (Lines){.path = "p", .line = 3, .why = why};
    ck_assert_msg(lines_number(&lines, 2, text, &have), "%s: %s", text, why);
    ck_assert_msg(memcmp(&have, &value, sizeof have) == 0, "%s: %.17g", text, have);
    const char *end = lines_decimal(text, &have);
    ck_assert(end == text + strlen(text) && memcmp(&have, &value, sizeof have) == 0);
}

static void bad(const char *text, const char *message)
{
    double have;
    char want[WHY];
    lines = (Lines){.path = "p", .line = 3, .why = why};
    ck_assert_msg(!lines_number(&lines, 2, text, &have), "accepted: %s", text);
    snprintf(want, sizeof want, "p:3: field 2%s%s", *message == ' ' ? "" : ": ", message);
    ck_assert_str_eq(why, want);
}

START_TEST(decimal_numbers_are_read)
{
    good("0", 0);
    good("-0", -0.0);
    good("+1", 1);
    good("-1.5e3", -1500);
    good(".5", 0.5);
    good("5.", 5);
    good("1E-2", 0.01);
    good("007", 7);
    good("1e-999", 0);
    good("4.9e-324", 5e-324);
    good("1.7976931348623157e308", DBL_MAX);
    good("0.1000000000000000055511151231257827021181583404541015625", 0.1);
}
END_TEST

START_TEST(other_notations_are_refused)
{
    bad("", " is empty");
    bad(" 1", "' 1' is not a number");
    bad("\t1", "'\t1' is not a number");
    bad("\v1", "'\v1' is not a number");
    bad("\r1", "'\r1' is not a number");
    bad("\n1", "'\n1' is not a number");
    bad("1 ", "'1 ' is not a number");
    bad("0x1A", "'0x1A' is not a number");
    bad("-0X1p-3", "'-0X1p-3' is not a number");
    bad("0x", "'0x' is not a number");
    bad("1,5", "'1,5' is not a number");
    bad("1_000", "'1_000' is not a number");
    bad("1e", "'1e' is not a number");
    bad("--1", "'--1' is not a number");
    bad("one", "'one' is not a number");
    bad(".", "'.' is not a number");
    bad("1e5.5", "'1e5.5' is not a number");
    bad("yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", "'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' is not a number");
}
END_TEST

START_TEST(what_is_not_finite_is_refused)
{
    bad("1e999", "'1e999' is not finite");
    bad("-1e999", "'-1e999' is not finite");
    bad("nan", "'nan' is not finite");
    bad("-NAN", "'-NAN' is not finite");
    bad("inf", "'inf' is not finite");
    bad("-Infinity", "'-Infinity' is not finite");
}
END_TEST

START_TEST(a_decimal_ends_where_it_ends)
{
    double value;
    const char *text = "1.5,0x7 8";
    ck_assert_ptr_eq(lines_decimal(text, &value), text + 3);
    ck_assert_double_eq(value, 1.5);
    ck_assert_ptr_null(lines_decimal(text + 4, &value));
    ck_assert_ptr_null(lines_decimal(text + 7, &value));
    ck_assert_ptr_eq(lines_decimal(text + 8, &value), text + 9);
    ck_assert_ptr_null(lines_decimal("", &value));
    text = "7x";
    ck_assert_ptr_eq(lines_decimal(text, &value), text + 1);
    text = "1e999;";
    ck_assert_ptr_eq(lines_decimal(text, &value), text + 5);
    ck_assert(isinf(value));
}
END_TEST

START_TEST(seventeen_digits_give_every_number_back)
{
    Random random = random_seed(2);
    for (int n = 0; n < 5000; n++) {
        char text[40];
        double value = ldexp(random_normal(&random), random_below(&random, 2000) - 1050);
        if (!isfinite(value))
            continue;
        snprintf(text, sizeof text, "%.17g", value);
        good(text, value);
    }
}
END_TEST

/* The fields of a line, joined by bars; or what is wrong. */
static const char *fields_of(const char *line)
{
    static char text[80], joined[80];
    const char *wrong = NULL;
    joined[0] = '\0';
    for (char *from = strcpy(text, line), *next; from; from = next) {
        next = lines_field(from, &wrong);
        if (wrong)
            return wrong;
        strcat(strcat(joined, from), next ? "|" : "");
    }
    return joined;
}

START_TEST(a_line_is_cut_into_fields)
{
    static const char *const line[][2] = {
        {"", ""}, {"a", "a"}, {",", "|"}, {"a,b,c", "a|b|c"}, {"a,,c,", "a||c|"}, {"\"a,b\",c", "a,b|c"},
        {"\"say \"\"yes\"\"\",\"\"", "say \"yes\"|"}, {"a \"b\",c", "a \"b\"|c"}, {"\"a\"", "a"},
        {"\"a,b", "a quote is never closed"}, {"a,\"b\"c", "text behind a closing quote"}, {"\"\"\"", "a quote is never closed"}};
    for (size_t k = 0; k < sizeof line / sizeof *line; k++)
        ck_assert_str_eq(fields_of(line[k][0]), line[k][1]);
}
END_TEST

UNIT(a_line_is_cut_into_fields, lines_come_one_by_one, the_last_line_may_lack_its_end, one_carriage_return_belongs_to_the_end,
     a_byte_order_mark_is_left_out_at_the_beginning_alone, a_zero_byte_is_refused_wherever_it_is,
     a_device_of_zeros_is_refused_at_once, lines_may_have_any_length, a_missing_file_is_named,
     a_folder_cannot_be_read, a_dash_is_standard_input_and_stays_open, the_reason_survives_a_long_path,
     a_complaint_fits_whatever_its_path_and_text, decimal_numbers_are_read, other_notations_are_refused,
     what_is_not_finite_is_refused, a_decimal_ends_where_it_ends, seventeen_digits_give_every_number_back)
