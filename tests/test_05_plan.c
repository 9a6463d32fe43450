#define _XOPEN_SOURCE 700
#include "unit.h"
#include "net.h"
#include "nets.h"
#include "program.h"
#include <math.h>

static const Activation *named(const char *name)
{
    return activation_find(name);
}

/* 2 inputs, 2 tanh, 1 sigmoid; the units are 1 2, 3 4, 5. */
static Plan *small(void)
{
    Plan *plan = plan_new();
    plan_layer(plan, 2, NULL);
    plan_layer(plan, 2, named("tanh"));
    plan_layer(plan, 1, named("sigmoid"));
    return plan;
}

static bool check(Plan *plan, char why[WHY])
{
    int line = 77;
    return plan_check(plan, &line, why);
}

/* building */

START_TEST(a_new_plan_is_empty)
{
    Plan *plan = plan_new();
    ck_assert(plan->L == 0 && plan->Q == 0 && plan->W == 0 && !plan->good);
    plan_free(plan);
    plan_free(NULL);
}
END_TEST

START_TEST(layers_number_their_units)
{
    const int size[] = {0, 3, 1, 70, 2};
    Plan *plan = plan_new();
    int Q = 0;
    for (int nu = 1; nu <= 4; nu++) {
        plan_layer(plan, size[nu], nu == 1 ? NULL : named(nu == 4 ? "step" : "tanh"));
        ck_assert_int_eq(plan->L, nu);
        ck_assert_int_eq(plan->Q, Q += size[nu]);
    }
    for (int nu = 1, i = 1; nu <= 4; nu++) {
        ck_assert_int_eq(plan->size[nu], size[nu]);
        ck_assert_int_eq(plan->first[nu], i);
        for (int k = 0; k < size[nu]; k++, i++) {
            ck_assert_int_eq(plan->layer[i], nu);
            ck_assert_ptr_eq(plan->f[i], nu == 1 ? NULL : named(nu == 4 ? "step" : "tanh"));
        }
    }
    ck_assert_int_eq(plan->W, 0);
    plan_free(plan);
}
END_TEST

START_TEST(a_unit_may_have_its_own_activation)
{
    Plan *plan = small();
    plan_unit(plan, 4, named("identity"));
    ck_assert_str_eq(plan->f[3]->name, "tanh");
    ck_assert_str_eq(plan->f[4]->name, "identity");
    ck_assert_str_eq(plan->f[5]->name, "sigmoid");
    plan_free(plan);
}
END_TEST

START_TEST(full_connects_two_layers)
{
    Plan *plan = small();
    plan_full(plan, 1, 2);
    plan_full(plan, 0, 3);
    plan_full(plan, 1, 3);      /* a shortcut */
    static const int want[][2] = {{3, 1}, {3, 2}, {4, 1}, {4, 2}, {5, 0}, {5, 1}, {5, 2}};
    ck_assert_int_eq(plan->W, 7);
    for (int n = 0; n < 7; n++) {
        ck_assert(plan->c[n].i == want[n][0] && plan->c[n].j == want[n][1]);
        ck_assert(plan->c[n].line == 0 && !(fabs(plan->c[n].w) > 0));
    }
    plan_free(plan);
}
END_TEST

START_TEST(many_connections_keep_their_weights)
{
    Plan *plan = plan_new();
    char why[WHY];
    plan_layer(plan, 300, NULL);
    plan_layer(plan, 300, named("tanh"));
    for (int n = 0; n < 90000; n++)     /* last one first */
        plan_connect(plan, 600 - n / 300, 300 - n % 300, n);
    ck_assert_msg(check(plan, why), "%s", why);
    ck_assert_int_eq(plan->W, 90000);
    for (int n = 0; n < 90000; n++) {
        ck_assert(plan->c[n].i == 301 + n / 300 && plan->c[n].j == 1 + n % 300);
        ck_assert_double_eq(plan->c[n].w, 89999 - n);
    }
    plan_free(plan);
}
END_TEST

/* good */

static void add_layer(Plan *plan)
{
    plan_layer(plan, 1, named("tanh"));
}

static void set_unit(Plan *plan)
{
    plan_unit(plan, 4, named("tanh"));          /* the same as before */
}

static void connect(Plan *plan)
{
    plan_connect(plan, 5, 1, 1);
}

static void connect_all(Plan *plan)
{
    plan_full(plan, 1, 2);
}

static void connect_badly(Plan *plan)
{
    plan_connect(plan, 3, 5, 1);
}

