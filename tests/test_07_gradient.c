#define _XOPEN_SOURCE 700
#include "unit.h"
#include "gradient.h"
#include "memory.h"
#include "program.h"
#include <math.h>
#include <string.h>

/* D inputs, all of which feed K outputs; no biases. */
static Net *single_layer(int D, int K, const char *f)
{
    Plan *plan = plan_new();
    plan_layer(plan, D, NULL);
    plan_layer(plan, K, activation_find(f));
    plan_full(plan, 1, 2);
    return net_build(plan);
}

/* 2 inputs, 3 and 4 hidden, 5 output, biases for 3 and 5, a shortcut from 1 to 5. */
static Net *with_shortcut(const char *hidden, const char *output)
{
    static const int at[][2] = {{3, 0}, {3, 1}, {3, 2}, {4, 2}, {5, 0}, {5, 1}, {5, 3}, {5, 4}};
    static const double w[] = {0.25, -0.5, 1.5, -0.75, 0.125, 0.875, -1.25, 2};
    Plan *plan = plan_new();
    plan_layer(plan, 2, NULL);
    plan_layer(plan, 2, activation_find(hidden));
    plan_layer(plan, 1, activation_find(output));
    for (int n = 7; n >= 0; n--)
        plan_connect(plan, at[n][0], at[n][1], w[n]);
    return net_build(plan);
}

/* Samples of these numbers: x has N rows of D inputs, y N rows of K targets. */
static Samples *samples(int N, int D, const double x[], int K, const double y[])
{
    Samples *data = samples_new(N, D, K);
    for (int n = 0; n < N; n++) {
        memcpy(data->x[n] + 1, x + n * D, (size_t)D * sizeof *x);
        memcpy(data->y[n], y + n * K, (size_t)K * sizeof *y);
    }
    return data;
}

#define ROW(...) (const double[]){__VA_ARGS__}

/* make, clear, free */

START_TEST(samples_are_zero_and_have_room_of_their_own)
{
    for (int N = 1; N <= 5; N++)
        for (int D = 1; D <= 3; D++)
            for (int K = 1; K <= 3; K++) {
                Samples *data = samples_new(N, D, K);
                ck_assert(data->N == N && data->D == D && data->K == K);
                for (int n = 0; n < N; n++) {
                    for (int j = 0; j <= D; j++)
                        ck_assert_double_eq(data->x[n][j], j == 0);
                    for (int k = 0; k < K; k++)
                        ck_assert_double_eq(data->y[n][k], 0);
                }
                for (int n = 0; n < N; n++) {           /* no row lies on another */
                    for (int j = 0; j <= D; j++)
                        data->x[n][j] = 10 * n + j;
                    for (int k = 0; k < K; k++)
                        data->y[n][k] = -10 * n - k;
                }
                for (int n = 0; n < N; n++)
                    ck_assert(data->x[n][0] >= 10 * n && data->x[n][D] <= 10 * n + D && data->y[n][0] >= -10 * n
                              && data->y[n][K - 1] <= -10 * n - K + 1);
                samples_free(data);
            }
    samples_free(NULL);
}
END_TEST

START_TEST(random_samples_suit_the_network_and_the_loss)
{
    static const char *const losses[][2] = {{"squared", "tanh"}, {"binary", "sigmoid"}, {"categorical", "softmax"}};
    char why[WHY];
    for (int n = 0; n < 3; n++) {
        const Loss *loss = loss_find(losses[n][0]);
        Net *net = single_layer(3, 4, losses[n][1]);
        Random one = random_seed(4), two = random_seed(4);
        Samples *data = samples_random(500, net, loss, &one), *same = samples_random(500, net, loss, &two);
        double x = 0, x2 = 0, y = 0;
        ck_assert(data->N == 500 && data->D == 3 && data->K == 4);
        for (int m = 0; m < 500; m++) {
            ck_assert_msg(loss_accepts(loss, 4, data->y[m], why), "%s", why);
            ck_assert(data->x[m][0] >= 1 && data->x[m][0] <= 1);
            ck_assert_int_eq(memcmp(data->x[m], same->x[m], 4 * sizeof(double)), 0);
            ck_assert_int_eq(memcmp(data->y[m], same->y[m], 4 * sizeof(double)), 0);
            for (int j = 1; j <= 3; j++) {
                x += data->x[m][j] / 1500;
                x2 += data->x[m][j] * data->x[m][j] / 1500;
            }
            for (int k = 0; k < 4; k++)
                y += data->y[m][k] / 2000;
        }
        ck_assert_double_eq_tol(x, 0, 0.13);            /* 5 standard deviations */
        ck_assert_double_eq_tol(x2, 1, 0.19);
        ck_assert_double_eq_tol(y, n == 2 ? 0.25 : 0.5, n == 2 ? 1e-12 : 0.033);
        samples_free(data);
        samples_free(same);
        net_free(net);
    }
}
END_TEST

