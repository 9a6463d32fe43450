#include "pages.h"
#include "exercise.h"
#include "exercise-softmax.h"
#include "activation.h"
#include "random.h"

/* Blocks of numbers that are closed, but for the one that was touched last: how often is another one touched? */
enum { BLOCKS = 4, BLOCK = 2048, MANY = BLOCKS * BLOCK, ENOUGH = 500 };
WATCHED double room[MANY];

enum { RIGHT, NO_JACOBIAN, DIAGONAL, ONLY_SUM };

/* Derivative i by the whole Jacobian, or a part of it. */
static double delta_of(int K, const double a[], const double y[], int i, int kind)
{
    double sum = 0;
    if (kind == NO_JACOBIAN)
        return a[i] - y[i];
    for (int k = K - 1; k >= 0; k--)
        if (kind != DIAGONAL || k == i)
            sum += (a[k] - y[k]) * a[k] * ((k == i && kind != ONLY_SUM) - a[i]);
    return sum;
}

static void check(int K, const double a[], const double y[], const double delta[])
{
    for (int k = 0; k < K; k++) {
        near(delta[k], delta_of(K, a, y, k, RIGHT), 1e-13, "delta[%d]", k);
        mistake(fabs(delta[k] - delta_of(K, a, y, k, NO_JACOBIAN)) < 1e-13,
                "a - y is the delta of another loss: what does each activity contribute by the Jacobian?");
        mistake(fabs(delta[k] - delta_of(K, a, y, k, DIAGONAL)) < 1e-13, "does one s move the other activities, too?");
        mistake(fabs(delta[k] - delta_of(K, a, y, k, ONLY_SUM)) < 1e-13,
                "what is different in the Jacobian when k = i?");
        mistake(fabs(delta[k] + delta_of(K, a, y, k, RIGHT)) < 1e-13, "which sign has the derivative?");
        mistake(fabs(delta[k] - 2 * delta_of(K, a, y, k, RIGHT)) < 1e-13, "is there one half in this loss?");
    }
}

static double value(int K, const double s[], const double y[])
{
    double a[9], sum = 0;
    activation_softmax(K, s, a);
    for (int k = 0; k < K; k++)
        sum += pow(a[k] - y[k], 2) / 2;
    return sum;
}

static void small(void)
{
    static const double y[][3] = {{0, 1, 0}, {0.25, 0.25, 0.5}};
    double s[] = {0.5, -1, 2}, a[3], h = 1e-5;
    activation_softmax(3, s, a);
    for (int n = 0; n < 2; n++) {
        double delta[] = {-99, -99, -99};
        about("squared_softmax_delta of a = (%.4f, %.4f, %.4f), y = (%g, %g, %g)", a[0], a[1], a[2], y[n][0],
              y[n][1], y[n][2]);
        call(squared_softmax_delta(3, a, y[n], delta), delta);
        check(3, a, y[n], delta);
        for (int k = 0; k < 3; k++) {
            double at = s[k];
            s[k] = at + h;
            double above = value(3, s, y[n]);
            s[k] = at - h;
            double below = value(3, s, y[n]);
            s[k] = at;
            near(delta[k], (above - below) / (2 * h), 1e-9, "delta[%d], as a central difference,", k);
        }
        near(delta[0] + delta[1] + delta[2], 0, 1e-14, "the sum of the deltas");
    }
}

/* Of steps like K, each block of a is touched a few times; of steps like K^2, for each k again. */
static void large(void)
{
    static double y[MANY], delta[MANY], a[12], d[12];
    Random random = random_seed(8);
    int again = -99;
    for (int k = 0; k < 12; k++) {
        y[k] = random_normal(&random);
        d[k] = -99;
    }
    activation_softmax(12, y, a);
    for (int k = 0; k < 12; k++)
        y[k] = random_uniform(&random) / 6;
    about("squared_softmax_delta of 12 outputs");
    call(squared_softmax_delta(12, a, y, d), d);
    check(12, a, y, d);
    for (int k = 0; k < MANY; k++)
        y[k] = 6 * random_uniform(&random);
    activation_softmax(MANY, y, room);
    for (int k = 0; k < MANY; k++)
        y[k] = k == 99;
    about("squared_softmax_delta of %d outputs", MANY);
    call((watch_begin(room, sizeof room, BLOCK * sizeof *room, 1, ENOUGH),
          squared_softmax_delta(MANY, room, y, delta), again = watch_end()),
         delta, again);
    expect(again <= ENOUGH, "so many steps are not proportional to K: it reads all activities again and again");
    mistake(again > ENOUGH, "which part of the sum is the same for all i?");
    near(delta[99], delta_of(MANY, room, y, 99, RIGHT), 1e-15, "delta[99]");
    near(delta[MANY - 1], delta_of(MANY, room, y, MANY - 1, RIGHT), 1e-15, "delta[%d]", MANY - 1);
}

int main(void)
{
    small();
    large();
    return exercise_end();
}
