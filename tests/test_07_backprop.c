#include "unit.h"
#include "backprop.h"
#include "memory.h"
#include <math.h>
#include <string.h>

enum { N = 3 };
static const char *const names[] = {"squared", "binary", "categorical"};
static Samples *data;

/* A random net with shortcuts and mixed activations for this loss, and samples for it. */
static Net *random_net(Random *random, const Loss *loss)
{
    static const char *const hidden[] = {"identity", "sigmoid", "tanh"};
    Plan *plan = plan_new();
    plan_layer(plan, 1 + random_below(random, 5), NULL);
    for (int left = random_below(random, 4); left > 0; left--)
        plan_layer(plan, 1 + random_below(random, 5), activation_find("tanh"));
    for (int i = plan->size[1] + 1; i <= plan->Q; i++)
        plan_unit(plan, i, activation_find(hidden[random_below(random, 3)]));
    plan_layer(plan, 2 + random_below(random, 3), activation_find(loss->output));
    for (int i = plan->size[1] + 1; i <= plan->Q; i++)
        for (int j = 0; j < i; j++)
            if (j == 0 || (plan->layer[j] < plan->layer[i] && random_uniform(random) < 0.7))
                plan_connect(plan, i, j, random_normal(random) / 2);
    Net *net = net_build(plan);
    data = samples_new(N, net->D, net->K);
    for (int n = 0; n < N; n++) {
        double sum = 0;
        for (int j = 1; j <= net->D; j++)
            data->x[n][j] = random_normal(random);
        for (int k = 0; k < net->K; k++)
            sum += data->y[n][k] = random_uniform(random);
        for (int k = 0; k < net->K; k++)
            data->y[n][k] /= sum;
    }
    return net;
}

START_TEST(gradients_agree_with_complex_step_and_central_difference)
{
    Random random = random_seed(1);
    for (int n = 0; n < 150; n++) {
        const Loss *loss = loss_find(names[n % 3]);
        Net *net = random_net(&random, loss);
        Gradient *grad = gradient_new(net);
        double *d = allocate((size_t)net->W, sizeof *d);
        double risk = backprop_risk(net, loss, data, grad);
        ck_assert_double_eq_tol(risk, gradient_risk(net, loss, data), 1e-15);
        gradient_complex(net, loss, data, 1e-50, d);
        ck_assert_double_le(gradient_distance(net->W, grad->g, d), 1e-14);
        gradient_central(net, loss, data, 1e-5, d);
        ck_assert_double_le(gradient_distance(net->W, d, grad->g), 1e-9);
        gradient_forward(net, loss, data, 1e-8, d);
        ck_assert_double_le(gradient_distance(net->W, d, grad->g), 1e-5);
        free(d);
        gradient_free(grad);
        samples_free(data);
        net_free(net);
    }
}
END_TEST

START_TEST(derivatives_are_delta_times_activity)
{
    Random random = random_seed(2);
    const Loss *loss = loss_find("binary");
    Net *net = random_net(&random, loss);
    Gradient *grad = gradient_new(net);
    backprop_sample(net, loss, data->x[0], data->y[0], 1, grad);
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq(grad->g[c], grad->delta[net->to[c]] * net->a[net->from[c]]);
    for (int i = net->D + 1; i <= net->Q; i++)
        ck_assert_double_eq(grad->g[net_connection(net, i, 0)], grad->delta[i]);        /* the bias */
    gradient_free(grad);
    samples_free(data);
    net_free(net);
}
END_TEST

