#include "exercise.h"
#include "exercise-update.c"

int main(void)
{
    /* between 1/8 and 1/4 neighbors are 2^-26 apart: half of that is lost, a little more is not */
    static const float w[] = {0.1875f, 0.1875f, 0.1875f, 0.1875f, 0, 1, 1};
    static const float g[] = {0x1p-28f, 0x1.8p-27f, 0, 1, 0x1p-100f, 0x1p-26f, 0x1p-23f};
    expect(lost_updates(1, w, g, 1) == 1, "a quarter of the distance is lost");
    expect(lost_updates(1, w + 1, g + 1, 1) == 0, "three quarters are not");
    expect(lost_updates(1, w + 2, g + 2, 1) == 0, "a derivative of zero does not count");
    expect(lost_updates(1, w + 4, g + 4, 1) == 0, "beside zero nothing is too small");
    expect(lost_updates(7, w, g, 1) == 2, "two of seven");
    expect(lost_updates(7, w, g, 0x1p-10f) == 4, "a smaller rate loses more");
    return exercise_end();
}
