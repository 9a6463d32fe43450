#include "unit.h"
#include "memory.h"
#include "net.h"
#include "nets.h"
#include <math.h>

static const Activation *named(const char *name)
{
    return activation_find(name);
}

START_TEST(the_forward_pass_is_that_of_square_tables)
{
    Random random = random_seed(1);
    for (int n = 0; n < 300; n++) {
        Plan *plan = random_plan(&random, n % 3 == 0);
        Net *net = net_build(plan);
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
        ck_assert_ptr_eq(y, net->a + net->Q - net->K + 1);
        net_free(net);
    }
}
END_TEST

START_TEST(all_lists_hold_all_connections_in_order)
{
    Random random = random_seed(2);
    for (int n = 0; n < 200; n++) {
        Plan *plan = random_plan(&random, n % 3 == 0);
        int W = plan->W, Q = plan->Q, L = plan->L, size[8] = {0}, seen = 0;
        memcpy(size, plan->size, (size_t)(L + 1) * sizeof *size);
        Net *net = net_build(plan);
        ck_assert(net->W == W && net->Q == Q && net->L == L && net->D == size[1] && net->K == size[L]);
        ck_assert_int_eq(net->D + net->H + net->K, net->Q);
        ck_assert_int_eq(net->first[L + 1], Q + 1);
        for (int nu = 1, i = 1; nu <= L; nu++)
            for (int k = 0; k < size[nu]; k++, i++) {
                ck_assert_int_eq(net->layer[i], nu);
                ck_assert_int_eq(net->first[nu] + k, i);
            }
        ck_assert(net->in[0] == 0 && net->in[Q + 1] == W && net->out[0] == 0 && net->out[Q + 1] == W);
        for (int i = 0; i <= Q; i++)
            for (int c = net->in[i]; c < net->in[i + 1]; c++) {
                int j = net->from[c];
                ck_assert_int_eq(net->to[c], i);
                ck_assert(exists[i][j] && c >= net->in[i]);
                ck_assert_double_eq(net->w[c], table[i][j]);
                ck_assert(c == net->in[i] || net->from[c - 1] < j);
            }
        for (int j = 0; j <= Q; j++)
            for (int m = net->out[j]; m < net->out[j + 1]; m++, seen++) {
                int c = net->leaving[m];
                ck_assert(c >= 0 && c < W);
                ck_assert_int_eq(net->from[c], j);
                ck_assert(m == net->out[j] || net->to[net->leaving[m - 1]] < net->to[c]);
            }
        ck_assert_int_eq(seen, W);
        for (int j = 0; j <= Q; j++) {
            int leaving = 0;
            for (int i = 0; i <= Q; i++)
                leaving += exists[i][j];
            ck_assert_int_eq(net->out[j + 1] - net->out[j], leaving);
        }
        net_free(net);
    }
}
END_TEST

START_TEST(a_connection_is_found_by_its_ends)
{
    Random random = random_seed(3);
    for (int n = 0; n < 100; n++) {
        Net *net = net_build(random_plan(&random, false));
        int found = 0;
        for (int i = 0; i <= net->Q; i++)
            for (int j = 0; j <= net->Q; j++) {
                int c = net_connection(net, i, j);
                ck_assert(c >= -1 && c < net->W);
                ck_assert_int_eq(c >= 0, exists[i][j]);
                ck_assert(c < 0 || (net->from[c] == j && net->to[c] == i));
                found += c >= 0;
            }
        ck_assert_int_eq(found, net->W);
        net_free(net);
    }
}
END_TEST

/* The plan may be freed; a change of the network does not reach another one of the same plan. */
START_TEST(a_network_has_all_of_its_own)
{
    int line;
    char why[WHY];
    Random random = random_seed(4);
    Plan *plan = random_plan(&random, false);
    ck_assert(plan_check(plan, &line, why));
    Net *one = net_new(plan), *two = net_new(plan);
    plan_unit(plan, plan->Q, named("identity"));
    plan_free(plan);
    for (int c = 0; c < one->W; c++)
        one->w[c] = 99;
    for (int c = 0; c < two->W; c++)
        ck_assert_double_eq(two->w[c], table[two->to[c]][two->from[c]]);
    net_free(one);
    net_free(two);
    net_free(NULL);
}
END_TEST

START_TEST(weights_go_from_j_to_i)
{
    const double x[] = {99, 10, 1};
    Plan *plan = plan_new();
    plan_layer(plan, 2, NULL);
    plan_layer(plan, 2, named("identity"));
    plan_connect(plan, 3, 1, 1);
    plan_connect(plan, 3, 2, 2);
    plan_connect(plan, 4, 1, 3);
    plan_connect(plan, 4, 2, 4);
    Net *net = net_build(plan);
    const double *y = net_forward(net, x);
    ck_assert_double_eq(y[0], 12);
    ck_assert_double_eq(y[1], 34);
    net_free(net);
}
END_TEST

START_TEST(an_infinite_activity_harms_nobody_whom_it_does_not_feed)
{
    const double x[] = {1, 1e308};
    Plan *plan = plan_new();
    plan_layer(plan, 1, NULL);
    plan_layer(plan, 2, named("identity"));
    plan_layer(plan, 2, named("identity"));
    plan_connect(plan, 2, 1, 10);
    plan_connect(plan, 3, 1, 1e-308);
    plan_connect(plan, 4, 2, 1);
    plan_connect(plan, 5, 3, 2);
    Net *net = net_build(plan);
    const double *y = net_forward(net, x);
    ck_assert(isinf(y[0]));
    ck_assert_double_eq_tol(y[1], 2, 1e-12);
    net_free(net);
}
END_TEST