START_TEST(samples_are_added_and_their_mean_is_the_risk)
{
    Random random = random_seed(3);
    const Loss *loss = loss_find("squared");
    Net *net = random_net(&random, loss);
    Gradient *grad = gradient_new(net), *mean = gradient_new(net), *again = gradient_new(net);
    size_t bytes = (size_t)net->W * sizeof(double);
    double sum = 0;
    for (int n = 0; n < N; n++)
        sum += backprop_sample(net, loss, data->x[n], data->y[n], 1, grad);
    ck_assert_double_eq_tol(backprop_risk(net, loss, data, mean), sum / N, 1e-15);
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq_tol(mean->g[c], grad->g[c] / N, 1e-14);
    memcpy(again->g, mean->g, bytes);
    backprop_risk(net, loss, data, mean);                      /* a second call gives the same */
    ck_assert_int_eq(memcmp(again->g, mean->g, bytes), 0);
    gradient_clear(net, again);
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq(again->g[c], 0);
    backprop_sample(net, loss, data->x[0], data->y[0], 0.5, again);
    gradient_clear(net, grad);
    backprop_sample(net, loss, data->x[0], data->y[0], 1, grad);
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq_tol(again->g[c], grad->g[c] / 2, 1e-16);
    gradient_free(grad);
    gradient_free(mean);
    gradient_free(again);
    samples_free(data);
    net_free(net);
}
END_TEST

START_TEST(a_step_uses_the_old_weights_everywhere)
{
    Random random = random_seed(4), draws = random_seed(5), same = random_seed(5);
    const Loss *loss = loss_find("binary");
    Net *net = random_net(&random, loss);
    while (net->H < 3) {
        samples_free(data);
        net_free(net);
        net = random_net(&random, loss);
    }
    Gradient *grad = gradient_new(net), *step = gradient_new(net);
    double *w = allocate((size_t)net->W, sizeof *w);
    int seen[N] = {0};
    for (int round = 0; round < 30; round++) {
        int n = random_below(&same, N);
        seen[n]++;
        gradient_clear(net, grad);
        double value = backprop_sample(net, loss, data->x[n], data->y[n], 1, grad);
        memcpy(w, net->w, (size_t)net->W * sizeof *w);
        double got = round % 2 ? backprop_online(net, loss, data->x[n], data->y[n], 0.25, step)
                               : backprop_stochastic(net, loss, data, 0.25, &draws, step);
        if (round % 2)
            random_below(&draws, N);
        ck_assert_double_eq(got, value);
        for (int c = 0; c < net->W; c++)
            ck_assert_double_eq(net->w[c], w[c] - 0.25 * grad->g[c]);
    }
    ck_assert(seen[0] && seen[1] && seen[2]);
    free(w);
    gradient_free(grad);
    gradient_free(step);
    samples_free(data);
    net_free(net);
}
END_TEST

/* 1 input; units 2, 3 and 4 in layers of their own; 1 feeds all, 2 feeds 3 and 4, and 5 nobody. */
static Net *chain(const char *hidden)
{
    Plan *plan = plan_new();
    plan_layer(plan, 1, NULL);
    plan_layer(plan, 1, activation_find(hidden));
    plan_layer(plan, 2, activation_find(hidden));
    plan_layer(plan, 1, activation_find("identity"));
    plan_connect(plan, 2, 1, 2);
    plan_connect(plan, 3, 2, 3);
    plan_connect(plan, 4, 2, 99);       /* 4 feeds nobody */
    plan_connect(plan, 5, 3, 5);
    plan_connect(plan, 5, 2, 7);        /* a shortcut */
    return net_build(plan);
}

START_TEST(a_delta_is_a_total_derivative_over_shortcuts)
{
    const double x[] = {1, 0.5}, y[] = {20};
    Net *net = chain("identity");
    Gradient *grad = gradient_new(net);
    ck_assert_double_eq(backprop_sample(net, loss_find("squared"), x, y, 1, grad), 2);
    ck_assert_double_eq(grad->delta[5], 2);             /* 22 - 20 */
    ck_assert_double_eq(grad->delta[4], 0);
    ck_assert_double_eq(grad->delta[3], 2 * 5);
    ck_assert_double_eq(grad->delta[2], 2 * (5 * 3 + 7));
    ck_assert_double_eq(grad->g[net_connection(net, 2, 1)], 44 * 0.5);
    gradient_free(grad);
    net_free(net);
    net = chain("step");
    grad = gradient_new(net);
    backprop_sample(net, loss_find("squared"), x, y, 1, grad);
    ck_assert_double_eq(grad->delta[2], 0);             /* a step is flat */
    gradient_free(grad);
    net_free(net);
}
END_TEST

