#include "exercise.h"
#include "exercise-normal.h"
static double itself(double s) { return s; }
static double one(double s) { (void)s; return 1; }
static double square(double s) { return s * s; }
static double rectified(double s) { return s > 0 ? s : 0; }
static double wave(double s) { return cos(s); }
static double step(double s) { return s > 0; }
static double late(double s) { return s > 0.3; }

/* The mean for tanh by Simpson's rule. */
static double mean_tanh(double v)
{
    double sum = 0, h = 1. / 512;
    for (int k = -5120; k <= 5120; k++) {
        double z = h * k, a = tanh(sqrt(v) * z);
        sum += (k % 2 == 0 ? 2 : 4) * exp(-z * z / 2) * a * a;
    }
    return sum * h / 3 / sqrt(2 * acos(-1));
}

static double check(const char *name, double (*f)(double s), double v, double wanted, double tolerance)
{
    double got = -99;
    about("next_mean_square of %s, v = %g", name, v);
    call(got = next_mean_square(f, v), got);
    near(got, wanted, tolerance, "the mean square");
    return got;
}

int main(void)
{
    double got = check("f(s) = 1", one, 3, 1, 1e-8), means[13], stretched;
    mistake(fabs(got - sqrt(2 * acos(-1))) < 1e-3, "is the density divided by the root of 2 pi?");
    got = check("the identity", itself, 2, 2, 2e-8);
    mistake(fabs(got - 4) < 1e-3, "s is sqrt(v) z: is the root there?");
    mistake(fabs(got) < 1e-3, "the mean of the squares, not of f itself");
    got = check("f(s) = s^2", square, 0.5, 0.75, 0.75e-8);
    mistake(fabs(got - 0.75) < 0.05, "is the grid fine enough, and does it go far enough?");
    got = check("the cosine", wave, 1, (1 + exp(-2)) / 2, 1e-8);
    mistake(fabs(got - exp(-1)) < 1e-3, "the square of the mean, or the mean of the square?");
    check("the cosine", wave, 0, 1, 1e-8);
    stretched = mean_tanh(4);
    got = check("tanh", tanh, 2, mean_tanh(2), 1e-8 * mean_tanh(2));
    mistake(fabs(got - stretched) < 1e-6, "s is sqrt(v) z: is the root there?");
    check("tanh", tanh, 0.01, mean_tanh(0.01), 1e-8 * mean_tanh(0.01));
    got = check("a rectifier", rectified, 2, 1, 5e-4);
    mistake(fabs(got - 2) < 1e-3, "is the half of negative sums there?");
    got = check("a step at 0", step, 2, 0.5, 5e-4);
    mistake(fabs(got - 0.5) < 0.05, "f may jump between two points of the grid: how fine must it be for three digits?");
    got = check("a step at 0.3", late, 2, erfc(0.15) / 2, 5e-4);
    mistake(fabs(got - 0.4) < 0.05, "f may jump between two points of the grid: how fine must it be for three digits?");
    for (int k = 0; k <= 12; k++)
        means[k] = -99;
    about("next_mean_square of the identity, v = 1e-6 to 1e6");
    call(for (int k = 0; k <= 12; k++) means[k] = next_mean_square(itself, pow(10, k - 6)), means);
    for (int k = 0; k <= 12; k++)
        near(means[k] * pow(10, 6 - k), 1, 1e-8, "the mean square, divided by v,");
    return exercise_end();
}
