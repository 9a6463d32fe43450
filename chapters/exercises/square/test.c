#include "exercise.h"
#include "exercise-square.c"
#include <math.h>

int main(void)
{
    static const double W[] = {1, 2, 3, 4, 5, 6}, S[] = {1, 2, 2, 5}, x[] = {10, -1, 2};
    double y[3];
    matrix_product(2, 2, S, x, y);
    expect(y[0] == 8 && y[1] == 15, "a symmetric matrix");
    matrix_product(2, 2, W, x, y);
    expect(y[0] == 8 && y[1] == 26, "a square matrix that is not symmetric");
    matrix_product(2, 3, W, x, y);
    expect(y[0] == 14 && y[1] == 47, "2 rows and 3 columns");
    matrix_product(3, 2, W, x, y);
    expect(y[0] == 8 && y[1] == 26 && y[2] == 44, "3 rows and 2 columns");
    return exercise_end();
}