START_TEST(a_new_gradient_is_zero_and_has_room)
{
    Net *net = with_shortcut("tanh", "tanh");
    Gradient *grad = gradient_new(net);
    for (int i = 0; i <= net->Q; i++)
        ck_assert_double_eq(grad->delta[i], 0);
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq(grad->g[c], 0);
    memcpy(grad->g, net->w, (size_t)net->W * sizeof *net->w);   /* one place for each weight */
    ck_assert_double_eq(grad->g[net_connection(net, 5, 3)], -1.25);
    gradient_free(grad);
    net_free(net);
}
END_TEST

START_TEST(clearing_leaves_the_deltas)
{
    Net *net = with_shortcut("tanh", "tanh");
    Gradient *grad = gradient_new(net);
    for (int i = 0; i <= net->Q; i++)
        grad->delta[i] = i + 1;
    for (int c = 0; c < net->W; c++)
        grad->g[c] = c % 2 ? NAN : -INFINITY;
    gradient_clear(net, grad);
    for (int i = 0; i <= net->Q; i++)
        ck_assert_double_eq(grad->delta[i], i + 1);
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq(grad->g[c], 0);
    gradient_free(grad);
    net_free(net);
}
END_TEST

START_TEST(a_net_without_connections_has_an_empty_gradient)
{
    double d = 7;
    Samples *one = samples(1, 1, ROW(3), 1, ROW(2));
    const Loss *loss = loss_find("squared");
    Plan *plan = plan_new();
    plan_layer(plan, 1, NULL);
    plan_layer(plan, 1, activation_find("identity"));
    Net *net = net_build(plan);
    Gradient *grad = gradient_new(net);
    gradient_clear(net, grad);
    gradient_forward(net, loss, one, 1e-3, &d);
    gradient_central(net, loss, one, 1e-3, &d);
    gradient_complex(net, loss, one, 1e-30, &d);
    ck_assert_double_eq(d, 7);
    ck_assert_double_eq(gradient_risk(net, loss, one), 2);
    gradient_free(grad);
    net_free(net);
    samples_free(one);
}
END_TEST

START_TEST(null_may_be_freed)
{
    gradient_free(NULL);
}
END_TEST

/* loss and risk */

START_TEST(the_loss_is_that_of_the_outputs_and_leaves_the_pass_behind)
{
    Net *net = with_shortcut("identity", "identity");
    const double x[] = {99, 2, -1}, y[] = {10};     /* x[0] is not read */
    double s3 = 0.25 - 0.5 * 2 + 1.5 * -1, s4 = 0.75, s5 = 0.125 + 0.875 * 2 - 1.25 * s3 + 2 * s4;
    ck_assert_double_eq(gradient_loss(net, loss_find("squared"), x, y), (s5 - 10) * (s5 - 10) / 2);
    ck_assert_double_eq(net->a[0], 1);
    ck_assert_double_eq(net->a[1], 2);
    ck_assert_double_eq(net->a[2], -1);
    ck_assert_double_eq(net->s[3], s3);
    ck_assert_double_eq(net->s[4], s4);
    ck_assert_double_eq(net->a[5], s5);
    net_free(net);
}
END_TEST

