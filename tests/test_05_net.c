#define _XOPEN_SOURCE 700
#include "unit.h"
#include "net.h"
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A network file in a file of its own, removed at the end. */
static char path[64];
static int file = -1;

static void write_file(const char text[], size_t length)
{
    if (file < 0) {     /* in memory if we can: there will be many */
        snprintf(path, sizeof path, "%s/test_05_net_XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
        ck_assert_int_ge(file = mkstemp(path), 0);
    }
    ck_assert_int_eq(ftruncate(file, 0), 0);
    ck_assert_int_eq(pwrite(file, text, length, 0), (ssize_t)length);
}

static void remove_file(void)
{
    unlink(path);
    close(file);
    file = -1;
}

static Net *read_text(const char text[], char why[WHY])
{
    write_file(text, strlen(text));
    Net *net = net_read(path, why);
    remove_file();
    return net;
}

static const char example[] =
    "# an example\nlayer 2\nlayer 2 tanh\nlayer 2 sigmoid\r\nlayer 1 sigmoid\n\n"
    "biases 2 0.5 0.25\nfull 1 2\n1 -2\n\t0.5 1 # a comment\nbiases 3 0 1\nfull 2 3\n2 1\n-1 0.5\n"
    "biases 4 -1\nfull 3 4\n1.5 -2\nweight 7 1 0.5\nunit 5 identity";

/* A random feed-forward plan; exists and w are the same as square tables. */
enum { MOST = 32 };
static double table[MOST][MOST];
static bool exists[MOST][MOST];

static Plan *random_plan(Random *random, bool softmax)
{
    static const char *const names[] = {"identity", "step", "sigmoid", "tanh"};
    Plan *plan = plan_new();
    int L = 2 + random_below(random, 4);
    for (int nu = 1; nu <= L; nu++)
        plan_layer(plan, 1 + random_below(random, 5),
                   nu == 1 ? NULL : activation_find(nu == L && softmax ? "softmax" : "tanh"));
    for (int i = 1; i <= plan->Q; i++)
        if (plan->layer[i] > 1 && !(softmax && plan->layer[i] == L))
            plan->f[i] = activation_find(names[random_below(random, 4)]);
    memset(exists, 0, sizeof exists);
    for (int k = 0; k < 400; k++) {     /* in a random order */
        int i = 1 + random_below(random, plan->Q), j = random_below(random, i);
        if (plan->layer[i] > 1 && (j == 0 || plan->layer[j] < plan->layer[i]) && !exists[i][j]) {
            exists[i][j] = true;
            plan_connect(plan, i, j, table[i][j] = random_normal(random));
        }
    }
    return plan;
}

static Net *planned(Plan *plan)
{
    int line;
    char why[WHY];
    ck_assert_msg(plan_check(plan, &line, why), "%s", why);
    return net_new(plan);
}

START_TEST(the_forward_pass_is_that_of_square_tables)
{
    Random random = random_seed(1);
    for (int n = 0; n < 300; n++) {
        Plan *plan = random_plan(&random, n % 3 == 0);
        Net *net = planned(plan);
        double x[MOST], a[MOST] = {1}, s[MOST];
        for (int j = 1; j <= net->D; j++)
            a[j] = x[j] = random_normal(&random);
        const double *y = net_forward(net, x);
        for (int i = net->D + 1; i <= net->Q; i++) {
            s[i] = 0;
            for (int j = 0; j < i; j++)
                if (exists[i][j])
                    s[i] += table[i][j] * a[j];
            a[i] = net->f[i]->f ? net->f[i]->f(s[i]) : 0;
            ck_assert_double_eq(net->s[i], s[i]);
        }
        if (n % 3 == 0)
            activation_softmax(net->K, s + net->Q - net->K + 1, a + net->Q - net->K + 1);
        for (int i = 0; i <= net->Q; i++)
            ck_assert_double_eq(net->a[i], a[i]);
        for (int k = 0; k < net->K; k++)
            ck_assert_double_eq(y[k], a[net->Q - net->K + 1 + k]);
        plan_free(plan);
        net_free(net);
    }
}
END_TEST

START_TEST(both_lists_hold_all_connections_in_order)
{
    Random random = random_seed(2);
    for (int n = 0; n < 100; n++) {
        Plan *plan = random_plan(&random, false);
        Net *net = planned(plan);
        int in = 0, out = 0;
        ck_assert_int_eq(net->D + net->H + net->K, net->Q);
        for (int i = 0; i <= net->Q; i++) {
            for (int k = 0; k < net->fan_in[i]; k++, in++) {
                int j = net->from[i][k];
                ck_assert(exists[i][j] && net->w[i][k] == table[i][j]);
                ck_assert_ptr_eq(&net->w[i][k], &net->weight[in]);
                ck_assert(k == 0 || net->from[i][k - 1] < j);
                ck_assert_ptr_eq(net_weight(net, i, j), &net->w[i][k]);
            }
            for (int k = 0; k < net->fan_out[i]; k++, out++) {
                ck_assert(exists[net->to[i][k]][i]);
                ck_assert_double_eq(net->weight[net->at[i][k]], table[net->to[i][k]][i]);
                ck_assert(k == 0 || net->to[i][k - 1] < net->to[i][k]);
            }
            for (int j = 0; j <= net->Q; j++)
                ck_assert_int_eq(net_weight(net, i, j) != NULL, exists[i][j]);
        }
        ck_assert_int_eq(in, net->W);
        ck_assert_int_eq(out, net->W);
        plan_free(plan);
        net_free(net);
    }
}
END_TEST

/* All layers, then a weight at a time, last one first. */
static size_t print_plan(const Plan *plan, char text[], size_t room)
{
    size_t used = 0;
    for (int nu = 1; nu <= plan->L; nu++) {
        int i = plan->first[nu];
        used += (size_t)snprintf(text + used, room - used, "layer %d %s\n", plan->size[nu],
                                 nu > 1 ? plan->f[i]->name : "");
        for (int k = 1; nu > 1 && k < plan->size[nu]; k++)
            used += (size_t)snprintf(text + used, room - used, "unit %d %s\n", i + k, plan->f[i + k]->name);
    }
    for (int n = plan->W - 1; n >= 0; n--)
        used += (size_t)snprintf(text + used, room - used, "weight %d %d %.17g\n", plan->c[n].i,
                                 plan->c[n].j, plan->c[n].w);
    return used;
}

START_TEST(a_network_survives_its_file)
{
    static char text[1 << 16], why[WHY];
    Random random = random_seed(3);
    for (int n = 0; n < 100; n++) {
        Plan *plan = random_plan(&random, n % 2);
        print_plan(plan, text, sizeof text);
        Net *net = planned(plan), *again = read_text(text, why);
        ck_assert_msg(again, "%s", why);
        ck_assert(again->D == net->D && again->K == net->K && again->Q == net->Q && again->L == net->L
                  && again->W == net->W);
        ck_assert_int_eq(memcmp(net->weight, again->weight, (size_t)net->W * sizeof(double)), 0);
        ck_assert_int_eq(memcmp(net->from[0], again->from[0], (size_t)net->W * sizeof(int)), 0);
        for (int i = net->D + 1; i <= net->Q; i++)
            ck_assert_ptr_eq(net->f[i], again->f[i]);
        plan_free(plan);
        net_free(net);
        net_free(again);
    }
}
END_TEST

START_TEST(the_example_is_what_its_file_says)
{
    char why[WHY];
    Net *net = read_text(example, why);
    ck_assert_msg(net, "%s", why);
    ck_assert(net->D == 2 && net->H == 4 && net->K == 1 && net->Q == 7 && net->L == 4 && net->W == 16);
    ck_assert_double_eq(*net_weight(net, 3, 2), -2);     /* from 2 to 3 */
    ck_assert_double_eq(*net_weight(net, 4, 1), 0.5);
    ck_assert_double_eq(*net_weight(net, 5, 4), 1);
    ck_assert_double_eq(*net_weight(net, 6, 3), -1);
    ck_assert_double_eq(*net_weight(net, 7, 0), -1);
    ck_assert_ptr_null(net_weight(net, 7, 2));
    ck_assert_str_eq(net->f[5]->name, "identity");
    ck_assert_str_eq(net->f[6]->name, "sigmoid");
    ck_assert(isnan(net->s[0]) && isnan(net->s[1]) && isnan(net->s[2]));
    ck_assert_double_eq(net_height(net, 1), 0.5);
    ck_assert_double_eq(net_height(net, 2), -0.5);
    ck_assert_double_eq(net_height(net, 7), 0);
    net_free(net);
}
END_TEST

START_TEST(weights_go_from_j_to_i)
{
    char why[WHY];
    const double x[] = {99, 10, 1};
    Net *net = read_text("layer 2\nlayer 2 identity\nfull 1 2\n1 2\n3 4\n", why);
    const double *y = net_forward(net, x);
    ck_assert_double_eq(y[0], 12);
    ck_assert_double_eq(y[1], 34);
    net_free(net);
}
END_TEST

START_TEST(an_infinite_activity_harms_nobody_whom_it_does_not_feed)
{
    char why[WHY];
    const double x[] = {1, 1e308};
    Net *net = read_text("layer 1\nlayer 2 identity\nlayer 2 identity\nweight 2 1 10\nweight 3 1 1e-308\n"
                         "weight 4 2 1\nweight 5 3 2\n", why);
    const double *y = net_forward(net, x);
    ck_assert(isinf(y[0]));
    ck_assert_double_eq_tol(y[1], 2, 1e-12);
    net_free(net);
}
END_TEST

START_TEST(conventional_nets_have_all_their_weights)
{
    const int n[] = {0, 64, 30, 10};
    Net *net = net_conventional(3, n, activation_find("tanh"), activation_find("softmax"));
    ck_assert_int_eq(net->W, 30 * 65 + 10 * 31);
    for (int i = 65; i <= 104; i++) {
        ck_assert_int_eq(net->fan_in[i], i <= 94 ? 65 : 31);
        ck_assert_int_eq(net->from[i][0], 0);
        ck_assert_str_eq(net->f[i]->name, i <= 94 ? "tanh" : "softmax");
    }
    ck_assert_ptr_null(net_weight(net, 95, 1));
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq(net->weight[c], 0);
    net_free(net);
}
END_TEST

START_TEST(a_bias_is_a_connection_from_unit_0_and_may_be_missing)
{
    char why[WHY];
    const double x[] = {1, 3};
    Net *net = read_text("layer 1\nlayer 3 identity\nweight 2 0 5\nweight 2 1 1\nweight 3 1 1\n", why);
    const double *y = net_forward(net, x);
    ck_assert_double_eq(y[0], 8);
    ck_assert_double_eq(y[1], 3);
    ck_assert_double_eq(y[2], 0);   /* the empty sum */
    net_free(net);
}
END_TEST

/* The file, after the lines of some, is refused with this line and message. */
static void refused(const char *text, const char *message)
{
    char all[4096], why[WHY] = "", want[WHY];
    snprintf(all, sizeof all, "layer 2\nlayer 2 tanh\nlayer 1 sigmoid\nfull 1 2\n1 2\n3 4\n%s", text);
    Net *net = read_text(all, why);
    ck_assert_msg(!net, "accepted: %s", text);
    snprintf(want, sizeof want, ":%s", message);
    ck_assert_msg(strstr(why, want), "'%s' does not say '%s'", why, want);
    ck_assert_int_eq(strncmp(why, path, strlen(path)), 0);
}

START_TEST(connections_that_break_a_rule_are_named)
{
    refused("weight 3 4 1\n", "7: connection from 4 to 3: lateral");
    refused("\n#\nweight 3 5 1\nweight 5 3 1\n", "9: connection from 5 to 3: backward");
    refused("weight 4 4 1\n", "7: connection from 4 to 4: a unit must not feed itself");
    refused("weight 1 0 1\n", "7: connection from 0 to 1: an input has no bias");
    refused("weight 0 1 1\n", "7: connection from 1 to 0: unit 0 is constant");
    refused("weight 0 0 1\n", "7: connection from 0 to 0");
    refused("weight 5 6 1\n", "7: connection from 6 to 5: there is no such unit");
    refused("weight 6 5 1\n", "7: connection from 5 to 6: there is no such unit");
    refused("weight 4 2 1\n", "7: connection from 2 to 4: given twice");
    refused("weight 5 1 1\nweight 5 2 1\nweight 5 1 1\n", "9: connection from 1 to 5: given twice");
    refused("full 1 2\n1 2\n3 4\n", "8: connection from 1 to 3: given twice");
}
END_TEST

START_TEST(statements_that_make_no_sense_are_named)
{
    refused("layers 3\n", "7: 'layers' is no statement");
    refused("1 2\n", "7: '1' is no statement");
    refused("layer\n", "7: 1 words, but 3 belong");
    refused("layer 2\n", "7: 2 words, but 3 belong");
    refused("layer 2 tanh 1\n", "7: 4 words, but 3 belong");
    refused("layer -2 tanh\n", "7: field 2: '-2' is no whole number");
    refused("layer 2x tanh\n", "7: field 2: '2x' is no whole number");
    refused("layer 1e3 tanh\n", "7: field 2: '1e3' is no whole number");
    refused("layer 1234567890 tanh\n", "7: field 2: '1234567890' is no whole");
    refused("layer 0 tanh\n", "7: a layer has units");
    refused("layer 99996 tanh\n", "7: 99996 more units: a network has at most 100000");
    refused("layer 2 tan\n", "7: there is no activation 'tan'");
    refused("unit 5 tan\n", "7: there is no activation 'tan'");
    refused("unit 6 tanh\n", "7: there is no unit 6");
    refused("unit 0 tanh\n", "7: there is no unit 0");
    refused("unit 2 tanh\n", "7: unit 2 is an input");
    refused("unit 3\n", "7: 2 words, but 3 belong");
    refused("unit x tanh\n", "7: field 2: 'x' is no whole number");
    refused("full 2\n", "7: 2 words, but 3 belong");
    refused("full 2 4\n", "7: there is no layer 4");
    refused("full 0 2\n", "7: there is no layer 0");
    refused("full x 2\n", "7: field 2: 'x' is no whole number");
    refused("full 2 y\n", "7: field 3: 'y' is no whole number");
    refused("full 2 2\n", "7: from layer 2 to layer 2: connections go to a later");
    refused("full 3 1\n", "7: from layer 3 to layer 1: connections go to a later");
    refused("full 2 3\n1\n", "8: 1 words, but 2 belong");
    refused("full 2 3\n1 2 3\n", "8: 3 words, but 2 belong");
    refused("full 2 3\n1 z\n", "8: field 2: 'z' is not a number");
    refused("full 2 3\n# none\n", "9: the file ends, but 1 more rows");
    refused("biases\n", "7: 1 words, but 2 belong");
    refused("biases 2 1\n", "7: 3 words, but 4 belong");
    refused("biases 9 1\n", "7: there is no layer 9");
    refused("biases 2 1 nan\n", "7: field 4: 'nan' is not finite");
    refused("weight 5 1\n", "7: 3 words, but 4 belong");
    refused("weight 5 1 1e999\n", "7: field 4: '1e999' is not finite");
    refused("weight 5 1 -inf\n", "7: field 4: '-inf' is not finite");
    refused("weight -1 1 1\n", "7: field 2: '-1' is no whole number");
    refused("weight 5 b 1\n", "7: field 3: 'b' is no whole number");
    refused("unit 3 softmax\n", "8: softmax is for all units of the last layer");
    refused("unit 5 softmax\nlayer 2 tanh\n", "9: softmax is for all units");
}
END_TEST

START_TEST(files_that_are_no_networks_are_refused)
{
    char why[WHY];
    ck_assert_ptr_null(read_text("", why));
    ck_assert_ptr_nonnull(strstr(why, ":1: a network has at least two layers"));
    ck_assert_ptr_null(read_text("layer 3", why));
    ck_assert_ptr_nonnull(strstr(why, ":2: a network has at least two layers"));
    ck_assert_ptr_null(read_text("layer 1\nlayer 2 tanh\nunit 3 softmax", why));
    ck_assert_ptr_nonnull(strstr(why, "softmax is for all"));
    ck_assert_ptr_null(net_read("/nowhere/none.net", why));
    ck_assert_ptr_nonnull(strstr(why, "/nowhere/none.net: "));
    ck_assert_ptr_null(net_read("/", why));
    ck_assert_ptr_nonnull(strstr(why, "/:1: cannot read"));
    write_file("layer 1\nlay\0er 2", 15);
    ck_assert_ptr_null(net_read(path, why));
    ck_assert_ptr_nonnull(strstr(why, ":2: a zero byte"));
    remove_file();
}
END_TEST

START_TEST(standard_input_is_a_dash)
{
    char why[WHY];
    int saved = dup(STDIN_FILENO);
    write_file(example, strlen(example));
    int in = open(path, O_RDONLY);
    dup2(in, STDIN_FILENO);
    Net *net = net_read("-", why);
    ck_assert_msg(net && net->W == 16, "%s", why);
    net_free(net);
    ck_assert_ptr_null(net_read("-", why));     /* it is at its end */
    ck_assert_int_eq(strncmp(why, "standard input:1: ", 18), 0);
    dup2(saved, STDIN_FILENO);
    close(in);
    close(saved);
    remove_file();
}
END_TEST

static void use_option(Run *run)
{
    Net *net = net_option(run);
    int status = net->W == 16 ? 77 : 78;
    net_free(net);
    exit(status);
}

START_TEST(the_option_reads_a_net_or_ends_the_program)
{
    static const Experiment list[] = {{"", use_option, "", {NET_OPTION("-")}}, {0}};
    char name[] = "program", option[] = "--net", none[] = "/none";
    const int want[] = {77, 1};
    write_file(example, strlen(example));
    for (int n = 0; n < 2; n++) {
        char *argv[] = {name, option, n ? none : path, NULL};
        int status;
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
            dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
            exit(experiment_main(3, argv, list));
        }
        waitpid(child, &status, 0);
        ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == want[n]);
    }
    remove_file();
}
END_TEST

