#include "unit.h"
#include "activation.h"
#include <complex.h>
#include <math.h>
#include <string.h>

static const char *const of_one_unit[] = {"identity", "step", "sigmoid", "tanh"};

START_TEST(names_are_found_and_others_are_not)
{
    for (const Activation *f = activation_list; f->name; f++)
        ck_assert_ptr_eq(activation_find(f->name), f);
    for (int n = 0; n < 4; n++)
        ck_assert_ptr_nonnull(activation_find(of_one_unit[n]));
    ck_assert_ptr_null(activation_find("softmax")->f);
    ck_assert_ptr_null(activation_find("softmax")->slope);
    ck_assert_ptr_null(activation_find(""));
    ck_assert_ptr_null(activation_find("sigmoi"));
    ck_assert_ptr_null(activation_find("sigmoids"));
    ck_assert_ptr_null(activation_find("Sigmoid"));
    ck_assert_ptr_null(activation_find("nothing that is in the list"));
}
END_TEST

START_TEST(slopes_are_central_differences)
{
    for (const Activation *f = activation_list; f->name; f++)
        for (double s = -8.03; f->f && s < 8; s += 0.1) {
            double h = 1e-5, difference = (f->f(s + h) - f->f(s - h)) / (2 * h);
            ck_assert_double_eq_tol(f->slope(s), difference, 1e-9);
        }
}
END_TEST

/* What a row of the list needs: all of a unit's functions, or none. */
START_TEST(an_activation_is_whole)
{
    int all = 0;
    for (const Activation *f = activation_list; f->name; f++, all++) {
        ck_assert_int_eq(f->f != NULL, f->slope != NULL);
        ck_assert_int_eq(f->f != NULL, f->f_complex != NULL);
        ck_assert(f->f || strcmp(f->name, "softmax") == 0);
        for (const Activation *g = activation_list; g != f; g++)
            ck_assert_str_ne(f->name, g->name);
    }
    ck_assert_int_ge(all, 5);
}
END_TEST

START_TEST(the_complex_function_is_f_on_the_real_line)
{
    static const double far[] = {0, -0.0, 5e-324, -5e-324, 1e-9, -1e-9, 100, -100, 700, -700, 745, -745, 1e4, -1e4};
    for (const Activation *f = activation_list; f->name; f++) {
        for (double s = -40.03; f->f && s < 40; s += 0.07) {
            double _Complex z = f->f_complex(s);
            ck_assert_double_le(fabs(creal(z) - f->f(s)), 4e-16 * fabs(f->f(s)));
            ck_assert_double_eq(cimag(z), 0);
        }
        for (size_t n = 0; f->f && n < sizeof far / sizeof *far; n++) {
            double _Complex z = f->f_complex(far[n]);
            ck_assert_msg(fabs(creal(z) - f->f(far[n])) <= 4e-16 * fabs(f->f(far[n])), "%s(%g): %g, not %g", f->name,
                          far[n], creal(z), f->f(far[n]));
            ck_assert_double_eq(cimag(z), 0);
        }
    }
}
END_TEST

START_TEST(the_slope_is_that_of_a_complex_step)
{
    for (const Activation *f = activation_list; f->name; f++)
        for (double s = -40.03; f->f && s < 40; s += 0.07)
            for (double h = 1e-20; h > 1e-101; h *= 1e-40) {
                double slope = cimag(f->f_complex(s + I * h)) / h;
                ck_assert_msg(fabs(slope - f->slope(s)) <= 4e-15 * fabs(slope), "%s'(%g): %.17g, not %.17g", f->name, s,
                              f->slope(s), slope);
            }
}
END_TEST

START_TEST(a_tie_gives_zero)
{
    const Activation *step = activation_find("step");
    ck_assert_double_eq(step->f(0), 0);
    ck_assert_double_eq(step->f(-0.0), 0);
    ck_assert_double_eq(step->f(nextafter(0, 1)), 1);
    ck_assert_double_eq(step->slope(0), 0);
}
END_TEST