START_TEST(each_output_meets_its_own_target)
{
    Net *net = single_layer(1, 3, "identity");
    const double x[] = {1, 1}, y[] = {1, 20, 300};
    for (int k = 0; k < 3; k++)
        net->w[k] = 5 * (k + 1);
    ck_assert_double_eq(gradient_loss(net, loss_find("squared"), x, y), (16 + 100 + 285 * 285) / 2.0);
    net_free(net);
    net = single_layer(1, 3, "softmax");
    net->w[1] = log(3);
    ck_assert_double_eq_tol(gradient_loss(net, loss_find("categorical"), x, (double[]){0, 1, 0}), log(5. / 3), 1e-15);
    ck_assert_double_eq_tol(gradient_loss(net, loss_find("categorical"), x, (double[]){0, 0, 1}), log(5), 1e-15);
    ck_assert_double_eq_tol(net->a[3], 0.6, 1e-15);
    net_free(net);
}
END_TEST

START_TEST(the_risk_is_the_mean_of_the_losses)
{
    static const double want[] = {0.5, 1.25, 20.5 / 3}, last[] = {18, 10, 20.5 / 3};
    Net *net = single_layer(1, 1, "identity");
    const Loss *loss = loss_find("squared");
    net->w[0] = 2;         /* errors 1, -2, 6 */
    for (int N = 1; N <= 3; N++) {
        Samples *first = samples(N, 1, ROW(1, 2, 3), 1, ROW(1, 6, 0));
        Samples *rest = samples(N, 1, ROW(1, 2, 3) + 3 - N, 1, ROW(1, 6, 0) + 3 - N);
        ck_assert_double_eq(gradient_risk(net, loss, first), want[N - 1]);
        ck_assert_double_eq(gradient_risk(net, loss, rest), last[N - 1]);
        samples_free(first);
        samples_free(rest);
    }
    net_free(net);
}
END_TEST

/* differences */

START_TEST(a_parabola_has_exact_differences)
{
    /* R = mean of (w x - y)^2 / 2: R' = mean of x (w x - y), R'' = mean of x^2 */
    double d;
    Samples *two = samples(2, 1, ROW(3, -1), 1, ROW(1, 4));
    Net *net = single_layer(1, 1, "identity");
    const Loss *loss = loss_find("squared");
    for (double w = -2; w <= 2; w += 0.5)
        for (double h = 0.125; h <= 1; h += 0.125) {
            double slope = (3 * (3 * w - 1) - (-w - 4)) / 2, curve = 5;
            net->w[0] = w;
            gradient_forward(net, loss, two, h, &d);
            ck_assert_double_eq_tol(d, slope + curve * h / 2, 1e-13);
            gradient_central(net, loss, two, h, &d);
            ck_assert_double_eq_tol(d, slope, 1e-13);
            gradient_complex(net, loss, two, h * 1e-40, &d);
            ck_assert_double_eq_tol(d, slope, 1e-14);
        }
    net_free(net);
    samples_free(two);
}
END_TEST

START_TEST(differences_divide_by_the_step_that_was_made)
{
    /* Beside 1e6 numbers are 1.2e-10 apart: h = 1e-8 is rounded by up to 0.6 %. */
    double d;
    Samples *one = samples(1, 1, ROW(1), 1, ROW(1e6 - 1));
    Net *net = single_layer(1, 1, "identity");
    net->w[0] = 1e6;
    ck_assert_double_gt(fabs((1e6 + 1e-8 - 1e6) / 1e-8 - 1), 1e-4);
    gradient_forward(net, loss_find("squared"), one, 1e-8, &d);
    ck_assert_double_eq_tol(d, 1, 1e-7);
    gradient_central(net, loss_find("squared"), one, 1e-8, &d);
    ck_assert_double_eq_tol(d, 1, 1e-7);
    net_free(net);
    samples_free(one);
}
END_TEST

START_TEST(errors_fall_with_h_and_with_its_square)
{
    double truth[8], a[8], b[8];
    Samples *one = samples(1, 2, ROW(0.5, -2), 1, ROW(0.25));
    Net *net = with_shortcut("tanh", "sigmoid");
    const Loss *loss = loss_find("squared");
    gradient_complex(net, loss, one, 1e-40, truth);
    gradient_forward(net, loss, one, 1e-3, a);
    gradient_forward(net, loss, one, 5e-4, b);
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq_tol((a[c] - truth[c]) / (b[c] - truth[c]), 2, 0.02);
    gradient_central(net, loss, one, 1e-2, a);
    gradient_central(net, loss, one, 5e-3, b);
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq_tol((a[c] - truth[c]) / (b[c] - truth[c]), 4, 0.02);
    net_free(net);
    samples_free(one);
}
END_TEST

