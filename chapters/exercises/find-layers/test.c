#include "exercise.h"
#include "exercise-find-layers.h"

int main(void)
{
    int layer[8] = {0}, found = -1;
    /* the example of the chapter, its connections from the last to the first */
    static const int i[] = {7, 7, 7, 6, 6, 5, 5, 4, 4, 3, 3}, j[] = {1, 5, 6, 3, 4, 3, 4, 1, 2, 1, 2};
    static const int want[] = {0, 1, 1, 2, 2, 3, 3, 4};
    about("find_layers of the chapter's network, its connections from the last to the first");
    call(found = find_layers(7, 11, i, j, layer), found, layer);
    same(found, 1, "the result");
    for (int u = 1; u <= 7; u++) {
        same(layer[u], want[u], "the layer of unit %d", u);
        mistake(layer[u] < want[u], "is one walk through the connections enough, in any order?");
        mistake(layer[u] > want[u], "a layer need not be larger than that of the last feeder and 1");
    }
    static const int ci[] = {2, 3, 1}, cj[] = {1, 2, 3}, self[] = {2};
    about("find_layers of 1 to 2, 2 to 3, 3 to 1");
    call(found = find_layers(3, 3, ci, cj, layer), found, layer);
    same(found, 0, "the result");
    about("find_layers of 2 to 2");
    call(found = find_layers(3, 1, self, self, layer), found, layer);
    same(found, 0, "the result for a unit that feeds itself");
    about("find_layers of 3 units without connections");
    call(found = find_layers(3, 0, ci, cj, layer), found, layer);
    same(found, 1, "the result without connections");
    same(layer[3], 1, "the layer of unit 3");
    mistake(layer[3] == 0, "layers count from 1");
    static const int backi[] = {1, 2}, backj[] = {3, 1};
    about("find_layers of 3 to 1, 1 to 2");
    call(found = find_layers(3, 2, backi, backj, layer), found, layer);
    same(found, 1, "the result when a connection goes to a smaller number");
    same(layer[1], 2, "the layer of unit 1, which 3 feeds,");
    same(layer[2], 3, "the layer of unit 2, which 1 feeds,");
    same(layer[3], 1, "the layer of unit 3, which nobody feeds,");
    return exercise_end();
}
