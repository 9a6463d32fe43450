#define _XOPEN_SOURCE 700
#include "unit.h"
#include "netfile.h"
#include "nets.h"
#include <fcntl.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A network file in a file of its own, removed at the end. */
static char path[64];
static int file = -1;

static void write_file(const char text[], size_t length)
{
    if (file < 0) {     /* in memory if we can: there will be many */
        snprintf(path, sizeof path, "%s/test_05_netfile_XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
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
    Net *net = netfile_read(path, why);
    remove_file();
    return net;
}

static const char example[] =
    "# an example\nlayer 2\nlayer 2 tanh\nlayer 2 sigmoid\r\nlayer 1 sigmoid\n\n"
    "biases 2 0.5 0.25\nfull 1 2\n1 -2\n\t0.5 1 # a comment\nbiases 3 0 1\nfull 2 3\n2 1\n-1 0.5\n"
    "biases 4 -1\nfull 3 4\n1.5 -2\nweight 7 1 0.5\nunit 5 identity";

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

/* Equal in all that a network is, weights bit for bit. */
static void expect_same(const Net *a, const Net *b)
{
    ck_assert(a->D == b->D && a->H == b->H && a->K == b->K && a->Q == b->Q && a->L == b->L && a->W == b->W);
    ck_assert_int_eq(memcmp(a->w, b->w, (size_t)a->W * sizeof *a->w), 0);
    ck_assert_int_eq(memcmp(a->from, b->from, (size_t)a->W * sizeof *a->from), 0);
    ck_assert_int_eq(memcmp(a->to, b->to, (size_t)a->W * sizeof *a->to), 0);
    for (int i = 1; i <= a->Q; i++) {
        ck_assert_int_eq(a->layer[i], b->layer[i]);
        ck_assert(i <= a->D || a->f[i] == b->f[i]);
    }
}

START_TEST(a_network_survives_its_file)
{
    static char text[1 << 16], why[WHY];
    Random random = random_seed(3);
    for (int n = 0; n < 100; n++) {
        Plan *plan = random_plan(&random, n % 2);
        print_plan(plan, text, sizeof text);
        Net *net = net_build(plan), *again = read_text(text, why);
        ck_assert_msg(again, "%s", why);
        expect_same(net, again);
        net_free(net);
        net_free(again);
    }
}
END_TEST

/* writing */

/* The whole file; the caller frees it. */
static char *written(const Net *net)
{
    char *text;
    size_t length;
    FILE *to = open_memstream(&text, &length);
    ck_assert_ptr_nonnull(to);
    netfile_write(net, to);
    ck_assert(!ferror(to));
    fclose(to);
    ck_assert_uint_eq(strlen(text), length);
    return text;
}

/* Any finite number: hard ones, numbers of seventeen digits, random bits. */
static double any_number(Random *random)
{
    static const double hard[] = {0, -0.0, 5e-324, -5e-324, DBL_MIN, DBL_MIN / 3, -DBL_MIN / 2, DBL_MAX, -DBL_MAX, 1e308,
                                  0.1, 0.1 + 0.2, 1. / 3, 1e23, 9007199254740993.0, 1e22, 5e-5, 123456789, DBL_EPSILON,
                                  1 + DBL_EPSILON, 2.2250738585072011e-308};
    double result;
    if (random_below(random, 3) == 0)
        return hard[random_below(random, sizeof hard / sizeof *hard)];
    if (random_below(random, 2))
        return random_normal(random);
    do {
        uint64_t bits = 0;
        for (int k = 0; k < 4; k++)
            bits = bits << 16 | (uint64_t)random_below(random, 65536);
        if (random_below(random, 4) == 0)
            bits &= 0x800FFFFFFFFFFFFF;         /* subnormal */
        memcpy(&result, &bits, sizeof result);
    } while (!isfinite(result));
    return result;
}

START_TEST(what_is_written_is_read_back_bit_for_bit)
{
    char why[WHY];
    Random random = random_seed(7);
    const char *fork_mode = getenv("CK_FORK");
    int rounds = fork_mode && strcmp(fork_mode, "no") == 0 ? 100 : 4000, biasless = 0, negative_zeros = 0;
    for (int n = 0; n < rounds; n++) {
        Net *net = net_build(plan_of_weights(&random, n % 3 == 0, any_number));
        char *text = written(net);
        Net *again = read_text(text, why);
        ck_assert_msg(again, "%s: %s", why, text);
        expect_same(net, again);
        char *second = written(again);
        ck_assert_str_eq(text, second);
        for (int i = net->D + 1; i <= net->Q; i++)
            biasless += net_connection(net, i, 0) < 0;
        for (int c = 0; c < net->W; c++)
            negative_zeros += !(fabs(net->w[c]) > 0) && signbit(net->w[c]);
        free(text);
        free(second);
        net_free(net);
        net_free(again);
    }
    ck_assert(biasless > rounds / 2 && negative_zeros > rounds / 2);
}
END_TEST

START_TEST(a_file_that_is_written_can_be_read_by_people)
{
    char why[WHY];
    Net *net = read_text("layer 1\nlayer 2 tanh\nlayer 1 sigmoid\nunit 3 step\nweight 4 2 -0.1\nbiases 2 1e-5 3\n", why);
    char *text = written(net);
    ck_assert_str_eq(text, "layer 1\nlayer 2 tanh\nunit 3 step\nlayer 1 sigmoid\nweight 2 0 1.0000000000000001e-05\n"
                           "weight 3 0 3\nweight 4 2 -0.10000000000000001\n");
    free(text);
    net_free(net);
}
END_TEST

START_TEST(a_full_disk_is_noticed)
{
    const int n[] = {0, 30, 30};
    Net *net = net_conventional(2, n, NULL, activation_find("tanh"));
    FILE *full = fopen("/dev/full", "w");
    if (full) {
        netfile_write(net, full);
        ck_assert(fflush(full) != 0 || ferror(full));
        fclose(full);
    }
    net_free(net);
}
END_TEST

/* reading */

START_TEST(the_example_is_what_its_file_says)
{
    char why[WHY];
    Net *net = read_text(example, why);
    ck_assert_msg(net, "%s", why);
    ck_assert(net->D == 2 && net->H == 4 && net->K == 1 && net->Q == 7 && net->L == 4 && net->W == 16);
    ck_assert_double_eq(net->w[net_connection(net, 3, 2)], -2);     /* from 2 to 3 */
    ck_assert_double_eq(net->w[net_connection(net, 4, 1)], 0.5);
    ck_assert_double_eq(net->w[net_connection(net, 5, 4)], 1);
    ck_assert_double_eq(net->w[net_connection(net, 6, 3)], -1);
    ck_assert_double_eq(net->w[net_connection(net, 7, 0)], -1);
    ck_assert_int_eq(net_connection(net, 7, 2), -1);
    ck_assert_str_eq(net->f[5]->name, "identity");
    ck_assert_str_eq(net->f[6]->name, "sigmoid");
    ck_assert(isnan(net->s[0]) && isnan(net->s[1]) && isnan(net->s[2]));
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
    refused("layer 2 tan\n", "7: there is no activation 'tan'; there are: identity");
    refused("unit 5 tan\n", "7: there is no activation 'tan'; there are: identity");
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

START_TEST(an_unknown_activation_is_answered_with_those_there_are)
{
    char why[WHY], name[32];
    ck_assert_ptr_null(read_text("layer 2\nlayer 1 an_activation_with_a_long_name\n", why));
    ck_assert_ptr_nonnull(strstr(why, "'an_activation_with_a'; there are:"));
    for (const Activation *f = activation_list; f->name; f++) {
        snprintf(name, sizeof name, " %s", f->name);
        ck_assert_msg(strstr(strstr(why, "there are:"), name), "%s: no%s", why, name);
    }
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
    ck_assert_ptr_null(netfile_read("/nowhere/none.net", why));
    ck_assert_ptr_nonnull(strstr(why, "/nowhere/none.net: "));
    ck_assert_ptr_null(netfile_read("/", why));
    ck_assert_ptr_nonnull(strstr(why, "/:1: cannot read"));
    write_file("layer 1\nlay\0er 2", 15);
    ck_assert_ptr_null(netfile_read(path, why));
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
    Net *net = netfile_read("-", why);
    ck_assert_msg(net && net->W == 16, "%s", why);
    net_free(net);
    ck_assert_ptr_null(netfile_read("-", why));     /* it is at its end */
    ck_assert_int_eq(strncmp(why, "standard input:1: ", 18), 0);
    dup2(saved, STDIN_FILENO);
    close(in);
    close(saved);
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
        Net *net = netfile_read(path, why);
        if (net) {
            net_forward(net, x);
            char *again = written(net);
            write_file(again, strlen(again));
            Net *same = netfile_read(path, why);
            ck_assert_msg(same, "%s: %s", why, again);
            expect_same(net, same);
            net_free(same);
            free(again);
        } else
            ck_assert_int_eq(strncmp(why, path, strlen(path)), 0);
        good += net != NULL;
        net_free(net);
    }
    remove_file();
    ck_assert(good > rounds / 100 && good < rounds / 2);    /* both happen */
}
END_TEST

UNIT(a_network_survives_its_file, what_is_written_is_read_back_bit_for_bit,
     a_file_that_is_written_can_be_read_by_people, a_full_disk_is_noticed, the_example_is_what_its_file_says,
     connections_that_break_a_rule_are_named, statements_that_make_no_sense_are_named,
     an_unknown_activation_is_answered_with_those_there_are, files_that_are_no_networks_are_refused,
     standard_input_is_a_dash, a_hundred_thousand_broken_files_do_no_harm)