START_TEST(every_weight_comes_back_bit_for_bit)
{
    static const double odd[] = {-0.0, 0.0, 1e6 / 3, -1. / 3, DBL_MIN / 8, 0.1, -1e-20, 3.7};
    double d[8];
    Samples *one = samples(1, 2, ROW(0.5, -2), 1, ROW(0.25));
    Net *net = with_shortcut("tanh", "sigmoid");
    for (double h = 1e-7; h < 1; h *= 10) {
        memcpy(net->w, odd, sizeof odd);
        gradient_forward(net, loss_find("binary"), one, h, d);
        ck_assert_int_eq(memcmp(net->w, odd, sizeof odd), 0);
        gradient_central(net, loss_find("binary"), one, h, d);
        ck_assert_int_eq(memcmp(net->w, odd, sizeof odd), 0);
        gradient_complex(net, loss_find("binary"), one, h * 1e-30, d);
        ck_assert_int_eq(memcmp(net->w, odd, sizeof odd), 0);
    }
    net_free(net);
    samples_free(one);
}
END_TEST

/* the complex step */

static double at(const char *f, double s)
{
    double e = exp(-fabs(s));
    return strcmp(f, "identity") == 0 ? s : strcmp(f, "step") == 0 ? s > 0 : strcmp(f, "tanh") == 0 ? tanh(s)
           : s < 0 ? e / (1 + e) : 1 / (1 + e);
}

static double slope_at(const char *f, double s)
{
    double c = cosh(s), half = cosh(s / 2);
    return strcmp(f, "identity") == 0 ? 1 : strcmp(f, "step") == 0 ? 0 : strcmp(f, "tanh") == 0 ? 1 / (c * c)
           : 1 / (4 * half * half);
}

static const char *const units[] = {"identity", "step", "sigmoid", "tanh"};
static const double places[] = {-30, -3, -0.5, -1e-9, 0, 1e-9, 0.25, 2, 30};
enum { PLACES = sizeof places / sizeof *places };

/* d[c] is right[c], at all of these h: up to bound, relative to right[c] or, if that is larger, to size. */
static void expect_complex(Net *net, const char *name, const Samples *set, const double right[], double bound,
                           double size)
{
    double d[8];
    for (double h = 1e-20; h > 1e-101; h *= 1e-10) {
        gradient_complex(net, loss_find(name), set, h, d);
        for (int c = 0; c < net->W; c++)
            ck_assert_msg(fabs(d[c] - right[c]) <= bound * fmax(fabs(right[c]), size),
                          "%s, h %g, weight %d: %.17g, not %.17g", name, h, c, d[c], right[c]);
    }
}

START_TEST(the_complex_step_is_right_at_every_output_unit)
{
    const double y = -0.75;
    Samples *one = samples(1, 1, ROW(0.5), 1, &y);
    for (int n = 0; n < 4; n++)
        for (int p = 0; p < PLACES; p++) {
            Net *net = single_layer(1, 1, units[n]);
            double s = places[p];
            net->w[0] = 2 * s;
            double right = (at(units[n], s) - y) * slope_at(units[n], s) * 0.5;
            expect_complex(net, "squared", one, &right, 1e-14, 0);
            net_free(net);
        }
    samples_free(one);
}
END_TEST

START_TEST(the_complex_step_is_right_behind_every_hidden_unit)
{
    Samples *one = samples(1, 1, ROW(0.5), 1, ROW(-40));
    for (int n = 0; n < 4; n++)
        for (int p = 0; p < PLACES; p++) {
            Plan *plan = plan_new();
            plan_layer(plan, 1, NULL);
            plan_layer(plan, 1, activation_find(units[n]));
            plan_layer(plan, 1, activation_find("identity"));
            plan_connect(plan, 2, 1, 2 * places[p]);
            plan_connect(plan, 3, 2, -1.25);
            Net *net = net_build(plan);
            double a = at(units[n], places[p]), error = -1.25 * a + 40;
            double right[] = {error * -1.25 * slope_at(units[n], places[p]) * 0.5, error * a};
            expect_complex(net, "squared", one, right, 1e-14, 0);
            net_free(net);
        }
    samples_free(one);
}
END_TEST

