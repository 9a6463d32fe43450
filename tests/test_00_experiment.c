#define _XOPEN_SOURCE 700
#include "unit.h"
#include "experiment.h"
#include "program.h"
#include <fcntl.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* The experiments of the tests. */

static void demonstration(Run *run)
{
    printf("seed is %d\n", experiment_int(run, "seed"));
}

static void table(Run *run)
{
    experiment_row(run, "a=%d b=%d", 1, 2);
}

static void options(Run *run)
{
    printf("%d %.17g '%s'\n", experiment_int(run, "count"),
           experiment_real(run, "rate"), experiment_text(run, "name"));
}

static void blocks(Run *run)
{
    experiment_row(run, "a=%d", 1);
    experiment_row(run, "b=%d c=%d", 2, 3);
    experiment_number(run, "k", 7);
    experiment_row(run, "d=%d", 4);
}

static void lines(Run *run)
{
    experiment_number(run, "half", 0.5);
    experiment_claim(run, "good", true);
    experiment_claim(run, "bad", false);
    experiment_number(run, "n", -42);
}

static void fails(Run *run)
{
    experiment_row(run, "a=%g", 0.5);
    experiment_fail(run, "the %s is %d%% full", "moon", 100);
}

static void reads(Run *run)
{
    Dataset *data = experiment_dataset(run, "experiment.csv", "a,b", "c");
    printf("%d %d %g %s\n", data->N, data->D, data->x[0][2], data->class_name[0]);
    dataset_free(data);
}

static void progress(Run *run)
{
    experiment_progress(run, 0, 4);
    experiment_progress(run, 1, 4);
    experiment_progress(run, 4, 4);
}

static const Experiment several[] = {
    {"", demonstration, "shows a seed", {{INTEGER, "seed", "1", 0, 1e9, "a seed"}}},
    {"table", table, "prints a table", {{0}}},
    {"options", options, "prints its options",
     {{INTEGER, "count", "-2", -5, 5, "a whole number"},
      {REAL, "rate", "0.1", -1, 10, "a number"},
      {TEXT, "name", "anna", 0, 0, "a text"}}},
    {"head", table, "prints a head",
     {{INTEGER, "count", "3", 0, 9, "whole"}, {REAL, "rate", "1e-3", 0, 1, "real"},
      {TEXT, "name", "x", 0, 0, "text"}}},
    {"blocks", blocks, "prints three blocks", {{0}}},
    {"lines", lines, "prints lines with a meaning", {{0}}},
    {"fails", fails, "fails", {{0}}},
    {"reads", reads, "reads data", {DATA_OPTION}},
    {"progress", progress, "is slow", {{0}}},
    {0}
};

#define VERSION_LINE "# First Neural Networks, version " BOOK_VERSION "\n"

/* The program refuses these arguments: status 2, a message with this word, no output. */
#define EXPECT_USAGE(word, ...)                                             \
    do {                                                                    \
        ck_assert_int_eq(CALL(several, "/usr/bin/prog", __VA_ARGS__), 2);      \
        ck_assert_str_eq(out, "");                                          \
        ck_assert_msg(strncmp(err, "prog: ", 6) == 0, "%s", err);           \
        ck_assert_msg(strstr(err, word), "no '%s' in: %s", word, err);      \
        ck_assert_int_eq(err[strlen(err) - 1], '\n');                       \
    } while (0)

#define EXPECT_OUT(text, ...)                                               \
    do {                                                                    \
        ck_assert_int_eq(CALL(several, __VA_ARGS__), 0);                       \
        ck_assert_str_eq(out, text);                                        \
        ck_assert_str_eq(err, "");                                          \
    } while (0)

/* which experiment */

START_TEST(without_arguments_the_demonstration_runs)
{
    EXPECT_OUT("seed is 1\n", "prog");
}
END_TEST

START_TEST(a_demonstration_prints_no_head)
{
    EXPECT_OUT("seed is 7\n", "prog", "--seed", "7");
}
END_TEST

START_TEST(an_unknown_experiment_gives_2)
{
    EXPECT_USAGE("'nothing'", "nothing");
    EXPECT_USAGE("'tab'", "tab");
    EXPECT_USAGE("'tables'", "tables");
    EXPECT_USAGE("'Table'", "Table");
    EXPECT_USAGE("''", "");
}
END_TEST

START_TEST(a_second_experiment_gives_2)
{
    EXPECT_USAGE("'lines'", "table", "lines");
    EXPECT_USAGE("'x'", "options", "--rate", "1", "x");
}
END_TEST

START_TEST(an_unknown_option_gives_2)
{
    EXPECT_USAGE("--nothing", "options", "--nothing", "3");
    EXPECT_USAGE("--nothing", "--nothing");
    EXPECT_USAGE("--rat", "options", "--rat", "1");
    EXPECT_USAGE("--rates", "options", "--rates", "1");
    EXPECT_USAGE("--rat", "options", "--rat=1");
    EXPECT_USAGE("--", "options", "--");
    EXPECT_USAGE("--=1", "options", "--=1");
}
END_TEST

START_TEST(an_option_of_another_experiment_gives_2)
{
    EXPECT_USAGE("--seed", "options", "--seed", "3");
    EXPECT_USAGE("--rate", "--rate", "3");
}
END_TEST

START_TEST(one_dash_is_no_option)
{
    EXPECT_USAGE("'-rate'", "options", "-rate", "1");
    EXPECT_USAGE("'-help'", "options", "-help");
    EXPECT_USAGE("'-'", "-");
}
END_TEST

START_TEST(a_usage_message_points_to_help)
{
    EXPECT_USAGE("try prog --help\n", "nothing");
    EXPECT_USAGE("try prog --help\n", "options", "--nothing", "3");
    EXPECT_USAGE("try prog --help\n", "options", "--rate");
}
END_TEST

/* options */

START_TEST(options_have_defaults)
{
    EXPECT_OUT("-2 0.10000000000000001 'anna'\n", "prog", "options");
}
END_TEST

START_TEST(a_value_may_be_the_next_argument)
{
    EXPECT_OUT("3 0.10000000000000001 'anna'\n", "prog", "options", "--count", "3");
    EXPECT_OUT("-2 2.5 'anna'\n", "prog", "options", "--rate", "2.5");
    EXPECT_OUT("-2 0.10000000000000001 'bo b'\n", "prog", "options", "--name", "bo b");
}
END_TEST

START_TEST(a_value_may_follow_an_equals_sign)
{
    EXPECT_OUT("3 0.10000000000000001 'anna'\n", "prog", "options", "--count=3");
    EXPECT_OUT("-2 2.5 'anna'\n", "prog", "options", "--rate=2.5");
    EXPECT_OUT("-2 0.10000000000000001 'a=b'\n", "prog", "options", "--name=a=b");
}
END_TEST

