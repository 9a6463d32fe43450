#include "exercise.h"
#include "exercise-diagonal.h"
#include "activation.h"
#include "random.h"

enum { MOST = 50 };

static double loss(int K, const double s[], const double y[])
{
    double sum = 0, value = 0;
    for (int k = 0; k < K; k++)
        sum += exp(s[k]);
    for (int k = 0; k < K; k++)
        value -= y[k] * (s[k] - log(sum));
    return value;
}

static void hints(const double a[], const double y[], int k, double got)
{
    mistake(isnan(got) || isinf(got), "what if an activity is 0, and one divides by it?");
    mistake(fabs(got + y[k] * (1 - a[k])) < 1e-12, "does s[k] move the other activities, too?");
    mistake(fabs(got - (y[k] - a[k])) < 1e-12, "which sign has the derivative?");
    mistake(fabs(got - (a[k] - y[k]) * a[k] * (1 - a[k])) < 1e-12, "does a slope remain, when all terms are added up?");
    mistake(fabs(got - a[k] * (1 - y[k])) < 1e-12, "does the term with k = i count as well?");
}

/* By central differences of the loss. */
static void check(int K, const double s[], const double y[])
{
    double a[MOST], delta[MOST], moved[MOST], sum = 0, h = 1e-5;
    activation_softmax(K, s, a);
    for (int k = 0; k < MOST; k++) {
        delta[k] = -99;
        moved[k] = k < K ? s[k] : 0;
    }
    call(softmax_delta(K, a, y, delta), delta);
    for (int k = 0; k < K; k++) {
        moved[k] = s[k] + h;
        double up = loss(K, moved, y);
        moved[k] = s[k] - h;
        double down = loss(K, moved, y);
        moved[k] = s[k];
        near(delta[k], (up - down) / (2 * h), 1e-8, "delta[%d], as a central difference,", k);
        hints(a, y, k, delta[k]);
        sum += delta[k];
    }
    near(sum, 0, 1e-12, "the sum of the deltas");
}

int main(void)
{
    static const double s[] = {0.3, -1.2, 2, 0.5}, sure[] = {0, 1}, y[] = {1, 0};
    static const double targets[][4] = {{0, 1, 0, 0}, {1, 0, 0, 0}, {0.1, 0.2, 0.3, 0.4}, {0.25, 0.25, 0.25, 0.25}};
    double delta[] = {-99, -99}, many[MOST], target[MOST], sum = 0;
    Random random = random_seed(4);
    for (int t = 0; t < 4; t++) {
        const double *T = targets[t];
        about("softmax_delta of s = (0.3, -1.2, 2, 0.5), y = (%g, %g, %g, %g)", T[0], T[1], T[2], T[3]);
        check(4, s, T);
    }
    about("softmax_delta of a = (0, 1), y = (1, 0)");
    call(softmax_delta(2, sure, y, delta), delta);
    for (int k = 0; k < 2; k++) {
        near(delta[k], k == 0 ? -1 : 1, 1e-12, "delta[%d]", k);
        hints(sure, y, k, delta[k]);
    }
    for (int k = 0; k < MOST; k++) {
        many[k] = 2 * random_normal(&random);
        sum += target[k] = random_uniform(&random);
    }
    for (int k = 0; k < MOST; k++)
        target[k] /= sum;
    about("softmax_delta of %d outputs", MOST);
    check(MOST, many, target);
    return exercise_end();
}
