#include "exercise.h"
#include "exercise-square-table.c"
#include <math.h>

static double twice(double s)
{
    return 2 * s;
}

int main(void)
{
    /* D = 2, Q = 5: 3 sees 0, 1, 2; 4 sees 1 alone; 5 sees 3 and 4 */
    double w[36] = {0}, s[6] = {0}, a[6] = {1, 3, -1};
    char exists[36] = {0};
    static const int at[][2] = {{3, 0}, {3, 1}, {3, 2}, {4, 1}, {5, 3}, {5, 4}};
    for (int n = 0; n < 6; n++) {
        w[at[n][0] * 6 + at[n][1]] = n + 1;
        exists[at[n][0] * 6 + at[n][1]] = 1;
    }
    w[4 * 6 + 2] = 100;
    square_forward(2, 5, w, exists, twice, s, a);
    expect(s[3] == 1 + 2 * 3 - 3, "the sum of a unit runs over unit 0 and all that feed it");
    expect(a[3] == 2 * s[3], "the activity is f of the sum");
    expect(s[4] == 4 * 3, "a weight without a connection does not count");
    expect(s[5] == 5 * a[3] + 6 * a[4], "later units see the activities of earlier ones");
    a[2] = INFINITY;
    square_forward(2, 5, w, exists, twice, s, a);
    expect(s[4] == 4 * 3, "an infinite activity does no harm where there is no connection");
    return exercise_end();
}
