#include "exercise.h"
#include "exercise-stronger.h"

/* Usual mistakes: the other way; only one pair of rows; input i set and not, as for monotone tables; how many answers 1
   there are with each input; inputs from the highest bit. */
enum { RIGHT, OTHER_WAY, FIRST_ONLY, MONOTONE, COUNTS, FROM_TOP, WAYS };

static bool stronger(int d, const int table[], int i, int j, int how)
{
    int with_i = 0, with_j = 0;
    if (how == FROM_TOP)
        return stronger(d, table, d - 1 - i, d - 1 - j, RIGHT);
    if (how == OTHER_WAY)
        return stronger(d, table, j, i, RIGHT);
    for (int n = 0; n < 1 << d; n++) {
        with_i += table[n] * (n >> i & 1);
        with_j += table[n] * (n >> j & 1);
        if (how == MONOTONE && !(n >> i & 1) && table[n] > table[n | 1 << i])
            return false;
        if ((n >> i & 1) || (n >> j & 1) || how == MONOTONE)
            continue;
        if (how != COUNTS && table[n | 1 << i] < table[n | 1 << j])
            return false;
        if (how == FIRST_ONLY)
            return true;
    }
    return how != COUNTS || with_i >= with_j;
}

/* All tables of three inputs, each with six pairs. */
enum { TABLES = 256, PAIRS = 6 };
static const int first[PAIRS] = {0, 0, 1, 1, 2, 2}, second[PAIRS] = {1, 2, 0, 2, 0, 1};

static void spread(int rows, int number, int table[])
{
    for (int n = 0; n < rows; n++)
        table[n] = number >> n & 1;
}

static void ask_all(int got[TABLES][PAIRS])
{
    int table[8];
    for (int t = 0; t < TABLES; t++)
        for (int k = 0; k < PAIRS; k++) {
            spread(8, t, table);
            got[t][k] = at_least_as_strong(3, table, first[k], second[k]);
        }
}

static bool like[WAYS];

static void find_way(int got[TABLES][PAIRS])
{
    for (int how = 0; how < WAYS; how++) {
        like[how] = true;
        for (int t = 0; t < TABLES; t++)
            for (int k = 0; k < PAIRS; k++) {
                int table[8];
                spread(8, t, table);
                like[how] = like[how] && got[t][k] == stronger(3, table, first[k], second[k], how);
            }
    }
}

static void hints(void)
{
    mistake(like[OTHER_WAY], "which of the two inputs should be the stronger one?");
    mistake(like[FIRST_ONLY], "is one pair of rows enough to say that it is true?");
    mistake(like[MONOTONE], "both inputs change at the same time: they exchange their values");
    mistake(like[COUNTS], "do as many answers 1 mean that no single one turns into 0?");
    mistake(like[FROM_TOP], "input 0 is the lowest bit of n");
}

static void check(const char *what, int d, const int table[], int i, int j, bool want)
{
    int got = -99;
    about("at_least_as_strong(%d, %s, %d, %d)", d, what, i, j);
    call(got = at_least_as_strong(d, table, i, j), got);
    same(got, want, "the result");
    hints();
}

static bool is_monotone(int d, const int table[])
{
    for (int n = 0; n < 1 << d; n++)
        for (int j = 0; j < d; j++)
            if (table[n] > table[n | 1 << j])
                return false;
    return true;
}

/* The monotone tables of four inputs, and which of them are 2-monotonic. */
static void count(int *monotone, int *monotonic2)
{
    int table[16];
    *monotone = *monotonic2 = 0;
    for (int t = 0; t < 1 << 16; t++) {
        spread(16, t, table);
        if (!is_monotone(4, table))
            continue;
        bool all = true;
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < i; j++)
                all = all && (at_least_as_strong(4, table, i, j) || at_least_as_strong(4, table, j, i));
        ++*monotone;
        *monotonic2 += all;
    }
}

int main(void)
{
    static int got[TABLES][PAIRS];
    int or[] = {0, 1, 1, 1}, input0[] = {0, 1, 0, 1}, vote[8], two[16], six[64], table[8];
    for (int n = 0; n < 64; n++) {
        int ones = 0;
        for (int j = 0; j < 6; j++)
            ones += n >> j & 1;
        six[n] = ones >= 3 && (n & 3);
        if (n < 8)
            vote[n] = 2 * (n & 1) + (n >> 1 & 1) + (n >> 2 & 1) >= 2;
        if (n < 16)
            two[n] = (n & 3) == 3 || (n >> 2 & 3) == 3;
    }
    about("at_least_as_strong of all tables of 3 inputs");
    call(ask_all(got), got);
    find_way(got);
    check("OR", 2, or, 0, 1, true);
    check("OR", 2, or, 1, 0, true);
    check("the table of x0", 2, input0, 0, 1, true);
    check("the table of x0", 2, input0, 1, 0, false);
    check("the table of 2 x0 + x1 + x2 >= 2", 3, vote, 0, 2, true);
    check("the table of 2 x0 + x1 + x2 >= 2", 3, vote, 2, 0, false);
    check("the table of 2 x0 + x1 + x2 >= 2", 3, vote, 1, 2, true);
    check("the table of 2 x0 + x1 + x2 >= 2", 3, vote, 2, 1, true);
    check("the table of (x0 and x1) or (x2 and x3)", 4, two, 0, 2, false);
    check("the table of (x0 and x1) or (x2 and x3)", 4, two, 2, 0, false);
    for (int i = 0; i < 6; i++)
        for (int j = 0; j < 6; j++)
            if (i != j && (i < 2 || j == 5))
                check("the table of six inputs in the text", 6, six, i, j, i < 2 || j >= 2);
    for (int t = 0; t < TABLES; t++)
        for (int k = 0; k < PAIRS; k++) {
            spread(8, t, table);
            about("at_least_as_strong(3, {%d, %d, %d, %d, %d, %d, %d, %d}, %d, %d)", table[0], table[1], table[2],
                  table[3], table[4], table[5], table[6], table[7], first[k], second[k]);
            same(got[t][k], stronger(3, table, first[k], second[k], RIGHT), "the result");
            hints();
        }
    int monotone = -99, monotonic2 = -99;
    about("all monotone tables of 4 inputs, which are 168");
    call(count(&monotone, &monotonic2), monotone, monotonic2);
    same(monotonic2, 150, "the number of those that are 2-monotonic");
    hints();
    return exercise_end();
}
