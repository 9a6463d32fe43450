#include "exercise.h"
#include "exercise-square-table.h"
#include "random.h"

enum { MOST = 40 };

static double twice(double s)
{
    return 2 * s;
}

enum { RIGHT, NO_BIAS, INPUTS_ONLY, ALL };

/* The sum of unit i from the activities a. */
static double sum(int D, int Q, const double w[], const char exists[], const double a[], int i, int kind)
{
    double s = 0;
    for (int j = i - 1; j >= (kind == NO_BIAS); j--)
        if ((exists[i * (Q + 1) + j] || kind == ALL) && (kind != INPUTS_ONLY || j <= D))
            s += w[i * (Q + 1) + j] * a[j];
    return s;
}

static bool is(double got, double wanted)
{
    return fabs(got - wanted) <= 1e-12 * fmax(1, fabs(wanted));
}

/* A slip, if it explains all sums. */
static void hints(int D, int Q, const double w[], const char exists[], const double a[], const double s[])
{
    static const char *const questions[] = {"", "does unit 0, the bias, count?",
                                            "can a unit be fed by others than inputs?",
                                            "does a number in w count where there is no connection?"};
    for (int kind = NO_BIAS; kind <= ALL; kind++) {
        bool all = true;
        for (int i = D + 1; i <= Q; i++)
            all = all && is(s[i], sum(D, Q, w, exists, a, i, kind));
        mistake(all, questions[kind]);
    }
}

static void small(void)
{
    /* D = 2, Q = 5: 3 sees 0, 1, 2; 4 sees 1 alone; 5 sees 3 and 4 */
    double w[36] = {0}, s[6], a[6] = {1, 3, -1, -99, -99, -99};
    char exists[36] = {0};
    static const int at[][2] = {{3, 0}, {3, 1}, {3, 2}, {4, 1}, {5, 3}, {5, 4}};
    static const double wanted[] = {1 + 2 * 3 - 3, 4 * 3, 5 * 8 + 6 * 24};
    for (int n = 0; n < 6; n++) {
        w[at[n][0] * 6 + at[n][1]] = n + 1;
        exists[at[n][0] * 6 + at[n][1]] = (char)(n % 2 + 1);
        s[n] = -99;
    }
    w[4 * 6 + 2] = 100;
    about("square_forward: 3 is fed by 0, 1, 2, 4 by 1, 5 by 3 and 4; w = 1, 2, 3, 4, 5, 6; a = (1, 3, -1); f(s) = 2s");
    call(square_forward(2, 5, w, exists, twice, s, a), s, a);
    for (int i = 3; i <= 5; i++) {
        near(s[i], wanted[i - 3], 1e-12, "s[%d]", i);
        hints(2, 5, w, exists, a, s);
        near(a[i], 2 * wanted[i - 3], 1e-12, "a[%d]", i);
        mistake(a[i] == s[i] && s[i] != 0, "what makes an activity of a pre-activation?");
    }
    for (int i = 0; i <= 2; i++)
        near(a[i], i == 0 ? 1 : i == 1 ? 3 : -1, 0, "a[%d], which is given,", i);
    a[2] = INFINITY;
    s[4] = a[4] = -99;
    about("square_forward of the same network with a[2] infinite");
    call(square_forward(2, 5, w, exists, twice, s, a), s, a);
    near(s[4], 12, 1e-12, "s[4], which 2 does not feed,");
    mistake(isnan(s[4]), "what is zero times infinity? not zero");
}

static void large(void)
{
    static double w[(MOST + 1) * (MOST + 1)], s[MOST + 1], a[MOST + 1];
    static char exists[(MOST + 1) * (MOST + 1)];
    Random random = random_seed(2);
    const int D = 6;
    for (int i = 0; i <= MOST; i++) {
        s[i] = a[i] = i == 0 ? 1 : i <= D ? random_normal(&random) : -99;
        for (int j = 0; j < i && i > D; j++) {
            exists[i * (MOST + 1) + j] = random_below(&random, 3) == 0;
            w[i * (MOST + 1) + j] = random_normal(&random) / 4;
        }
    }
    about("square_forward of a random network with %d inputs and %d units, f = tanh", D, MOST);
    call(square_forward(D, MOST, w, exists, tanh, s, a), s, a);
    for (int i = D + 1; i <= MOST; i++) {
        near(s[i], sum(D, MOST, w, exists, a, i, RIGHT), 1e-12,
             "the sum of unit %d, from the activities before it,", i);
        hints(D, MOST, w, exists, a, s);
        near(a[i], tanh(s[i]), 1e-15, "the activity of unit %d", i);
    }
}

int main(void)
{
    small();
    large();
    return exercise_end();
}
