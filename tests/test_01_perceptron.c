#include "unit.h"
#include "perceptron.h"
#include <float.h>
#include <math.h>

/* A unit with 2 inputs and these weights. */
static Perceptron *unit(double b, double w1, double w2)
{
    Perceptron *p = perceptron_new(2);
    p->w[0] = b, p->w[1] = w1, p->w[2] = w2;
    return p;
}

static void expect_weights(const Perceptron *p, double b, double w1, double w2)
{
    ck_assert_double_eq(p->w[0], b);
    ck_assert_double_eq(p->w[1], w1);
    ck_assert_double_eq(p->w[2], w2);
}

/* N samples with D features from the cube [-1, 1]^D and the classes that a random unit with
   |w| = 1 gives them.  None is nearer than 0.05 to the border; *margin: the nearest. */
static Dataset *separable(Random *random, int N, int D, double *margin)
{
    Dataset *data = dataset_new(N, D);
    double u[20], length = 0;
    for (int j = 0; j <= D; j++) {
        u[j] = random_normal(random);
        length += u[j] * u[j];
    }
    *margin = DBL_MAX;
    for (int n = 0; n < N; n++) {
        double s;
        do {
            s = u[0] / sqrt(length);
            for (int j = 1; j <= D; j++) {
                data->x[n][j] = 2 * random_uniform(random) - 1;
                s += u[j] / sqrt(length) * data->x[n][j];
            }
        } while (fabs(s) < 0.05);
        data->y[n] = s > 0;
        *margin = fmin(*margin, fabs(s));
    }
    return data;
}

/* Exclusive or: no unit can do it. */
static Dataset *exclusive_or(void)
{
    Dataset *data = dataset_new(4, 2);
    for (int n = 0; n < 4; n++) {
        data->x[n][1] = n & 1;
        data->x[n][2] = n >> 1;
        data->y[n] = n == 1 || n == 2;
    }
    return data;
}

static int wrong(const Perceptron *p, const Dataset *data)
{
    int count = 0;
    for (int n = 0; n < data->N; n++)
        count += perceptron_output(p, data->x[n]) != data->y[n];
    return count;
}

START_TEST(a_new_unit_has_D_inputs_and_all_weights_0)
{
    Perceptron *p = perceptron_new(5);
    ck_assert_int_eq(p->D, 5);
    for (int j = 0; j <= 5; j++)
        ck_assert_double_eq(p->w[j], 0);
    perceptron_free(p);
}
END_TEST

START_TEST(a_unit_without_inputs_has_a_bias)
{
    Perceptron *p = perceptron_new(0);
    double x[] = {1};
    p->w[0] = 3;
    ck_assert_double_eq(perceptron_preactivation(p, x), 3);
    perceptron_free(p);
}
END_TEST

START_TEST(null_may_be_freed)
{
    perceptron_free(NULL);
}
END_TEST

START_TEST(the_preactivation_is_the_weighted_sum_with_the_bias)
{
    Perceptron *p = unit(1, 2, -3);
    ck_assert_double_eq(perceptron_preactivation(p, (double[]){1, 10, 100}), -279);
    ck_assert_double_eq(perceptron_preactivation(p, (double[]){1, 0, 0}), 1);
    perceptron_free(p);
}
END_TEST

START_TEST(the_constant_input_is_x_0)
{
    Perceptron *p = unit(5, 2, -3);
    ck_assert_double_eq(perceptron_preactivation(p, (double[]){0, 10, 1}), 17);
    ck_assert_double_eq(perceptron_preactivation(p, (double[]){2, 10, 1}), 27);
    perceptron_free(p);
}
END_TEST

START_TEST(a_positive_sum_gives_1)
{
    Perceptron *p = unit(0, DBL_MIN, 0);
    ck_assert_int_eq(perceptron_output(p, (double[]){1, 1, 0}), 1);
    ck_assert_int_eq(perceptron_output(p, (double[]){1, 1e300, 0}), 1);
    perceptron_free(p);
}
END_TEST

START_TEST(a_negative_sum_gives_0)
{
    Perceptron *p = unit(0, DBL_MIN, 0);
    ck_assert_int_eq(perceptron_output(p, (double[]){1, -1, 0}), 0);
    ck_assert_int_eq(perceptron_output(p, (double[]){1, -1e300, 0}), 0);
    perceptron_free(p);
}
END_TEST

START_TEST(a_tie_gives_0)
{
    Perceptron *p = unit(-3, 1, 1);
    ck_assert_int_eq(perceptron_output(p, (double[]){1, 1, 2}), 0);
    perceptron_free(p);
}
END_TEST

