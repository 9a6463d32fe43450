#include "exercise.h"
#include "exercise-smooth.h"
#include "activation.h"

enum { MOST = 20 };

static void check(int K, int class, double epsilon)
{
    double y[MOST + 1], sum = 0;
    for (int k = 0; k <= MOST; k++)
        y[k] = -99;
    about("smooth_targets of %d classes, class %d, epsilon %g", K, class, epsilon);
    call(smooth_targets(K, class, epsilon, y), y);
    for (int k = 0; k < K; k++) {
        double right = k == class ? (K - (K - 1) * epsilon) / K : epsilon / K;
        near(y[k], right, 1e-14, "target %d", k);
        mistake(k == class && fabs(y[k] - (1 - epsilon)) < 1e-14,
                "does the right class get its share of epsilon, too?");
        mistake(k != class && fabs(y[k] - epsilon / (K - 1)) < 1e-14,
                "among how many classes is epsilon shared?");
        mistake(k == class - 1 && y[k] > 0.5, "does a class count from 0, or from 1?");
        mistake(k != class && y[k] == epsilon, "does each class get all of epsilon?");
        sum += y[k];
    }
    near(sum, 1, 1e-14, "the sum of the targets");
    near(y[K], -99, 0, "y[K], which does not exist,");
}

/* The softmax with this difference must give the targets. */
static void win(int K, double epsilon)
{
    double got = -99, s[MOST] = {0}, a[MOST], wrong = epsilon / K, right = 1 - epsilon + wrong;
    about("smooth_win of %d classes, epsilon %g", K, epsilon);
    call(got = smooth_win(K, epsilon), got);
    s[K - 1] = got;
    near(got, log(right / wrong), 1e-12, "the difference");
    mistake(fabs(got - right / wrong) < 1e-12, "is that the ratio of the activities, or the difference of the s?");
    mistake(fabs(got + log(right / wrong)) < 1e-12, "which of the two is larger?");
    mistake(fabs(got - log(right / (1 - right))) < 1e-12, "one sigmoid, or the softmax of all?");
    mistake(fabs(got - log((1 - epsilon) / wrong)) < 1e-12, "which target has the right class?");
    mistake(fabs(got - (right - wrong)) < 1e-12, "is that the difference of the targets, or of the s?");
    activation_softmax(K, s, a);
    near(a[K - 1], right, 1e-12, "the activity of the right class, with this difference,");
    near(a[0], wrong, 1e-12, "the activity of another class, with this difference,");
}

int main(void)
{
    check(10, 3, 0.1);
    check(2, 0, 0.5);
    check(20, 19, 0.3);
    check(3, 0, 0);
    check(4, 2, 1);
    check(7, 6, 0.01);
    win(10, 0.2);
    win(2, 0.5);
    win(10, 0.1);
    win(20, 0.01);
    win(3, 1);
    return exercise_end();
}
