#include "exercise.h"
#include "exercise-clip.c"

static int close(double a, double b) { return fabs(a - b) <= 1e-12 * fabs(b); }

int main(void)
{
    double g[] = {3, -4}, short_one[] = {0.3, 0.4}, zero[] = {0, 0, 0}, huge[] = {3e200, 0, 4e200};
    expect(close(clip(2, g, 1), 5), "the length before is returned");
    expect(close(g[0], 0.6) && close(g[1], -0.8), "the length is 1 then, the direction the same");
    expect(close(clip(2, short_one, 1), 0.5) && short_one[0] == 0.3 && short_one[1] == 0.4, "a short gradient stays");
    expect(clip(3, zero, 1) == 0 && zero[0] == 0 && zero[2] == 0, "zero stays zero");
    expect(close(clip(3, huge, 10), 5e200), "a huge length does not overflow");
    expect(close(huge[0], 6) && huge[1] == 0 && close(huge[2], 8), "and is clipped");
    return exercise_end();
}