START_TEST(a_new_unit_says_0)
{
    Perceptron *p = perceptron_new(2);
    ck_assert_int_eq(perceptron_output(p, (double[]){1, 3, 4}), 0);
    perceptron_free(p);
}
END_TEST

START_TEST(a_mistake_on_class_1_adds_the_input)
{
    Perceptron *p = unit(-7, 0.5, 0.25);
    ck_assert(perceptron_learn(p, (double[]){1, 2, -3}, 1));
    expect_weights(p, -6, 2.5, -2.75);
    perceptron_free(p);
}
END_TEST

START_TEST(a_mistake_on_class_0_subtracts_the_input)
{
    Perceptron *p = unit(7, 0.5, 0.25);
    ck_assert(perceptron_learn(p, (double[]){1, 2, -3}, 0));
    expect_weights(p, 6, -1.5, 3.25);
    perceptron_free(p);
}
END_TEST

START_TEST(without_a_mistake_nothing_changes)
{
    Perceptron *p = unit(7, 0.5, 0.25);
    ck_assert(!perceptron_learn(p, (double[]){1, 2, -3}, 1));
    expect_weights(p, 7, 0.5, 0.25);
    p->w[0] = -7;
    ck_assert(!perceptron_learn(p, (double[]){1, 2, -3}, 0));
    expect_weights(p, -7, 0.5, 0.25);
    perceptron_free(p);
}
END_TEST

START_TEST(a_tie_is_a_mistake_for_class_1_only)
{
    Perceptron *p = perceptron_new(2);
    ck_assert(!perceptron_learn(p, (double[]){1, 2, -3}, 0));
    expect_weights(p, 0, 0, 0);
    ck_assert(perceptron_learn(p, (double[]){1, 2, -3}, 1));
    expect_weights(p, 1, 2, -3);
    perceptron_free(p);
}
END_TEST

START_TEST(the_bias_changes_by_exactly_y_minus_the_output)
{
    Random random = random_seed(1);
    Perceptron *p = perceptron_new(2);
    for (int i = 0; i < 10000; i++) {
        double x[] = {1, random_normal(&random), random_normal(&random)};
        double before[] = {p->w[0], p->w[1], p->w[2]};
        int y = random_below(&random, 2), error = y - perceptron_output(p, x);
        ck_assert_int_eq(perceptron_learn(p, x, y), error != 0);
        ck_assert_double_eq(p->w[0] - before[0], error);
        ck_assert_double_eq(p->w[1], before[1] + error * x[1]);
        ck_assert_double_eq(p->w[2], before[2] + error * x[2]);
    }
    perceptron_free(p);
}
END_TEST

START_TEST(one_step_moves_the_sum_by_the_squared_length_of_the_input)
{
    Perceptron *p = unit(-10, 1, 1);
    double x[] = {1, 2, -3};
    double before = perceptron_preactivation(p, x);
    perceptron_learn(p, x, 1);
    ck_assert_double_eq(perceptron_preactivation(p, x) - before, 14);
    perceptron_free(p);
}
END_TEST

START_TEST(an_epoch_shows_every_sample_once_in_order)
{
    Random random = random_seed(2);
    Dataset *data = dataset_new(30, 2);
    Perceptron *p = perceptron_new(2), *q = perceptron_new(2);
    int mistakes = 0;
    for (int n = 0; n < 30; n++) {
        data->x[n][1] = random_normal(&random);
        data->x[n][2] = random_normal(&random);
        data->y[n] = random_below(&random, 2);
        mistakes += perceptron_learn(q, data->x[n], data->y[n]);
    }
    ck_assert_int_gt(mistakes, 5);
    ck_assert_int_eq(perceptron_epoch(p, data), mistakes);
    expect_weights(p, q->w[0], q->w[1], q->w[2]);
    perceptron_free(p);
    perceptron_free(q);
    dataset_free(data);
}
END_TEST

START_TEST(the_first_epoch_on_exclusive_or_makes_two_mistakes)
{
    Dataset *data = exclusive_or();
    Perceptron *p = perceptron_new(2);
    ck_assert_int_eq(perceptron_epoch(p, data), 2);     /* by hand: samples 2 and 4 */
    expect_weights(p, 0, 0, -1);
    perceptron_free(p);
    dataset_free(data);
}
END_TEST

START_TEST(an_epoch_does_not_change_the_data)
{
    Dataset *data = exclusive_or();
    Perceptron *p = perceptron_new(2);
    perceptron_epoch(p, data);
    for (int n = 0; n < 4; n++) {
        ck_assert_double_eq(data->x[n][0], 1);
        ck_assert_double_eq(data->x[n][1], n & 1);
        ck_assert_double_eq(data->x[n][2], n >> 1);
        ck_assert_int_eq(data->y[n], n == 1 || n == 2);
    }
    perceptron_free(p);
    dataset_free(data);
}
END_TEST

