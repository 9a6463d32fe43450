#include "exercise.h"
#include "exercise-drop.c"
#include <math.h>

int main(void)
{
    int stays[] = {1, 0, 1, 0};
    double a[] = {1, 2, -3, 4}, slope[] = {0.5, 1, 0.25, 0};
    drop(4, 0.2, stays, a, slope);
    expect(fabs(a[0] - 1.25) < 1e-12 && fabs(a[2] + 3.75) < 1e-12, "units that stay are multiplied by 1 / (1 - p)");
    expect(a[1] == 0 && a[3] == 0, "units that are left out hand on 0");
    expect(slope[1] == 0 && slope[3] == 0, "nothing goes back through a unit that is left out");
    expect(fabs(slope[0] - 0.625) < 1e-12 && fabs(slope[2] - 0.3125) < 1e-12, "the slope is that of what is handed on");
    return exercise_end();
}
