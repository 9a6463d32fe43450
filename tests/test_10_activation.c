#include "unit.h"
#include "activation.h"
#include <complex.h>
#include <math.h>

static const char *const names[] = {"relu", "elu"};

START_TEST(they_are_what_they_are_said_to_be)
{
    const Activation *relu = activation_find("relu"), *elu = activation_find("elu");
    ck_assert_ptr_nonnull(relu);
    ck_assert_ptr_nonnull(elu);
    for (double s = 0x1p-40; s < 1e300; s *= 1.7) {
        ck_assert(relu->f(s) == s && elu->f(s) == s && relu->slope(s) == 1 && elu->slope(s) == 1);
        ck_assert(relu->f(-s) == 0 && relu->slope(-s) == 0 && elu->f(-s) >= -1 && elu->slope(-s) == exp(-s));
    }
    ck_assert(relu->f(0) == 0 && relu->slope(0) == 0);          /* by convention */
    ck_assert(elu->f(0) == 0 && elu->slope(0) == 1);
    ck_assert(isnan(relu->f(NAN)) && isnan(elu->f(NAN)));       /* it must not be hidden */
}
END_TEST

START_TEST(elu_keeps_its_digits_and_its_slope_is_elu_plus_1)
{
    const Activation *elu = activation_find("elu");
    for (double s = 1e-300; s < 700; s *= 1.3) {
        ck_assert_double_eq_tol(elu->f(-s) / (double)expm1l(-(long double)s), 1, 1e-15);
        ck_assert_double_eq_tol(elu->slope(-s), elu->f(-s) + 1, 1e-15);
    }
}
END_TEST

START_TEST(slopes_are_those_of_a_complex_step_and_of_differences)
{
    for (int k = 0; k < 2; k++) {
        const Activation *f = activation_find(names[k]);
        for (double s = -40.03; s < 40; s += 0.07) {
            double slope = cimag(f->f_complex(s + I * 1e-30)) / 1e-30, h = 1e-5;
            ck_assert_double_le(fabs(slope - f->slope(s)), 4e-15 * fabs(slope));
            ck_assert_double_eq_tol((f->f(s + h) - f->f(s - h)) / (2 * h), f->slope(s), 1e-9);
            ck_assert_double_le(fabs(creal(f->f_complex(s)) - f->f(s)), 1e-15 * fabs(f->f(s)));
        }
    }
}
END_TEST

UNIT(they_are_what_they_are_said_to_be, elu_keeps_its_digits_and_its_slope_is_elu_plus_1,
     slopes_are_those_of_a_complex_step_and_of_differences)
