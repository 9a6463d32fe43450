#include "exercise.h"
#include "exercise-all-shortcuts.c"

int main(void)
{
    static const int one[] = {0, 3, 1}, two[] = {0, 2, 2, 1}, many[] = {0, 64, 30, 20, 10};
    expect(count_all(2, one) == 4, "a perceptron with three inputs has four weights");
    expect(count_all(3, two) == 2 * 3 + 5, "layers of 2, 2 and 1 units have eleven weights");
    expect(count_all(4, many) == 30L * 65 + 20 * 95 + 10 * 115, "layers of 64, 30, 20 and 10 units");
    return exercise_end();
}