START_TEST(training_ends_with_an_epoch_without_a_mistake)
{
    Random random = random_seed(3);
    for (int i = 0; i < 50; i++) {
        double margin;
        Dataset *data = separable(&random, 50, 1 + i % 5, &margin);
        Perceptron *p = perceptron_new(data->D);
        Training t = perceptron_train(p, data, 1000000);
        ck_assert(t.done);
        ck_assert_int_eq(wrong(p, data), 0);
        ck_assert_int_eq(perceptron_epoch(p, data), 0);
        perceptron_free(p);
        dataset_free(data);
    }
}
END_TEST

START_TEST(training_counts_epochs_and_mistakes_as_single_epochs_do)
{
    Random random = random_seed(4);
    double margin;
    Dataset *data = separable(&random, 100, 3, &margin);
    Perceptron *p = perceptron_new(3), *q = perceptron_new(3);
    int epochs = 0, mistakes;
    long all = 0;
    do {
        mistakes = perceptron_epoch(q, data);
        epochs++;
        all += mistakes;
    } while (mistakes > 0);
    Training t = perceptron_train(p, data, 1000000);
    ck_assert_int_gt(epochs, 2);
    ck_assert_int_eq(t.epochs, epochs);
    ck_assert_int_eq(t.mistakes, all);
    for (int j = 0; j <= 3; j++)
        ck_assert_double_eq(p->w[j], q->w[j]);
    perceptron_free(p);
    perceptron_free(q);
    dataset_free(data);
}
END_TEST

START_TEST(training_of_a_trained_unit_takes_one_epoch)
{
    Random random = random_seed(5);
    double margin;
    Dataset *data = separable(&random, 20, 2, &margin);
    Perceptron *p = perceptron_new(2);
    perceptron_train(p, data, 1000000);
    Training t = perceptron_train(p, data, 1000000);
    ck_assert(t.done);
    ck_assert_int_eq(t.epochs, 1);
    ck_assert_int_eq(t.mistakes, 0);
    perceptron_free(p);
    dataset_free(data);
}
END_TEST

START_TEST(training_gives_up_after_max_epochs)
{
    for (int max = 1; max <= 200; max += 7) {
        Dataset *data = exclusive_or();
        Perceptron *p = perceptron_new(2), *q = perceptron_new(2);
        long mistakes = 0;
        for (int e = 0; e < max; e++)
            mistakes += perceptron_epoch(q, data);
        Training t = perceptron_train(p, data, max);
        ck_assert(!t.done);
        ck_assert_int_eq(t.epochs, max);
        ck_assert_int_eq(t.mistakes, mistakes);
        expect_weights(p, q->w[0], q->w[1], q->w[2]);
        perceptron_free(p);
        perceptron_free(q);
        dataset_free(data);
    }
}
END_TEST

START_TEST(training_for_no_epoch_does_nothing)
{
    Dataset *data = exclusive_or();
    Perceptron *p = perceptron_new(2);
    Training t = perceptron_train(p, data, 0);
    ck_assert(!t.done);
    ck_assert_int_eq(t.epochs, 0);
    ck_assert_int_eq(t.mistakes, 0);
    expect_weights(p, 0, 0, 0);
    perceptron_free(p);
    dataset_free(data);
}
END_TEST

START_TEST(the_limit_may_be_just_enough)
{
    Dataset *data = dataset_new(1, 2);
    Perceptron *p = perceptron_new(2), *q = perceptron_new(2);
    data->y[0] = 1;
    Training t = perceptron_train(p, data, 2);
    ck_assert(t.done);
    ck_assert_int_eq(t.epochs, 2);
    ck_assert_int_eq(t.mistakes, 1);
    t = perceptron_train(q, data, 1);
    ck_assert(!t.done);
    ck_assert_int_eq(t.epochs, 1);
    ck_assert_int_eq(t.mistakes, 1);
    perceptron_free(p);
    perceptron_free(q);
    dataset_free(data);
}
END_TEST

