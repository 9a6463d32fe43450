#include "exercise.h"
#include "exercise-margin.c"

int main(void)
{
    Dataset *data = dataset_new(3, 1);
    Perceptron *p = perceptron_new(1);
    double x[] = {3, 2, -1};
    int y[] = {1, 1, 0};
    for (int n = 0; n < 3; n++)
        data->x[n][1] = x[n], data->y[n] = y[n];
    p->w[0] = -3, p->w[1] = 4;      /* s = 9, 5, -7 and |w| = 5 */
    expect(fabs(perceptron_margin(p, data) - 1) < 1e-12, "s / |w| of the nearest sample: 5 / 5");
    p->w[0] = -30, p->w[1] = 40;
    expect(fabs(perceptron_margin(p, data) - 1) < 1e-12, "the margin does not depend on |w|");
    p->w[0] = -11, p->w[1] = 4;
    expect(fabs(perceptron_margin(p, data) + 3 / sqrt(137)) < 1e-12,
           "a wrong sample of class 1 has a negative margin");
    p->w[0] = 5, p->w[1] = 1;
    expect(fabs(perceptron_margin(p, data) + 4 / sqrt(26)) < 1e-12,
           "a wrong sample of class 0 has a negative margin");
    perceptron_free(p);
    dataset_free(data);
    return exercise_end();
}
