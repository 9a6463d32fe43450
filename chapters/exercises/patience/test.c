#include "exercise.h"
#include "exercise-patience.c"
#include <math.h>

int main(void)
{
    const double valley[] = {5, 4, 3, 3.5, 3.2, 3.1, 2, 1}, flat[] = {1, 1, 1, 1}, bad[] = {NAN, 3, NAN, 2, NAN, NAN, NAN, NAN};
    int best = -1;
    expect(early_stop(8, valley, 3, &best) == 5 && best == 2, "it stops 3 epochs after the best");
    expect(early_stop(8, valley, 4, &best) == 7 && best == 7, "with patience 4 the better valley behind is found");
    expect(early_stop(8, valley, 1, &best) == 3 && best == 2, "patience 1 stops at the first loss that is not better");
    expect(early_stop(4, flat, 2, &best) == 2 && best == 0, "as good is not better");
    expect(early_stop(1, valley, 9, &best) == 0 && best == 0, "one epoch");
    expect(early_stop(8, bad, 3, &best) == 6 && best == 3, "what is not a number is never the best");
    expect(early_stop(4, valley, 10, &best) == 3 && best == 2, "T - 1 if patience does not end");
    return exercise_end();
}
