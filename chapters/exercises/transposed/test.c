#include "exercise.h"
#include "exercise-transposed.c"
#include <math.h>

int main(void)
{
    static const double W[] = {1, 2, 3, 4, 5, 6}, delta[] = {10, -1, 2};
    double back[3] = {9, 9, 9};
    transposed_product(2, 3, W, delta, back);
    expect(back[0] == 6 && back[1] == 15 && back[2] == 24, "2 rows and 3 columns: (6, 15, 24)");
    transposed_product(3, 2, W, delta, back);
    expect(back[0] == 10 - 3 + 10 && back[1] == 20 - 4 + 12, "3 rows and 2 columns: (17, 28)");
    transposed_product(1, 1, W, delta, back);
    expect(back[0] == 10, "one row, one column; old values do not count");
    return exercise_end();
}
