#include "exercise.h"
#include "exercise-lies.h"
#include "random.h"

enum { TRIES = 2000, MOST = 6 };
typedef unsigned long long Long;

static int got;

static void check(int dims, const Long shape[], Long size, Long begin, Long end, Long room, bool wanted,
                  const char *why)
{
    char words[150] = "";
    for (int k = 0, n = 0; k < dims; k++)
        n += snprintf(words + n, sizeof words - (size_t)n, "%s%llu", k ? " x " : "", shape[k]);
    about("fits(%s cells of %llu bytes, from %llu to %llu, of %llu)", words, size, begin, end, room);
    got = -99;
    call(got = fits(dims, shape, size, begin, end, room), got);
    expect((got != 0) == wanted && got != -99, why, 0);
}

/* All sizes are powers of two, so that the product is known without one; else 0 or 1 somewhere. */
static void many(void)
{
    static Long shape[TRIES][MOST], size[TRIES], begin[TRIES], end[TRIES], room[TRIES];
    static int found[TRIES];
    static bool wanted[TRIES];
    int dims[TRIES], wrong_yes = 0, wrong_no = 0;
    Random random = random_seed(1);
    for (int t = 0; t < TRIES; t++) {
        int power = random_below(&random, 4), zero = random_below(&random, 10) == 0;
        dims[t] = 1 + random_below(&random, MOST);
        size[t] = 1ULL << power;
        for (int k = 0; k < dims[t]; k++) {
            int more = random_below(&random, 80 / dims[t] < 63 ? 80 / dims[t] : 63);
            power += more;
            shape[t][k] = zero && k == dims[t] / 2 ? 0 : 1ULL << more;
        }
        Long bytes = power < 64 ? 1ULL << power : 0, free = -1ULL - bytes;
        begin[t] = power > 62 ? 0 : free / 4 * (Long)random_below(&random, 4);
        end[t] = begin[t] + bytes;
        room[t] = end[t];
        wanted[t] = power < 64 && !zero;
        if (random_below(&random, 4) == 0)
            end[t]++, room[t]++, wanted[t] = false;
        found[t] = -99;
    }
    about("fits of %d random shapes, with many sizes that are powers of two", TRIES);
    call(for (int t = 0; t < TRIES; t++) found[t] = fits(dims[t], shape[t], size[t], begin[t], end[t], room[t]), found);
    for (int t = 0; t < TRIES; t++) {
        wrong_yes += found[t] != 0 && !wanted[t];
        wrong_no += found[t] == 0 && wanted[t];
    }
    same(wrong_yes, 0, "the number of lies that are believed");
    same(wrong_no, 0, "the number of truths that are refused");
}

int main(void)
{
    static const Long shape[] = {3, 5}, two32[] = {1ULL << 32, 1ULL << 32}, two62[] = {1ULL << 62, 4}, zero[] = {0, 7};
    static const Long wraps[] = {(1ULL << 63) + 1, 2}, two53[] = {(1ULL << 53) + 1}, two16[] = {1 << 16, 1 << 16};
    static const Long late[] = {1ULL << 40, 1ULL << 40, 0}, ones[] = {1, 1, 1, 1}, three[] = {2, 3, 4};
    static const char *const overflow = "a product that is larger than any number of C is not this range of bytes";
    check(2, shape, 4, 0, 60, 60, true, "3 x 5 x 4 = 60: it fits");
    check(2, shape, 4, 20, 80, 100, true, "80 - 20 = 60: it fits");
    check(3, three, 8, 8, 200, 200, true, "2 x 3 x 4 x 8 = 192 = 200 - 8: it fits");
    check(4, ones, 1, 59, 60, 60, true, "one byte, up to the end: it fits");
    check(0, shape, 4, 8, 12, 60, true, "no sizes: one cell, as the product of no numbers is 1");
    check(0, shape, 4, 8, 16, 60, false, "no sizes: one cell of 4 bytes, and there are 8");
    check(2, shape, 4, 0, 59, 60, false, "59 bytes are too few for 60");
    check(2, shape, 4, 0, 61, 61, false, "61 bytes are not 60");
    mistake(true, "is it enough if a tensor has room, or must it be just as long?");
    check(2, shape, 4, 0, 120, 120, false, "120 bytes are twice as many as 60");
    mistake(true, "what must be left when all sizes are divided out?");
    check(2, shape, 8, 0, 60, 60, false, "15 cells of 8 bytes are not 60 bytes");
    check(2, shape, 4, 0, 60, 59, false, "the data end before the tensor does");
    mistake(true, "with what must end be compared, apart from begin?");
    check(2, two16, 1, 0, 1ULL << 32, 1ULL << 33, true, "2^16 x 2^16 = 2^32: it fits");
    mistake(true, "is an int large enough?");
    check(2, two16, 1, 0, 0, 60, false, "2^32 bytes are not nothing");
    mistake(true, "is an int large enough?");
    check(1, two53, 1, 0, 1ULL << 53, 1ULL << 54, false, "2^53 + 1 bytes are one more than 2^53");
    mistake(true, "can a double hold each whole number as large as that?");
    check(2, two32, 4, 0, 0, 60, false, overflow);
    mistake(got != 0, "what is 2^32 times 2^32 in 64 bits?");
    check(2, two62, 1, 4, 4, 60, false, overflow);
    mistake(got != 0, "what is 2^62 times 4 in 64 bits?");
    check(2, wraps, 1, 0, 2, 60, false, overflow);
    mistake(got != 0, "what is 2^63 + 1 times 2 in 64 bits?");
    check(2, shape, 4, -40ULL, 20, 60, false, "the end is before the beginning");
    mistake(got != 0, "if begin is nearly the largest number, where does begin + 60 come out?");
    check(1, shape, 4, 20, 8, 60, false, "the end is before the beginning");
    mistake(got != 0, "what if begin is larger than end?");
    check(2, zero, 4, 10, 10, 60, false, "a size of 0 is refused");
    mistake(got != 0, "is a size of 0 refused, wherever it is?");
    check(3, late, 4, 10, 10, 60, false, "a size of 0 is refused, behind large ones, too");
    check(2, zero, 4, 10, 38, 60, false, "a size of 0 is refused");
    check(2, shape, 0, 0, 60, 60, false, "cells of 0 bytes are not 60 bytes");
    check(2, shape, 0, 10, 10, 60, false, "a size of 0 is refused");
    many();
    return exercise_end();
}
