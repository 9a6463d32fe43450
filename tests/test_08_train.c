#include "unit.h"
#include "backprop.h"
#include "nets.h"
#include "train.h"
#include <math.h>

static const char *const names[] = {"squared", "binary", "categorical"};

static double half_normal(Random *random)
{
    return random_normal(random) / 2;
}

/* A random net with shortcuts whose outputs suit this loss. */
static Net *random_net(Random *random, const Loss *loss)
{
    bool softmax = strcmp(loss->output, "softmax") == 0;
    for (;;) {
        Plan *plan = plan_of_weights(random, softmax, half_normal);
        int L = plan->L;
        for (int i = 1; i <= plan->Q; i++)
            if (plan->layer[i] == L && !softmax)
                plan_unit(plan, i, activation_find(loss->output));
            else if (plan->layer[i] > 1 && !softmax && plan->layer[i] < L)
                plan_unit(plan, i, activation_find(i % 2 ? "tanh" : "sigmoid"));
            else if (plan->layer[i] > 1 && plan->layer[i] < L)
                plan_unit(plan, i, activation_find("tanh"));
        Net *net = net_build(plan);
        if (net->W > 0)
            return net;
        net_free(net);
    }
}

START_TEST(one_step_is_that_of_back_propagation)
{
    Random random = random_seed(1);
    for (int n = 0; n < 150; n++) {
        const Loss *loss = loss_find(names[n % 3]);
        Net *net = random_net(&random, loss);
        Samples *data = samples_random(1, net, loss, &random);
        Gradient *grad = gradient_new(net);
        double *before = copy_of(net->w, net->W), eta = 0.01 * (1 + n);
        double value = backprop_online(net, loss, data->x[0], data->y[0], eta, grad);
        double *after = copy_of(net->w, net->W);
        memcpy(net->w, before, (size_t)net->W * sizeof *before);
        for (int c = 0; c < net->W; c++)
            grad->g[c] = 99;                            /* not looked at */
        train_online(net, loss, data->x[0], data->y[0], eta, grad);
        int first = net->first[net->L];         /* s is that of before */
        ck_assert_double_eq(loss->value(net->K, net->f + first, net->s + first, data->y[0]), value);
        for (int c = 0; c < net->W; c++) {
            ck_assert_double_eq_tol(net->w[c], after[c], 1e-15 * (1 + fabs(after[c]) + fabs(before[c])));
            ck_assert_double_eq(grad->g[c], 99);
        }
        free(before);
        free(after);
        gradient_free(grad);
        samples_free(data);
        net_free(net);
    }
}
END_TEST

START_TEST(a_batch_steps_against_the_mean_gradient)
{
    Random random = random_seed(2);
    for (int n = 0; n < 60; n++) {
        const Loss *loss = loss_find(names[n % 3]);
        Net *net = random_net(&random, loss);
        int N = 2 + random_below(&random, 4);
        Samples *data = samples_random(N, net, loss, &random);
        double *w = copy_of(net->w, net->W), *d = copy_of(net->w, net->W);
        gradient_complex(net, loss, data, 1e-50, d);
        double risk = gradient_risk(net, loss, data), most = 0;
        Method how = {.loss = loss, .eta = 0.25, .batch = N};
        Trainer *t = train_new(net, data, how, random);
        ck_assert_double_eq_tol(train_epoch(t), risk, 1e-14 * (1 + risk));
        for (int c = 0; c < net->W; c++)
            most = fmax(most, fabs(d[c]));
        for (int c = 0; c < net->W; c++)
            ck_assert_double_eq_tol(net->w[c], w[c] - 0.25 * d[c], 1e-14 * (1 + most + fabs(w[c])));
        free(w);
        free(d);
        train_free(t);
        samples_free(data);
        net_free(net);
    }
}
END_TEST

/* One identity unit with a bias, fed by x: s = b + w x, squared loss, derivatives (s - y) and (s - y) x. */
static Net *line(double b, double w)
{
    static const int size[] = {0, 1, 1};
    Net *net = net_conventional(2, size, activation_find("tanh"), activation_find("identity"));
    net->w[net_connection(net, 2, 0)] = b;
    net->w[net_connection(net, 2, 1)] = w;
    return net;
}