START_TEST(options_may_come_in_any_order)
{
    EXPECT_OUT("5 9 'bob'\n", "prog", "options", "--name=bob", "--rate", "9", "--count", "5");
}
END_TEST

START_TEST(whole_numbers_are_decimal)
{
    EXPECT_OUT("seed is 890\n", "prog", "--seed", "890");
    EXPECT_OUT("seed is 10\n", "prog", "--seed", "010");
    EXPECT_OUT("seed is 123456789\n", "prog", "--seed", "+123456789");
}
END_TEST

START_TEST(the_last_value_wins)
{
    EXPECT_OUT("seed is 5\n", "prog", "--seed", "3", "--seed=4", "--seed", "5");
}
END_TEST

START_TEST(a_value_may_be_negative_or_look_like_an_option)
{
    EXPECT_OUT("-5 -1 '--count'\n", "prog", "options", "--count", "-5", "--rate", "-1",
               "--name", "--count");
}
END_TEST

START_TEST(a_value_may_be_at_the_border_of_its_range)
{
    EXPECT_OUT("5 10 'anna'\n", "prog", "options", "--count", "5", "--rate", "10");
    EXPECT_OUT("-5 -1 'anna'\n", "prog", "options", "--count", "-5", "--rate", "-1");
}
END_TEST

START_TEST(a_real_number_may_have_an_exponent)
{
    EXPECT_OUT("-2 0.0025000000000000001 'anna'\n", "prog", "options", "--rate", "2.5e-3");
}
END_TEST

START_TEST(a_missing_value_gives_2)
{
    EXPECT_USAGE("--rate", "options", "--rate");
    EXPECT_USAGE("--name", "options", "--count=1", "--name");
}
END_TEST

START_TEST(a_value_out_of_range_gives_2)
{
    EXPECT_USAGE("--count 6: ", "options", "--count", "6");
    EXPECT_USAGE("--count -6: ", "options", "--count=-6");
    EXPECT_USAGE("--rate 10.0000001: ", "options", "--rate", "10.0000001");
    EXPECT_USAGE("--rate -1.1: ", "options", "--rate", "-1.1");
    EXPECT_USAGE("--count 99999999999999999999: ", "options", "--count",
                 "99999999999999999999");
}
END_TEST

START_TEST(a_range_message_tells_the_range)
{
    EXPECT_USAGE("a whole number from -5 to 5\n", "options", "--count", "6");
    EXPECT_USAGE("a number from -1 to 10\n", "options", "--rate", "11");
}
END_TEST

START_TEST(a_bad_value_is_noticed_even_when_a_good_one_follows)
{
    EXPECT_USAGE("--count 6: ", "options", "--count", "6", "--count", "1");
}
END_TEST

START_TEST(a_fraction_for_a_whole_number_gives_2)
{
    EXPECT_USAGE("--count 1.5: ", "options", "--count", "1.5");
    EXPECT_USAGE("--count 1.0: ", "options", "--count", "1.0");
    EXPECT_USAGE("--count 1e0: ", "options", "--count", "1e0");
    EXPECT_USAGE("--count 0x1: ", "options", "--count", "0x1");
}
END_TEST

START_TEST(text_for_a_number_gives_2)
{
    EXPECT_USAGE("--count x: ", "options", "--count", "x");
    EXPECT_USAGE("--count 1x: ", "options", "--count", "1x");
    EXPECT_USAGE("--count --rate: ", "options", "--count", "--rate");
    EXPECT_USAGE("--count 1-1: ", "options", "--count", "1-1");
    EXPECT_USAGE("--count -: ", "options", "--count", "-");
    EXPECT_USAGE("--rate x: ", "options", "--rate", "x");
    EXPECT_USAGE("--rate 1,5: ", "options", "--rate", "1,5");
    EXPECT_USAGE("--rate 1 : ", "options", "--rate", "1 ");
    EXPECT_USAGE("--rate .: ", "options", "--rate", ".");
    EXPECT_USAGE("--rate  1: ", "options", "--rate", " 1");
    EXPECT_USAGE("--rate \t1: ", "options", "--rate", "\t1");
    EXPECT_USAGE("--rate 0x1: ", "options", "--rate", "0x1");
    EXPECT_USAGE("--rate 0X1p-2: ", "options", "--rate", "0X1p-2");
    EXPECT_USAGE("--count  1: ", "options", "--count", " 1");
}
END_TEST

START_TEST(an_empty_number_gives_2)
{
    EXPECT_USAGE("--count : ", "options", "--count", "");
    EXPECT_USAGE("--count : ", "options", "--count=");
    EXPECT_USAGE("--rate : ", "options", "--rate", "");
    EXPECT_USAGE("--rate : ", "options", "--rate=");
}
END_TEST

START_TEST(nan_and_infinity_give_2)
{
    EXPECT_USAGE("--rate nan: ", "options", "--rate", "nan");
    EXPECT_USAGE("--rate NAN(1): ", "options", "--rate", "NAN(1)");
    EXPECT_USAGE("--rate inf: ", "options", "--rate", "inf");
    EXPECT_USAGE("--rate -inf: ", "options", "--rate", "-inf");
    EXPECT_USAGE("--rate 1e999: ", "options", "--rate", "1e999");
    EXPECT_USAGE("--count nan: ", "options", "--count", "nan");
    EXPECT_USAGE("--count inf: ", "options", "--count", "inf");
}
END_TEST

START_TEST(infinity_is_refused_even_without_a_limit)
{
    static const Experiment open[] = {
        {"", demonstration, "x", {{REAL, "rate", "1", -HUGE_VAL, HUGE_VAL, "any"}}}, {0}
    };
    ck_assert_int_eq(CALL(open, "prog", "--rate", "inf"), 2);
    ck_assert_int_eq(CALL(open, "prog", "--rate", "nan"), 2);
    ck_assert_str_eq(out, "");
}
END_TEST

START_TEST(as_many_options_as_there_is_room_for_are_found)
{
    static const Experiment many[] = {
        {"", options, "x",
         {{REAL, "a", "0", 0, 9, ""}, {REAL, "b", "0", 0, 9, ""}, {REAL, "c", "0", 0, 9, ""},
          {REAL, "d", "0", 0, 9, ""}, {INTEGER, "count", "0", 0, 9, ""},
          {REAL, "rate", "0", 0, 9, ""}, {TEXT, "name", "0", 0, 0, ""}}},
        {0}
    };
    ck_assert_int_eq(CALL(many, "prog", "--name", "x", "--rate", "1", "--count", "2", "--d",
                          "3"), 0);
    ck_assert_str_eq(out, "2 1 'x'\n");
}
END_TEST

