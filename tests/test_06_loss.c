#include "unit.h"
#include "loss.h"
#include "random.h"
#include <math.h>
#include <string.h>

static const char *const pairs[][2] = {{"squared", "identity"}, {"squared", "sigmoid"}, {"squared", "tanh"},
                                       {"binary", "sigmoid"}, {"categorical", "softmax"}};
enum { PAIRS = 5, K = 4 };

static void fill(const Activation *f[], const char *name)
{
    for (int k = 0; k < K; k++)
        f[k] = activation_find(name);
}

/* Random pre-activations, and targets that every loss accepts. */
static void draw(Random *random, double s[], double y[])
{
    double sum = 0;
    for (int k = 0; k < K; k++) {
        s[k] = 3 * random_normal(random);
        sum += y[k] = random_uniform(random);
    }
    for (int k = 0; k < K; k++)
        y[k] /= sum;
}

START_TEST(names_are_found_and_others_are_not)
{
    ck_assert_str_eq(loss_find("squared")->output, "identity");
    ck_assert_str_eq(loss_find("binary")->output, "sigmoid");
    ck_assert_str_eq(loss_find("categorical")->output, "softmax");
    ck_assert_ptr_null(loss_find("hinge"));
    ck_assert_ptr_null(loss_find("binar"));
    ck_assert_ptr_null(loss_find("binaryx"));
    ck_assert_ptr_null(loss_find("softmax"));
    ck_assert_ptr_null(loss_find(""));
}
END_TEST

START_TEST(values_are_those_of_the_definitions)
{
    Random random = random_seed(1);
    const Activation *f[K];
    double s[K], y[K];
    for (int n = 0; long_double_is_longer() && n < 200; n++) {
        long double squared = 0, binary = 0, categorical = 0, z = 0;
        draw(&random, s, y);
        for (int k = 0; k < K; k++)
            z += expl(s[k]);
        for (int k = 0; k < K; k++) {
            long double a = 1 / (1 + expl(-(long double)s[k]));
            squared += ((long double)s[k] - y[k]) * ((long double)s[k] - y[k]) / 2;
            binary -= y[k] * logl(a) + (1 - (long double)y[k]) * logl(1 - a);
            categorical -= y[k] * logl(expl(s[k]) / z);
        }
        fill(f, "identity");
        ck_assert_double_eq_tol(loss_find("squared")->value(K, f, s, y), (double)squared, 1e-13);
        ck_assert_double_eq_tol(loss_find("binary")->value(K, f, s, y), (double)binary, 1e-13);
        ck_assert_double_eq_tol(loss_find("categorical")->value(K, f, s, y), (double)categorical, 1e-13);
    }
}
END_TEST

START_TEST(deltas_are_central_differences)
{
    Random random = random_seed(2);
    const Activation *f[K];
    double s[K], y[K], delta[K];
    for (int n = 0; n < 200; n++) {
        const Loss *loss = loss_find(pairs[n % PAIRS][0]);
        fill(f, pairs[n % PAIRS][1]);
        draw(&random, s, y);
        loss->delta(K, f, s, y, delta);
        for (int k = 0; k < K; k++) {
            double at = s[k], above, below;
            s[k] = at + 1e-5, above = loss->value(K, f, s, y);
            s[k] = at - 1e-5, below = loss->value(K, f, s, y);
            s[k] = at;
            ck_assert_double_eq_tol(delta[k], (above - below) / 2e-5, 1e-8);
        }
    }
}
END_TEST

START_TEST(matching_pairs_have_a_minus_y)
{
    Random random = random_seed(3);
    const Activation *f[K];
    double s[K], y[K], a[K], delta[K], sum = 0;
    draw(&random, s, y);
    for (int n = 0; n < PAIRS; n++) {
        const Loss *loss = loss_find(pairs[n][0]);
        if (strcmp(loss->output, pairs[n][1]) != 0)
            continue;
        fill(f, pairs[n][1]);
        activation_softmax(K, s, a);
        for (int k = 0; k < K && f[k]->f; k++)
            a[k] = f[k]->f(s[k]);
        loss->delta(K, f, s, y, delta);
        for (int k = 0; k < K; k++)
            ck_assert_double_le(fabs(delta[k] - (a[k] - y[k])), n == 0 ? 0 : 3e-16);
    }
    for (int k = 0; k < K; k++)
        sum += delta[k];        /* of the last, categorical */
    ck_assert_double_eq_tol(sum, 0, 1e-15);
}
END_TEST

