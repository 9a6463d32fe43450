#include "exercise.h"
#include "exercise-pieces.h"
static double relu(double s) { return s > 0 ? s : 0; }
static double line(double x) { return 3 * x - 1; }
static double flat(double x) { (void)x; return 0.3; }
static double corner(double x) { return relu(x - 0.123456); }
static double tent(double x) { return x < 0.5 ? 2 * x : 2 - 2 * x; }
static double three_tents(double x) { return tent(tent(tent(x))); }
static double three(double x) { return relu(x - 0.2) - 2 * relu(x - 0.6001); }
static double again(double x) { return relu(x) - relu(x - 0.3003) + relu(x - 0.7007); }

static void compare(const char *name, double (*f)(double x), double a, double b, int N, int wanted)
{
    int count = -99;
    about("count_pieces of %s from %g to %g, N = %d", name, a, b, N);
    call(count = count_pieces(f, a, b, N), count);
    same(count, wanted, "the number");
    mistake(count == wanted - 1, "kinks are one fewer than pieces");
    mistake(count > wanted, "a kink between two points gives a slope that is no piece's");
    mistake(count < wanted - 1, "may a slope come back in a later piece?");
}

int main(void)
{
    compare("a line", line, -1, 1, 1000, 1);
    compare("a constant", flat, -1, 1, 1000, 1);
    compare("one kink between two points", corner, -1, 1, 1000, 2);
    compare("one kink on a point", tent, 0, 1, 1000, 2);
    compare("three tents, one into the other,", three_tents, 0, 1, 1000, 8);
    compare("three tents, one into the other,", three_tents, 0, 1, 997, 8);
    compare("flat, up, down", three, -1, 1, 1000, 3);
    compare("flat, up, flat, up", again, -1, 1, 1000, 4);
    return exercise_end();
}
