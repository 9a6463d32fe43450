#include "exercise.h"
#include "exercise-transpose.c"

static int right(int m, int n)
{
    static float A[10000], T[10001];
    for (int k = 0; k < m * n; k++)
        A[k] = (float)k, T[k] = -1;
    T[m * n] = -2;
    transpose_blocks(m, n, A, T);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            if (T[j * m + i] != A[i * n + j])
                return 0;
    return T[m * n] == -2;
}

int main(void)
{
    expect(right(3, 5), "3 x 5, a part of a block");
    expect(right(16, 16), "16 x 16, one block");
    expect(right(32, 48), "32 x 48, whole blocks");
    expect(right(17, 1) && right(1, 33), "a column, and a row");
    expect(right(70, 45), "70 x 45, with blocks at the edges that are smaller");
    return exercise_end();
}
