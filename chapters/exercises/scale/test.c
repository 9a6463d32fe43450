#include "exercise.h"
#include "exercise-scale.h"
#include "random.h"

enum { ROWS = 60, COLUMNS = 7, MOST = ROWS * COLUMNS };

/* Mean and standard deviation of a column, in long double; *equal: is it constant? */
static double column(int N, int D, const double X[], int j, double *deviation, bool *equal)
{
    long double mean = 0, square = 0;
    *equal = true;
    for (int n = 0; n < N; n++) {
        mean += (long double)X[n * D + j] / N;
        *equal = *equal && X[n * D + j] == X[j];
    }
    for (int n = 0; n < N; n++)
        square += (X[n * D + j] - mean) * (X[n * D + j] - mean) / N;
    *deviation = (double)sqrtl(square);
    return *equal ? X[j] : (double)mean;
}

static void check(int N, int D, const double given[])
{
    double X[MOST + 1], shift[COLUMNS + 1], scale[COLUMNS + 1], deviation;
    bool equal;
    for (int k = 0; k <= MOST; k++)
        X[k] = k < N * D ? given[k] : -99;
    for (int j = 0; j <= COLUMNS; j++)
        shift[j] = scale[j] = -99;
    call(standardize(N, D, X, shift, scale), X, shift, scale);
    for (int j = 0; j < D; j++) {
        double mean = column(N, D, given, j, &deviation, &equal), size = fabs(mean) + deviation;
        near(shift[j], mean, 1e-13 * size, "shift[%d], the mean of column %d,", j, j);
        mistake(fabs(shift[j] - mean * N) <= 1e-12 * N * size, "is a mean the sum?");
        near(scale[j], equal ? 1 : deviation, equal ? 1e-15 : 1e-9 * deviation + 1e-14 * size, "scale[%d]", j);
        mistake(equal && fabs(scale[j]) <= 1e-12 * size, "the deviation of a constant column is 0, if it is not "
                "rounded: can one divide by it?");
        mistake(!equal && fabs(scale[j] - deviation * sqrt(N / (N - 1.))) <= 1e-9 * deviation,
                "which divisor has the text, N or N - 1?");
        mistake(!equal && fabs(scale[j] - deviation * deviation) <= 1e-9 * deviation * deviation,
                "is a standard deviation the mean square, or the root of it?");
        mistake(!equal && fabs(mean) > 1e5 * deviation && fabs(scale[j] - deviation) < 0.01 * deviation,
                "how many digits are left of the difference of two large squares?");
        mistake(!equal && scale[j] == 1 && deviation < 1e-6, "is a column constant because its numbers are tiny?");
        mistake(!equal && fabs(scale[j] - sqrt(N) * deviation) <= 1e-9 * N * deviation,
                "the root of a sum, or of a mean?");
        for (int n = 0; n < N; n++) {
            double left = given[n * D + j] - mean, wanted = equal ? 0 : left / deviation;
            near(X[n * D + j], wanted, equal ? 1e-15 * size : 1e-9 * (1 + fabs(wanted)) + 1e-14 * size / deviation,
                 "row %d, column %d of X", n, j);
            mistake(X[n * D + j] == given[n * D + j], "are the samples changed, too?");
            mistake(fabs(X[n * D + j] - left) <= 1e-12 * size, "is X divided by the scale?");
            mistake(fabs(X[n * D + j] - given[n * D + j] / deviation) <= 1e-9 * size, "is the shift subtracted first?");
        }
    }
    near(X[N * D], -99, 0, "the cell behind the last sample");
    near(shift[D], -99, 0, "what is behind the last shift");
    near(scale[D], -99, 0, "what is behind the last scale");
}

int main(void)
{
    static const double numbers[] = {0, 10, 20, 30}, two[] = {1, 7, 3, 7}, large[] = {1e6 + 0.1, 1e6 + 0.7, 1e6 + 2.3};
    static const double tiny[] = {0, 2e-20}, tenths[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    double many[MOST];
    Random random = random_seed(1);
    about("standardize of one column 0, 10, 20, 30");
    check(4, 1, numbers);
    about("standardize of the rows 1 7, 3 7");
    check(2, 2, two);
    about("standardize of one row 0, 10, 20, 30");
    check(1, 4, numbers);
    about("standardize of one column 1000000.1, 1000000.7, 1000002.3");
    check(3, 1, large);
    about("standardize of one column 0, 2e-20");
    check(2, 1, tiny);
    about("standardize of one column, ten times 0.1");
    check(10, 1, tenths);
    for (int k = 0; k < MOST; k++)
        many[k] = k % COLUMNS == 3 ? 0.7 : k % COLUMNS + (1 + k % COLUMNS) * random_normal(&random);
    about("standardize of %d random rows of %d numbers, column 3 constant", ROWS, COLUMNS);
    check(ROWS, COLUMNS, many);
    return exercise_end();
}
