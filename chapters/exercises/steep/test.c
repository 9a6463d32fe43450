#include "exercise.h"
#include "exercise-steep.h"
#include "random.h"

enum { MOST = 64 };
enum { RIGHT, SLOPES, HEIGHTS, WEIGHT_BEFORE, NOT_FIRST };

static double output(int H, const double v[], double bias, double x)
{
    for (int k = 0; k < H; k++)
        bias += v[k] * fmax(0, x - (double)k / H);
    return bias;
}

/* Weight k by a usual mistake: slopes themselves, heights instead of slopes, the weight before taken away instead of
   the slope before, changes of the slope with none for the first part. */
static double mistaken(int how, int k, int H, const double F[])
{
    double weight = 0, slope = how == NOT_FIRST ? H * (F[1] - F[0]) : 0;
    for (int i = 0; i <= k; i++) {
        double next = (how == HEIGHTS ? 1 : H) * (F[i + 1] - F[i]);
        weight = how == SLOPES ? next : next - (how == WEIGHT_BEFORE ? weight : slope);
        slope = next;
    }
    return weight;
}

static bool looks(int how, int H, const double F[], const double v[])
{
    for (int k = 0; k < H; k++)
        if (!(fabs(v[k] - mistaken(how, k, H, F)) <= 1e-9 * (1 + fabs(v[k]))))
            return false;
    return true;
}

static void hints(int H, const double F[], const double v[])
{
    if (looks(RIGHT, H, F, v) || (H == 1 && v[0] != -99))
        return;
    mistake(looks(SLOPES, H, F, v), "in the second part two hidden units rise: which slope have they together?");
    mistake(looks(HEIGHTS, H, F, v), "a part is 1/H wide: how steep is it?");
    mistake(looks(WEIGHT_BEFORE, H, F, v), "is the slope of the part before the weight of its unit?");
    mistake(looks(NOT_FIRST, H, F, v), "what is the slope left of 0?");
    mistake(v[H - 1] == -99, "is the last weight set?");
}

static void check(const char *what, int H, const double F[])
{
    double bias = -99, v[MOST];
    for (int k = 0; k < MOST; k++)
        v[k] = -99;
    about("interpolate_values of %s, H = %d", what, H);
    call(bias = interpolate_values(H, F, v), bias, v);
    near(bias, F[0], 1e-12, "the result, which is the output at 0,");
    mistake(bias == 0, "what does the network say where all its hidden units are 0?");
    for (int k = 0; k < H; k++) {
        near(output(H, v, bias, (k + 1.0) / H), F[k + 1], 1e-9, "the output at %d/H", k + 1);
        if (!exercise.last)
            hints(H, F, v);
        near(output(H, v, bias, (k + 0.5) / H), (F[k] + F[k + 1]) / 2, 1e-9,
             "the output in the middle of part %d", k + 1);
    }
}

int main(void)
{
    static const double wave[] = {0, 1, 0, -1, 0}, two[] = {1, 3};
    double F[MOST + 1];
    for (int k = 0; k <= 4; k++)
        F[k] = k / 4.0;
    check("F(x) = x", 4, F);
    check("0, 1, 0, -1, 0", 4, wave);
    check("1, 3", 1, two);
    Random random = random_seed(9);
    for (int H = 1; H <= 16; H++) {
        for (int k = 0; k <= H; k++)
            F[k] = sin(3.0 * k / H) + 2;
        check("F(x) = sin(3 x) + 2", H, F);
        for (int k = 0; k <= H; k++)
            F[k] = 1;
        check("F(x) = 1", H, F);
    }
    for (int k = 0; k <= MOST; k++)
        F[k] = random_normal(&random);
    check("random values", MOST, F);
    return exercise_end();
}
