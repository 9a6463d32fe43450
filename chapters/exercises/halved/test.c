#include "exercise.h"
#include "exercise-halved.h"

enum { MOST = 100 };

/* The largest distance of the piecewise linear function from x^2, on a grid with ends and middle of each part. */
static double largest_distance(int H, const double values[])
{
    double worst = 0;
    for (int k = 0; k < H; k++)
        for (int i = 0; i <= 64; i++) {
            double u = i / 64.0, x = (k + u) / H;
            double distance = fabs(values[k] + u * (values[k + 1] - values[k]) - x * x);
            if (!(distance <= worst))
                worst = distance;
        }
    return worst;
}

/* Are all values those of x^2 and so much more? */
static bool are_shifted(int H, const double values[], double shift)
{
    for (int k = 0; k <= H; k++)
        if (!(fabs(values[k] - (double)k * k / H / H - shift) < 1e-12))
            return false;
    return true;
}

static void hints(int H, const double values[])
{
    double most = 0.25 / H / H;
    if (are_shifted(H, values, 0)) {
        mistake(true, "these are the values of x^2: which sign has the error of interpolation?");
        return;
    }
    mistake(are_shifted(H, values, most / 2), "does the chord lie above x^2, or below?");
    mistake(H != 2 && are_shifted(H, values, -most),
            "now the middle of a part is right, and how far are its ends off?");
    mistake(H > 2 && are_shifted(H, values, -0.125), "how does the error of a chord depend on H?");
    mistake(H > 2 && are_shifted(H, values, -0.125 / H), "how does the error of a chord depend on H?");
    mistake(values[0] == 0, "is the first knot shifted, too?");
    mistake(values[H] == -99 || values[H] == 1, "there are H + 1 knots");
    mistake(H > 1 && values[1] == values[0], "what is 1 / 2 in C, if both are whole numbers?");
}

int main(void)
{
    for (int H = 1; H <= MOST; H++) {
        double values[MOST + 1], want = 0.125 / H / H;
        for (int k = 0; k <= MOST; k++)
            values[k] = -99;
        about("best_values for H = %d", H);
        call(best_values(H, values), values);
        near(largest_distance(H, values), want, 1e-9 * want, "the largest distance from x^2");
        hints(H, values);
        for (int k = 0; k < H; k++) {
            double x = (k + 0.5) / H;
            near((values[k] + values[k + 1]) / 2 - x * x, want, 1e-8 * want,
                 "how much too high it is in the middle of part %d", k + 1);
        }
        for (int k = 0; k <= H; k++)
            near((double)k * k / H / H - values[k], want, 1e-8 * want, "how much too low it is at knot %d", k);
    }
    return exercise_end();
}