START_TEST(slopes_are_taken_at_the_pre_activation)
{
    const double x[] = {1, 0.5}, y[] = {0};
    Net *net = chain("tanh");
    Gradient *grad = gradient_new(net);
    backprop_sample(net, loss_find("squared"), x, y, 1, grad);
    double a2 = tanh(1), a3 = tanh(3 * a2), e = 5 * a3 + 7 * a2;
    double d3 = (1 - a3 * a3) * 5 * e, d2 = (1 - a2 * a2) * (3 * d3 + 7 * e);
    ck_assert_double_eq_tol(grad->delta[3], d3, 1e-13);
    ck_assert_double_eq_tol(grad->delta[2], d2, 1e-13);
    gradient_free(grad);
    net_free(net);
}
END_TEST

START_TEST(numerical_derivatives_leave_the_weights_alone)
{
    Random random = random_seed(6);
    for (int n = 0; n < 3; n++) {
        const Loss *loss = loss_find(names[n]);
        Net *net = random_net(&random, loss);
        size_t bytes = (size_t)net->W * sizeof(double);
        double *w = allocate(bytes, 1), *d = allocate(bytes, 1), *e = allocate(bytes, 1);
        memcpy(w, net->w, bytes);
        gradient_forward(net, loss, data, 1e-3, d);
        gradient_central(net, loss, data, 1e-3, d);
        gradient_complex(net, loss, data, 1e-20, d);
        gradient_complex(net, loss, data, 1e-100, e);
        ck_assert_double_le(gradient_distance(net->W, d, e), 1e-15);
        ck_assert_int_eq(memcmp(w, net->w, bytes), 0);
        free(w);
        free(d);
        free(e);
        samples_free(data);
        net_free(net);
    }
}
END_TEST

START_TEST(differences_have_the_errors_of_their_formulas)
{
    /* one identity unit, risk (w x - y)^2 / 2: derivative x (w x - y), second derivative x^2 */
    double d;
    Samples *one = samples_new(1, 1, 1);
    one->x[0][1] = 3;
    one->y[0][0] = 1;
    Plan *plan = plan_new();
    plan_layer(plan, 1, NULL);
    plan_layer(plan, 1, activation_find("identity"));
    plan_connect(plan, 2, 1, 2);
    Net *net = net_build(plan);
    const Loss *loss = loss_find("squared");
    gradient_forward(net, loss, one, 0.25, &d);
    ck_assert_double_eq(d, 15 + 9 * 0.25 / 2);
    gradient_central(net, loss, one, 0.25, &d);
    ck_assert_double_eq(d, 15);
    gradient_complex(net, loss, one, 1e-60, &d);
    ck_assert_double_eq_tol(d, 15, 1e-14);
    samples_free(one);
    net_free(net);
}
END_TEST

START_TEST(the_complex_step_knows_every_activation)
{
    static const char *const all[] = {"identity", "step", "sigmoid", "tanh"};
    Samples *one = samples_new(1, 1, 1);
    one->x[0][1] = 0.75;
    one->y[0][0] = 0.5;
    for (int n = 0; n < 8; n++) {
        const int size[] = {0, 1, 1, 1};
        Net *net = net_conventional(3, size, activation_find(all[n % 4]), activation_find("tanh"));
        Gradient *grad = gradient_new(net);
        double d[4];
        net->w[net_connection(net, 2, 1)] = n < 4 ? 1.5 : -1.5;    /* both branches */
        net->w[net_connection(net, 3, 2)] = -2;
        net->w[net_connection(net, 3, 0)] = 0.5;
        backprop_risk(net, loss_find("squared"), one, grad);
        gradient_complex(net, loss_find("squared"), one, 1e-50, d);
        ck_assert_double_le(gradient_distance(4, grad->g, d), 1e-14);
        gradient_free(grad);
        net_free(net);
    }
    samples_free(one);
}
END_TEST

