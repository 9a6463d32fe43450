#include "exercise.h"
#include "exercise-largest.h"
#include "random.h"
/* without: fmax fmin fmaxf fminf */

enum { TRIALS = 200, MOST = 40 };

static int uses;

static double rectifier(double s)
{
    uses++;
    return fmax(0, s);
}

/* Another unit, which notices if its answer is not used. */
static double steep(double s)
{
    return 3 * fmax(0, s);
}

static void check(int d, const double x[], double got)
{
    double most = x[1], neighbors = x[1], small = 1e-12;
    for (int j = 2; j <= d; j++) {
        most = fmax(most, x[j]);
        neighbors = fmax(x[j - 1], x[j]);
    }
    if (!near(got, most, small, "the result")) {
        mistake(d > 1 && fabs(got - fmax(most, x[0])) < small, "x[0] is the constant input, and no number to compare");
        mistake(d > 1 && fabs(got - fmax(most, 0)) < small, "is the largest number always positive?");
        mistake(d > 2 && fabs(got - neighbors) < small, "what becomes of the comparisons before the last one?");
        double without_last = x[1];
        for (int j = 2; j < d; j++)
            without_last = fmax(without_last, x[j]);
        mistake(d > 1 && fabs(got - without_last) < small, "does it look at the last number?");
    }
    same(uses, d - 1, "the number of calls of rectifier");
    mistake(uses == d && d != 2, "d numbers, one after the other: how many comparisons are between them?");
    mistake(uses == 2 * (d - 1) && d > 2, "one rectifier is enough for two numbers, if one of them goes past it");
    mistake(uses == 0, "the comparison is the rectifier's");
}

static void small_one(int d, const double x[])
{
    double got = -99;
    char text[99] = "";
    for (int j = 1; j <= d; j++)
        snprintf(text + strlen(text), sizeof text - strlen(text), " %g", x[j]);
    about("largest of%s", text);
    uses = 0;
    call(got = largest(d, x, rectifier), got, uses);
    check(d, x, got);
}

static void many(double x[][MOST + 1], const int d[], double got[], int called[])
{
    for (int n = 0; n < TRIALS; n++) {
        uses = 0;
        got[n] = largest(d[n], x[n], rectifier);
        called[n] = uses;
    }
}

int main(void)
{
    static const double x[][6] = {{1, 1, 3, 2, 2, -1}, {1, -5, -4, -3, -2, -1}, {1, -1, -2, -3, -4, -5},
                                  {1, 3, -2, 7, 7, 1}, {1, 0, 8, -8, 2, 4},     {1, 0.5, 0.25, 0.75, -4, 0}};
    for (int n = 0; n < 6; n++)
        for (int d = 1; d <= 5; d++)
            small_one(d, x[n]);
    static double numbers[TRIALS][MOST + 1], got[TRIALS];
    static int d[TRIALS], called[TRIALS];
    Random random = random_seed(6);
    for (int n = 0; n < TRIALS; n++) {
        numbers[n][0] = 1;
        d[n] = 1 + random_below(&random, MOST);
        got[n] = called[n] = -99;
        for (int j = 1; j <= d[n]; j++)
            numbers[n][j] = random_normal(&random) - 1;
    }
    about("largest of many random numbers");
    call(many(numbers, d, got, called), got, called);
    for (int n = 0; n < TRIALS; n++) {
        about("largest of %d random numbers", d[n]);
        uses = called[n];
        check(d[n], numbers[n], got[n]);
    }
    /* a network with three times the rectifier is wrong for one of these, whatever its weights */
    static const double pair[] = {1, 1, 2}, swapped[] = {1, 2, 1};
    double first = -99, second = -99;
    about("largest of 1 2 and of 2 1, with another rectifier");
    call((first = largest(2, pair, steep), second = largest(2, swapped, steep)), first, second);
    expect(first != 2 || second != 2, "the result does not depend on what rectifier returns");
    mistake(true, "the comparison is the rectifier's");
    return exercise_end();
}