START_TEST(losses_stay_finite_and_keep_their_digits)
{
    const Loss *binary = loss_find("binary"), *categorical = loss_find("categorical");
    for (double s = -700; long_double_is_longer() && s <= 700; s += 7) {
        double one = 1, zero = 0, three[] = {s, 0, 0}, first[] = {1, 0, 0};
        long double yes = log1pl(expl(-(long double)s)), no = log1pl(expl(s));
        long double rest = log1pl(2 * expl(-(long double)s));
        ck_assert_double_le(fabs((double)(binary->value(1, NULL, &s, &one) / yes - 1)), 1e-15);
        ck_assert_double_le(fabs((double)(binary->value(1, NULL, &s, &zero) / no - 1)), 1e-15);
        ck_assert_double_le(fabs((double)(categorical->value(3, NULL, three, first) / rest - 1)), 3e-15);
    }
    double s[] = {1e6, -1e6}, wrong[] = {0, 1}, delta[2];
    ck_assert_double_eq(binary->value(2, NULL, s, wrong), 2e6);
    ck_assert_double_eq(categorical->value(2, NULL, s, wrong), 2e6);
    categorical->delta(2, NULL, s, wrong, delta);
    ck_assert(delta[0] == 1 && delta[1] == -1);
}
END_TEST

static void near(double have, long double want, double bound, const char *what, double s)
{
    ck_assert_msg(fabsl(have - want) <= bound * fabsl(want), "%s at s = %g: %.17g, not %.17Lg", what, s, have, want);
}

/* Of a sigmoid and a softmax whose answer is right and sure, a - y has no digit left. */
START_TEST(deltas_of_sure_and_right_outputs_keep_their_digits)
{
    const Loss *binary = loss_find("binary"), *categorical = loss_find("categorical");
    double delta[3], s = 40, y = 1;
    binary->delta(1, NULL, &s, &y, delta);
    near(delta[0], -4.248354255291589e-18L, 1e-15, "binary", s);
    categorical->delta(2, NULL, (double[]){40, 0}, (double[]){1, 0}, delta);
    near(delta[0], -4.248354255291589e-18L, 1e-15, "categorical", s);
    near(delta[1], 4.248354255291589e-18L, 1e-15, "categorical", s);
    static const double targets[] = {0, 1, 0.5, 0.25, 1e-3, 1 - 0x1p-40};
    for (s = -700; long_double_is_longer() && s <= 700; s += 3.5)
        for (size_t n = 0; n < sizeof targets / sizeof *targets; n++) {
            y = targets[n];
            long double right = (1 - (long double)y) / (1 + expl(-(long double)s)) - y / (1 + expl(s));
            binary->delta(1, NULL, &s, &y, delta);
            if (y > 0 && y < 1)         /* what is added up cancels where a = y */
                ck_assert_double_le(fabs(delta[0] - (double)right), 4e-16 * fmax(1 - y, y));
            else
                near(delta[0], right, 2e-15, "binary", s);
        }
    for (s = -700; long_double_is_longer() && s <= 700; s += 3.5)
        for (int k = 0; k < 3; k++) {
            double three[] = {s, 1, -2}, target[3] = {0};
            long double e[] = {expl(s), expl(1), expl(-2)}, sum = e[0] + e[1] + e[2];
            target[k] = 1;
            categorical->delta(3, NULL, three, target, delta);
            for (int i = 0; i < 3; i++)
                near(delta[i], i == k ? -(e[(i + 1) % 3] + e[(i + 2) % 3]) / sum : e[i] / sum, 4e-15, "categorical", s);
        }
}
END_TEST