START_TEST(a_bias_is_a_connection_from_unit_0_and_may_be_missing)
{
    const double x[] = {1, 3};
    Plan *plan = plan_new();
    plan_layer(plan, 1, NULL);
    plan_layer(plan, 3, named("identity"));
    plan_connect(plan, 2, 0, 5);
    plan_connect(plan, 2, 1, 1);
    plan_connect(plan, 3, 1, 1);
    Net *net = net_build(plan);
    const double *y = net_forward(net, x);
    ck_assert_double_eq(y[0], 8);
    ck_assert_double_eq(y[1], 3);
    ck_assert_double_eq(y[2], 0);   /* the empty sum */
    net_free(net);
}
END_TEST

/* Of inputs there is no pre-activation: who reads one gets a NaN. */
START_TEST(inputs_have_no_pre_activation)
{
    const int n[] = {0, 2, 3};
    Net *net = net_conventional(2, n, NULL, named("tanh"));
    ck_assert(isnan(net->s[0]) && isnan(net->s[1]) && isnan(net->s[2]));
    ck_assert_double_eq(net->a[0], 1);
    net_forward(net, (double[]){7, 0.5, -0.5});         /* x[0] is not read */
    ck_assert(isnan(net->s[0]) && isnan(net->s[1]) && isnan(net->s[2]));
    ck_assert_double_eq(net->a[0], 1);
    ck_assert_double_eq(net->a[2], -0.5);
    for (int j = 1; j <= 2; j++)
        ck_assert_ptr_null(net->f[j]);
    net_free(net);
}
END_TEST

START_TEST(a_second_pass_forgets_the_first)
{
    Random random = random_seed(5);
    for (int n = 0; n < 50; n++) {
        Net *net = net_build(random_plan(&random, n % 2));
        double x[MOST], y[MOST], zero[MOST] = {1};
        for (int j = 0; j <= net->D; j++)
            x[j] = random_normal(&random);
        const double *at = net_forward(net, x);
        memcpy(y, at, (size_t)net->K * sizeof *y);
        net_forward(net, zero);
        net->a[0] = 17;                         /* it is set again */
        at = net_forward(net, x);
        ck_assert_int_eq(memcmp(y, at, (size_t)net->K * sizeof *y), 0);
        net_free(net);
    }
}
END_TEST

START_TEST(conventional_nets_have_all_their_weights)
{
    const int n[] = {0, 64, 30, 10};
    Net *net = net_conventional(3, n, named("tanh"), named("softmax"));
    ck_assert_int_eq(net->W, 30 * 65 + 10 * 31);
    ck_assert(net->D == 64 && net->H == 30 && net->K == 10 && net->L == 3);
    for (int i = 65; i <= 104; i++) {
        ck_assert_int_eq(net->in[i + 1] - net->in[i], i <= 94 ? 65 : 31);
        ck_assert_int_eq(net->from[net->in[i]], 0);
        ck_assert_str_eq(net->f[i]->name, i <= 94 ? "tanh" : "softmax");
        for (int j = 1; j <= 64; j++)
            ck_assert_int_eq(net_connection(net, i, j) >= 0, i <= 94);
        for (int j = 65; j <= 94; j++)
            ck_assert_int_eq(net_connection(net, i, j) >= 0, i > 94);
    }
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq(net->w[c], 0);
    net_free(net);
}
END_TEST

START_TEST(all_shortcuts_are_there)
{
    const int n[] = {0, 3, 2, 4, 1, 2};
    Net *net = net_shortcuts(5, n, named("tanh"), named("softmax"));
    int W = 0;
    ck_assert(net->D == 3 && net->H == 7 && net->K == 2 && net->L == 5);
    for (int i = 1; i <= net->Q; i++)
        for (int j = 0; j <= net->Q; j++) {
            bool there = net->layer[i] > 1 && (j == 0 || net->layer[j] < net->layer[i]);
            ck_assert_int_eq(net_connection(net, i, j) >= 0, there);
            W += there;
        }
    ck_assert_int_eq(net->W, W);
    for (int i = 4; i <= net->Q; i++)
        ck_assert_str_eq(net->f[i]->name, i <= 10 ? "tanh" : "softmax");
    for (int c = 0; c < W; c++)
        ck_assert_double_eq(net->w[c], 0);
    net_free(net);
    net = net_shortcuts(2, n, NULL, named("step"));
    ck_assert_int_eq(net->W, 2 * 4);
    net_free(net);
}
END_TEST

UNIT(the_forward_pass_is_that_of_square_tables, all_lists_hold_all_connections_in_order,
     a_connection_is_found_by_its_ends, a_network_has_all_of_its_own, weights_go_from_j_to_i,
     an_infinite_activity_harms_nobody_whom_it_does_not_feed, a_bias_is_a_connection_from_unit_0_and_may_be_missing,
     inputs_have_no_pre_activation, a_second_pass_forgets_the_first, conventional_nets_have_all_their_weights,
     all_shortcuts_are_there)
