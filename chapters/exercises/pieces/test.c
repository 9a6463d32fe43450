#include "exercise.h"
#include "exercise-pieces.c"

static double relu(double s) { return s > 0 ? s : 0; }
static double line(double x) { return 3 * x - 1; }
static double corner(double x) { return relu(x - 0.123456); }
static double tent(double x) { return x < 0.5 ? 2 * x : 2 - 2 * x; }
static double three_tents(double x) { return tent(tent(tent(x))); }
static double three(double x) { return relu(x - 0.2) - 2 * relu(x - 0.6001); }

int main(void)
{
    expect(count_pieces(line, -1, 1, 1000) == 1, "a line is one piece");
    expect(count_pieces(corner, -1, 1, 1000) == 2, "a kink between two points of the grid");
    expect(count_pieces(tent, 0, 1, 1000) == 2, "a kink on the grid");
    expect(count_pieces(three_tents, 0, 1, 1000) == 8, "three tents, one into the other");
    expect(count_pieces(three_tents, 0, 1, 997) == 8, "the same, with kinks between the points");
    expect(count_pieces(three, -1, 1, 1000) == 3, "flat, up, down");
    return exercise_end();
}
