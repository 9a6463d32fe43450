#include "exercise.h"
#include "exercise-clip.h"
#include "random.h"

int main(void)
{
    double g[] = {3, -4}, minus[] = {-3, -4}, brief[] = {0.3, 0.4}, zero[] = {0, 0, 0}, was = -99;
    double same_length[] = {3, 4}, huge[] = {3e200, 0, 4e200}, most_huge[] = {-6e299, 8e299}, tiny[] = {3e-200, 4e-200};
    about("clip of (3, -4) to 1");
    call(was = clip(2, g, 1), was, g);
    near(was, 5, 1e-12, "the length before");
    mistake(fabs(was - 1) < 1e-9, "it is the length before that is returned");
    mistake(was == 25, "is the length the sum of squares, or its root?");
    mistake(was == 7 || was == 4, "which length is that? The Euclidean one is meant");
    near(g[0], 0.6, 1e-12, "entry 0");
    mistake(g[0] == 1, "is each entry cut by itself? The direction must stay");
    near(g[1], -0.8, 1e-12, "entry 1");
    about("clip of (-3, -4) to 1");
    call(was = clip(2, minus, 1), was, minus);
    near(was, 5, 1e-12, "the length before, of negative entries,");
    mistake(was <= 0, "is the sign of the largest element taken for its size?");
    near(minus[0], -0.6, 1e-12, "negative entry 0");
    near(minus[1], -0.8, 1e-12, "negative entry 1");
    about("clip of (0.3, 0.4) to 1");
    call(was = clip(2, brief, 1), was, brief);
    near(was, 0.5, 1e-12, "the length before");
    near(brief[0], 0.3, 0, "entry 0 of what is short enough");
    mistake(fabs(brief[0] - 0.6) < 1e-9, "what is short enough must stay as it is");
    near(brief[1], 0.4, 0, "entry 1 of what is short enough");
    about("clip of (3, 4) to 5");
    call(was = clip(2, same_length, 5), was, same_length);
    near(was, 5, 1e-12, "the length before");
    near(same_length[0], 3, 1e-12, "entry 0");
    near(same_length[1], 4, 1e-12, "entry 1");
    about("clip of (0, 0, 0) to 1");
    call(was = clip(3, zero, 1), was, zero);
    near(was, 0, 0, "the length before, of zero,");
    mistake(isnan(was), "is there 0 divided by 0?");
    for (int i = 0; i < 3; i++)
        near(zero[i], 0, 0, "entry %d of zero", i);
    about("clip of (3e200, 0, 4e200) to 10");
    call(was = clip(3, huge, 10), was, huge);
    near(was / 1e200, 5, 1e-12, "the length before, divided by 1e200,");
    mistake(isinf(was), "the square of a large number is infinite: divide by the largest first");
    near(huge[0], 6, 1e-11, "entry 0 of the huge one");
    near(huge[1], 0, 0, "entry 1 of the huge one");
    near(huge[2], 8, 1e-11, "entry 2 of the huge one");
    about("clip of (-6e299, 8e299) to 2e299");
    call(was = clip(2, most_huge, 2e299), was, most_huge);
    near(was / 1e300, 1, 1e-12, "the length before, divided by 1e300,");
    near(most_huge[0] / 1e299, -1.2, 1e-12, "entry 0, divided by 1e299,");
    near(most_huge[1] / 1e299, 1.6, 1e-12, "entry 1, divided by 1e299,");
    about("clip of (3e-200, 4e-200) to 1e-200");
    call(was = clip(2, tiny, 1e-200), was, tiny);
    near(tiny[1] * 1e200, 0.8, 1e-12, "entry 1, times 1e200,");
    Random random = random_seed(4);
    for (int k = 0; k < 20; k++) {
        double v[51], w[50], sum = 0, most = 0.5 + k / 4.0;
        for (int i = 0; i < 50; i++) {
            w[i] = v[i] = random_uniform(&random) - 0.5;
            sum += v[i] * v[i];
        }
        v[50] = 99;
        about("clip of 50 random numbers to %g", most);
        call(was = clip(50, v, most), was, v);
        near(was, sqrt(sum), 1e-12, "the length before, of 50 numbers,");
        for (int i = 0; i < 50; i++)
            near(v[i], w[i] * fmin(1, most / sqrt(sum)), 1e-12, "entry %d of 50", i);
        near(v[50], 99, 0, "what stands behind the last of 50 entries");
    }
    return exercise_end();
}
