#include "exercise.h"
#include "exercise-largest.c"

static int calls;

static double rectifier(double s)
{
    calls++;
    return fmax(0, s);
}

int main(void)
{
    double x[][6] = {{1, 3, -2, 7, 7, 1}, {1, -5, -4, -3, -2, -1}, {1, -1, -2, -3, -4, -5}, {1, 0, 8, -8, 2, 4}};
    for (int n = 0; n < 4; n++)
        for (int d = 1; d <= 5; d++) {
            double most = x[n][1];
            for (int j = 2; j <= d; j++)
                most = fmax(most, x[n][j]);
            calls = 0;
            expect(largest(d, x[n], rectifier) == most, "the largest of the numbers");
            expect(calls == d - 1, "d - 1 rectifiers");
        }
    return exercise_end();
}
