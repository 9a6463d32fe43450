#include "exercise.h"
#include "exercise-huber.c"

int main(void)
{
    static const double y[] = {0, 0, 0, 0}, near[] = {0.5, -0.5, 0, 1}, far[] = {3, -10, 1e6, -1};
    double delta[4];
    expect(huber(4, near, y) == 0.125 + 0.125 + 0.5, "near the target it is the squared loss");
    expect(huber(1, far, y) == 2.5 && huber(2, far, y) == 12, "beyond 1 it grows like a line");
    huber_delta(4, near, y, delta);
    expect(delta[0] == 0.5 && delta[1] == -0.5 && delta[2] == 0 && delta[3] == 1, "near the target delta = a - y");
    huber_delta(4, far, y, delta);
    expect(delta[0] == 1 && delta[1] == -1 && delta[2] == 1 && delta[3] == -1, "far away the delta is 1 or -1");
    static const double s[] = {2.25}, at[] = {2};
    huber_delta(1, s, at, delta);
    expect(huber(1, s, at) == 0.03125 && delta[0] == 0.25, "the target counts");
    return exercise_end();
}
