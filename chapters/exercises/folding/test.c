#include "exercise.h"
#include "exercise-folding.h"
#include "random.h"
/* without: fmod sin cos asin acos */

enum { MOST = 20, GRID = 1 << 10, RANDOM = 100, POINTS = GRID + 1 + RANDOM };
enum { RIGHT, NO_TERM, ONE_LESS, ONE_MORE, ONE_FOLD, HALVES, FROM_X, THE_SUM, THE_SQUARE, WAYS };

static double tent(double x)
{
    return x < 0.5 ? 2 * x : 2 - 2 * x;
}

/* x minus the sum, or what a usual mistake makes of it: too few terms or too many, the first fold always, powers of
   1/2, a sum from k = 0, the sum itself, the square itself. */
static double square(double x, int n, int how)
{
    double fold = x, sum = how == FROM_X ? 0 : x, weight = 1;
    int last = how == NO_TERM ? 0 : how == ONE_LESS ? n - 1 : how == ONE_MORE ? n + 1 : n;
    for (int k = 1; k <= last; k++) {
        fold = tent(how == ONE_FOLD ? x : fold);
        weight /= how == HALVES ? 2 : 4;
        sum -= weight * fold;
    }
    return how == THE_SUM ? x - sum : how == THE_SQUARE ? x * x : sum;
}

static double x[POINTS], got[MOST + 1][POINTS];

static void fill(void)
{
    for (int n = 0; n <= MOST; n++)
        for (int i = 0; i < POINTS; i++)
            got[n][i] = deep_square(x[i], n);
}

static bool like[WAYS];

static void find_way(void)
{
    for (int how = 0; how < WAYS; how++) {
        like[how] = true;
        for (int n = 1; n <= 6; n++)
            for (int i = 0; i < POINTS; i++)
                like[how] = like[how] && fabs(got[n][i] - square(x[i], n, how)) < 1e-12;
    }
}

static void check(double x, int n, double got)
{
    about("deep_square(%.10g, %d)", x, n);
    if (near(got, square(x, n, RIGHT), 1e-13, "the result"))
        return;
    mistake(like[NO_TERM], "how many terms has the sum?");
    mistake(like[ONE_LESS], "does the sum go up to n?");
    mistake(like[ONE_MORE], "does the sum end with n?");
    mistake(like[ONE_FOLD], "T^k folds k times: is each fold made of the one before?");
    mistake(like[HALVES], "by how much is each fold smaller than the one before?");
    mistake(like[FROM_X], "with which k does the sum begin?");
    mistake(like[THE_SUM], "this is the sum: what has it to do with the square?");
    mistake(like[THE_SQUARE], "this is x^2 itself: where are the folds?");
    mistake(x >= 0.5 && (got < -0.25 || got > 1.25), "what makes a tent come down again behind its top?");
}

int main(void)
{
    Random random = random_seed(2);
    for (int i = 0; i < POINTS; i++)
        x[i] = i <= GRID ? (double)i / GRID : random_uniform(&random);
    for (int n = 0; n <= MOST; n++)
        for (int i = 0; i < POINTS; i++)
            got[n][i] = -99;
    about("deep_square(x, n) for n up to %d and many x", MOST);
    call(fill(), got);
    find_way();
    static const double some[] = {0.25, 0.5, 0.75, 1, 0};
    for (int n = 0; n <= 3; n++)
        for (int i = 0; i < 5; i++)
            check(some[i], n, got[n][(int)(some[i] * GRID)]);
    for (int n = 0; n <= MOST; n++) {
        double worst = 0, most = ldexp(1, -2 * n - 2);
        for (int i = 0; i < POINTS; i++) {
            check(x[i], n, got[n][i]);
            if (!(fabs(got[n][i] - x[i] * x[i]) <= worst))
                worst = fabs(got[n][i] - x[i] * x[i]);
        }
        about("deep_square(x, %d)", n);
        if (n < 10)
            near(worst, most, 1e-9 * most, "its largest distance from x^2");
        else
            expect(worst <= most + 1e-15, "its largest distance from x^2 is %g, more than %g", worst, most);
    }
    return exercise_end();
}
