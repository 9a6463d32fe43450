#include "exercise.h"
#include "exercise-from-to.c"

int main(void)
{
    float V[] = {1, 2, 3, 99, 4, 5, 6, 99}, W[7] = {0, 0, 0, 0, 0, 0, -1};
    const float right[] = {1, 4, 2, 5, 3, 6};
    to_linear(2, 3, 4, V, W);
    for (int k = 0; k < 6; k++)
        expect(W[k] == right[k], "two inputs, three outputs, rows of four floats");
    expect(W[6] == -1, "nothing behind the last weight is changed");
    to_linear(1, 1, 16, V, W);
    expect(W[0] == 1, "one weight");
    to_linear(2, 2, 4, V, W);
    expect(W[0] == 1 && W[1] == 4 && W[2] == 2 && W[3] == 5, "a square matrix, which is not symmetric");
    return exercise_end();
}