START_TEST(sigmoid_and_its_slope_keep_their_digits)
{
    const Activation *f = activation_find("sigmoid");
    for (double s = -700; long_double_is_longer() && s <= 700; s += 0.7) {
        long double e = expl(-(long double)s), truth = 1 / (1 + e), slope = e / ((1 + e) * (1 + e));
        ck_assert_double_le(fabs((double)((f->f(s) - truth) / truth)), 1e-15);
        ck_assert_double_le(fabs((double)((f->slope(s) - slope) / slope)), 2e-15);
    }
    ck_assert_double_eq(f->f(1e308), 1);
    ck_assert_double_eq(f->f(-1e308), 0);
    ck_assert_double_eq(f->slope(-1e308), 0);
    ck_assert_double_eq(f->slope(0), 0.25);
}
END_TEST

START_TEST(tanh_and_its_slope_keep_their_digits)
{
    const Activation *f = activation_find("tanh");
    for (double s = -350; long_double_is_longer() && s <= 350; s += 0.35) {
        long double c = coshl(s), slope = 1 / (c * c);
        ck_assert_double_le(fabs((double)((f->slope(s) - slope) / slope)), 2e-15);
        ck_assert_double_eq_tol(f->f(s), (double)tanhl(s), 1e-15);
    }
    ck_assert_double_eq(f->slope(0), 1);
}
END_TEST

START_TEST(softmax_is_a_distribution_and_ignores_a_shift)
{
    double s[] = {1, -2, 0.5, 700}, shifted[4], a[4], b[4], sum = 0;
    for (int k = 0; k < 4; k++)
        shifted[k] = s[k] - 5e8;
    activation_softmax(3, s, a);
    activation_softmax(3, shifted, b);
    for (int k = 0; k < 3; k++) {
        sum += a[k];
        ck_assert_double_gt(a[k], 0);
        ck_assert_double_eq_tol(a[k], b[k], 1e-6);
        ck_assert_double_eq_tol(log(a[k] / a[0]), s[k] - s[0], 1e-14);
    }
    ck_assert_double_eq_tol(sum, 1, 1e-15);
    activation_softmax(4, s, a);
    ck_assert_double_eq(a[3], 1);
}
END_TEST

START_TEST(softmax_of_one_is_one_and_of_huge_numbers_is_finite)
{
    double one = -1e300, a[3], huge[] = {1e308, -1e308, 1e308};
    activation_softmax(1, &one, a);
    ck_assert_double_eq(a[0], 1);
    activation_softmax(3, huge, a);
    ck_assert_double_eq(a[0], 0.5);
    ck_assert_double_eq(a[1], 0);
    activation_softmax(3, huge, huge);      /* in place */
    ck_assert_double_eq(huge[2], 0.5);
    activation_softmax(3, (double[]){1, NAN, 2}, a);
    ck_assert(isnan(a[0] + a[1] + a[2]));   /* it is not hidden */
}
END_TEST

START_TEST(softmax_of_two_is_a_sigmoid)
{
    for (double d = -30; d <= 30; d += 0.25) {
        double s[] = {d + 3, 3}, a[2];
        activation_softmax(2, s, a);
        ck_assert_double_eq_tol(a[0], activation_sigmoid(d), 1e-15);
    }
}
END_TEST

UNIT(names_are_found_and_others_are_not, an_activation_is_whole,
     the_complex_function_is_f_on_the_real_line, the_slope_is_that_of_a_complex_step, slopes_are_central_differences, a_tie_gives_zero,
     sigmoid_and_its_slope_keep_their_digits, tanh_and_its_slope_keep_their_digits,
     softmax_is_a_distribution_and_ignores_a_shift,
     softmax_of_one_is_one_and_of_huge_numbers_is_finite, softmax_of_two_is_a_sigmoid)
