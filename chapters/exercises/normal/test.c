#include "exercise.h"
#include "exercise-normal.c"

static double same(double s) { return s; }
static double one(double s) { (void)s; return 1; }
static double square(double s) { return s * s; }
static double rectified(double s) { return s > 0 ? s : 0; }
static double wave(double s) { return cos(s); }

static int close(double a, double b, double error) { return fabs(a - b) <= error * fabs(b); }

int main(void)
{
    expect(close(next_mean_square(one, 3), 1, 1e-9), "the density has the integral 1");
    expect(close(next_mean_square(same, 2), 2, 1e-9), "the identity: the mean square of the sums themselves");
    expect(close(next_mean_square(square, 0.5), 0.75, 1e-8), "the fourth moment is 3 v^2");
    expect(close(next_mean_square(rectified, 2), 1, 1e-3), "a rectifier: one half");
    expect(close(next_mean_square(wave, 1), (1 + exp(-2)) / 2, 1e-9), "cos^2 = (1 + cos 2s) / 2");
    expect(close(next_mean_square(wave, 0), 1, 1e-9), "no variance: f(0)^2");
    return exercise_end();
}