START_TEST(momentum_remembers_and_weights_decay)
{
    Net *net = line(1, 2);
    double *b = &net->w[net_connection(net, 2, 0)], *w = &net->w[net_connection(net, 2, 1)];
    Samples *data = samples_new(1, 1, 1);
    data->x[0][1] = 2;
    data->y[0][0] = 1;
    Method how = {loss_find("squared"), 0.125, 0.5, 0.25, 1};
    Trainer *t = train_new(net, data, how, random_seed(1));
    ck_assert_double_eq(train_epoch(t), 8);             /* s = 5, s - y = 4 */
    ck_assert_double_eq(*b, 1 - 0.125 * 4);             /* a bias does not decay */
    ck_assert_double_eq(*w, 2 - 0.125 * (4 * 2 + 0.25 * 2));
    double db = -0.5, dw = -1.0625, b1 = 0.5, w1 = 0.9375, e = b1 + 2 * w1 - 1;
    ck_assert_double_eq(train_epoch(t), e * e / 2);
    db = 0.5 * db - 0.125 * e;
    dw = 0.5 * dw - 0.125 * (2 * e + 0.25 * w1);
    ck_assert_double_eq(*b, b1 + db);
    ck_assert_double_eq(*w, w1 + dw);
    train_free(t);
    samples_free(data);
    net_free(net);
}
END_TEST

START_TEST(an_epoch_shows_each_sample_once)
{
    enum { N = 10 };
    Samples *data = samples_new(N, 1, 1);
    for (int n = 0; n < N; n++)
        data->y[n][0] = 1 << n;
    for (int batch = 1; batch <= N; batch++) {
        Net *net = line(0, 0);                          /* x = 0: only the bias changes */
        double *b = &net->w[net_connection(net, 2, 0)];
        Method how = {.loss = loss_find("squared"), .eta = 1e-9, .batch = batch};
        Trainer *t = train_new(net, data, how, random_seed(batch));
        int first[N], changed = 0;
        for (int epoch = 0; epoch < 5; epoch++) {
            int seen[N] = {0};
            double sum = 0;
            *b = 0;
            train_epoch(t);
            for (int n = 0; n < N; n++) {
                ck_assert(0 <= t->order[n] && t->order[n] < N);
                seen[t->order[n]]++;
                changed += epoch > 0 && t->order[n] != first[n];
                /* the weight of a sample is one over the size of its batch, the last of which is smaller */
                int start = n / batch * batch, size = start + batch <= N ? batch : N - start;
                sum += (1 << t->order[n]) / (double)size;
            }
            for (int n = 0; n < N; n++)
                ck_assert_int_eq(seen[n], 1);
            ck_assert_double_eq_tol(*b * 1e9, sum, 1e-4);
            if (epoch == 0)
                memcpy(first, t->order, sizeof first);
        }
        ck_assert_int_gt(changed, 0);
        train_free(t);
        net_free(net);
    }
    samples_free(data);
}
END_TEST

/* The box "a batch of two" of chapter 8. */
START_TEST(a_batch_of_two_by_hand)
{
    const Loss *loss = loss_find("squared");
    Plan *plan = plan_new();
    plan_layer(plan, 1, NULL);
    plan_layer(plan, 1, activation_find("identity"));
    plan_connect(plan, 2, 1, 1);
    Net *net = net_build(plan);
    Samples *data = samples_new(2, 1, 1);
    data->x[0][1] = 1, data->y[0][0] = 3, data->x[1][1] = 2, data->y[1][0] = 1;
    Trainer *t = train_new(net, data, (Method){loss, 0.1, 0, 0, 2}, random_seed(1));
    train_epoch(t);
    ck_assert_double_eq(net->w[0], 1);
    for (int first = 0; first < 2; first++) {
        net->w[0] = 1;
        for (int k = 0; k < 2; k++)
            train_online(net, loss, data->x[(first + k) % 2], data->y[(first + k) % 2], 0.1, t->grad);
        ck_assert_double_eq_tol(net->w[0], first ? 1.02 : 0.92, 1e-15);
    }
    train_free(t);
    samples_free(data);
    net_free(net);
}
END_TEST

START_TEST(an_epoch_of_single_samples_is_the_same_both_ways)
{
    Random random = random_seed(3);
    const Loss *loss = loss_find("binary");
    Net *net = random_net(&random, loss);
    Samples *data = samples_random(7, net, loss, &random);
    double *w = copy_of(net->w, net->W);
    Trainer *t = train_new(net, data, (Method){loss, 0.1, 0, 0, 1}, random_seed(5));
    double online = train_epoch(t);
    double *after = copy_of(net->w, net->W);
    train_free(t);
    memcpy(net->w, w, (size_t)net->W * sizeof *w);
    t = train_new(net, data, (Method){loss, 0.1, 1e-300, 0, 1}, random_seed(5));
    ck_assert_double_eq_tol(train_epoch(t), online, 1e-14);     /* by batch_step */
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq_tol(net->w[c], after[c], 1e-14);
    train_free(t);
    free(w);
    free(after);
    samples_free(data);
    net_free(net);
}
END_TEST