/* tanh(s/2) is 2a - 1; expm1 gives a, 1 - a and their differences to y near 0. */
START_TEST(deltas_at_a_half_keep_their_digits)
{
    const Loss *binary = loss_find("binary");
    for (double s = 1e-18; long_double_is_longer() && s < 30; s *= 1.7)
        for (int sign = -1; sign <= 1; sign += 2) {
            double at = sign * s, delta, two[] = {at, 0}, half[] = {0.5, 0.5}, deltas[2];
            long double e = expm1l(-(long double)at), right = -e / (2 * (2 + e));
            binary->delta(1, NULL, &at, half, &delta);
            ck_assert_double_le(fabs(delta - (double)right), 1.2e-16);
            loss_find("categorical")->delta(2, NULL, two, half, deltas);
            ck_assert_double_le(fabs(deltas[0] - (double)right), 1.2e-16);
            ck_assert_double_le(fabs(deltas[1] + (double)right), 1.2e-16);
        }
}
END_TEST

START_TEST(the_ends_of_the_numbers_are_reached)
{
    const Loss *binary = loss_find("binary"), *categorical = loss_find("categorical");
    double s[] = {1e308, -1e308}, first[] = {1, 0}, second[] = {0, 1}, delta[2];
    ck_assert_double_eq(categorical->value(2, NULL, s, first), 0);
    ck_assert_double_eq(categorical->value(2, NULL, s, second), INFINITY);      /* 2e308 is too large */
    categorical->delta(2, NULL, s, first, delta);
    ck_assert(!(fabs(delta[0]) > 0) && !(fabs(delta[1]) > 0));
    categorical->delta(2, NULL, s, second, delta);
    ck_assert(delta[0] >= 1 && delta[0] <= 1 && delta[1] >= -1 && delta[1] <= -1);
    ck_assert_double_eq(binary->value(1, NULL, s, second), 1e308);
    ck_assert_double_eq(binary->value(1, NULL, s, first), 0);
    ck_assert_double_eq(binary->value(1, NULL, s + 1, first), 1e308);
    binary->delta(2, NULL, s, first, delta);
    ck_assert(!(fabs(delta[0]) > 0) && !(fabs(delta[1]) > 0));
    for (double x = -700; x <= 700; x += 1400) {        /* exp(-700) is 1e-304: nothing has vanished */
        double sure[] = {x, 0}, y[] = {x > 0, x < 0};
        binary->delta(1, NULL, sure, y, delta);
        ck_assert_double_eq_tol(delta[0] / exp(-700), x > 0 ? -1 : 1, 1e-14);
        categorical->delta(2, NULL, sure, y, delta);
        ck_assert_double_eq_tol(delta[0] / exp(-700), x > 0 ? -1 : 1, 1e-14);
        ck_assert_double_eq_tol(delta[1] / exp(-700), x > 0 ? 1 : -1, 1e-14);
    }
}
END_TEST

START_TEST(one_class_is_certain)
{
    double s = 3, y = 1, delta = 7;
    ck_assert_double_eq(loss_find("categorical")->value(1, NULL, &s, &y), 0);
    loss_find("categorical")->delta(1, NULL, &s, &y, &delta);
    ck_assert_double_eq(delta, 0);
}
END_TEST

START_TEST(nan_is_never_hidden)
{
    const Activation *f[K];
    for (int n = 0; n < PAIRS; n++)
        for (int place = 0; place < K; place++) {
            const Loss *loss = loss_find(pairs[n][0]);
            double s[K] = {1, 2, 3, 4}, y[K] = {0.25, 0.25, 0.25, 0.25}, delta[K];
            fill(f, pairs[n][1]);
            s[place] = NAN;
            ck_assert_msg(isnan(loss->value(K, f, s, y)), "%s", pairs[n][0]);
            loss->delta(K, f, s, y, delta);
            ck_assert_msg(isnan(delta[place]), "%s", pairs[n][0]);
        }
}
END_TEST

