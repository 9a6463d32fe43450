#include "exercise.h"
#include "exercise-dual.h"
#include "random.h"
/* without: perceptron_epoch perceptron_learn perceptron_train */

enum { MOST = 40 };
enum { RIGHT, BIAS, SIGN, LATE, TIE, ANEW, WAYS };

/* One epoch with counts, rightly or with a usual mistake. */
static void epoch(const Dataset *data, int count[], int how)
{
    int old[MOST];
    memcpy(old, count, (size_t)data->N * sizeof *count);
    for (int n = 0; n < data->N && how == ANEW; n++)
        count[n] = 0;
    for (int n = 0; n < data->N; n++) {
        double s = 0;
        for (int m = 0; m < data->N; m++)
            for (int j = how == BIAS; j <= data->D; j++)
                s += (how == LATE ? old : count)[m] * (how == SIGN ? 1 : 2 * data->y[m] - 1) * data->x[m][j] *
                     data->x[n][j];
        count[n] += (how == TIE ? s >= 0 : s > 0) != data->y[n];
    }
}

static bool like[WAYS];

/* A random problem; with noise it is inseparable, with whole numbers it has ties. */
static Dataset *random_problem(long seed, double noise, bool whole)
{
    Random random = random_seed(seed);
    Dataset *data = dataset_new(MOST, 3);
    for (int n = 0; n < data->N; n++) {
        for (int j = 1; j <= data->D; j++)
            data->x[n][j] = whole ? random_below(&random, 5) - 2 : random_normal(&random);
        data->y[n] = data->x[n][1] + noise * random_normal(&random) > 0.5;
    }
    return data;
}

/* For the hints: which mistake gives all that comes of many points and counts, ties among them? */
static void find_way(void)
{
    Dataset *data = random_problem(4, 0.8, true);
    Random random = random_seed(5);
    int before[MOST], got[MOST], count[MOST];
    for (int n = 0; n < MOST; n++)
        before[n] = got[n] = random_below(&random, 3);
    about("dual_epoch of 40 random points with random counts");
    call(dual_epoch(data, got), got);
    for (int how = 0; how < WAYS; how++) {
        memcpy(count, before, sizeof count);
        epoch(data, count, how);
        like[how] = memcmp(count, got, sizeof count) == 0;
    }
    dataset_free(data);
}

/* Epochs of the rule with weights; what they count is where the student's next epoch begins. */
static void follow(const char *what, const Dataset *data, int epochs)
{
    Perceptron *p = perceptron_new(data->D);
    int count[MOST] = {0}, got[MOST] = {0}, all = 0;
    for (int e = 1; e <= epochs; e++) {
        int mistakes = -99, want = 0;
        memcpy(got, count, sizeof got);
        about("dual_epoch of %s, epoch %d", what, e);
        if (data->N == 3)
            about("dual_epoch of %s with the counts (%d, %d, %d)", what, count[0], count[1], count[2]);
        call(mistakes = dual_epoch(data, got), mistakes, got);
        for (int n = 0; n < data->N; n++) {
            bool mistake = perceptron_learn(p, data->x[n], data->y[n]);
            count[n] += mistake;
            want += mistake;
        }
        all += want;
        for (int n = 0; n < data->N; n++) {
            if (same(got[n], count[n], "count[%d]", n))
                continue;
            mistake(like[BIAS], "the sum for two samples has a term for the constant input, too");
            mistake(like[SIGN], "with which sign does a sample of class 0 enter the sum?");
            mistake(like[LATE], "does a mistake count at once, for the next sample already?");
            mistake(like[TIE], "what does the unit say when s is 0?");
            mistake(like[ANEW], "the counts come from the epochs before: are they kept?");
        }
        same(mistakes, want, "the result, the number of mistakes");
        mistake(mistakes == all, "are these the mistakes of all epochs?");
    }
    perceptron_free(p);
}

int main(void)
{
    static const int x[] = {1, 2, 4}, y[] = {0, 1, 1};
    Dataset *data = dataset_new(3, 1);
    find_way();
    for (int n = 0; n < 3; n++) {
        data->x[n][1] = x[n];
        data->y[n] = y[n];
    }
    follow("the points 1, 2, 4 of the classes 0, 1, 1", data, 8);
    dataset_free(data);
    for (int k = 0; k < 3; k++) {
        data = random_problem(k, 0.3 * k, k == 2);
        follow(k == 2 ? "40 random points with whole numbers" : "40 random points", data, 8);
        dataset_free(data);
    }
    return exercise_end();
}
