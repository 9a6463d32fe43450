#include "exercise.h"
#include "exercise-zeros.h"

enum { MOST = 6, ROWS = 1 << MOST };

/* The weights that the student sets, of the output and of the hidden units. */
static void set(int d, int zeros, const int table[], double out[], double w[][MOST + 1])
{
    Perceptron **hidden = calloc((size_t)zeros + 1, sizeof *hidden), *output = perceptron_new(zeros);
    for (int h = 0; h < zeros; h++)
        hidden[h] = perceptron_new(d);
    network_of_zeros(d, table, hidden, output);
    memcpy(out, output->w, ((size_t)zeros + 1) * sizeof *out);
    for (int h = 0; h < zeros; h++) {
        memcpy(w[h], hidden[h]->w, ((size_t)d + 1) * sizeof **w);
        perceptron_free(hidden[h]);
    }
    perceptron_free(output);
    free(hidden);
}

static int activity(int d, double w[], int n)
{
    double x[MOST + 1] = {1};
    Perceptron p = {d, w};
    for (int j = 1; j <= d; j++)
        x[j] = n >> (j - 1) & 1;
    return perceptron_output(&p, x);
}

static int reversed(int d, int n)
{
    int m = 0;
    for (int j = 0; j < d; j++)
        m |= (n >> j & 1) << (d - 1 - j);
    return m;
}

/* How many rows a unit answers with 1, and the one that it answers unlike all others, or -1. */
static int rows_on(int d, double w[], int *alone)
{
    int on = 0, last[2] = {0, 0};
    for (int n = 0; n < 1 << d; n++) {
        int a = activity(d, w, n);
        on += a;
        last[a] = n;
    }
    *alone = on == 1 ? last[1] : on == (1 << d) - 1 ? last[0] : -1;
    return on;
}

/* A unit for a row answers it unlike all others, whether with 1 or with 0. */
static void check_hidden(int d, const int table[], double w[], int h, int row)
{
    int alone, on = rows_on(d, w, &alone);
    if (d == 1 && on == 1) /* of two rows each is unlike the other */
        alone = row;
    same(alone, row, "the only row that hidden unit %d answers unlike all others", h + 1);
    mistake(alone >= 0 && alone == reversed(d, row), "input 1 is the lowest bit of n");
    mistake(alone >= 0 && table[alone] && alone != reversed(d, row), "are the units for the rows with 0, or with 1?");
    mistake(on == 0, "is its sum for its own row above 0? a sum of 0 gives 0");
    mistake(on > 1 && activity(d, w, row),
            "it is on for other rows, too: what should an input do that is 0 in its row?");
}

static void check_output(int d, int zeros, const int table[], double out[], double w[][MOST + 1], int n)
{
    double a[ROWS + 1] = {1};
    int on = 0;
    Perceptron p = {zeros, out};
    for (int h = 0; h < zeros; h++)
        on += a[h + 1] = activity(d, w[h], n);
    int got = perceptron_output(&p, a);
    same(got, table[n], "the output for row n = %d", n);
    mistake(out[0] == 0 && on == 0, "what should it say when no hidden unit is on, and what is its sum then?");
    mistake(out[0] != 0 && on == !table[n], "the hidden units are right: should they turn the output on, or off?");
}

static void check(int d, const int table[])
{
    static double out[ROWS + 1], w[ROWS][MOST + 1];
    char text[ROWS + 1] = "";
    int zeros = 0;
    for (int n = 0; n < 1 << d; n++) {
        zeros += !table[n];
        text[n] = table[n] ? '1' : '0';
    }
    for (int n = 0; n < ROWS; n++)
        for (int j = 0; j <= MOST; j++)
            w[n][j] = out[n] = -99;
    about("network_of_zeros(%d, table, ...), n = 0, 1, ... in the table are %s", d, text);
    call(set(d, zeros, table, out, w), out, w);
    for (int n = 0, h = 0; n < 1 << d; n++)
        if (!table[n]) {
            check_hidden(d, table, w[h], h, n);
            h++;
        }
    for (int n = 0; n < 1 << d; n++)
        check_output(d, zeros, table, out, w, n);
}

int main(void)
{
    static const int small[][4] = {{0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 1, 0}, {0, 1, 1, 0}, {1, 1, 1, 1}, {0, 0, 0, 0}};
    Random random = random_seed(5);
    int table[ROWS];
    for (int k = 0; k < 6; k++)
        check(2, small[k]);
    for (int trial = 0; trial < 48; trial++) {
        int d = 1 + trial % MOST;
        for (int n = 0; n < 1 << d; n++)
            table[n] = trial < 6 ? 1 : trial < 12 ? 0 : random_below(&random, 3) > 0;
        if (d > 1 || trial >= 12)
            check(d, table);
    }
    return exercise_end();
}
