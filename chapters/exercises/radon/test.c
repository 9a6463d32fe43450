#include "exercise.h"
#include "exercise-radon.h"
#include "hull.h"

enum { TRIALS = 140, MOST = 9, FIXED = 4 };

/* What a trial is about, and its points: known ones, normal ones, and then whole numbers, of which some agree. */
static Dataset *points(int trial)
{
    static const double fixed[FIXED][4][3] = {
        {{3}, {1}, {2}}, {{5}, {5}, {0}}, {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, {{0, 0}, {4, 0}, {0, 4}, {1, 1}}};
    static const char *const words[] = {"the points 3, 1, 2", "the points 5, 5, 0", "the corners of a square",
                                        "a triangle and a point inside"};
    int D = trial < FIXED ? 1 + trial / 2 : 1 + trial % 7;
    Random random = random_seed(trial);
    Dataset *data = dataset_new(D + 2, D);
    for (int n = 0; n < data->N; n++)
        for (int j = 1; j <= D; j++)
            data->x[n][j] = trial < FIXED        ? fixed[trial][n][j - 1]
                            : trial < TRIALS / 2 ? random_normal(&random)
                                                 : random_below(&random, 3);
    if (trial == 75 || trial == 90)
        memcpy(data->x[1], data->x[0], ((size_t)D + 1) * sizeof **data->x);
    if (trial < FIXED)
        about("radon_labels of %s", words[trial]);
    else
        about("radon_labels of %d random points in %d dimensions%s", D + 2, D,
              trial < TRIALS / 2 ? "" : ", whole numbers");
    return data;
}

/* Each data set is made and labeled behind the call: what becomes of x there is no matter. */
static void label_all(int y[][MOST])
{
    for (int trial = 0; trial < TRIALS; trial++) {
        Dataset *data = points(trial);
        for (int n = 0; n < data->N; n++)
            data->y[n] = -99;
        radon_labels(data);
        for (int n = 0; n < data->N; n++)
            y[trial][n] = data->y[n];
        dataset_free(data);
    }
}

/* Can no unit give these labels?  All of one label some unit can give, of course. */
static bool none(const Dataset *data)
{
    double lambda[MOST], v[MOST];
    return hull_nearest(data, lambda, v).high < 1e-6;
}

/* Are they right but for one? */
static bool all_but_one(const Dataset *data)
{
    for (int n = 0; n < data->N; n++) {
        data->y[n] = !data->y[n];
        bool right = none(data);
        data->y[n] = !data->y[n];
        if (right)
            return true;
    }
    return false;
}

/* Would they be right if there was no constant input? */
static bool without_constant(const Dataset *data)
{
    for (int n = 0; n < data->N; n++)
        data->x[n][0] = 0;
    bool right = none(data);
    for (int n = 0; n < data->N; n++)
        data->x[n][0] = 1;
    return right;
}

/* Sets the labels that came; false if some are no labels. */
static bool take(Dataset *data, const int y[])
{
    bool labels = true;
    for (int n = 0; n < data->N; n++) {
        labels = labels && (y[n] == 0 || y[n] == 1);
        data->y[n] = y[n] == 1;
    }
    return labels;
}

/* What is to be said of all points in general position: that labels are right, or are so but for one mistake. */
static struct {
    bool right, but_for_constant, but_for_one;
} general = {true, true, true};

static void look_at_general(int y[][MOST])
{
    for (int trial = FIXED; trial < TRIALS / 2; trial++) {
        Dataset *data = points(trial);
        bool labels = take(data, y[trial]), right = labels && none(data);
        general.right = general.right && right;
        if (data->D > 3 && !right) {
            general.but_for_constant = general.but_for_constant && labels && without_constant(data);
            general.but_for_one = general.but_for_one && labels && all_but_one(data);
        }
        dataset_free(data);
    }
}

int main(void)
{
    static int y[TRIALS][MOST];
    for (int trial = 0; trial < TRIALS; trial++)
        for (int n = 0; n < MOST; n++)
            y[trial][n] = -99;
    about("radon_labels of all points of this test");
    call(label_all(y), y);
    look_at_general(y);
    for (int trial = 0; trial < TRIALS; trial++) {
        Dataset *data = points(trial);
        bool labels = take(data, y[trial]);
        int ones = 0;
        for (int n = 0; n < data->N; n++)
            ones += data->y[n];
        expect(labels, "a label is neither 0 nor 1");
        expect(!labels || (ones > 0 && ones < data->N), "both labels should occur, and all are %d", ones > 0);
        mistake(general.right, "all is well with points in general position: may a pivot be 0 for others?");
        if (labels && !expect(none(data), "a unit can give these labels")) {
            mistake(general.right, "all is well with points in general position: may a pivot be 0 for others?");
            mistake(!general.right && general.but_for_constant, "has the system an equation for the constant input?");
            mistake(!general.right && general.but_for_one && !general.but_for_constant,
                    "only one label is wrong: on which side of the equation is the free unknown, with which sign?");
        }
        dataset_free(data);
    }
    return exercise_end();
}