/* the table */

START_TEST(the_head_repeats_the_command_with_all_options)
{
    EXPECT_OUT("# prog head --count 3 --rate 1e-3 --name x\n" VERSION_LINE "# a b\n1 2\n",
               "prog", "head");
    EXPECT_OUT("# prog head --count 7 --rate 0.50 --name y\n" VERSION_LINE "# a b\n1 2\n",
               "prog", "head", "--name=y", "--rate", "0.50", "--count", "7");
}
END_TEST

START_TEST(the_head_of_an_experiment_without_options_is_its_name)
{
    EXPECT_OUT("# prog table\n" VERSION_LINE "# a b\n1 2\n", "prog", "table");
}
END_TEST

START_TEST(the_head_of_a_demonstration_has_no_name)
{
    static const Experiment only[] = {
        {"", table, "x", {{INTEGER, "n", "3", 0, 9, "n"}}}, {0}
    };
    ck_assert_int_eq(CALL(only, "prog"), 0);
    ck_assert_str_eq(out, "# prog --n 3\n" VERSION_LINE "# a b\n1 2\n");
}
END_TEST

START_TEST(the_program_goes_by_its_name_without_the_folder)
{
    EXPECT_OUT("# prog table\n" VERSION_LINE "# a b\n1 2\n", "./build/bin/prog", "table");
}
END_TEST

START_TEST(blocks_are_two_blank_lines_apart_and_have_one_head)
{
    EXPECT_OUT("# prog blocks\n" VERSION_LINE "# a\n1\n\n\n# b c\n2 3\n#= k 7\n\n\n# d\n4\n",
               "prog", "blocks");
}
END_TEST

START_TEST(numbers_and_claims_have_lines_of_their_own)
{
    EXPECT_OUT("# prog lines\n" VERSION_LINE
               "#= half 0.5\n#! good: true\n#! bad: false\n#= n -42\n", "prog", "lines");
}
END_TEST

static void claims(Run *run)
{
    experiment_claim(run, "first", true);
}

START_TEST(a_claim_may_come_first)
{
    static const Experiment only[] = {{"", claims, "x", {{0}}}, {0}};
    ck_assert_int_eq(CALL(only, "prog"), 0);
    ck_assert_str_eq(out, "# prog\n" VERSION_LINE "#! first: true\n");
}
END_TEST

static const double fixed[] = {0, 1, -1, 0.1, 0.3, 100, 1e15, 1e16, 123456789012345678.0, 1e22,
                               1e-5, 1e300, 2.5, 1e23, 9007199254740993.0};
static const char *const fixed_text[] = {"0", "1", "-1", "0.1", "0.3", "100", "1e+15", "1e+16",
    "1.2345678901234568e+17", "1e+22", "1e-05", "1e+300", "2.5", "1e+23", "9007199254740992"};

static void prints_fixed(Run *run)
{
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        experiment_number(run, "x", fixed[i]);
}

START_TEST(numbers_are_short)
{
    static const Experiment only[] = {{"", prints_fixed, "x", {{0}}}, {0}};
    ck_assert_int_eq(CALL(only, "prog"), 0);
    char *line = strstr(out, "#= ");
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        char want[64];
        ck_assert_ptr_nonnull(line);
        snprintf(want, sizeof want, "#= x %s\n", fixed_text[i]);
        ck_assert_msg(strncmp(line, want, strlen(want)) == 0, "want %s, have %s", want, line);
        line = strchr(line, '\n') + 1;
    }
}
END_TEST

enum { VALUES = 3000 };

/* Random bits, with some values that are hard; always finite. */
static double value(int i)
{
    static const double hard[] = {1.0 / 3, 2.0 / 3, 0.1, -0.0, DBL_MAX, DBL_MIN, 5e-324,
                                  DBL_EPSILON, 1e23, 9007199254740993.0, 0.1 + 0.2};
    if (i < (int)(sizeof hard / sizeof *hard))
        return hard[i];
    Random random = random_seed(i);
    if (i % 2)
        return random_normal(&random);
    double result;
    do {
        uint64_t bits = 0;
        for (int k = 0; k < 4; k++)
            bits = bits << 16 | (uint64_t)random_below(&random, 65536);
        memcpy(&result, &bits, sizeof result);
    } while (!isfinite(result) || fabs(result) < DBL_MIN);
    return result;
}

static void prints_values(Run *run)
{
    for (int i = 0; i < VALUES; i++)
        experiment_number(run, "x", value(i));
}

static int digits(const char *text)
{
    int count = 0, zeros = 0;
    for (; *text && *text != 'e'; text++)
        if (*text >= '1' && *text <= '9')
            count += zeros + 1, zeros = 0;
        else if (*text == '0' && count)
            zeros++;
    return count;
}

START_TEST(numbers_give_the_value_back_to_the_last_bit)
{
    static const Experiment only[] = {{"", prints_values, "x", {{0}}}, {0}};
    ck_assert_int_eq(CALL(only, "prog"), 0);
    const char *line = strstr(out, "#= x ");
    for (int i = 0; i < VALUES; i++) {
        ck_assert_ptr_nonnull(line);
        double want = value(i), have = strtod(line + 5, NULL);
        if (memcmp(&want, &have, sizeof want) != 0)
            ck_abort_msg("want %a, have %.40s", want, line);
        line = strstr(line + 1, "#= x ");
    }
    ck_assert_ptr_null(line);
}
END_TEST

START_TEST(numbers_have_no_digit_too_many)
{
    static const Experiment only[] = {{"", prints_values, "x", {{0}}}, {0}};
    ck_assert_int_eq(CALL(only, "prog"), 0);
    const char *line = strstr(out, "#= x ");
    for (int i = 0; i < VALUES; i++) {
        char have[40], fewer[40];
        ck_assert_int_eq(sscanf(line + 5, "%39s", have), 1);
        snprintf(fewer, sizeof fewer, "%.*e", digits(have) > 1 ? digits(have) - 2 : 0, value(i));
        if (digits(have) > 1 && fabs(value(i)) >= DBL_MIN)
            ck_assert_msg(strtod(fewer, NULL) < value(i) || strtod(fewer, NULL) > value(i),
                          "%s, but %s would do", have, fewer);
        line = strstr(line + 1, "#= x ");
    }
}
END_TEST

/* the end */

START_TEST(nothing_is_printed_when_the_arguments_are_wrong)
{
    EXPECT_USAGE("--nothing", "table", "--nothing", "1");
    EXPECT_USAGE("--count", "head", "--count", "77");
}
END_TEST

