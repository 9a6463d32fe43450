#include "exercise.h"
#include "exercise-nearest.h"
#include "random.h"

enum { MANY = 60, MOST = 8, ASKED = 200 };
enum { RIGHT, LAST, MANHATTAN, SIGNED, LARGEST, FARTHEST, FROM_ONE, NO_FIRST, KINDS };
static const char *const questions[] = {
    "", "which one counts if several are equally near?", "is the sum of the differences the distance?",
    "may differences of opposite sign cancel?", "do all features count?", "the nearest one, or the farthest?",
    "do features count from 0 here, or from 1?", "is the first sample among them?"};

static double distance(int D, const double x[], const double at[], int kind)
{
    double sum = 0;
    for (int j = kind == FROM_ONE; j < D; j++) {
        double d = x[j] - at[j];
        if (kind == LARGEST)
            sum = fmax(sum, fabs(d));
        else
            sum += kind == MANHATTAN ? fabs(d) : kind == SIGNED ? d : d * d;
    }
    return kind == SIGNED ? fabs(sum) : kind == FARTHEST ? -sum : sum;
}

static int nearest(int N, int D, double *const x[], const double at[], int kind)
{
    int best = kind == NO_FIRST && N > 1;
    for (int n = best + 1; n < N; n++) {
        double d = distance(D, x[n], at, kind), least = distance(D, x[best], at, kind);
        if (d < least || (kind == LAST && d == least))
            best = n;
    }
    return best;
}

enum { FEW = 5, QUESTIONS = 12 };
static double few[FEW][2] = {{0, 0}, {3, 0}, {0, 4}, {3, 0}, {-2, -2}}, many[MANY][MOST], at[ASKED][MOST];
static double *some[FEW], *all[MANY];
static const int few_y[FEW] = {70, 50, 90, 20, 60};
static const double asked[QUESTIONS][2] = {{1, 1}, {0, 100}, {3, 0.5}, {1.5, 0}, {2.9, 1.9}, {-1e3, -1e3},
                                           {2.5, -2.5}, {4, 1}, {1e8, 1e8}, {-1, -1}, {1, 3}, {0, 4}};
static int y[MANY], few_got[QUESTIONS], got[ASKED];

/* Is this slip, or the number for the class, what explains all answers? */
static bool explains(int kind, bool number)
{
    bool same_all = true;
    for (int n = 0; n < QUESTIONS; n++) {
        int best = nearest(FEW, 2, some, asked[n], kind);
        same_all = same_all && few_got[n] == (number ? best : few_y[best]);
    }
    for (int n = 0; n < ASKED; n++) {
        int best = nearest(MANY, MOST, all, at[n], kind);
        same_all = same_all && got[n] == (number ? best : y[best]);
    }
    return same_all;
}

static void look(int answer, int right)
{
    if (same(answer, right, "the class"))
        return;
    mistake(explains(RIGHT, true), "is that the class, or the number of the sample?");
    for (int kind = LAST; kind < KINDS; kind++)
        mistake(explains(kind, false), questions[kind]);
}

/* Whole numbers, so that ties are many and exact. */
static void fill(Random *random)
{
    for (int n = 0; n < FEW; n++)
        some[n] = few[n];
    for (int n = 0; n < MANY; n++) {
        all[n] = many[n];
        y[n] = 1000 + n;
        for (int j = 0; j < MOST; j++)
            many[n][j] = random_below(random, 9) - 4;
    }
    for (int n = 0; n < ASKED; n++)
        for (int j = 0; j < MOST; j++)
            at[n][j] = random_below(random, 9) - 4;
}

static void about_few(int n)
{
    about("samples (0, 0), (3, 0), (0, 4), (3, 0), (-2, -2) of the classes 70, 50, 90, 20, 60, and (%g, %g)",
          asked[n][0], asked[n][1]);
}

int main(void)
{
    Random random = random_seed(8);
    int one = -99, none = -99;
    fill(&random);
    for (int n = 0; n < QUESTIONS; n++) {
        about_few(n);
        few_got[n] = -99;
        call(few_got[n] = nearest_class(FEW, 2, some, few_y, asked[n]), few_got[n]);
    }
    about("%d samples in %d dimensions", MANY, MOST);
    call(for (int n = 0; n < ASKED; n++) got[n] = nearest_class(MANY, MOST, all, y, at[n]), got);
    for (int n = 0; n < QUESTIONS; n++) {
        about_few(n);
        look(few_got[n], few_y[nearest(FEW, 2, some, asked[n], RIGHT)]);
    }
    about("%d samples in %d dimensions", MANY, MOST);
    for (int n = 0; n < ASKED; n++)
        look(got[n], y[nearest(MANY, MOST, all, at[n], RIGHT)]);
    about("one sample");
    call(one = nearest_class(1, 2, some, few_y, asked[1]), one);
    same(one, 70, "the class");
    about("samples without features");
    call(none = nearest_class(4, 0, some, few_y, asked[1]), none);
    same(none, 70, "the class, all samples being at the same place,");
    return exercise_end();
}
