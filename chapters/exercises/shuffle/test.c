#include "exercise.h"
#include "exercise-shuffle.h"

enum { TRIES = 120000, MOST = 5, ORDERS = 120, MANY = 100 };
enum { FROM_ALL, NO_OFFSET };

/* The number of the order of 10, 20, ..., 10 n; -1 if these are others. */
static int number(int n, const int a[])
{
    int code = 0, seen = 0;
    for (int i = 0; i < n; i++) {
        int smaller = 0;
        if (a[i] < 10 || a[i] > 10 * n || a[i] % 10 != 0)
            return -1;
        seen |= 1 << a[i] / 10;
        for (int k = i + 1; k < n; k++)
            smaller += a[k] < a[i];
        code = code * (n - i) + smaller;
    }
    return seen == (2 << n) - 2 ? code : -1;
}

static void fill(int n, int a[])
{
    for (int i = 0; i < n; i++)
        a[i] = 10 * (i + 1);
}

/* often[k]: how often order k comes; often[ORDERS]: how often other numbers. */
static void count(int n, Random *random, int often[])
{
    for (int k = 0; k < TRIES; k++) {
        int a[MOST];
        fill(n, a);
        shuffle(n, a, random);
        int which = number(n, a);
        often[which < 0 ? ORDERS : which]++;
    }
}

/* The part of all courses in which each order of three comes, when the place is drawn in the wrong way. */
static void courses(int kind, double part[])
{
    double all = 0;
    for (int n = 0; n < 27; n++) {
        int a[3], k[] = {n % 3, n / 3 % 3, n / 9};
        fill(3, a);
        if (kind == NO_OFFSET && (k[1] == 2 || k[2] > 0))
            continue;
        for (int i = 0; i < 3; i++) {
            int old = a[i];
            a[i] = a[k[i]];
            a[k[i]] = old;
        }
        part[number(3, a)]++;
        all++;
    }
    for (int k = 0; k < 6; k++)
        part[k] /= all;
}

static bool drawn_like(const int often[], const double part[])
{
    for (int k = 0; k < 6; k++)
        if (fabs(often[k] - part[k] * TRIES) > 6 * sqrt(part[k] * TRIES))
            return false;
    return true;
}

static void frequencies(int n, int orders, Random *random)
{
    int often[ORDERS + 1] = {0}, seen = 0;
    double from_all[6] = {0}, no_offset[6] = {0}, mean = (double)TRIES / orders;
    courses(FROM_ALL, from_all);
    courses(NO_OFFSET, no_offset);
    about("shuffle of %d numbers, %d times", n, TRIES);
    call(count(n, random, often), often);
    same(often[ORDERS], 0, "the number of times with other numbers than before");
    for (int k = 0; k < orders; k++)
        seen += often[k] > 0;
    for (int k = 0; k < orders; k++) {
        expect(fabs(often[k] - mean) < 6 * sqrt(mean),
               "one order comes %d times; all should come about %g times", often[k], mean);
        mistake(often[0] == TRIES, "does anything move?");
        mistake(often[0] == 0 && seen < orders, "may a number stay where it is?");
        mistake(n == 3 && drawn_like(often, from_all),
                "can 27 equally likely courses be shared equally among 6 orders?");
        mistake(n == 3 && drawn_like(often, no_offset), "is a place that is settled drawn again?");
        mistake(seen < orders && often[0] > 0 && often[0] < TRIES, "can each number get to each place?");
    }
}

static int by_size(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* Any numbers, some of them twice. */
static void kept(Random *random)
{
    int a[MANY + 1], old[MANY], few[] = {40, 50, 60}, one[] = {7, 8};
    Random before = *random;
    for (int i = 0; i < MANY; i++)
        old[i] = a[i] = i / 2 * 7 - 30;
    a[MANY] = -99;
    about("shuffle of 40, 50, 60");
    call(shuffle(3, few, random), few);
    qsort(few, 3, sizeof *few, by_size);
    for (int i = 0; i < 3; i++) {
        same(few[i], 40 + 10 * i, "of the numbers afterwards, number %d in size", i + 1);
        mistake(few[0] == 0 && few[1] == 1 && few[2] == 2, "are the numbers that stood in a still there?");
    }
    about("shuffle of %d numbers", MANY);
    call(shuffle(MANY, a, random), a, *random);
    expect(memcmp(&before, random, sizeof before) != 0, "it does not draw from the generator that it is given");
    expect(memcmp(a, old, sizeof old) != 0, "the order is the old one");
    same(a[MANY], -99, "a[n], which is not among them,");
    qsort(a, MANY, sizeof *a, by_size);
    for (int i = 0; i < MANY; i++)
        same(a[i], old[i], "of the numbers afterwards, number %d in size", i + 1);
    about("shuffle of one number");
    call(shuffle(1, one, random), one);
    same(one[0], 7, "the number afterwards");
    about("shuffle of no number");
    call(shuffle(0, one, random), one);
    same(one[0], 7, "a[0]");
}

int main(void)
{
    Random random = random_seed(1);
    frequencies(3, 6, &random);
    kept(&random);
    frequencies(2, 2, &random);
    frequencies(4, 24, &random);
    frequencies(5, 120, &random);
    return exercise_end();
}
