#include "exercise.h"
#include "exercise-find-layers.c"

int main(void)
{
    int layer[8];
    /* the example of the chapter, its connections from the last to the first */
    static const int i[] = {7, 7, 7, 6, 6, 5, 5, 4, 4, 3, 3}, j[] = {1, 5, 6, 3, 4, 3, 4, 1, 2, 1, 2};
    static const int want[] = {0, 1, 1, 2, 2, 3, 3, 4};
    expect(find_layers(7, 11, i, j, layer) == 1, "the network of the chapter has layers");
    for (int u = 1; u <= 7; u++)
        expect(layer[u] == want[u], "they are the smallest that the rule allows");
    static const int ci[] = {2, 3, 1}, cj[] = {1, 2, 3}, self[] = {2};
    expect(find_layers(3, 3, ci, cj, layer) == 0, "a circle of three has no layers");
    expect(find_layers(3, 1, self, self, layer) == 0, "a unit that feeds itself has no layer");
    expect(find_layers(3, 0, ci, cj, layer) == 1 && layer[3] == 1, "without connections all is layer 1");
    static const int backi[] = {1, 2}, backj[] = {3, 1};
    expect(find_layers(3, 2, backi, backj, layer) == 1 && layer[2] == 3 && layer[1] == 2 && layer[3] == 1,
           "the numbers of the units do not matter");
    return exercise_end();
}
