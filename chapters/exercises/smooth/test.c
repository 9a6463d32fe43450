#include "exercise.h"
#include "exercise-smooth.c"
#include "activation.h"

int main(void)
{
    double y[10], s[10] = {0}, a[10], sum = 0;
    smooth_targets(10, 3, 0.1, y);
    for (int k = 0; k < 10; k++)
        sum += y[k];
    expect(fabs(sum - 1) < 1e-15, "the targets add up to 1");
    expect(fabs(y[3] - 0.91) < 1e-15 && fabs(y[0] - 0.01) < 1e-15, "0.91 and 0.01 for ten classes and epsilon 0.1");
    s[3] = smooth_win(10, 0.1);
    activation_softmax(10, s, a);
    for (int k = 0; k < 10; k++)
        expect(fabs(a[k] - y[k]) < 1e-14, "the softmax of the best pre-activations is the targets");
    expect(fabs(smooth_win(2, 0.5) - log(3)) < 1e-15, "two classes, epsilon one half: ln 3");
    return exercise_end();
}