START_TEST(the_complex_step_is_right_for_binary_outputs)
{
    Samples *one = samples(1, 1, ROW(0.5), 2, ROW(0, 0));
    double *y = one->y[0];
    for (int p = 0; p < PLACES; p++)
        for (int n = 0; n <= 4; n++) {
            Net *net = single_layer(1, 2, "sigmoid");
            double s[] = {places[p], 1.5}, right[2];
            y[0] = n / 4.0;
            y[1] = 1 - y[0] / 2;
            for (int k = 0; k < 2; k++) {
                net->w[k] = 2 * s[k];
                right[k] = ((1 - y[k]) * at("sigmoid", s[k]) - y[k] * at("sigmoid", -s[k])) * 0.5;
            }
            expect_complex(net, "binary", one, right, 1e-15, 1);
            net_free(net);
        }
    samples_free(one);
}
END_TEST

START_TEST(the_complex_step_is_right_for_softmax_outputs)
{
    double right[6];
    Samples *one = samples(1, 2, ROW(0.5, -3), 3, ROW(0.125, 0.625, 0.25));
    const double *x = one->x[0], *y = one->y[0];
    for (double big = 0; big < 1000; big = 3 * big + 1) {       /* no overflow either */
        Net *net = single_layer(2, 3, "softmax");
        const double w[] = {1, 0.5, -2, 0.25, 0.75, -0.125};
        double e[3], sum = 0;
        for (int c = 0; c < 6; c++)
            net->w[c] = w[c] + (c % 2 ? 0 : 2 * big);      /* shifts every s by big */
        for (int k = 0; k < 3; k++)
            sum += e[k] = exp(w[2 * k] * x[1] + w[2 * k + 1] * x[2]);
        for (int c = 0; c < 6; c++)
            right[c] = (e[c / 2] / sum - y[c / 2]) * x[1 + c % 2];
        expect_complex(net, "categorical", one, right, 1e-12, 0);
        net_free(net);
    }
    samples_free(one);
}
END_TEST

START_TEST(the_complex_step_takes_the_mean_over_the_samples)
{
    double right[] = {(1 - 4 + 18) / 3.0};
    Samples *three = samples(3, 1, ROW(1, 2, 3), 1, ROW(1, 6, 0));
    Net *net = single_layer(1, 1, "identity");
    net->w[0] = 2;         /* errors 1, -2, 6 */
    expect_complex(net, "squared", three, right, 1e-15, 0);
    net_free(net);
    samples_free(three);
}
END_TEST

START_TEST(all_three_ways_agree_on_shortcuts)
{
    double a[8], b[8], c[8];
    Samples *two = samples(2, 2, ROW(0.5, -2, -1, 0.75), 1, ROW(0.25, 1));
    for (int n = 0; n < 8; n++) {
        Net *net = with_shortcut(units[n % 4], "sigmoid");
        const Loss *loss = loss_find(n < 4 ? "squared" : "binary");
        gradient_forward(net, loss, two, 1e-8, a);
        gradient_central(net, loss, two, 1e-5, b);
        gradient_complex(net, loss, two, 1e-50, c);
        ck_assert_double_le(gradient_distance(net->W, a, c), 1e-6);
        ck_assert_double_le(gradient_distance(net->W, b, c), 1e-9);
        ck_assert_double_gt(fabs(c[5]), 1e-3);
        net_free(net);
    }
    samples_free(two);
}
END_TEST

/* what the interface forbids */

typedef struct {
    Net *net;
    Samples *data;
    double h;
} Bad;

static int forward(void *about)
{
    Bad *bad = about;
    gradient_forward(bad->net, loss_find("squared"), bad->data, bad->h, (double[9]){0});
    return 0;
}

static int central(void *about)
{
    Bad *bad = about;
    gradient_central(bad->net, loss_find("squared"), bad->data, bad->h, (double[9]){0});
    return 0;
}

static int complex_step(void *about)
{
    Bad *bad = about;
    gradient_complex(bad->net, loss_find("squared"), bad->data, bad->h, (double[9]){0});
    return 0;
}

static int no_samples(void *about)
{
    samples_free(samples_new(0, *(int *)about, 1));
    return 0;
}

