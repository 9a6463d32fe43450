#include "exercise.h"
#include "exercise-normal.h"
static double itself(double s) { return s; }
static double one(double s) { (void)s; return 1; }
static double square(double s) { return s * s; }
static double rectified(double s) { return s > 0 ? s : 0; }
static double wave(double s) { return cos(s); }

int main(void)
{
    double got = -99;
    about("next_mean_square of f(s) = 1, v = 3");
    call(got = next_mean_square(one, 3), got);
    near(got, 1, 1e-9, "the mean");
    mistake(fabs(got - sqrt(2 * acos(-1))) < 1e-3, "is the density divided by the root of 2 pi?");
    about("next_mean_square of the identity, v = 2");
    call(got = next_mean_square(itself, 2), got);
    near(got, 2, 2e-9, "the mean square");
    mistake(fabs(got - 4) < 1e-3, "s is sqrt(v) z: is the root there?");
    mistake(fabs(got) < 1e-3, "the mean of the squares, not of f itself");
    about("next_mean_square of f(s) = s^2, v = 0.5");
    call(got = next_mean_square(square, 0.5), got);
    near(got, 0.75, 0.75e-8, "the fourth moment, 3 v^2,");
    mistake(fabs(got - 0.75) < 0.05, "is the grid fine enough, and does it go far enough?");
    about("next_mean_square of a rectifier, v = 2");
    call(got = next_mean_square(rectified, 2), got);
    near(got, 1, 1e-3, "the mean square of one half of them");
    about("next_mean_square of the cosine, v = 1");
    call(got = next_mean_square(wave, 1), got);
    near(got, (1 + exp(-2)) / 2, 1e-9, "the mean of (1 + cos 2s) / 2");
    about("next_mean_square of the cosine, v = 0");
    call(got = next_mean_square(wave, 0), got);
    near(got, 1, 1e-9, "f(0)^2");
    about("next_mean_square of the identity, v = 1e-6 to 1e6");
    double means[13];
    call(for (int k = 0; k <= 12; k++) means[k] = next_mean_square(itself, pow(10, k - 6)), means);
    for (int k = 0; k <= 12; k++)
        near(means[k] * pow(10, 6 - k), 1, 1e-8, "the mean square, divided by v,");
    return exercise_end();
}
