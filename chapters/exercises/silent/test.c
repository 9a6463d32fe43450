#include "exercise.h"
#include "exercise-silent.c"

int main(void)
{
    /* three samples, four units */
    static const double slope[] = {0, 0, 1, 0,   0, 1, 1, 0,   0, 0, 1, -0.0};
    bool dead[4] = {false, true, true, false};
    expect(find_silent(3, 4, slope, dead) == 2, "two of four are silent");
    expect(dead[0] && !dead[1] && !dead[2] && dead[3], "the first and the last");
    expect(find_silent(1, 4, slope, dead) == 3, "for the first sample alone three are");
    expect(find_silent(4, 3, slope, dead) == 0 && !dead[0] && !dead[2], "the same numbers as four samples of three units");
    return exercise_end();
}