/* Pieces that a mutation may put anywhere. */
static const char *const pieces[] = {
    "layer ", "unit ", "full ", "biases ", "weight ", "softmax", "tanh", "\n", " ", "#", "-1", "0", "1", "2", "7",
    "999999999", "99999", "1e999", "nan", "-inf", "0x1p-3", "\r\n", "\t", "weight 7 1 0.5\n", "\xEF\xBB\xBF",
    "full 1 4\n1 2\n", "layer 1 softmax\n", "1e308 ",
};

static size_t mutate(Random *random, char text[], size_t length, size_t room)
{
    size_t at = (size_t)random_below(random, (int)length + 1);
    size_t size = (size_t)random_below(random, 12);
    const char *piece = pieces[random_below(random, sizeof pieces / sizeof *pieces)];
    switch (random_below(random, 5)) {
    case 0:                                     /* a byte */
        if (at < length)
            text[at] = (char)random_below(random, 256);
        break;
    case 1:                                     /* a piece */
        if (length + strlen(piece) < room) {
            memmove(text + at + strlen(piece), text + at, length - at);
            memcpy(text + at, piece, strlen(piece));
            length += strlen(piece);
        }
        break;
    case 2:                                     /* something is lost */
        size = size < length - at ? size : length - at;
        memmove(text + at, text + at + size, length - at - size);
        length -= size;
        break;
    case 3:                                     /* the end is lost */
        if (random_below(random, 4) == 0)
            length = at;
        break;
    case 4:                                     /* something is repeated */
        size = size < length - at ? size : length - at;
        if (length + size < room) {
            memmove(text + at + size, text + at, length - at);
            length += size;
        }
    }
    return length;
}

