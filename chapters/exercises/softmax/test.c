#include "exercise.h"
#include "exercise-softmax.c"
#include "activation.h"
#include <math.h>

static double value(const double s[], const double y[])
{
    double a[3], sum = 0;
    activation_softmax(3, s, a);
    for (int k = 0; k < 3; k++)
        sum += pow(a[k] - y[k], 2) / 2;
    return sum;
}

int main(void)
{
    static const double y[] = {0, 1, 0};
    double s[] = {0.5, -1, 2}, a[3], delta[3], total = 0;
    activation_softmax(3, s, a);
    squared_softmax_delta(3, a, y, delta);
    for (int k = 0; k < 3; k++) {
        double at = s[k], above, below;
        s[k] = at + 1e-5, above = value(s, y);
        s[k] = at - 1e-5, below = value(s, y);
        s[k] = at;
        total += delta[k];
        expect(fabs((above - below) / 2e-5 - delta[k]) < 1e-9, "the delta agrees with the central difference");
    }
    expect(fabs(total) < 1e-15, "the deltas add up to zero");
    return exercise_end();
}
