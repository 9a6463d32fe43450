#include "exercise.h"
#include "exercise-scale.c"

int main(void)
{
    double X[] = {1, 7, 1e6 + 1, 3, 7, 1e6 + 3}, shift[3], scale[3];
    standardize(2, 3, X, shift, scale);
    expect(shift[0] == 2 && shift[1] == 7 && shift[2] == 1e6 + 2, "shifts are means");
    expect(fabs(scale[0] - 1) < 1e-12 && fabs(scale[2] - 1) < 1e-9, "scales are standard deviations, with the divisor N");
    expect(scale[1] == 1 && X[1] == 0 && X[4] == 0, "a constant column becomes 0, with the scale 1");
    expect(X[0] == -1 && X[3] == 1 && fabs(X[2] + 1) < 1e-9 && fabs(X[5] - 1) < 1e-9, "what is left has mean 0 and deviation 1");
    double same[10];
    for (int n = 0; n < 10; n++)
        same[n] = 0.1;
    standardize(10, 1, same, shift, scale);
    expect(shift[0] == 0.1 && scale[0] == 1 && same[0] == 0 && same[9] == 0, "ten times 0.1 is constant, however the mean is rounded");
    double Y[] = {0, 10, 20, 30};
    standardize(4, 1, Y, shift, scale);
    expect(shift[0] == 15 && fabs(scale[0] - sqrt(125)) < 1e-12 && fabs(Y[3] - 15 / sqrt(125)) < 1e-12, "0, 10, 20, 30");
    return exercise_end();
}
