#include "exercise.h"
#include "exercise-lies.c"

int main(void)
{
    unsigned long long shape[] = {3, 5}, huge[] = {1ULL << 32, 1ULL << 32}, big[] = {1ULL << 62, 4}, zero[] = {0, 7};
    expect(fits(2, shape, 4, 0, 60, 60) && fits(2, shape, 4, 20, 80, 100), "3 x 5 floats in 60 bytes");
    expect(!fits(2, shape, 4, 0, 59, 60) && !fits(2, shape, 8, 0, 60, 60), "too few bytes");
    expect(!fits(2, shape, 4, 0, 60, 59), "beyond the end of the data");
    expect(!fits(2, huge, 4, 0, 0, 60), "2^32 x 2^32 floats do not fit into nothing");
    expect(!fits(2, big, 1, 4, 4, 60), "2^62 x 4 bytes do not fit into nothing");
    expect(!fits(2, shape, 4, -40ULL, 20, 60) && !fits(1, shape, 4, 20, 8, 60), "the end before the beginning");
    expect(!fits(2, zero, 4, 10, 10, 60), "a size of zero");
    expect(fits(1, shape, 8, 0, 24, 24), "a vector of doubles");
    return exercise_end();
}
