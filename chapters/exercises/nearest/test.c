#include "exercise.h"
#include "exercise-nearest.c"
int main(void)
{
    double a[] = {0, 0}, b[] = {3, 0}, c[] = {0, 4}, d[] = {3, 0}, *const x[] = {a, b, c, d};
    const int y[] = {7, 5, 9, 2};
    const double p[] = {1, 1}, q[] = {3, 0.5}, r[] = {0, 100}, s[] = {1.5, 0}, t[] = {-1e3, -1e3};
    expect(nearest_class(4, 2, x, y, p) == 7, "the nearest sample's class");
    expect(nearest_class(4, 2, x, y, r) == 9, "far away, too");
    expect(nearest_class(4, 2, x, y, q) == 5, "in case of a tie the first counts");
    expect(nearest_class(4, 2, x, y, s) == 7, "in case of a tie the first counts");
    expect(nearest_class(4, 2, x, y, t) == 7, "negative coordinates");
    expect(nearest_class(1, 2, x, y, r) == 7, "one sample");
    expect(nearest_class(4, 0, x, y, r) == 7, "without features all are at the same place");
    return exercise_end();
}
