#include "exercise.h"
#include "exercise-decides.h"
/* without: hull_nearest hull_watch hull_least */

enum { TABLES = 256 };

/* The corners of a cube. */
static Dataset *cube(int d)
{
    Dataset *data = dataset_new(1 << d, d);
    for (int n = 0; n < data->N; n++)
        for (int j = 1; j <= d; j++)
            data->x[n][j] = n >> (j - 1) & 1;
    return data;
}

static void answer(Dataset *data, int table)
{
    for (int n = 0; n < data->N; n++)
        data->y[n] = table >> n & 1;
}

static void decide_all(Dataset *data, int yes[], long mistakes[])
{
    for (int table = 0; table < 1 << data->N; table++) {
        answer(data, table);
        yes[table] = rule_decides(data, data->D + 1, &mistakes[table]);
    }
}

/* A unit with whole-number weights from -3 to 3 and a bias halfway between two numbers: enough for three inputs. */
static bool possible(const Dataset *data)
{
    for (int k = 0; k < 13 * 7 * 7 * 7; k++) {
        double w[] = {k % 13 - 6.5, k / 13 % 7 - 3, k / 91 % 7 - 3, k / 637 - 3};
        Perceptron p = {data->D, w};
        int right = 0;
        while (right < data->N && perceptron_output(&p, data->x[right]) == data->y[right])
            right++;
        if (right == data->N)
            return true;
    }
    return false;
}

static bool small_ones_right; /* then a wrong answer for a large one is due to its size */

static void check(const Dataset *data, double R2, bool separable, int yes, long mistakes)
{
    double cap = R2, root = sqrt(R2);
    for (int j = 1; j <= data->D; j++)
        cap *= 4 * R2;
    Perceptron *p = perceptron_new(data->D);
    Training rule = perceptron_train(p, data, separable ? 10000 : 0);
    same(yes, separable, "the result");
    mistake(separable && mistakes <= cap, "it gave up too early: do so many mistakes prove anything?");
    mistake(separable && small_ones_right && cap > 2147483647,
            "how large is the limit here, and how large can an int be?");
    if (separable) {
        same(mistakes, rule.mistakes, "the number of mistakes");
        mistake(mistakes == 0, "the last epoch has no mistake; what about those before?");
        mistake(yes == 1 && mistakes == rule.epochs, "are these epochs, or mistakes?");
    } else {
        expect(mistakes > cap, "%ld mistakes prove nothing, for %.0f are allowed", mistakes, cap);
        mistake(mistakes == cap, "a unit that separates may make as many as that, and only one more proves something");
        mistake(mistakes <= data->N, "are these the mistakes of all epochs?");
        mistake(mistakes < cap / root, "which power of R is the limit?");
        expect(mistakes <= cap + data->N, "%.0f mistakes are allowed, and it waits for %ld", cap, mistakes);
        mistake(true, "does it compare the mistakes with the limit? how many factors has it?");
    }
    perceptron_free(p);
}

/* All tables of d inputs. */
static void tables(int d, int want, long want_hardest)
{
    static int yes[TABLES];
    static long mistakes[TABLES];
    long hardest = 0;
    int count = 0;
    Dataset *data = cube(d);
    for (int table = 0; table < TABLES; table++)
        yes[table] = -99, mistakes[table] = -99;
    about("rule_decides of all tables of inputs, d = %d", d);
    call(decide_all(data, yes, mistakes), yes, mistakes);
    for (int table = 0; table < 1 << data->N; table++) {
        answer(data, table);
        about("rule_decides of table %d, its bits are the answers, d = %d", table, d);
        check(data, d + 1, possible(data), yes[table], mistakes[table]);
        count += yes[table] == 1;
        if (yes[table] == 1 && mistakes[table] > hardest)
            hardest = mistakes[table];
    }
    about("rule_decides of all tables of inputs, d = %d", d);
    same(count, want, "the number of tables that a unit computes");
    same(hardest, want_hardest, "the mistakes that the hardest of them takes");
    dataset_free(data);
}

static void decide(const char *what, const Dataset *data, double R2, bool separable)
{
    int yes = -99;
    long mistakes = -99;
    about("rule_decides of %s", what);
    call(yes = rule_decides(data, R2, &mistakes), yes, mistakes);
    check(data, R2, separable, yes, mistakes);
}

int main(void)
{
    tables(1, 4, 3);
    tables(2, 14, 11);
    tables(3, 104, 30);
    Dataset *data = dataset_new(2, 1);
    data->x[0][1] = 3;
    data->y[0] = 1;
    data->x[1][1] = 4;
    decide("3 of class 1 and 4 of class 0", data, 17, true);
    data->x[1][1] = 3;
    decide("3 of class 1 and 3 of class 0", data, 10, false);
    data->x[0][1] = 30;
    data->x[1][1] = 31;
    decide("30 of class 1 and 31 of class 0", data, 962, true);
    dataset_free(data);
    small_ones_right = exercise.passed == exercise.checks;
    data = cube(6);
    for (int n = 0; n < data->N; n++)
        data->y[n] = 5 * (n & 1) + 3 * (n >> 1 & 1) + 3 * (n >> 2 & 1) + (n >> 3 & 1) + (n >> 4 & 1) + (n >> 5) > 6;
    decide("a vote of six inputs", data, 7, true);
    dataset_free(data);
    return exercise_end();
}
