#define _XOPEN_SOURCE 700
#include "unit.h"
#include "options.h"
#include "program.h"
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void prints(Run *run)
{
    Net *net = options_net(run);
    double *x = options_input(run, net);
    for (int j = 0; j <= net->D; j++)
        printf("%g ", x[j]);
    printf("W %d\n", net->W);
    free(x);
    net_free(net);
}

static void prints_weights(Run *run)
{
    Net *net = options_net(run);
    double g[] = {0.5, 1e23, -0.0};
    options_print(run, net, NULL);
    options_print(run, net, g);
    net_free(net);
}

static const Experiment list[] = {
    {"", prints, "prints", {NET_OPTION("/no/such.net"), INPUT_OPTION("1,2")}},
    {"weights", prints_weights, "prints weights", {NET_OPTION("-")}},
    {0},
};

static char path[] = "/tmp/test_05_options_XXXXXX";

static void write_net(const char *text)
{
    strcpy(path + strlen(path) - 6, "XXXXXX");
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
}

START_TEST(the_option_reads_a_network_and_its_input)
{
    write_net("layer 2\nlayer 1 tanh\nweight 3 1 0.1\nweight 3 0 -2\n");
    ck_assert_int_eq(CALL(list, "prog", "--net", path), 0);
    ck_assert_str_eq(out, "1 1 2 W 2\n");
    ck_assert_int_eq(CALL(list, "prog", "--net", path, "--input", " 1e-3 , -7"), 0);
    ck_assert_str_eq(out, "1 0.001 -7 W 2\n");
    ck_assert_int_eq(CALL(list, "prog", "--net", path, "--input", "1,2,3"), 1);
    ck_assert_str_eq(err, "prog: --input: 3 numbers where 2 belong\n");
    ck_assert_int_eq(CALL(list, "prog", "--net", path, "--input", "1"), 1);
    ck_assert_str_eq(err, "prog: --input: 1 numbers where 2 belong\n");
    ck_assert_int_eq(CALL(list, "prog", "--net", path, "--input", "1,,2"), 1);
    ck_assert_str_eq(err, "prog: --input: ',2' is not a number\n");
    unlink(path);
}
END_TEST

START_TEST(a_missing_network_points_to_the_option_and_a_broken_one_to_its_line)
{
    ck_assert_int_eq(CALL(list, "prog"), 1);
    ck_assert_str_eq(err, "prog: /no/such.net: No such file or directory; say --net and the path of a network\n");
    ck_assert_str_eq(out, "");
    write_net("layer 2\nlayer 1 relux\n");
    ck_assert_int_eq(CALL(list, "prog", "--net", path), 1);
    char want[128];
    snprintf(want, sizeof want, "prog: %s:2: there is no activation 'relux'; there are: ", path);
    ck_assert_msg(strncmp(err, want, strlen(want)) == 0, "%s", err);
    ck_assert_ptr_null(strstr(err, "say --net"));
    ck_assert_str_eq(out, "");
    unlink(path);
}
END_TEST

START_TEST(a_long_path_leaves_the_reason_and_the_hint)
{
    char name[1000];
    memset(name, 'n', sizeof name - 1);
    name[999] = '\0';
    ck_assert_int_eq(CALL(list, "prog", "--net", name), 1);
    ck_assert_ptr_nonnull(strstr(err, "nnn: File name too long; say --net and the path of a network\n"));
}
END_TEST

START_TEST(a_dash_is_standard_input_and_no_file_to_miss)
{
    int saved = dup(STDIN_FILENO), file;
    write_net("layer 2\nlayer 1 tanh\nweight 3 1 0.1\n");
    file = open(path, O_RDONLY);
    unlink(path);
    dup2(file, STDIN_FILENO);
    ck_assert_int_eq(CALL(list, "prog", "--net", "-"), 0);
    ck_assert_str_eq(out, "1 1 2 W 1\n");
    ck_assert_int_eq(CALL(list, "prog", "--net", "-"), 1);      /* it is at its end */
    ck_assert_str_eq(err, "prog: standard input:1: a network has at least two layers\n");
    dup2(saved, STDIN_FILENO);
    close(saved);
    close(file);
}
END_TEST

START_TEST(weights_are_printed_by_their_ends)
{
    write_net("layer 2\nlayer 1 tanh\nweight 3 2 0.1\nweight 3 1 1e-300\nbiases 2 -2\n");
    ck_assert_int_eq(CALL(list, "prog", "weights", "--net", path), 0);
    unlink(path);
    const char *rows = strstr(out, "\n# i j w\n");
    ck_assert_ptr_nonnull(rows);
    ck_assert_str_eq(rows, "\n# i j w\n3 0 -2\n3 1 1e-300\n3 2 0.1\n\n\n"
                           "# i j w g\n3 0 -2 0.5\n3 1 1e-300 1e+23\n3 2 0.1 -0\n");
}
END_TEST

START_TEST(heights_are_symmetric_and_1_apart_in_every_layer)
{
    const int n[] = {0, 3, 3, 1, 6, 2, 1};
    Net *net = net_conventional(6, n, activation_find("tanh"), activation_find("tanh"));
    for (int nu = 1, i = 1; nu <= 6; i += n[nu++]) {
        double sum = 0;
        for (int k = 0; k < n[nu]; k++) {
            sum += options_height(net, i + k);
            ck_assert_double_eq(options_height(net, i + k), -options_height(net, i + n[nu] - 1 - k));
            ck_assert(k == 0 || options_height(net, i + k - 1) - options_height(net, i + k) == 1);
        }
        ck_assert_double_eq(sum, 0);
        ck_assert_double_eq(options_height(net, i), (n[nu] - 1) / 2.0);     /* the first is on top */
    }
    net_free(net);
}
END_TEST

UNIT(the_option_reads_a_network_and_its_input, a_missing_network_points_to_the_option_and_a_broken_one_to_its_line,
     a_long_path_leaves_the_reason_and_the_hint, a_dash_is_standard_input_and_no_file_to_miss,
     weights_are_printed_by_their_ends, heights_are_symmetric_and_1_apart_in_every_layer)