START_TEST(a_hundred_thousand_broken_files_do_no_harm)
{
    const char *fork_mode = getenv("CK_FORK");
    int rounds = fork_mode && strcmp(fork_mode, "no") == 0 ? 1000 : 120000, good = 0;
    static char text[4096], plan_text[1 << 16];
    static const double x[100001];
    char why[WHY];
    Random random = random_seed(4);
    for (int n = 0; n < rounds; n++) {
        size_t length = sizeof example - 1;
        memcpy(text, example, length);
        if (n % 3 == 0) {
            Plan *plan = random_plan(&random, n % 2);
            length = print_plan(plan, plan_text, sizeof plan_text);
            length = length < sizeof text ? length : sizeof text - 1;
            memcpy(text, plan_text, length);
            plan_free(plan);
        }
        for (int k = random_below(&random, 6); k >= 0; k--)
            length = mutate(&random, text, length, sizeof text);
        write_file(text, length);
        Net *net = net_read(path, why);
        if (net)
            net_forward(net, x);
        else
            ck_assert_int_eq(strncmp(why, path, strlen(path)), 0);
        good += net != NULL;
        net_free(net);
    }
    remove_file();
    ck_assert(good > rounds / 100 && good < rounds / 2);    /* both happen */
}
END_TEST

UNIT(the_forward_pass_is_that_of_square_tables, both_lists_hold_all_connections_in_order,
     a_network_survives_its_file, the_example_is_what_its_file_says, weights_go_from_j_to_i,
     an_infinite_activity_harms_nobody_whom_it_does_not_feed, conventional_nets_have_all_their_weights,
     a_bias_is_a_connection_from_unit_0_and_may_be_missing, connections_that_break_a_rule_are_named,
     statements_that_make_no_sense_are_named, files_that_are_no_networks_are_refused, standard_input_is_a_dash,
     the_option_reads_a_net_or_ends_the_program, a_hundred_thousand_broken_files_do_no_harm)
