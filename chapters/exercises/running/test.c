#include "pages.h"
#include "exercise.h"
#include "exercise-running.h"
#include "random.h"
/* without: malloc calloc realloc */

/* Blocks of numbers that are closed, but for the one that was touched last: how often is another one touched? */
enum { BLOCKS = 4, BLOCK = 2048, MANY = BLOCKS * BLOCK, ENOUGH = 500 };
WATCHED double room[MANY];

enum { RIGHT, RESET, NOT_CORRECTED };

/* In two passes; or with the sum so far as it is when a larger one comes. */
static double want(int K, const double s[], int kind)
{
    double m = -INFINITY, sum = 0;
    for (int k = 0; k < K; k++) {
        bool larger = s[k] > m;
        if (larger)
            m = s[k];
        if (kind == RESET && larger)
            sum = 0;
        if (kind != RIGHT && s[k] > -INFINITY)
            sum += exp(s[k] - m);
    }
    for (int k = K - 1; k >= 0 && kind == RIGHT; k--)
        sum += s[k] == -INFINITY ? 0 : exp(s[k] - m);
    return sum > 0 ? m + log(sum) : -INFINITY;
}

static bool is(double got, double wanted)
{
    return got == wanted || fabs(got - wanted) <= 1e-12 * fmax(1, fabs(wanted));
}

static void check(int K, const double s[])
{
    double got = -99, right = want(K, s, RIGHT);
    call(got = log_sum_exp(K, s), got);
    expect(is(got, right), "the result should be %.12g, and is %.12g", right, got);
    mistake(isnan(got), "is something infinite subtracted from something infinite?");
    mistake(got == INFINITY, "can exp of the difference to the largest so far overflow?");
    mistake(got == -INFINITY, "can exp of the difference to the largest so far vanish for all?");
    mistake(is(got, want(K, s, RESET)), "do the numbers before a new largest one still count?");
    mistake(is(got, want(K, s, NOT_CORRECTED)), "what happens to the sum so far when a larger number comes?");
    mistake(isfinite(got) && is(got, exp(right)), "is that the logarithm?");
}

static void one_pass(void)
{
    Random random = random_seed(7);
    double got = -99;
    int blocks = -99;
    for (int k = 0; k < MANY; k++)
        room[k] = k % 7 == 0 ? -INFINITY : k / 9. + 50 * random_normal(&random);
    about("log_sum_exp of %d numbers", MANY);
    call((watch_begin(room, sizeof room, BLOCK * sizeof *room, 1, ENOUGH),
          got = log_sum_exp(MANY, room), blocks = watch_end()), got, blocks);
    near(got, want(MANY, room, RIGHT), 1e-9, "the result");
    expect(blocks <= BLOCKS + 1, "it reads s more than once");
    mistake(blocks > BLOCKS + 1, "if numbers arrive one by one, can you look at an earlier one again?");
}

int main(void)
{
    static const double up[] = {1, 2, 3}, down[] = {3, 2, 1}, big[] = {1000, 1000}, small[] = {-1000, -1001};
    static const double none[] = {0, -INFINITY, 0, -INFINITY}, nothing[] = {-INFINITY, -INFINITY};
    static const double jump[] = {-1000, 1000, -1000, 999.5, 1001}, late[] = {-INFINITY, 2, -INFINITY, 3};
    double many[200];
    Random random = random_seed(3);
    about("log_sum_exp of 1, 2, 3");
    check(3, up);
    about("log_sum_exp of 3, 2, 1");
    check(3, down);
    about("log_sum_exp of 1000, 1000");
    check(2, big);
    about("log_sum_exp of -1000, -1001");
    check(2, small);
    about("log_sum_exp of -1000, 1000, -1000, 999.5, 1001");
    check(5, jump);
    about("log_sum_exp of 0, -infinity, 0, -infinity");
    check(4, none);
    about("log_sum_exp of -infinity, 2, -infinity, 3");
    check(4, late);
    about("log_sum_exp of -infinity, -infinity");
    check(2, nothing);
    about("log_sum_exp of nothing");
    check(0, nothing);
    about("log_sum_exp of -infinity");
    check(1, nothing);
    about("log_sum_exp of 3");
    check(1, down);
    for (int k = 0; k < 200; k++)
        many[k] = 3 * random_normal(&random);
    about("log_sum_exp of 200 numbers");
    check(200, many);
    one_pass();
    return exercise_end();
}