static void dies(Run *run)
{
    experiment_row(run, "a=%d", 1);
    _exit(0);                               /* nothing is written behind this */
}

START_TEST(each_line_is_written_at_once)
{
    static const Experiment only[] = {{"", dies, "x", {{0}}}, {0}};
    ck_assert_int_eq(CALL(only, "prog"), 0);
    ck_assert_str_eq(out, "# prog\n" VERSION_LINE "# a\n1\n");
}
END_TEST

START_TEST(output_that_cannot_be_written_gives_1)
{
    const char *names[] = {"table", "lines", "blocks"};
    for (int i = 0; i < 3; i++) {
        char name[16];
        strcpy(name, names[i]);
        ck_assert_int_eq(call_to("/dev/full", several, (char *[]){"bin/prog", name, NULL}), 1);
        ck_assert_msg(strncmp(err, "prog: ", 6) == 0, "%s", err);
    }
    ck_assert_int_eq(call_to("/dev/full", several, (char *[]){"prog", NULL}), 1);
}
END_TEST

static void half_a_line(Run *run)
{
    (void)run;
    printf("1 2");
}

START_TEST(half_a_line_that_cannot_be_written_gives_1)
{
    static const Experiment only[] = {{"", half_a_line, "x", {{0}}}, {0}};
    ck_assert_int_eq(call_to("/dev/full", only, (char *[]){"prog", NULL}), 1);
    ck_assert_int_eq(CALL(only, "prog"), 0);
    ck_assert_str_eq(out, "1 2");
}
END_TEST

START_TEST(help_and_version_that_cannot_be_written_give_1)
{
    ck_assert_int_eq(call_to("/dev/full", several, (char *[]){"prog", "--help", NULL}), 1);
    ck_assert_int_eq(call_to("/dev/full", several, (char *[]){"prog", "--version", NULL}), 1);
}
END_TEST

START_TEST(help_names_every_experiment_and_option)
{
    const char *words[] = {"usage: prog ", "table", "options", "head", "blocks", "lines",
                           "--seed", "--count", "--rate", "--name", "--data", "--help",
                           "--version", "shows a seed", "prints a table", "a whole number",
                           "(0.1; any from -1 to 10)", "(anna)", "folder of the data"};
    ck_assert_int_eq(CALL(several, "bin/prog", "--help"), 0);
    ck_assert_str_eq(err, "");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(strstr(out, words[i]), "no '%s' in: %s", words[i], out);
}
END_TEST

START_TEST(version_tells_the_version)
{
    ck_assert_int_eq(CALL(several, "bin/prog", "--version"), 0);
    ck_assert_str_eq(err, "");
    ck_assert_msg(strncmp(out, "prog ", 5) == 0, "%s", out);
    ck_assert_msg(strstr(out, BOOK_VERSION "\n"), "%s", out);
}
END_TEST

/* The whole help, and that of one experiment. */

static const char help_of_options[] =
    "usage: prog [EXPERIMENT] [--OPTION VALUE]...\nWithout an experiment: shows a seed\n\n"
    "  options        prints its options\n"
    "    --count      a whole number (-2; whole from -5 to 5)\n"
    "    --rate       a number (0.1; any from -1 to 10)\n"
    "    --name       a text (anna)\n\n  --help, -h, --version\n";

START_TEST(help_behind_an_experiment_is_about_it)
{
    EXPECT_OUT(help_of_options, "bin/prog", "options", "--help");
    EXPECT_OUT(help_of_options, "bin/prog", "options", "-h");
    EXPECT_OUT(help_of_options, "prog", "options", "--rate", "1", "--help");
    EXPECT_OUT(help_of_options, "prog", "options", "--rate=1", "-h", "--nothing");
}
END_TEST

START_TEST(help_without_an_experiment_is_about_all)
{
    static char all[1 << 14];
    ck_assert_int_eq(CALL(several, "prog", "--help"), 0);
    strcpy(all, out);
    EXPECT_OUT(all, "prog", "-h");
    EXPECT_OUT(all, "prog", "--seed", "3", "--help");
    EXPECT_OUT(all, "prog", "--help", "options");
    ck_assert_ptr_nonnull(strstr(all, "    --seed       a seed (1; whole from 0 to 1000000000)\n"));
    ck_assert_ptr_nonnull(strstr(all, "    --rate       real (1e-3; any from 0 to 1)\n"));
}
END_TEST

START_TEST(help_may_be_a_value)
{
    EXPECT_OUT("-2 0.10000000000000001 '--help'\n", "prog", "options", "--name", "--help");
    EXPECT_OUT("-2 0.10000000000000001 '-h'\n", "prog", "options", "--name=-h");
    EXPECT_USAGE("--rate --help: want a number", "options", "--rate", "--help");
    EXPECT_USAGE("'nothing'", "nothing", "--help");
    EXPECT_USAGE("--help=1", "options", "--help=1");
}
END_TEST

/* failure, data, progress */

START_TEST(an_experiment_that_fails_gives_1_and_says_why)
{
    ck_assert_int_eq(CALL(several, "bin/prog", "fails"), 1);
    ck_assert_str_eq(err, "prog: the moon is 100% full\n");
    ck_assert_str_eq(out, "# prog fails\n" VERSION_LINE "# a\n0.5\n");
}
END_TEST

