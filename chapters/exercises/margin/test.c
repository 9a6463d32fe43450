#include "exercise.h"
#include "exercise-margin.h"
#include "random.h"

/* What is taken of the numbers z s, and divided by |w|. */
enum { LEAST, LEAST_SIZE, LEAST_S, MOST, AT_MOST_0, AT_LEAST_0 };

static double margin(const Perceptron *p, const Dataset *data, int how, bool bias)
{
    double length2 = 0, least = how == AT_MOST_0 ? 0 : INFINITY;
    for (int j = !bias; j <= p->D; j++)
        length2 += p->w[j] * p->w[j];
    if (how == MOST)
        least = -INFINITY;
    for (int n = 0; n < data->N; n++) {
        double s = 0;
        for (int j = 0; j <= p->D; j++)
            s += p->w[j] * data->x[n][j];
        double zs = how == LEAST_S || data->y[n] ? s : -s;
        if (how == LEAST_SIZE)
            zs = fabs(s);
        least = how == MOST ? fmax(least, zs) : fmin(least, zs);
    }
    return (how == AT_LEAST_0 ? fmax(least, 0) : least) / sqrt(length2);
}

static void check(const Perceptron *p, const Dataset *data, double want)
{
    double got = -99, small = 1e-12 * (1 + fabs(want)), length2 = 0;
    call(got = perceptron_margin(p, data), got);
    near(got, want, small, "the margin");
    for (int j = 0; j <= p->D; j++)
        length2 += p->w[j] * p->w[j];
    mistake(fabs(got - want * sqrt(length2)) < small, "is it divided by the length of the weights?");
    mistake(fabs(got - want / sqrt(length2)) < small, "is it divided by the length, or by its square?");
    mistake(fabs(got - margin(p, data, LEAST, false)) < small, "does the length of the weights include the bias?");
    mistake(fabs(got - margin(p, data, LEAST_SIZE, true)) < small, "can a distance show that a sample is wrong?");
    mistake(fabs(got - margin(p, data, LEAST_S, true)) < small, "which sign of s is right for class 0?");
    mistake(fabs(got - margin(p, data, MOST, true)) < small, "is this the sample that is nearest, or farthest?");
    mistake(fabs(got - margin(p, data, AT_MOST_0, true)) < small, "with which number does the search begin?");
    mistake(fabs(got - margin(p, data, AT_LEAST_0, true)) < small, "the margin may be negative");
}

int main(void)
{
    static const double x[] = {3, 2, -1};
    static const int y[] = {1, 1, 0};
    /* with |w| = 5 and s = 9, 5, -7; the same, ten times; samples of class 1, of class 0 wrong; one on the border */
    static const double w[][3] = {{-3, 4, 1}, {-30, 40, 1}, {-11, 4, -3 / 11.704699910719626},
                                  {5, 2, -3 / 5.3851648071345040}, {-4, 2, 0}};
    Dataset *data = dataset_new(3, 1);
    Perceptron *p = perceptron_new(1);
    for (int n = 0; n < 3; n++) {
        data->x[n][1] = x[n];
        data->y[n] = y[n];
    }
    for (int k = 0; k < 5; k++) {
        memcpy(p->w, w[k], 2 * sizeof *p->w);
        about("perceptron_margin of w = (%g, %g) and the points 3, 2, -1 of the classes 1, 1, 0", w[k][0], w[k][1]);
        check(p, data, w[k][2]);
    }
    perceptron_free(p);
    dataset_free(data);
    Random random = random_seed(4);
    for (int trial = 0; trial < 8; trial++) {
        data = dataset_new(50, 6);
        p = perceptron_new(6);
        for (int j = 0; j <= 6; j++)
            p->w[j] = random_normal(&random);
        for (int n = 0; n < 50; n++) {
            for (int j = 1; j <= 6; j++)
                data->x[n][j] = random_normal(&random);
            data->y[n] = perceptron_output(p, data->x[n]);
        }
        p->w[1] += trial % 2;
        about("perceptron_margin of 50 random points with 6 features, trial %d", trial);
        check(p, data, margin(p, data, LEAST, true));
        perceptron_free(p);
        dataset_free(data);
    }
    return exercise_end();
}
