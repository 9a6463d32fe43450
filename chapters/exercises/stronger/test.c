#include "exercise.h"
#include "exercise-stronger.c"

int main(void)
{
    int or[] = {0, 1, 1, 1}, first[] = {0, 1, 0, 1}, vote[8], two[16];
    expect(at_least_as_strong(2, or, 0, 1) && at_least_as_strong(2, or, 1, 0), "in OR both inputs are equally strong");
    expect(at_least_as_strong(2, first, 0, 1), "if the answer is input 0, it is stronger than input 1");
    expect(!at_least_as_strong(2, first, 1, 0), "if the answer is input 0, input 1 is not stronger");
    for (int n = 0; n < 8; n++)        /* 2 x0 + x1 + x2 >= 2 */
        vote[n] = 2 * (n & 1) + (n >> 1 & 1) + (n >> 2 & 1) >= 2;
    expect(at_least_as_strong(3, vote, 0, 2) && !at_least_as_strong(3, vote, 2, 0), "the input with more votes is stronger");
    expect(at_least_as_strong(3, vote, 1, 2) && at_least_as_strong(3, vote, 2, 1), "inputs with equal votes are equally strong");
    for (int n = 0; n < 16; n++)       /* (x0 and x1) or (x2 and x3): no unit computes it */
        two[n] = (n & 3) == 3 || (n >> 2 & 3) == 3;
    expect(!at_least_as_strong(4, two, 0, 2) && !at_least_as_strong(4, two, 2, 0), "two inputs may be incomparable");
    return exercise_end();
}
