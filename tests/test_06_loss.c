#define _XOPEN_SOURCE 700
#include "unit.h"
#include "loss.h"
#include "random.h"
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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
            ck_assert_double_eq(delta[k], a[k] - y[k]);
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
    ck_assert_str_eq(why, "the binary loss is not for tanh outputs");
    ck_assert(loss_fits(loss_find("binary"), 2, f, why));
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

static void use_option(Run *run)
{
    exit(loss_option(run) == loss_find("binary") ? 77 : 78);
}

START_TEST(the_option_finds_a_loss_or_ends_the_program)
{
    static const Experiment list[] = {{"", use_option, "", {LOSS_OPTION("binary")}}, {0}};
    char name[] = "program", option[] = "--loss", hinge[] = "hinge";
    const int want[] = {77, 1};
    for (int n = 0; n < 2; n++) {
        char *argv[] = {name, option, hinge, NULL};
        int status;
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
            argv[1] = n ? option : NULL;
            dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
            exit(experiment_main(n ? 3 : 1, argv, list));
        }
        waitpid(child, &status, 0);
        ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == want[n]);
    }
}
END_TEST

UNIT(names_are_found_and_others_are_not, values_are_those_of_the_definitions, deltas_are_central_differences,
     matching_pairs_have_a_minus_y, losses_stay_finite_and_keep_their_digits,
     a_shift_changes_nothing_and_two_classes_are_one_sigmoid, each_loss_fits_its_outputs,
     targets_are_what_the_loss_wants, the_option_finds_a_loss_or_ends_the_program)