START_TEST(each_change_takes_the_check_back)
{
    void (*const change[])(Plan *plan) = {add_layer, set_unit, connect, connect_all, connect_badly};
    char why[WHY];
    for (int n = 0; n < 5; n++) {
        Plan *plan = small();
        ck_assert(!plan->good);
        ck_assert(check(plan, why) && plan->good);
        ck_assert(check(plan, why) && plan->good);      /* asked again */
        change[n](plan);
        ck_assert_msg(!plan->good, "change %d", n);
        ck_assert_int_eq(check(plan, why), n < 4);
        ck_assert_int_eq(plan->good, n < 4);
        plan_free(plan);
    }
}
END_TEST

static int make_unchecked(void *plan)
{
    net_free(net_new(plan));
    return 0;
}

static int build(void *plan)
{
    net_free(net_build(plan));
    return 0;
}

START_TEST(no_network_comes_from_a_plan_that_failed_or_was_not_checked)
{
    Plan *plan = small();
    char why[WHY];
    ck_assert(stops(make_unchecked, plan));
    ck_assert(check(plan, why));
    ck_assert(!stops(make_unchecked, plan));
    plan_connect(plan, 3, 4, 1);
    ck_assert(stops(make_unchecked, plan));
    ck_assert(!check(plan, why));
    ck_assert(stops(make_unchecked, plan));
    ck_assert(stops(build, plan));
    plan_free(plan);
    Plan *empty = plan_new();
    ck_assert(stops(build, empty));
    plan_free(empty);
}
END_TEST

static int layer_of_none(void *plan)
{
    plan_layer(plan, 0, named("tanh"));
    return 0;
}

static int inputs_with_activation(void *plan)
{
    (void)plan;
    plan_layer(plan_new(), 1, named("tanh"));
    return 0;
}

static int layer_without_activation(void *plan)
{
    plan_layer(plan, 1, NULL);
    return 0;
}

static int too_many_units(void *plan)
{
    plan_layer(plan, PLAN_UNITS - 4, named("tanh"));
    return 0;
}

static int as_many_units_as_allowed(void *plan)
{
    plan_layer(plan, PLAN_UNITS - 5, named("tanh"));
    return 0;
}

static int input_with_activation(void *plan)
{
    plan_unit(plan, 2, named("tanh"));
    return 0;
}

static int unit_that_is_not_there(void *plan)
{
    plan_unit(plan, 6, named("tanh"));
    return 0;
}

static int weight_of_nan(void *plan)
{
    plan_connect(plan, 5, 1, NAN);
    return 0;
}

static int weight_that_is_infinite(void *plan)
{
    plan_connect(plan, 5, 1, -INFINITY);
    return 0;
}

static int full_to_no_layer(void *plan)
{
    plan_full(plan, 1, 4);
    return 0;
}

START_TEST(what_the_interface_forbids_stops_the_program)
{
    int (*const bad[])(void *) = {layer_of_none, inputs_with_activation, layer_without_activation, too_many_units,
                                  input_with_activation, unit_that_is_not_there, weight_of_nan,
                                  weight_that_is_infinite, full_to_no_layer};
    Plan *plan = small();
    for (size_t n = 0; n < sizeof bad / sizeof *bad; n++)
        ck_assert_msg(stops(bad[n], plan), "number %zu goes through", n);
    ck_assert(!stops(as_many_units_as_allowed, plan));
    plan_free(plan);
}
END_TEST

/* the rules */

static void refused(Plan *plan, int line, const char *message)
{
    char why[WHY];
    int at = 77;
    ck_assert_msg(!plan_check(plan, &at, why), "accepted, but: %s", message);
    ck_assert_str_eq(why, message);
    ck_assert_int_eq(at, line);
    ck_assert(!plan->good);
    plan_free(plan);
}

static Plan *with(Plan *plan, int i, int j, int line)
{
    plan_connect(plan, i, j, 0.5);
    plan->c[plan->W - 1].line = line;
    return plan;
}

