#include "exercise.h"
#include "exercise-pieces.h"
#include "random.h"
static double relu(double s) { return s > 0 ? s : 0; }
static double line(double x) { return 3 * x - 1; }
static double flat(double x) { (void)x; return 0.3; }
static double corner(double x) { return relu(x - 0.123456); }
static double tent(double x) { return x < 0.5 ? 2 * x : 2 - 2 * x; }
static double three_tents(double x) { return tent(tent(tent(x))); }
static double three(double x) { return relu(x - 0.2) - 2 * relu(x - 0.6001); }
static double again(double x) { return relu(x) - relu(x - 0.3003) + relu(x - 0.7007); }

static double up_and_down(double x) { return fabs(x * 150 - floor(x * 150 + 0.5)) / 150; }

enum { MOST = 200 };
static double knot[MOST], bend[MOST];
static int knots;

static double random_pieces(double x)
{
    double sum = x;
    for (int k = 0; k < knots && knot[k] < x; k++)
        sum += bend[k] * (x - knot[k]);
    return sum;
}

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
    /* pieces of three steps and a third */
    compare("up and down, each 1 / 300 long,", up_and_down, 0, 1, 1000, 300);
    compare("up and down, each 1 / 300 long,", up_and_down, 0.5, 1.5, 1000, 300);
    Random random = random_seed(1);
    for (int k = 0; k < 10; k++) {
        double x = -1;
        knots = 0;
        while (knots < MOST && (x += 0.0065 + 0.03 * random_uniform(&random)) < 0.993) {
            knot[knots] = x;
            bend[knots++] = (random_below(&random, 2) ? 1 : -1) * (0.1 + random_uniform(&random));
        }
        compare("random pieces", random_pieces, -1, 1, 1000, knots + 1);
    }
    return exercise_end();
}
