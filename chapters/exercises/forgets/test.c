#include "exercise.h"
#include "exercise-forgets.h"
#include "random.h"
/* without: perceptron_learn perceptron_epoch perceptron_train */

enum { TRIALS = 1000, MOST = 30 };

static double preactivation(int D, const double w[], const double x[])
{
    double s = 0;
    for (int j = 0; j <= D; j++)
        s += w[j] * x[j];
    return s;
}

/* The weights after a step; again: with the error of the weights as they are at each moment. */
static void step(int D, double w[], const double x[], int y, int first, int sign, bool again)
{
    int error = y - (preactivation(D, w, x) > 0);
    for (int j = first; j <= D; j++) {
        if (again)
            error = y - (preactivation(D, w, x) > 0);
        w[j] += sign * error * x[j];
    }
}

static bool looks(int D, const double w[], const double x[], int y, const double got[], int first, int sign, bool again)
{
    double v[MOST + 1];
    memcpy(v, w, ((size_t)D + 1) * sizeof *w);
    step(D, v, x, y, first, sign, again);
    return memcmp(v, got, ((size_t)D + 1) * sizeof *w) == 0;
}

static void check(int D, const double w[], const double x[], int y, const double got[], bool wrong)
{
    double want[MOST + 1];
    bool mistaken = (preactivation(D, w, x) > 0) != y;
    memcpy(want, w, ((size_t)D + 1) * sizeof *w);
    step(D, want, x, y, 0, 1, false);
    for (int j = 0; j <= D; j++) {
        if (near(got[j], want[j], 1e-12 * (1 + fabs(want[j])), "w[%d] afterwards", j))
            continue;
        mistake(looks(D, w, x, y, got, 0, 1, true), "do all weights see the same error?");
        mistake(looks(D, w, x, y, got, 1, 1, false), "the bias is a weight, too");
        mistake(looks(D, w, x, y, got, 0, -1, false), "which way does a weight go when the output should be larger?");
    }
    same(wrong, mistaken, "the result, 1 for a mistake and 0 for none,");
    mistake(mistaken && wrong == ((preactivation(D, got, x) > 0) != y),
            "was there a mistake before the step, or is there one after it?");
}

/* One step each of many units with 3 inputs. */
static void learn_all(double w[][4], double x[][4], const int y[], bool wrong[])
{
    for (int n = 0; n < TRIALS; n++) {
        Perceptron p = {3, w[n]};
        wrong[n] = learn(&p, x[n], y[n]);
    }
}

static void small(int D, const double w[], const double x[], int y)
{
    Perceptron *p = perceptron_new(D);
    bool wrong = false;
    memcpy(p->w, w, ((size_t)D + 1) * sizeof *w);
    about("learn with w = (%g, %g, %g), x = (%g, %g, %g), y = %d", w[0], w[1], w[2], x[0], x[1], x[2], y);
    if (D == 1)
        about("learn with w = (%g, %g), x = (%g, %g), y = %d", w[0], w[1], x[0], x[1], y);
    bring(p->w, ((size_t)D + 1) * sizeof *w);
    call(wrong = learn(p, x, y), wrong);
    check(D, w, x, y, p->w, wrong);
    perceptron_free(p);
}

int main(void)
{
    static const double w[][3] = {{0, 1, -1}, {0, 0, 0}, {0, 1, 1}, {2, 1, -1}};
    static const double x[][3] = {{1, 2, 3}, {1, 2, 0}, {1, 5, 0}, {1, -3, 2}};
    for (int k = 0; k < 4; k++)
        for (int y = 0; y < 2; y++)
            for (int D = 2; D >= 1; D--)
                small(D, w[k], x[k], y);
    static double from[TRIALS][4], to[TRIALS][4], in[TRIALS][4];
    static int y[TRIALS];
    static bool wrong[TRIALS];
    Random random = random_seed(1);
    for (int n = 0; n < TRIALS; n++) {
        for (int j = 0; j <= 3; j++) {
            from[n][j] = to[n][j] = random_normal(&random);
            in[n][j] = j ? random_normal(&random) : 1;
        }
        y[n] = random_below(&random, 2);
    }
    call(learn_all(to, in, y, wrong), to, wrong);
    for (int n = 0; n < TRIALS; n++) {
        about("learn with w = (%.3f, %.3f, %.3f, %.3f), x = (1, %.3f, %.3f, %.3f), y = %d", from[n][0], from[n][1],
              from[n][2], from[n][3], in[n][1], in[n][2], in[n][3], y[n]);
        check(3, from[n], in[n], y[n], to[n], wrong[n]);
    }
    double many_w[MOST + 1], many_x[MOST + 1];
    for (int j = 0; j <= MOST; j++) {
        many_w[j] = random_normal(&random);
        many_x[j] = j ? random_normal(&random) : 1;
    }
    for (int k = 0; k < 2; k++) {
        Perceptron *p = perceptron_new(MOST);
        bool mistaken = false;
        memcpy(p->w, many_w, sizeof many_w);
        about("learn with %d random inputs, y = %d", MOST, k);
        bring(p->w, sizeof many_w);
        call(mistaken = learn(p, many_x, k), mistaken);
        check(MOST, many_w, many_x, k, p->w, mistaken);
        perceptron_free(p);
    }
    return exercise_end();
}