START_TEST(a_distance_does_not_forget_what_is_no_number)
{
    const double a[] = {1, 2, -4}, b[] = {1, 2, -4.5}, zero[] = {0, 0, 0}, none[] = {1, NAN, 1};
    const double inf[] = {1, INFINITY, 1};
    ck_assert_double_eq(gradient_distance(3, a, a), 0);
    ck_assert_double_eq(gradient_distance(3, zero, zero), 0);
    ck_assert_double_eq_tol(gradient_distance(3, a, b), 0.5 / 4.5, 1e-16);
    ck_assert(isinf(gradient_distance(3, a, zero)));
    ck_assert(isinf(gradient_distance(3, none, a)) && isinf(gradient_distance(3, a, none)));
    ck_assert(isinf(gradient_distance(3, inf, a)) && isinf(gradient_distance(3, inf, inf)));
}
END_TEST

/* The six steps alone, with numbers that no pass has made: each does what its name says. */
START_TEST(each_step_does_its_own)
{
    Random random = random_seed(7);
    for (int n = 0; n < 30; n++) {
        const Loss *loss = loss_find(names[n % 3]);
        Net *net = random_net(&random, loss);
        Gradient *grad = gradient_new(net);
        double *w = allocate((size_t)net->W, sizeof *w), want[32];
        int first = net->Q - net->K + 1;
        net_forward(net, data->x[0]);
        for (int i = 1; i <= net->Q; i++)
            grad->delta[i] = 99;
        backprop_output_deltas(net, loss, data->y[0], grad);
        loss->delta(net->K, net->f + first, net->s + first, data->y[0], want);
        for (int i = 1; i <= net->Q; i++)
            ck_assert_double_eq(grad->delta[i], i < first ? 99 : want[i - first]);
        for (int i = first; i <= net->Q; i++)
            grad->delta[i] = i;
        backprop_hidden_deltas(net, grad);
        for (int j = first - 1; j > net->D; j--) {
            double sum = 0;
            for (int i = j + 1; i <= net->Q; i++)
                if (net_connection(net, i, j) >= 0)
                    sum += grad->delta[i] * net->w[net_connection(net, i, j)];
            ck_assert_double_eq(grad->delta[j], net->f[j]->slope(net->s[j]) * sum);
        }
        for (int i = first; i <= net->Q; i++)
            ck_assert_double_eq(grad->delta[i], i);
        for (int j = 1; j <= net->D; j++)
            ck_assert_double_eq(grad->delta[j], 99);
        for (int c = 0; c < net->W; c++)
            grad->g[c] = w[c] = c;
        backprop_add(net, 0.5, grad);
        for (int c = 0; c < net->W; c++)
            ck_assert_double_eq(grad->g[c], c + 0.5 * grad->delta[net->to[c]] * net->a[net->from[c]]);
        memcpy(w, net->w, (size_t)net->W * sizeof *w);
        backprop_update(net, 0.125, grad);
        for (int c = 0; c < net->W; c++)
            ck_assert_double_eq(net->w[c], w[c] - 0.125 * grad->g[c]);
        free(w);
        gradient_free(grad);
        samples_free(data);
        net_free(net);
    }
}
END_TEST

UNIT(gradients_agree_with_complex_step_and_central_difference, derivatives_are_delta_times_activity,
     samples_are_added_and_their_mean_is_the_risk, a_step_uses_the_old_weights_everywhere,
     a_delta_is_a_total_derivative_over_shortcuts, slopes_are_taken_at_the_pre_activation,
     numerical_derivatives_leave_the_weights_alone, differences_have_the_errors_of_their_formulas,
     the_complex_step_knows_every_activation, a_distance_does_not_forget_what_is_no_number,
     each_step_does_its_own)
