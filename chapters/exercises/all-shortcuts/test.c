#include "exercise.h"
#include "exercise-all-shortcuts.h"
#include <limits.h>

enum { BIASES = 1, SHORTCUTS = 2, OWN_LAYER = 4 };

/* Unit by unit, the parts that are asked for. */
static long count(int L, const int n[], int parts)
{
    long W = 0;
    for (int nu = 2; nu <= L; nu++)
        for (int i = 0; i < n[nu]; i++) {
            W += (parts & BIASES) != 0;
            for (int mu = parts & SHORTCUTS ? 1 : nu - 1; mu < nu; mu++)
                W += n[mu];
            W += parts & OWN_LAYER ? n[nu] : 0;
        }
    return W;
}

static void check(int L, const int n[])
{
    long W = -99, right = count(L, n, BIASES | SHORTCUTS);
    call(W = count_all(L, n), W);
    same(W, right, "the number of weights");
    mistake(W == count(L, n, SHORTCUTS), "does unit 0 feed nobody?");
    mistake(W == count(L, n, BIASES), "is a unit fed by the layer just before its own alone?");
    mistake(W == count(L, n, SHORTCUTS) + L - 1,
            "unit 0 feeds each unit with a weight of its own, not each layer with one");
    mistake(W == right + n[1], "who feeds the units of layer 1?");
    mistake(W == count(L, n, BIASES | SHORTCUTS | OWN_LAYER), "do units of the same layer feed each other?");
}

int main(void)
{
    static const int one[] = {0, 3, 1}, two[] = {0, 2, 3, 1}, three[] = {0, 2, 2, 1}, many[] = {0, 64, 30, 20, 10};
    static const int twelve[] = {0, 5, 4, 9, 1, 7, 3, 3, 8, 2, 6, 1, 4}, large[] = {0, 100000, 100000};
    about("count_all of layers of 2, 3 and 1 units");
    check(3, two);
    about("count_all of layers of 3 and 1 units");
    check(2, one);
    about("count_all of layers of 2, 2 and 1 units");
    check(3, three);
    about("count_all of layers of 64, 30, 20 and 10 units");
    check(4, many);
    about("count_all of twelve layers");
    check(12, twelve);
#if LONG_MAX > 10000100000
    about("count_all of two layers of 100000 units");
    check(2, large);
#else
    (void)large;
#endif
    return exercise_end();
}
