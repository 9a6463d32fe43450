#include "exercise.h"
#include "exercise-sums.c"

int main(void)
{
    const float X[] = {1, 2, 100, 3, 4, 100, -5, 0.5f, 100};
    float sum[3] = {7, 7, 7};
    column_sums(3, 2, 3, X, sum);
    expect(sum[0] == -1 && sum[1] == 6.5f, "three rows of three floats, of which two count");
    expect(sum[2] == 7, "what is behind the n sums is left alone");
    column_sums(1, 3, 3, X, sum);
    expect(sum[0] == 1 && sum[1] == 2 && sum[2] == 100, "one row is itself");
    column_sums(9, 1, 1, X, sum);
    expect(sum[0] == 305.5f, "one column");
    return exercise_end();
}
