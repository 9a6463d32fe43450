#include "exercise.h"
#include "exercise-diagonal.c"
#include <math.h>

static double loss(int K, const double s[], const double y[])
{
    double sum = 0, value = 0;
    for (int k = 0; k < K; k++)
        sum += exp(s[k]);
    for (int k = 0; k < K; k++)
        value -= y[k] * (s[k] - log(sum));
    return value;
}

int main(void)
{
    double s[] = {0.3, -1.2, 2, 0.5}, targets[][4] = {{0, 1, 0, 0}, {1, 0, 0, 0}, {0.1, 0.2, 0.3, 0.4}};
    for (int t = 0; t < 3; t++) {
        double a[4], delta[4], sum = 0, all = 0, h = 1e-5;
        for (int k = 0; k < 4; k++)
            sum += exp(s[k]);
        for (int k = 0; k < 4; k++)
            a[k] = exp(s[k]) / sum;
        softmax_delta(4, a, targets[t], delta);
        for (int k = 0; k < 4; k++) {
            double at = s[k], up, down;
            s[k] = at + h, up = loss(4, s, targets[t]);
            s[k] = at - h, down = loss(4, s, targets[t]);
            s[k] = at;
            all += delta[k];
            expect(fabs(delta[k] - (up - down) / (2 * h)) < 1e-8, "delta is the central difference of the loss, for each class");
        }
        expect(fabs(all) < 1e-12, "the deltas add up to 0");
    }
    double sure[] = {0, 1}, y[] = {1, 0}, delta[2];
    softmax_delta(2, sure, y, delta);
    expect(delta[0] == -1 && delta[1] == 1, "an activity of 0 does no harm");
    return exercise_end();
}
