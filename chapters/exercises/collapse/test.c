#include "exercise.h"
#include "exercise-collapse.c"
#include <math.h>

int main(void)
{
    double W1[] = {1, 2, -1, 1}, b1[] = {0, 1}, W2[] = {2, -1}, b2[] = {1}, W3[] = {1, 2, 3}, b3[] = {1, 0, -1};
    double *W[] = {0, W1, W2, W3}, *b[] = {0, b1, b2, b3}, A[16], c[16];
    int n[] = {2, 2, 1, 3};
    collapse(1, n, W, b, A, c);
    expect(A[0] == 1 && A[1] == 2 && A[2] == -1 && A[3] == 1 && c[0] == 0 && c[1] == 1, "one layer is itself");
    collapse(2, n, W, b, A, c);
    expect(A[0] == 3 && A[1] == 3 && c[0] == 0, "the example of the chapter: 3 x1 + 3 x2");
    collapse(3, n, W, b, A, c);
    for (int i = 0; i < 3; i++)
        expect(A[2 * i] == 3 * (i + 1) && A[2 * i + 1] == 3 * (i + 1) && c[i] == 1 - i, "three layers, three rows");
    return exercise_end();
}
