#include "exercise.h"
#include "exercise-silent.h"
#include "random.h"

int main(void)
{
    /* three samples, four units */
    static const double slope[] = {0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, -0.0};
    bool dead[5] = {false, true, true, false, true};
    int count = -99;
    about("find_silent of slopes (0, 0, 1, 0), (0, 1, 1, 0), (0, 0, 1, -0)");
    call(count = find_silent(3, 4, slope, dead), count, dead);
    same(count, 2, "the number of silent units");
    mistake(count == 0, "a row is a sample: how far is it to the next one?");
    mistake(count == 3, "a unit that is silent for one sample may speak for another");
    same(dead[0], 1, "dead[0]");
    same(dead[1], 0, "dead[1], of a unit that speaks once,");
    same(dead[2], 0, "dead[2]");
    same(dead[3], 1, "dead[3], with a slope of -0,");
    same(dead[4], 1, "what stands behind dead[3]");
    about("find_silent of the first sample alone");
    call(count = find_silent(1, 4, slope, dead), count, dead);
    same(count, 3, "the number of silent units");
    about("find_silent of the same numbers as four samples of three units");
    call(count = find_silent(4, 3, slope, dead), count, dead);
    same(count, 0, "the number of silent units");
    static const double both[] = {0.5, 0, -0.5, 0}, least[] = {0, 5e-324, 0, 0};
    about("find_silent of slopes (0.5, 0), (-0.5, 0)");
    call(count = find_silent(2, 2, both, dead), count, dead);
    same(count, 1, "the number of silent units");
    mistake(count == 2, "slopes may be negative, and add up to 0");
    same(dead[0], 0, "dead[0]");
    same(dead[1], 1, "dead[1]");
    about("find_silent of slopes (0, 5e-324), (0, 0)");
    call(count = find_silent(2, 2, least, dead), count, dead);
    same(count, 1, "the number of silent units, if a slope is tiny,");
    mistake(count == 2, "tiny is not 0");
    Random random = random_seed(8);
    static double many[2000];
    for (int k = 0; k < 20; k++) {
        bool found[50], want[50];
        int wanted = 0;
        memset(found, k % 2, sizeof found);
        for (int c = 0; c < 2000; c++)
            many[c] = random_uniform(&random) < 0.95 ? 0 : random_uniform(&random) - 0.5;
        for (int i = 0; i < 50; i++) {
            want[i] = true;
            for (int n = 0; n < 40; n++)
                want[i] = want[i] && many[n * 50 + i] == 0;
            wanted += want[i];
        }
        about("find_silent of 40 random samples and 50 units");
        call(count = find_silent(40, 50, many, found), count, found);
        same(count, wanted, "the number of silent units of 50");
        for (int i = 0; i < 50; i++)
            same(found[i], want[i], "dead[%d] of 50", i);
    }
    return exercise_end();
}