START_TEST(each_rule_has_its_message)
{
    refused(with(small(), 3, 4, 12), 12, "connection from 4 to 3: lateral, both units are in the same layer");
    refused(with(small(), 1, 2, 12), 12, "connection from 2 to 1: lateral, both units are in the same layer");
    refused(with(small(), 3, 5, 12), 12, "connection from 5 to 3: backward, to an earlier layer");
    refused(with(small(), 2, 3, 12), 12, "connection from 3 to 2: backward, to an earlier layer");
    refused(with(small(), 4, 4, 12), 12, "connection from 4 to 4: a unit must not feed itself");
    refused(with(small(), 0, 0, 12), 12, "connection from 0 to 0: a unit must not feed itself");
    refused(with(small(), 0, 3, 12), 12, "connection from 3 to 0: unit 0 is constant, nothing feeds it");
    refused(with(small(), 2, 0, 12), 12, "connection from 0 to 2: an input has no bias");
    refused(with(small(), 6, 1, 12), 12, "connection from 1 to 6: there is no such unit");
    refused(with(small(), 3, 6, 12), 12, "connection from 6 to 3: there is no such unit");
    refused(with(small(), -1, 1, 12), 12, "connection from 1 to -1: there is no such unit");
    refused(with(small(), 3, -1, 12), 12, "connection from -1 to 3: there is no such unit");
    refused(with(with(with(small(), 5, 1, 3), 5, 2, 4), 5, 1, 9), 9, "connection from 1 to 5: given twice");
    refused(with(with(with(small(), 5, 0, 9), 5, 2, 4), 5, 0, 3), 9, "connection from 0 to 5: given twice");
    refused(with(with(small(), 5, 1, 3), 3, 5, 4), 4, "connection from 5 to 3: backward, to an earlier layer");
}
END_TEST

static const char at_least_two[] = "a network has at least two layers",
                  together[] = "softmax is for all units of the last layer together";

START_TEST(layers_have_rules_too)
{
    refused(plan_new(), 0, at_least_two);
    Plan *plan = plan_new();
    plan_layer(plan, 2, NULL);
    refused(plan, 0, at_least_two);
    plan = small();
    plan_unit(plan, 3, named("softmax"));
    refused(plan, 0, together);
    plan = small();
    plan_unit(plan, 3, named("softmax"));
    plan_unit(plan, 4, named("softmax"));
    refused(plan, 0, together);
    plan = small();
    plan_unit(plan, 3, named("softmax"));       /* as many as the last layer has, but elsewhere */
    refused(plan, 0, together);
    plan = small();
    plan_layer(plan, 3, named("softmax"));
    char why[WHY];
    ck_assert(check(plan, why));
    plan_unit(plan, 7, named("sigmoid"));
    refused(plan, 0, together);
    plan = small();
    plan_layer(plan, 2, named("softmax"));
    plan_layer(plan, 2, named("softmax"));
    refused(plan, 0, together);
    plan = small();
    plan_unit(plan, 5, named("softmax"));
    ck_assert(check(plan, why));
    plan_free(plan);
}
END_TEST

/* The rules once more, from the numbers of the units alone; small()'s layers. */
static bool allowed(int i, int j)
{
    static const int layer[] = {0, 1, 1, 2, 2, 3};
    return i >= 1 && i <= 5 && j >= 0 && j <= 5 && layer[i] > 1 && layer[j] < layer[i];
}

START_TEST(all_pairs_of_units_are_judged_rightly)
{
    char why[WHY];
    for (int i = -2; i <= 7; i++)
        for (int j = -2; j <= 7; j++)
            for (int before = 0; before < 2; before++) {
                Plan *plan = small();
                if (before)
                    plan_full(plan, 1, 2);
                plan_connect(plan, i, j, 1);
                bool twice = before && (i == 3 || i == 4) && (j == 1 || j == 2);
                ck_assert_msg(check(plan, why) == (allowed(i, j) && !twice), "from %d to %d: %s", j, i, why);
                ck_assert(!!strstr(why, "given twice") == twice);
                plan_free(plan);
            }
}
END_TEST

START_TEST(checking_sorts_and_keeps_all)
{
    Random random = random_seed(1);
    char why[WHY];
    for (int n = 0; n < 300; n++) {
        Plan *plan = random_plan(&random, n % 3 == 0);
        int W = plan->W;
        ck_assert_msg(check(plan, why), "%s", why);
        ck_assert_str_eq(why, "");
        ck_assert_int_eq(plan->W, W);
        for (int c = 0; c < W; c++) {
            const Connection *one = &plan->c[c];
            ck_assert(exists[one->i][one->j]);
            ck_assert_double_eq(one->w, table[one->i][one->j]);
            ck_assert(c == 0 || one[-1].i < one->i || (one[-1].i == one->i && one[-1].j < one->j));
        }
        plan_free(plan);
    }
}
END_TEST

UNIT(a_new_plan_is_empty, layers_number_their_units, a_unit_may_have_its_own_activation, full_connects_two_layers,
     many_connections_keep_their_weights, each_change_takes_the_check_back,
     no_network_comes_from_a_plan_that_failed_or_was_not_checked, what_the_interface_forbids_stops_the_program,
     each_rule_has_its_message, layers_have_rules_too, all_pairs_of_units_are_judged_rightly,
     checking_sorts_and_keeps_all)