START_TEST(weights_begin_with_the_variance_of_their_unit)
{
    static const int size[] = {0, 100, 400, 9, 25};
    Random random = random_seed(4);
    Net *net = net_shortcuts(4, size, activation_find("tanh"), activation_find("softmax"));
    for (int nu = 2, fan_in = 100; nu <= 4; fan_in += size[nu], nu++) {
        double sum = 0, squares = 0, scale = 1.5;
        int n = 0;
        net_uniform(net, &random, 9);
        train_start(net, scale, &random);
        for (int c = 0; c < net->W; c++)
            if (net->from[c] == 0)
                ck_assert_double_eq(net->w[c], 0);
            else if (net->layer[net->to[c]] == nu) {
                n++;
                sum += net->w[c];
                squares += net->w[c] * net->w[c];
            }
        ck_assert_int_eq(n, fan_in * size[nu]);
        double sd = scale / sqrt(fan_in);
        ck_assert_double_le(fabs(sum / n), 4 * sd / sqrt(n));
        ck_assert_double_le(fabs(squares / n / (sd * sd) - 1), 4 * sqrt(2.0 / n));
    }
    train_start(net, 0, &random);
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq(net->w[c], 0);
    net_free(net);
}
END_TEST

START_TEST(answers_are_the_largest_and_wrong_ones_counted)
{
    const double three[] = {-1, 2, 2}, none[] = {NAN, NAN, NAN};
    ck_assert_int_eq(train_answer(3, three), 1);
    ck_assert_int_eq(train_answer(2, three), 1);
    ck_assert_int_eq(train_answer(3, none), 0);
    for (int k = 0; k <= 4; k++)
        ck_assert_int_eq(train_answer(1, &(double){0.25 * k}), k > 2);
    Samples *data = samples_new(5, 1, 1);
    Net *net = line(0, 1);                              /* the answer is whether x > 1/2 */
    for (int n = 0; n < 5; n++) {
        data->x[n][1] = 0.25 * n;
        data->y[n][0] = n == 4 || n == 1;
    }
    ck_assert_int_eq(train_wrong(net, data), 2);        /* 0.25 and 0.75 */
    net_free(net);
    samples_free(data);
    static const int size[] = {0, 2, 3};
    net = net_conventional(2, size, activation_find("tanh"), activation_find("softmax"));
    net->w[net_connection(net, 4, 1)] = 1;
    net->w[net_connection(net, 5, 2)] = 1;              /* 0, x1, x2 */
    data = samples_new(4, 2, 3);
    static const double x[4][2] = {{-1, -1}, {2, 1}, {1, 2}, {1, 2}};
    static const int y[] = {0, 1, 1, 2};
    for (int n = 0; n < 4; n++) {
        memcpy(data->x[n] + 1, x[n], sizeof x[n]);
        data->y[n][y[n]] = 1;
    }
    ck_assert_int_eq(train_wrong(net, data), 1);
    net_free(net);
    samples_free(data);
}
END_TEST

START_TEST(it_learns_what_it_can)
{
    Random random = random_seed(6);
    static const int size[] = {0, 2, 4, 2};
    Net *net = net_conventional(3, size, activation_find("tanh"), activation_find("softmax"));
    Samples *data = samples_new(4, 2, 2);               /* XOR */
    for (int n = 0; n < 4; n++) {
        data->x[n][1] = n & 1;
        data->x[n][2] = n >> 1;
        data->y[n][(n & 1) ^ (n >> 1)] = 1;
    }
    train_start(net, 2, &random);
    Trainer *t = train_new(net, data, (Method){loss_find("categorical"), 0.2, 0.5, 0, 2}, random);
    for (int e = 0; e < 500; e++)
        train_epoch(t);
    ck_assert_int_eq(train_wrong(net, data), 0);
    ck_assert_double_lt(gradient_risk(net, loss_find("categorical"), data), 0.05);
    train_free(t);
    train_free(NULL);
    samples_free(data);
    net_free(net);
}
END_TEST

UNIT(a_batch_of_two_by_hand, one_step_is_that_of_back_propagation, a_batch_steps_against_the_mean_gradient,
     momentum_remembers_and_weights_decay, an_epoch_shows_each_sample_once,
     an_epoch_of_single_samples_is_the_same_both_ways, weights_begin_with_the_variance_of_their_unit,
     answers_are_the_largest_and_wrong_ones_counted, it_learns_what_it_can)
