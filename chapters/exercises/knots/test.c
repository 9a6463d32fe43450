#include "exercise.h"
#include "exercise-knots.h"
#include "random.h"

enum { MOST = 64 };
enum { RIGHT, SLOPES, HEIGHTS, UNIFORM, WEIGHT_BEFORE };

static double output(int H, const double t[], const double v[], double bias, double x)
{
    for (int k = 0; k < H; k++)
        bias += v[k] * fmax(0, x - t[k]);
    return bias;
}

/* Weight k by a usual mistake: slopes themselves, differences of heights instead of slopes, parts taken to be equal,
   the weight before taken away instead of the slope before. */
static double mistaken(int how, int k, int H, const double t[], const double F[])
{
    double weight = 0, slope = 0;
    for (int i = 0; i <= k; i++) {
        double rise = F[i + 1] - F[i];
        double next = how == HEIGHTS ? rise : how == UNIFORM ? H * rise : rise / (t[i + 1] - t[i]);
        weight = how == SLOPES ? next : next - (how == WEIGHT_BEFORE ? weight : slope);
        slope = next;
    }
    return weight;
}

static bool looks(int how, int H, const double t[], const double F[], const double v[])
{
    for (int k = 0; k < H; k++)
        if (!(fabs(v[k] - mistaken(how, k, H, t, F)) <= 1e-9 * (1 + fabs(v[k]))))
            return false;
    return true;
}

static void hints(int H, const double t[], const double F[], const double v[])
{
    if (looks(RIGHT, H, t, F, v) || (H == 1 && v[0] != -99))
        return;
    mistake(looks(SLOPES, H, t, F, v), "the units before go on rising: what must the next one add?");
    mistake(looks(HEIGHTS, H, t, F, v), "a slope is a height divided by a width");
    mistake(looks(UNIFORM, H, t, F, v), "how wide are the parts?");
    mistake(looks(WEIGHT_BEFORE, H, t, F, v), "is the slope before a part the weight before it?");
    mistake(v[H - 1] == -99, "is the last weight set?");
}

/* The network at knots and between them; tolerance for large slopes. */
static double check(const char *what, int H, const double t[], const double F[], double v[], double tolerance)
{
    double bias = -99, sent[MOST];
    for (int k = 0; k < MOST; k++)
        sent[k] = -99;
    about("interpolate_knots of %s, H = %d", what, H);
    call(bias = interpolate_knots(H, t, F, sent), bias, sent);
    near(bias, F[0], tolerance, "the result, which is the output at 0,");
    mistake(bias == 0, "what does the network say where all its hidden units are 0?");
    for (int k = 0; k < H; k++) {
        near(output(H, t, sent, bias, t[k + 1]), F[k + 1], tolerance, "the output at knot %d", k + 1);
        if (!exercise.last)
            hints(H, t, F, sent);
        for (int i = 1; i < 4; i++) {
            double u = i / 4.0, want = F[k] + u * (F[k + 1] - F[k]);
            near(output(H, t, sent, bias, t[k] + u * (t[k + 1] - t[k])), want, tolerance,
                 "the output at %d/4 of the way to knot %d", i, k + 1);
        }
    }
    memcpy(v, sent, sizeof sent);
    return bias;
}

/* The largest error for the root; the text tells it for 64 units. */
static double root(const char *what, int power)
{
    double t[MOST + 1], F[MOST + 1], v[MOST], worst = 0;
    for (int k = 0; k <= MOST; k++) {
        t[k] = pow((double)k / MOST, power);
        F[k] = sqrt(t[k]);
    }
    double bias = check(what, MOST, t, F, v, 1e-9);
    for (int k = 0; k < MOST; k++)
        for (int i = 0; i <= 64; i++) {
            double x = t[k] + i / 64.0 * (t[k + 1] - t[k]);
            worst = fmax(worst, fabs(output(MOST, t, v, bias, x) - sqrt(x)));
        }
    return worst;
}

int main(void)
{
    static const double t[] = {0, 0.25, 0.5, 1}, F[] = {1, 2, 0, 3}, line[] = {0, 0.25, 0.5, 1}, ends[] = {0, 1};
    double v[MOST], knots[MOST + 1], values[MOST + 1];
    check("(0, 1), (0.25, 2), (0.5, 0), (1, 3)", 3, t, F, v, 1e-12);
    check("(0, 0), (0.25, 0.25), (0.5, 0.5), (1, 1)", 3, t, line, v, 1e-12);
    check("(0, 1), (1, 2)", 1, ends, F, v, 1e-12);
    Random random = random_seed(8);
    for (int H = 2; H <= MOST; H *= 2) {
        knots[0] = 0;
        for (int k = 1; k <= H; k++)
            knots[k] = knots[k - 1] + 0.05 + random_uniform(&random);
        for (int k = 0; k <= H; k++) {
            knots[k] /= knots[H];
            values[k] = random_normal(&random);
        }
        check("random points", H, knots, values, v, 1e-9);
    }
    double uniform = root("the root at uniform knots", 1);
    near(uniform, 0.03125, 1e-6, "the largest error for the root");
    double fourth = root("the root at the knots (k/H)^4", 4);
    near(fourth, 0.000122, 1e-6, "the largest error for the root");
    return exercise_end();
}