START_TEST(a_shift_changes_nothing_and_two_classes_are_one_sigmoid)
{
    const Loss *binary = loss_find("binary"), *categorical = loss_find("categorical");
    for (double d = -20; d <= 20; d += 0.5) {
        double two[] = {d, 0}, shifted[] = {d + 64, 64}, y[] = {0.25, 0.75}, delta[2], one;
        double value = categorical->value(2, NULL, two, y);
        ck_assert_double_eq_tol(value, categorical->value(2, NULL, shifted, y), 1e-13);
        ck_assert_double_eq_tol(value, binary->value(1, NULL, two, y), 1e-14);
        categorical->delta(2, NULL, two, y, delta);
        binary->delta(1, NULL, two, y, &one);
        ck_assert_double_eq_tol(delta[0], one, 1e-15);
    }
}
END_TEST

START_TEST(each_loss_fits_its_outputs)
{
    char why[WHY];
    const Activation *f[K];
    for (const Activation *g = activation_list; g->name; g++) {
        fill(f, g->name);
        ck_assert_int_eq(loss_fits(loss_find("squared"), K, f, why), g->f != NULL);
        ck_assert_int_eq(loss_fits(loss_find("binary"), K, f, why), strcmp(g->name, "sigmoid") == 0);
        ck_assert_int_eq(loss_fits(loss_find("categorical"), K, f, why), strcmp(g->name, "softmax") == 0);
    }
    fill(f, "sigmoid");
    f[2] = activation_find("tanh");
    ck_assert(!loss_fits(loss_find("binary"), K, f, why));
    ck_assert_str_eq(why, "output 3 is tanh, and the binary loss is not for tanh outputs");
    ck_assert(loss_fits(loss_find("binary"), 2, f, why));
    ck_assert(!loss_fits(loss_find("categorical"), K, f, why));
    ck_assert_str_eq(why, "output 1 is sigmoid, and the categorical loss is not for sigmoid outputs");
    f[3] = activation_find("softmax");
    ck_assert(loss_fits(loss_find("squared"), 3, f, why));
    ck_assert(!loss_fits(loss_find("squared"), K, f, why));
    ck_assert_str_eq(why, "output 4 is softmax, and the squared loss is not for softmax outputs");
}
END_TEST

static void accepts(const char *name, double one, double two, const char *message)
{
    char why[WHY] = "";
    double y[] = {one, two};
    ck_assert_int_eq(loss_accepts(loss_find(name), 2, y, why), message == NULL);
    if (message)
        ck_assert_str_eq(why, message);
}

START_TEST(targets_are_what_the_loss_wants)
{
    accepts("squared", -3, 1e300, NULL);
    accepts("squared", 1, NAN, "target 2 is nan: the squared loss wants a finite number");
    accepts("squared", INFINITY, 1, "target 1 is inf: the squared loss wants a finite number");
    accepts("binary", 0, 1, NULL);
    accepts("binary", 1, 1, NULL);
    accepts("binary", 1, 1.5, "target 2 is 1.5: the binary loss wants numbers from 0 to 1");
    accepts("binary", -0.5, 1, "target 1 is -0.5: the binary loss wants numbers from 0 to 1");
    accepts("binary", NAN, 1, "target 1 is nan: the binary loss wants numbers from 0 to 1");
    accepts("categorical", 0.25, 0.75, NULL);
    accepts("categorical", 0.25, 0.75 + 5e-10, NULL);
    accepts("categorical", 0.25, 0.5, "the targets add up to 0.75: the categorical loss wants 1");
    accepts("categorical", 0.5, 0.5 + 2e-9, "the targets add up to 1: the categorical loss wants 1");
    accepts("categorical", 2, -1, "target 1 is 2: the categorical loss wants numbers from 0 to 1");
}
END_TEST

UNIT(names_are_found_and_others_are_not, deltas_of_sure_and_right_outputs_keep_their_digits,
     deltas_at_a_half_keep_their_digits, the_ends_of_the_numbers_are_reached, one_class_is_certain,
     nan_is_never_hidden, values_are_those_of_the_definitions, deltas_are_central_differences,
     matching_pairs_have_a_minus_y, losses_stay_finite_and_keep_their_digits,
     a_shift_changes_nothing_and_two_classes_are_one_sigmoid, each_loss_fits_its_outputs,
     targets_are_what_the_loss_wants)
