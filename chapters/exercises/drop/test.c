#include "exercise.h"
#include "exercise-drop.h"
#include "random.h"

enum { MOST = 100 };

static bool is(double got, double wanted)
{
    return fabs(got - wanted) <= 1e-12 * (1 + fabs(wanted));
}

static void check(int n, double p, const int stays[], const double a[], const double slope[])
{
    double b[MOST + 1], c[MOST + 1];
    for (int i = 0; i <= MOST; i++) {
        b[i] = i < n ? a[i] : -99;
        c[i] = i < n ? slope[i] : -99;
    }
    call(drop(n, p, stays, b, c), b, c);
    for (int i = 0; i < n; i++) {
        near(b[i], stays[i] ? a[i] / (1 - p) : 0, 1e-12 * (1 + fabs(a[i] / (1 - p))),
             "the activity of unit %d, which %s,", i, stays[i] ? "stays" : "is left out");
        mistake(!stays[i] && is(b[i], a[i]), "does a unit that is left out hand on anything?");
        mistake(stays[i] && is(b[i], a[i]), "is the mean the same, if some are left out and the others are as before?");
        mistake(stays[i] && p > 0 && is(b[i], a[i] / p), "is p the probability to stay, or to be left out?");
        mistake(stays[i] && is(b[i], a[i] * (1 - p)), "must those that stay become larger, or smaller?");
        near(c[i], stays[i] ? slope[i] / (1 - p) : 0, 1e-12 * (1 + fabs(slope[i] / (1 - p))),
             "the slope of unit %d, which %s,", i, stays[i] ? "stays" : "is left out");
        mistake(!stays[i], "if a unit hands on nothing, what goes back through it?");
        mistake(stays[i] && is(c[i], slope[i]),
                "slope is the derivative of what is handed on; what was done to that since?");
        mistake(stays[i] && is(c[i], slope[i] * (1 - p)),
                "does the way back undo the way there, or repeat its factor?");
        mistake(stays[i] && is(c[i], slope[i] / (1 - p) / (1 - p)), "how often is the factor applied to a slope?");
    }
    near(b[n], -99, 0, "a[n], which is no unit,");
    near(c[n], -99, 0, "slope[n], which is no unit,");
}

int main(void)
{
    static const int small[] = {1, 0, 1, 0};
    static const double a[] = {1, 2, -3, 4}, slope[] = {0.5, 1, 0.25, 0.125};
    double activity[MOST], derivative[MOST];
    int stays[MOST];
    Random random = random_seed(1);
    about("drop with p = 0.2, stays = (1, 0, 1, 0), a = (1, 2, -3, 4), slope = (0.5, 1, 0.25, 0.125)");
    check(4, 0.2, small, a, slope);
    about("drop of no unit");
    check(0, 0.2, small, a, slope);
    for (int n = 0; n < 3; n++) {
        double p = 0.375 * n;
        for (int i = 0; i < MOST; i++) {
            stays[i] = random_uniform(&random) >= p;
            activity[i] = random_normal(&random);
            derivative[i] = random_uniform(&random);
        }
        about("drop with p = %g, %d units", p, MOST);
        check(MOST, p, stays, activity, derivative);
    }
    return exercise_end();
}
