#include "exercise.h"
#include "exercise-huber.h"
#include "random.h"

enum { RIGHT, SQUARED, NO_HALF, NO_SIZE, FULL_SQUARE };

static double one(double e, int kind)
{
    double size = kind == NO_SIZE ? e : fabs(e);
    if (kind == SQUARED || size <= 1)
        return kind == FULL_SQUARE ? e * e : e * e / 2;
    return kind == NO_HALF ? size : size - 0.5;
}

static double all(int K, const double s[], const double y[], int kind)
{
    double sum = 0;
    for (int k = K - 1; k >= 0; k--)
        sum += one(s[k] - y[k], kind);
    return sum;
}

static void check(int K, const double s[], const double y[])
{
    double got = -99, delta[100], want = all(K, s, y, RIGHT), little = 1e-12 * want;
    for (int k = 0; k < 100; k++)
        delta[k] = -99;
    call((got = huber(K, s, y), huber_delta(K, s, y, delta)), got, delta);
    near(got, want, little, "the value");
    mistake(fabs(got - want / K) <= little, "is it the sum over the outputs, or a mean?");
    mistake(fabs(got - all(K, s, y, NO_SIZE)) <= little, "may s be far below the target, too?");
    mistake(fabs(got - all(K, s, y, SQUARED)) <= little, "what changes when the error is larger than 1?");
    mistake(fabs(got - all(K, s, y, NO_HALF)) <= little, "do the two branches meet where the error is 1?");
    mistake(fabs(got - all(K, s, y, FULL_SQUARE)) <= little, "is there one half before the square?");
    for (int k = 0; k < K; k++) {
        double e = s[k] - y[k], slope = e > 1 ? 1 : e < -1 ? -1 : e;
        near(delta[k], slope, 1e-12, "delta[%d]", k);
        mistake(fabs(delta[k] - e) <= 1e-12, "how hard does a target pull that is far off?");
        mistake(fabs(delta[k] + slope) <= 1e-12, "by s, or by y?");
        mistake(fabs(e) > 1 && e < 0 && delta[k] == 1, "in which direction does a target pull when s is far below it?");
        mistake(fabs(e) > 1 && delta[k] == 0, "is a target that is far off given up?");
        mistake(delta[k] == one(e, RIGHT), "is that the derivative, or the value?");
    }
    near(delta[K], -99, 0, "delta[K], which does not exist,");
}

int main(void)
{
    static const double zero[] = {0, 0, 0, 0, 0}, close[] = {0.5, -0.5, 0, 1, -1}, far[] = {3, -10, 1e6, -1.5, 1.5};
    static const double s[] = {2.25}, y[] = {2}, low[] = {-7};
    double many[99], target[99];
    Random random = random_seed(6);
    about("s = (3, -10), y = (0, 0)");
    check(2, far, zero);
    about("s = (0.5, -0.5, 0, 1, -1), y = 0");
    check(5, close, zero);
    about("s = 2.25, y = 2");
    check(1, s, y);
    about("s = -7, y = 2");
    check(1, low, y);
    about("s = 2, y = -7");
    check(1, y, low);
    about("s = (3, -10, 1e6, -1.5, 1.5), y = 0");
    check(5, far, zero);
    for (int k = 0; k < 99; k++) {
        many[k] = 2 * random_normal(&random);
        target[k] = random_normal(&random);
    }
    about("99 outputs");
    check(99, many, target);
    return exercise_end();
}