START_TEST(data_come_from_the_folder_of_the_option)
{
    char folder[] = "/tmp/experiment-XXXXXX", path[64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/experiment.csv", folder);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("a,b,c\n1,2.5,x\n3,4,y\n", file);
    fclose(file);
    int status = CALL(several, "prog", "reads", "--data", folder);
    remove(path);
    remove(folder);
    ck_assert_int_eq(status, 0);
    ck_assert_str_eq(out, "2 2 2.5 x\n");
}
END_TEST

START_TEST(a_missing_data_file_gives_1)
{
    ck_assert_int_eq(CALL(several, "bin/prog", "reads", "--data", "/no/such/folder"), 1);
    ck_assert_str_eq(out, "");
    ck_assert_str_eq(err, "prog: /no/such/folder/experiment.csv: No such file or directory; say --data and the folder of"
                          " the data\n");
    char deep[1000];
    memset(deep, 'f', sizeof deep - 1);
    deep[999] = '\0';
    ck_assert_int_eq(CALL(several, "bin/prog", "reads", "--data", deep), 1);
    ck_assert_ptr_nonnull(strstr(err, "fff/experiment.csv: "));
    ck_assert_msg(strstr(err, "; say --data and the folder of the data\n"), "%s", err);
    ck_assert_ptr_nonnull(strstr(err, "File name too long"));
}
END_TEST

START_TEST(bad_data_give_1_and_the_place)
{
    char folder[] = "/tmp/experiment-XXXXXX", path[64], want[128];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/experiment.csv", folder);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("a,b,c\n1,2.5,x\n3,%s%n,y\n", file);
    fclose(file);
    int status = CALL(several, "prog", "reads", "--data", folder);
    remove(path);
    remove(folder);
    snprintf(want, sizeof want, "prog: %s:3: field 2: '%%s%%n'", path);
    ck_assert_int_eq(status, 1);
    ck_assert_str_eq(out, "");
    ck_assert_msg(strncmp(err, want, strlen(want)) == 0, "%s", err);
    ck_assert_ptr_null(strstr(err, "say --data"));      /* the folder is right */
}
END_TEST

static void two_classes(Run *run)
{
    const char *zero = experiment_text(run, "zero");
    Dataset *data = experiment_classes(run, "experiment.csv", "a,b", "c", experiment_text(run, "one"), *zero ? zero : NULL);
    for (int n = 0; n < data->N; n++)
        printf("%g:%d ", data->x[n][1], data->y[n]);
    printf("%s %s\n", data->class_name[0], data->class_name[1]);
    dataset_free(data);
}

START_TEST(two_classes_are_found_by_their_names)
{
    static const Experiment only[] = {
        {"", two_classes, "x", {DATA_OPTION, {TEXT, "one", "x", 0, 0, ""}, {TEXT, "zero", "", 0, 0, ""}}}, {0}
    };
    char folder[] = "/tmp/experiment-XXXXXX", path[64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/experiment.csv", folder);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("a,b,c\n1,0,x\n2,0,y\n3,0,z\n4,0,x\n", file);
    fclose(file);
    ck_assert_int_eq(CALL(only, "prog", "--data", folder), 0);
    ck_assert_str_eq(out, "1:1 2:0 3:0 4:1 other x\n");
    ck_assert_int_eq(CALL(only, "prog", "--data", folder, "--one=z", "--zero=x"), 0);
    ck_assert_str_eq(out, "1:0 3:1 4:0 x z\n");
    ck_assert_int_eq(CALL(only, "prog", "--data", folder, "--one=w", "--zero=x"), 1);
    ck_assert_str_eq(err, "prog: the data have no class 'w'\n");
    ck_assert_int_eq(CALL(only, "prog", "--data", folder, "--zero=v"), 1);
    ck_assert_str_eq(err, "prog: the data have no class 'v'\n");
    remove(path);
    remove(folder);
}
END_TEST

START_TEST(progress_is_not_shown_when_there_is_no_terminal)
{
    EXPECT_OUT("", "prog", "progress");
}
END_TEST

START_TEST(progress_is_shown_on_a_terminal)
{
    char text[4096];
    size_t used = 0;
    int status, master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
        return;                             /* a system without terminals */
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
        dup2(slave, STDERR_FILENO);
        exit(slave < 0 ? 3
                       : experiment_main(2, (char *[]){"prog", "progress", NULL}, several));
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    fcntl(master, F_SETFL, O_NONBLOCK);
    for (ssize_t got = 1; got > 0; used += (size_t)(got > 0 ? got : 0))
        got = read(master, text + used, sizeof text - 1 - used);
    text[used] = '\0';
    close(master);
    ck_assert_int_eq(status, 0);
    ck_assert_str_eq(text,
        "\rprog progress [                              ]"
        "\rprog progress [#######                       ]"
        "\rprog progress [##############################]\r\n");
}
END_TEST

/* lists of numbers */

static void three_numbers(Run *run)
{
    int n = 3;
    double *v = experiment_numbers(run, "list", &n);
    printf("%d: %g %g %g\n", n, v[0], v[1], v[2]);
    free(v);
}

static void any_numbers(Run *run)
{
    int n = 0;
    double *v = experiment_numbers(run, "list", &n);
    printf("%d:", n);
    for (int k = 0; k < n; k++)
        printf(" %g", v[k]);
    printf("\n");
    free(v);
}

static const Experiment of_lists[] = {
    {"", three_numbers, "three numbers", {{TEXT, "list", "1,2,3", 0, 0, "a list"}}},
    {"any", any_numbers, "any numbers", {{TEXT, "list", "1", 0, 0, "a list"}}}, {0},
};

/* What the program prints for this list, and what it says when it fails. */
static const char *listed(const char *text)
{
    static char copy[1 << 16];
    strcpy(copy, text);
    int status = CALL(of_lists, "prog", "--list", copy);
    ck_assert_int_eq(status, *err ? 1 : 0);
    return *err ? err : out;
}

static const char *listed_any(const char *text)
{
    static char copy[1 << 16];
    strcpy(copy, text);
    int status = CALL(of_lists, "prog", "any", "--list", copy);
    ck_assert_int_eq(status, *err ? 1 : 0);
    return *err ? err : out;
}

START_TEST(a_list_has_commas_or_blanks_between_its_numbers)
{
    ck_assert_str_eq(listed("1,2,3"), "3: 1 2 3\n");
    ck_assert_str_eq(listed("1 2 3"), "3: 1 2 3\n");
    ck_assert_str_eq(listed(" -1, 2.5e1 ,+3 "), "3: -1 25 3\n");
    ck_assert_str_eq(listed("  .5   5.  ,  1e-3"), "3: 0.5 5 0.001\n");
}
END_TEST

START_TEST(a_list_may_have_any_length)
{
    ck_assert_str_eq(listed_any("7"), "1: 7\n");
    ck_assert_str_eq(listed_any("1,2,3,4,5"), "5: 1 2 3 4 5\n");
    ck_assert_str_eq(listed_any(""), "prog: --list: 0 numbers where 1 belong\n");
    ck_assert_str_eq(listed_any("   "), "prog: --list: 0 numbers where 1 belong\n");
    static char many[1 << 15], want[1 << 15];
    int used = snprintf(want, sizeof want, "5000:");
    for (int n = 0; n < 5000; n++) {
        strcpy(many + 2 * n, n % 2 ? "1," : "2 ");
        strcpy(want + used + 2 * n, n % 2 ? " 1" : " 2");
    }
    many[9999] = '\0';
    strcat(want, "\n");
    ck_assert_str_eq(listed_any(many), want);
}
END_TEST

START_TEST(a_list_that_is_none_gives_1_and_says_why)
{
    ck_assert_str_eq(listed(""), "prog: --list: 0 numbers where 3 belong\n");
    ck_assert_str_eq(listed("1,2"), "prog: --list: 2 numbers where 3 belong\n");
    ck_assert_str_eq(listed("1,2,3,4"), "prog: --list: 4 numbers where 3 belong\n");
    ck_assert_str_eq(listed("1,x,3"), "prog: --list: 'x,3' is not a number\n");
    ck_assert_str_eq(listed("1,2x,3"), "prog: --list: '2x,3' is not a number\n");
    ck_assert_str_eq(listed("1,2;3"), "prog: --list: '2;3' is not a number\n");
    ck_assert_str_eq(listed("1,nan,3"), "prog: --list: 'nan,3' is not finite\n");
    ck_assert_str_eq(listed("1,2,1e999"), "prog: --list: '1e999' is not finite\n");
    ck_assert_str_eq(listed("1,-inf,1"), "prog: --list: '-inf,1' is not finite\n");
}
END_TEST

START_TEST(a_comma_without_a_number_is_refused)
{
    ck_assert_str_eq(listed_any("1,,0"), "prog: --list: ',0' is not a number\n");
    ck_assert_str_eq(listed_any("1 , , 0"), "prog: --list: ', 0' is not a number\n");
    ck_assert_str_eq(listed_any(",1,0"), "prog: --list: ',1,0' is not a number\n");
    ck_assert_str_eq(listed_any(","), "prog: --list: ',' is not a number\n");
    ck_assert_str_eq(listed_any("1,0,"), "prog: --list: no number behind the last comma\n");
    ck_assert_str_eq(listed_any("1,0 ,  "), "prog: --list: no number behind the last comma\n");
    ck_assert_str_eq(listed_any("1,2,3,"), "prog: --list: no number behind the last comma\n");
}
END_TEST

START_TEST(a_number_of_a_list_is_decimal_and_finite)
{
    ck_assert_str_eq(listed_any("0x10"), "prog: --list: '0x10' is not a number\n");
    ck_assert_str_eq(listed_any("1,0X1p3"), "prog: --list: '0X1p3' is not a number\n");
    ck_assert_str_eq(listed_any("1e400"), "prog: --list: '1e400' is not finite\n");
    ck_assert_str_eq(listed_any("nan"), "prog: --list: 'nan' is not finite\n");
    ck_assert_str_eq(listed_any("1e-400"), "1: 0\n");
    ck_assert_str_eq(listed_any("1-2"), "prog: --list: '1-2' is not a number\n");
    ck_assert_str_eq(listed_any("1.2.3"), "prog: --list: '1.2.3' is not a number\n");
    ck_assert_str_eq(listed_any("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
                     "prog: --list: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is not a number\n");
}
END_TEST

/* rows */

/* Runs it alone; the head of two lines is checked and left out. */
static const char *table_of(void (*run)(Run *run))
{
    static const char head[] = "# prog\n" VERSION_LINE;
    const Experiment only[] = {{"", run, "x", {{0}}}, {0}};
    ck_assert_int_eq(CALL(only, "prog"), 0);
    ck_assert_str_eq(err, "");
    ck_assert_msg(strncmp(out, head, strlen(head)) == 0, "%s", out);
    return out + strlen(head);
}

static void all_conversions(Run *run)
{
    experiment_row(run, "d=%d ld=%ld s=%s g=%g f=%.2f e=%.3e short=%.3g F=%f wide=%8.3f", -7, 3000000000L, "word", 0.1,
                   2.0 / 3, 12345.678, 1.0 / 3, 0.5, 3.14159);
    experiment_row(run, "d=%d ld=%ld s=%s g=%g f=%.2f e=%.3e short=%.3g F=%f wide=%8.3f", INT32_MIN, -3000000000L, "x",
                   1e23, -0.0, 0.0, 1e-9, -1.0, -1e9);
}

START_TEST(each_conversion_prints_its_cell)
{
    ck_assert_str_eq(table_of(all_conversions), "# d ld s g f e short F wide\n"
                     "-7 3000000000 word 0.1 0.67 1.235e+04 0.333 0.500000    3.142\n"
                     "-2147483648 -3000000000 x 1e+23 -0.00 0.000e+00 1e-09 -1.000000 -1000000000.000\n");
}
END_TEST

static void whole_numbers_with_width(Run *run)
{
    experiment_row(run, "a=%d b=%02d c=%ld d=%04ld e=%s", 1, 7, 2L, 33L, "end");
}

START_TEST(a_whole_number_may_have_a_width)
{
    ck_assert_str_eq(table_of(whole_numbers_with_width), "# a b c d e\n1 07 2 0033 end\n");
}
END_TEST

static void blanks_in_the_format(Run *run)
{
    experiment_row(run, " a=%d   b=%d ", 1, 2);
    experiment_row(run, "a=%d b=%d", 3, 4);
}

START_TEST(blanks_in_the_format_do_not_count)
{
    ck_assert_str_eq(table_of(blanks_in_the_format), "# a b\n1 2\n3 4\n");
}
END_TEST

static void texts(Run *run)
{
    experiment_row(run, "s=%s t=%s", "two words", "one");
    experiment_row(run, "s=%s t=%s", "", "100%d");
    experiment_row(run, "s=%s t=%s", "a b c", " ");
}

START_TEST(a_text_with_a_blank_or_without_anything_is_one_cell)
{
    ck_assert_str_eq(table_of(texts), "# s t\n\"two words\" one\n\"\" 100%d\n\"a b c\" \" \"\n");
}
END_TEST

static void special_values(Run *run)
{
    experiment_row(run, "a=%g b=%g c=%g", INFINITY, -INFINITY, NAN);
    experiment_row(run, "a=%g b=%g c=%g", -0.0, 5e-324, -NAN);
    experiment_row(run, "a=%g b=%g c=%g", DBL_MAX, 9007199254740993.0, 0.1 + 0.2);
}

START_TEST(what_is_no_finite_number_is_printed_too)
{
    ck_assert_str_eq(table_of(special_values), "# a b c\ninf -inf nan\n-0 4.94065645841247e-324 nan\n"
                     "1.7976931348623157e+308 9007199254740992 0.30000000000000004\n");
}
END_TEST

static void rows_of_values(Run *run)
{
    for (int i = 0; i < VALUES; i++)
        experiment_row(run, "x=%g", value(i));
}

START_TEST(cells_give_the_value_back_to_the_last_bit)
{
    const char *line = table_of(rows_of_values);
    ck_assert_int_eq(strncmp(line, "# x\n", 4), 0);
    for (int i = 0; i < VALUES; i++) {
        line = strchr(line, '\n') + 1;
        double want = value(i), have = strtod(line, NULL);
        if (memcmp(&want, &have, sizeof want) != 0)
            ck_abort_msg("want %a, have %.40s", want, line);
    }
    ck_assert_str_eq(strchr(line, '\n'), "\n");
}
END_TEST

static void changing_names(Run *run)
{
    experiment_row(run, "a=%d b=%d", 1, 2);
    experiment_row(run, "a=%g b=%s", 1.5, "x");     /* the names are the same */
    experiment_row(run, "a=%d c=%d", 3, 4);
    experiment_row(run, "a=%d", 5);
    experiment_row(run, "a=%d c=%d", 6, 7);
    experiment_row(run, "c=%d a=%d", 8, 9);
    experiment_row(run, "ca=%d", 10);
}

START_TEST(other_names_begin_a_new_block)
{
    ck_assert_str_eq(table_of(changing_names), "# a b\n1 2\n1.5 x\n\n\n# a c\n3 4\n\n\n# a\n5\n\n\n"
                     "# a c\n6 7\n\n\n# c a\n8 9\n\n\n# ca\n10\n");
}
END_TEST

static void blocks_on_purpose(Run *run)
{
    experiment_block(run);                          /* before the first row: nothing to part */
    experiment_row(run, "a=%d", 1);
    experiment_row(run, "a=%d", 2);
    experiment_block(run);
    experiment_block(run);                          /* twice is once */
    experiment_row(run, "a=%d", 3);
    experiment_row(run, "a=%d", 4);
    experiment_number(run, "k", 5);
    experiment_block(run);
    experiment_number(run, "l", 6);
    experiment_row(run, "b=%d", 7);
    experiment_block(run);                          /* nothing comes */
}

START_TEST(a_block_can_be_begun_on_purpose)
{
    ck_assert_str_eq(table_of(blocks_on_purpose), "# a\n1\n2\n\n\n# a\n3\n4\n#= k 5\n#= l 6\n\n\n# b\n7\n");
}
END_TEST

static void cells_and_arrays(Run *run)
{
    const double v[] = {0.1, -2, 1e23};
    for (int n = 0; n < 2; n++) {
        experiment_cells(run, "i=%d s=%s", n, "two words");
        experiment_array(run, "v", 1, 3, v);
        experiment_cells(run, "j=%.1f", 0.25);
        experiment_array(run, "none", 7, 0, NULL);
        experiment_array(run, "u", 0, 1, v + n);
        experiment_end(run);
    }
    experiment_cells(run, "i=%d", 2);
    experiment_row(run, "last=%d", 3);              /* a row may be the rest of one */
    experiment_array(run, "v", 1, 2, v);
    experiment_end(run);
    experiment_array(run, "v", 1, 3, v);            /* another length is another block */
    experiment_end(run);
}

START_TEST(a_row_can_be_put_together)
{
    ck_assert_str_eq(table_of(cells_and_arrays), "# i s v1 v2 v3 j u0\n0 \"two words\" 0.1 -2 1e+23 0.2 0.1\n"
                     "1 \"two words\" 0.1 -2 1e+23 0.2 -2\n\n\n# i last\n2 3\n\n\n# v1 v2\n0.1 -2\n\n\n"
                     "# v1 v2 v3\n0.1 -2 1e+23\n");
}
END_TEST

static void a_long_row(Run *run)
{
    static double v[3000];
    static char word[5001];
    memset(word, 'w', sizeof word - 1);
    for (int k = 0; k < 3000; k++)
        v[k] = k;
    experiment_cells(run, "word=%s", word);
    experiment_array(run, "a_name_that_is_long_", 1, 3000, v);
    experiment_end(run);
}

START_TEST(a_row_may_be_long)
{
    char *text = strchr(table_of(a_long_row), '\n'), *end;
    for (int k = 0; k < 5000; k++)
        ck_assert_int_eq(text[1 + k], 'w');
    text += 5001;
    for (int k = 0; k < 3000; k++, text = end)
        ck_assert(strtol(text, &end, 10) == k && end > text);
    ck_assert_str_eq(text, "\n");
}
END_TEST

static int row_of_nothing(void *about)
{
    const Experiment *only = about;
    return experiment_main(1, (char *[]){"prog", NULL}, only);
}

static void ends_without_cells(Run *run)
{
    experiment_end(run);
}

static void has_no_name(Run *run)
{
    experiment_row(run, "%d", 7);
}

static void has_no_such_conversion(Run *run)
{
    experiment_row(run, "a=%x", 7u);
}

START_TEST(a_row_without_names_or_with_other_conversions_stops_the_program)
{
    void (*const bad[])(Run *) = {ends_without_cells, has_no_name, has_no_such_conversion};
    for (int n = 0; n < 3; n++) {
        Experiment only[] = {{"", bad[n], "x", {{0}}}, {0}};
        ck_assert_msg(stops(row_of_nothing, only), "number %d goes through", n);
    }
}
END_TEST

static void rows_without_end(Run *run)
{
    for (int n = 0; ; n++)
        experiment_row(run, "n=%d", n);
}

START_TEST(a_full_disk_ends_the_run)
{
    static const Experiment only[] = {{"", rows_without_end, "x", {{0}}}, {0}};
    ck_assert_int_eq(call_to("/dev/full", only, (char *[]){"bin/prog", NULL}), 1);
    ck_assert_str_eq(err, "prog: cannot write: No space left on device\n");
}
END_TEST

/* the head */

static void prints_its_text(Run *run)
{
    experiment_number(run, "length", (double)strlen(experiment_text(run, "name")));
}

START_TEST(a_shell_reads_the_head_back)
{
    static const Experiment only[] = {
        {"", prints_its_text, "x", {{TEXT, "name", "", 0, 0, "any"}, {TEXT, "last", "end of it", 0, 0, "any"}}}, {0}
    };
    static const char *const names[] = {
        "", " ", "a", "two words", "it's", "'", "''", "\"", "a\"b", "$HOME", "`date`", "$(date)", "\\", "a\\'b", "*", "?", "[a]",
        "~", "#", "a#b", ";", "&", "|", "<x>", "!", "{a,b}", "-", "--name", "a=b", "%s%n", "0,1 ,2", "data/a-b_c.csv:1@+",
        "gr\303\274n", "'$(date)'", " ' \" ' ",
    };
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        char copy[64], command[400], *words[8];
        strcpy(copy, names[n]);
        ck_assert_int_eq(CALL(only, "prog", "--name", copy), 0);
        *strchr(out, '\n') = '\0';
        snprintf(command, sizeof command, "set -- %.300s; printf '%%s\\n' \"$@\"", out + 2);
        FILE *shell = popen(command, "r");
        ck_assert_ptr_nonnull(shell);
        static char answer[1 << 12];
        answer[fread(answer, 1, sizeof answer - 1, shell)] = '\0';
        ck_assert_int_eq(pclose(shell), 0);
        int count = 0;
        for (char *word = answer, *end; (end = strchr(word, '\n')) && count < 8; word = end + 1) {
            *end = '\0';
            words[count++] = word;
        }
        ck_assert_msg(count == 5, "%d words in: %s", count, command);
        ck_assert_str_eq(words[0], "prog");
        ck_assert_str_eq(words[1], "--name");
        ck_assert_str_eq(words[2], names[n]);
        ck_assert_str_eq(words[3], "--last");
        ck_assert_str_eq(words[4], "end of it");
    }
}
END_TEST

START_TEST(plain_words_stay_plain_in_the_head)
{
    EXPECT_OUT("# prog head --count 3 --rate 1e-3 --name 0,1,-2.5e+3\n" VERSION_LINE "# a b\n1 2\n", "prog", "head",
               "--name", "0,1,-2.5e+3");
    EXPECT_OUT("# prog head --count 3 --rate 1e-3 --name 'a b'\n" VERSION_LINE "# a b\n1 2\n", "prog", "head",
               "--name", "a b");
}
END_TEST

START_TEST(control_characters_are_refused)
{
    EXPECT_USAGE("--name: a text without control characters", "options", "--name", "a\nb");
    EXPECT_USAGE("--name: a text without control characters", "options", "--name", "\n");
    EXPECT_USAGE("--name: a text without control characters", "options", "--name=\t");
    EXPECT_USAGE("--name: a text without control characters", "options", "--name", "a\r");
    EXPECT_USAGE("--name: a text without control characters", "options", "--name", "\033[31m");
    EXPECT_USAGE("--name: a text without control characters", "options", "--name", "x\177");
    EXPECT_OUT("-2 0.10000000000000001 'gr\303\274n'\n", "prog", "options", "--name", "gr\303\274n");
}
END_TEST

/* the rest */

static void draws(Run *run)
{
    Random random = experiment_random(run);
    experiment_row(run, "u=%g", random_uniform(&random));
}

static const Experiment with_seed[] = {{"", draws, "draws", {SEED_OPTION}}, {0}};

#define main program_main
EXPERIMENTS({"", draws, "draws", {SEED_OPTION}}, )
#undef main

START_TEST(the_seed_gives_the_generator)
{
    char seed[16], want[128];
    for (int n = 1; n < 30000000; n *= 31) {
        Random random = random_seed(n);
        snprintf(seed, sizeof seed, "%d", n);
        ck_assert_int_eq(CALL(with_seed, "prog", "--seed", seed), 0);
        snprintf(want, sizeof want, "# prog --seed %d\n" VERSION_LINE "# u\n", n);
        ck_assert_int_eq(strncmp(out, want, strlen(want)), 0);
        ck_assert_double_eq(strtod(out + strlen(want), NULL), random_uniform(&random));
    }
    ck_assert_int_eq(CALL(with_seed, "prog", "--seed", "1000000001"), 2);
}
END_TEST

static int calls_main(void *about)
{
    return program_main(2, (char *[]){"bin/prog", about, NULL});
}

START_TEST(main_is_made_by_a_macro)
{
    int status = in_child(NULL, calls_main, "--seed=2");
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    ck_assert_int_eq(strncmp(out, "# prog --seed 2\n", 16), 0);
    status = in_child(NULL, calls_main, "nothing");
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

UNIT(without_arguments_the_demonstration_runs, a_demonstration_prints_no_head,
     an_unknown_experiment_gives_2, a_second_experiment_gives_2, an_unknown_option_gives_2,
     an_option_of_another_experiment_gives_2, one_dash_is_no_option,
     a_usage_message_points_to_help,
     options_have_defaults, a_value_may_be_the_next_argument, a_value_may_follow_an_equals_sign,
     options_may_come_in_any_order, whole_numbers_are_decimal, the_last_value_wins,
     a_value_may_be_negative_or_look_like_an_option,
     a_value_may_be_at_the_border_of_its_range, a_real_number_may_have_an_exponent,
     a_missing_value_gives_2, a_value_out_of_range_gives_2, a_range_message_tells_the_range,
     a_bad_value_is_noticed_even_when_a_good_one_follows,
     a_fraction_for_a_whole_number_gives_2, text_for_a_number_gives_2, an_empty_number_gives_2,
     nan_and_infinity_give_2, infinity_is_refused_even_without_a_limit,
     as_many_options_as_there_is_room_for_are_found,
     the_head_repeats_the_command_with_all_options,
     the_head_of_an_experiment_without_options_is_its_name,
     the_head_of_a_demonstration_has_no_name,
     the_program_goes_by_its_name_without_the_folder,
     blocks_are_two_blank_lines_apart_and_have_one_head,
     numbers_and_claims_have_lines_of_their_own, a_claim_may_come_first, numbers_are_short,
     numbers_give_the_value_back_to_the_last_bit, numbers_have_no_digit_too_many,
     nothing_is_printed_when_the_arguments_are_wrong, each_line_is_written_at_once,
     output_that_cannot_be_written_gives_1, half_a_line_that_cannot_be_written_gives_1,
     help_and_version_that_cannot_be_written_give_1, help_names_every_experiment_and_option,
     version_tells_the_version, help_behind_an_experiment_is_about_it, help_without_an_experiment_is_about_all,
     help_may_be_a_value,
     an_experiment_that_fails_gives_1_and_says_why, data_come_from_the_folder_of_the_option,
     two_classes_are_found_by_their_names, a_missing_data_file_gives_1, bad_data_give_1_and_the_place,
     progress_is_not_shown_when_there_is_no_terminal, progress_is_shown_on_a_terminal,
     a_list_has_commas_or_blanks_between_its_numbers, a_list_may_have_any_length,
     a_list_that_is_none_gives_1_and_says_why, a_comma_without_a_number_is_refused,
     a_number_of_a_list_is_decimal_and_finite, each_conversion_prints_its_cell, a_whole_number_may_have_a_width,
     blanks_in_the_format_do_not_count, a_text_with_a_blank_or_without_anything_is_one_cell,
     what_is_no_finite_number_is_printed_too, cells_give_the_value_back_to_the_last_bit,
     other_names_begin_a_new_block, a_block_can_be_begun_on_purpose, a_row_can_be_put_together, a_row_may_be_long,
     a_row_without_names_or_with_other_conversions_stops_the_program, a_full_disk_ends_the_run,
     a_shell_reads_the_head_back, plain_words_stay_plain_in_the_head, control_characters_are_refused,
     the_seed_gives_the_generator, main_is_made_by_a_macro)
