#include "exercise.h"
#include "exercise-running.c"

static int close_to(double value, double wanted)
{
    return fabs(value - wanted) <= 1e-14 * fmax(1, fabs(wanted));
}

int main(void)
{
    static const double up[] = {1, 2, 3}, down[] = {3, 2, 1}, big[] = {1000, 1000}, small[] = {-1000, -1001};
    static const double nothing[] = {-INFINITY, 0, -INFINITY}, none[] = {-INFINITY, -INFINITY};
    double three = log(exp(1) + exp(2) + exp(3));
    expect(close_to(log_sum_exp(3, up), three), "three numbers that rise");
    expect(close_to(log_sum_exp(3, down), three), "three numbers that fall");
    expect(close_to(log_sum_exp(2, big), 1000 + log(2)), "large numbers do not overflow");
    expect(close_to(log_sum_exp(2, small), -1000 + log1p(exp(-1))), "very negative ones do not vanish");
    expect(close_to(log_sum_exp(3, nothing), 0), "minus infinity counts as nothing");
    expect(log_sum_exp(2, none) == -INFINITY && log_sum_exp(0, none) == -INFINITY, "the sum of nothing is zero");
    return exercise_end();
}