START_TEST(mistakes_stay_within_the_bound_on_random_separable_sets)
{
    Random random = random_seed(6);
    for (int i = 0; i < 200; i++) {
        double margin, R2 = 0;
        Dataset *data = separable(&random, 1 + i / 2, 1 + i % 10, &margin);
        Perceptron *p = perceptron_new(data->D);
        for (int n = 0; n < data->N; n++) {
            double square = 0;
            for (int j = 0; j <= data->D; j++)
                square += data->x[n][j] * data->x[n][j];
            R2 = fmax(R2, square);
        }
        Training t = perceptron_train(p, data, 1000000);
        ck_assert(t.done);
        ck_assert_double_le((double)t.mistakes, R2 / (margin * margin) * (1 + 1e-9));
        perceptron_free(p);
        dataset_free(data);
    }
}
END_TEST

START_TEST(orthonormal_samples_of_class_1_need_every_mistake_the_bound_allows)
{
    for (int N = 1; N <= 64; N *= 2) {
        Dataset *data = dataset_new(N, N);
        Perceptron *p = perceptron_new(N);
        for (int n = 0; n < N; n++) {
            data->x[n][0] = 0;
            data->x[n][n + 1] = 1;
            data->y[n] = 1;
        }
        Training t = perceptron_train(p, data, 10);
        ck_assert(t.done);
        ck_assert_int_eq(t.mistakes, N);
        ck_assert_int_eq(t.epochs, 2);
        perceptron_free(p);
        dataset_free(data);
    }
}
END_TEST

START_TEST(scaling_all_inputs_changes_no_decision)
{
    Random random = random_seed(7);
    double margin;
    Dataset *data = separable(&random, 40, 3, &margin);
    Perceptron *p = perceptron_new(3), *q = perceptron_new(3);
    Training t = perceptron_train(p, data, 1000000);
    for (int n = 0; n < data->N; n++)
        for (int j = 0; j <= 3; j++)
            data->x[n][j] *= 1024;          /* exact, and x_0 too */
    Training u = perceptron_train(q, data, 1000000);
    ck_assert_int_eq(t.epochs, u.epochs);
    ck_assert_int_eq(t.mistakes, u.mistakes);
    for (int j = 0; j <= 3; j++)
        ck_assert_double_eq(q->w[j], 1024 * p->w[j]);
    perceptron_free(p);
    perceptron_free(q);
    dataset_free(data);
}
END_TEST

START_TEST(wrong_answers_are_counted_without_learning)
{
    Dataset *data = dataset_new(5, 1);
    Perceptron *p = perceptron_new(1);
    const double x[] = {-2, -1, 0, 1, 2};
    const int y[] = {1, 0, 1, 0, 1};
    for (int n = 0; n < 5; n++)
        data->x[n][1] = x[n], data->y[n] = y[n];
    ck_assert_int_eq(perceptron_wrong(p, data), 3);     /* a new unit says 0 */
    p->w[1] = 1;                                        /* 0 0 0 1 1 */
    ck_assert_int_eq(perceptron_wrong(p, data), 3);
    p->w[1] = -1;                                       /* 1 1 0 0 0 */
    ck_assert_int_eq(perceptron_wrong(p, data), 3);
    p->w[0] = 5;                                        /* 1 1 1 1 1 */
    ck_assert_int_eq(perceptron_wrong(p, data), 2);
    ck_assert(p->w[0] >= 5 && p->w[0] <= 5 && p->w[1] >= -1 && p->w[1] <= -1);
    dataset_free(data);
    perceptron_free(p);
}
END_TEST

UNIT(wrong_answers_are_counted_without_learning, a_new_unit_has_D_inputs_and_all_weights_0, a_unit_without_inputs_has_a_bias,
     null_may_be_freed, the_preactivation_is_the_weighted_sum_with_the_bias,
     the_constant_input_is_x_0, a_positive_sum_gives_1, a_negative_sum_gives_0, a_tie_gives_0,
     a_new_unit_says_0, a_mistake_on_class_1_adds_the_input,
     a_mistake_on_class_0_subtracts_the_input, without_a_mistake_nothing_changes,
     a_tie_is_a_mistake_for_class_1_only, the_bias_changes_by_exactly_y_minus_the_output,
     one_step_moves_the_sum_by_the_squared_length_of_the_input,
     an_epoch_shows_every_sample_once_in_order,
     the_first_epoch_on_exclusive_or_makes_two_mistakes, an_epoch_does_not_change_the_data,
     training_ends_with_an_epoch_without_a_mistake,
     training_counts_epochs_and_mistakes_as_single_epochs_do,
     training_of_a_trained_unit_takes_one_epoch, training_gives_up_after_max_epochs,
     training_for_no_epoch_does_nothing, the_limit_may_be_just_enough,
     mistakes_stay_within_the_bound_on_random_separable_sets,
     orthonormal_samples_of_class_1_need_every_mistake_the_bound_allows,
     scaling_all_inputs_changes_no_decision)
