#define _XOPEN_SOURCE 700
#include "unit.h"
#include "options.h"
#include "program.h"
#include <stdio.h>
#include <string.h>

/* 2 inputs, 2 outputs with this activation. */
static Net *net_of(const char *f)
{
    const int n[] = {0, 2, 2};
    return net_conventional(2, n, NULL, activation_find(f));
}

static void prints(Run *run)
{
    Net *net = net_of(experiment_text(run, "f"));
    Samples *data = options_sample(run, net, options_loss(run));
    printf("%d %d %d: %g %g %g, %g %g\n", data->N, data->D, data->K, data->x[0][0], data->x[0][1], data->x[0][2],
           data->y[0][0], data->y[0][1]);
    samples_free(data);
    net_free(net);
}

static void matches(Run *run)
{
    Net *net = net_of(experiment_text(run, "f"));
    options_match(run, net, options_loss(run));
    printf("it fits\n");
    net_free(net);
}

#define F_OPTION {TEXT, "f", "sigmoid", 0, 0, "activation"}
static const Experiment list[] = {
    {"", prints, "prints", {F_OPTION, INPUT_OPTION("1,2"), TARGET_OPTION("0.25,1"), LOSS_OPTION("binary")}},
    {"match", matches, "matches", {F_OPTION, LOSS_OPTION("binary")}},
    {0},
};

START_TEST(a_sample_is_made_of_input_and_target)
{
    ck_assert_int_eq(CALL(list, "prog"), 0);
    ck_assert_str_eq(out, "1 2 2: 1 1 2, 0.25 1\n");
    ck_assert_int_eq(CALL(list, "prog", "--input", "-3,1e-3", "--target", "1 0"), 0);
    ck_assert_str_eq(out, "1 2 2: 1 -3 0.001, 1 0\n");
    ck_assert_int_eq(CALL(list, "prog", "--f=tanh", "--loss=squared", "--target=7,-8"), 0);
    ck_assert_str_eq(out, "1 2 2: 1 1 2, 7 -8\n");
    ck_assert_int_eq(CALL(list, "prog", "--f=softmax", "--loss=categorical", "--target=0.5,0.5"), 0);
}
END_TEST

static void refused(const char *message, char *argv[])
{
    ck_assert_int_eq(call_to(NULL, list, argv), 1);
    ck_assert_str_eq(err, message);
    ck_assert_str_eq(out, "");
}

#define REFUSED(message, ...) refused("prog: " message "\n", (char *[]){"prog", __VA_ARGS__, NULL})

START_TEST(what_does_not_fit_ends_the_program)
{
    REFUSED("--input: 1 numbers where 2 belong", "--input=1");
    REFUSED("--target: 3 numbers where 2 belong", "--target=1,0,0");
    REFUSED("--target: 1 numbers where 2 belong", "--target=1");
    REFUSED("--target: 'x' is not a number", "--target=1,x");
    REFUSED("target 2 is 1.5: the binary loss wants numbers from 0 to 1", "--target=1,1.5");
    REFUSED("the targets add up to 1.25: the categorical loss wants 1", "--f=softmax", "--loss=categorical");
    REFUSED("output 1 is tanh, and the binary loss is not for tanh outputs", "--f=tanh");
    REFUSED("--loss: there is no loss 'hinge', only squared, binary and categorical", "--loss=hinge");
    REFUSED("output 1 is softmax, and the squared loss is not for softmax outputs", "match", "--f=softmax",
            "--loss=squared");
    ck_assert_int_eq(CALL(list, "prog", "match"), 0);
    ck_assert_str_eq(out, "it fits\n");
}
END_TEST

UNIT(a_sample_is_made_of_input_and_target, what_does_not_fit_ends_the_program)
