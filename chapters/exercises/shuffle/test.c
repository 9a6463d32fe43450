#include "exercise.h"
#include "exercise-shuffle.c"
#include <math.h>

int main(void)
{
    Random random = random_seed(1);
    int count[6] = {0}, many = 120000;
    for (int k = 0; k < many; k++) {
        int a[] = {0, 1, 2};
        shuffle(3, a, &random);
        expect(a[0] + a[1] + a[2] == 3 && a[0] * a[1] * a[2] == 0 && a[0] != a[1], "the numbers stay the same");
        count[a[0] * 2 + (a[1] > a[2])]++;
    }
    for (int k = 0; k < 6; k++)
        expect(fabs(count[k] - many / 6.) < 6 * sqrt(many / 6.), "the six orders of three numbers are equally frequent");
    shuffle(0, count, &random);
    return exercise_end();
}