START_TEST(no_step_and_samples_of_another_shape_stop_the_program)
{
    int (*const ways[])(void *) = {forward, central, complex_step};
    Samples *fits = samples_new(2, 2, 3), *wide = samples_new(2, 3, 3), *few = samples_new(2, 2, 2);
    Net *net = single_layer(2, 3, "tanh");
    for (int n = 0; n < 3; n++) {
        ck_assert(!stops(ways[n], &(Bad){net, fits, 1e-3}));
        ck_assert(stops(ways[n], &(Bad){net, fits, 0}) && stops(ways[n], &(Bad){net, fits, -1e-3}));
        ck_assert(stops(ways[n], &(Bad){net, wide, 1e-3}) && stops(ways[n], &(Bad){net, few, 1e-3}));
        fits->N = 0;
        ck_assert(stops(ways[n], &(Bad){net, fits, 1e-3}));
        fits->N = 2;
    }
    int one = 1;
    ck_assert(stops(no_samples, &one));
    samples_free(fits);
    samples_free(wide);
    samples_free(few);
    net_free(net);
}
END_TEST

/* distance */

START_TEST(the_distance_is_relative_to_the_second_vector)
{
    const double a[] = {1, -2, 4, 1000}, b[] = {1, 8, 3, 0};
    ck_assert_double_eq(gradient_distance(3, a, b), 10. / 8);
    ck_assert_double_eq(gradient_distance(3, b, a), 10. / 4);
    ck_assert_double_eq(gradient_distance(4, a, b), 1000. / 8);
    ck_assert_double_eq(gradient_distance(1, a, b), 0);
    ck_assert_double_eq(gradient_distance(0, a, b), 0);
    ck_assert_double_eq(gradient_distance(1, (double[]){0x3p-1000}, (double[]){-0x2p-1000}), 2.5);
    ck_assert_double_eq(gradient_distance(1, (double[]){0}, (double[]){-5}), 1);
}
END_TEST

START_TEST(two_zero_vectors_are_equal)
{
    const double zero[] = {0, -0.0, 0}, negative[] = {-0.0, 0, -0.0}, tiny[] = {0, 0, DBL_MIN};
    ck_assert_double_eq(gradient_distance(3, zero, negative), 0);
    ck_assert_double_eq(gradient_distance(3, zero, zero), 0);
    ck_assert(isinf(gradient_distance(3, tiny, zero)));
    ck_assert_double_eq(gradient_distance(3, zero, tiny), 1);
}
END_TEST

START_TEST(no_place_hides_what_is_no_number)
{
    const double bad[] = {NAN, -NAN, INFINITY, -INFINITY};
    for (int c = 0; c < 4; c++)
        for (int n = 0; n < 4; n++) {
            double a[] = {1, 2, 3, 4}, b[] = {1, 2, 3, 4};
            a[c] = bad[n];
            ck_assert_double_eq(gradient_distance(4, a, b), INFINITY);
            ck_assert_double_eq(gradient_distance(4, b, a), INFINITY);
        }
    ck_assert_double_eq(gradient_distance(1, (double[]){1e308}, (double[]){-1e308}), INFINITY);
}
END_TEST

UNIT(samples_are_zero_and_have_room_of_their_own, random_samples_suit_the_network_and_the_loss,
     a_new_gradient_is_zero_and_has_room, clearing_leaves_the_deltas,
     a_net_without_connections_has_an_empty_gradient, null_may_be_freed,
     the_loss_is_that_of_the_outputs_and_leaves_the_pass_behind, each_output_meets_its_own_target,
     the_risk_is_the_mean_of_the_losses, a_parabola_has_exact_differences,
     differences_divide_by_the_step_that_was_made, errors_fall_with_h_and_with_its_square,
     every_weight_comes_back_bit_for_bit, the_complex_step_is_right_at_every_output_unit,
     the_complex_step_is_right_behind_every_hidden_unit, the_complex_step_is_right_for_binary_outputs,
     the_complex_step_is_right_for_softmax_outputs, the_complex_step_takes_the_mean_over_the_samples,
     all_three_ways_agree_on_shortcuts, no_step_and_samples_of_another_shape_stop_the_program,
     the_distance_is_relative_to_the_second_vector,
     two_zero_vectors_are_equal, no_place_hides_what_is_no_number)
