#include "exercise.h"
#include "exercise-update.h"
#include "random.h"

int main(void)
{
    /* between 1/8 and 1/4 neighbors are 2^-26 apart: half of that is lost, a little more is not */
    static const float w[] = {0.1875f, 0.1875f, 0.1875f, 0.1875f, 0, 1, 1};
    static const float g[] = {0x1p-28f, 0x1.8p-27f, 0, 1, 0x1p-100f, 0x1p-26f, 0x1p-23f};
    int lost = -99;
    about("lost_updates of w = 0.1875, g = 2^-28, eta = 1");
    call(lost = lost_updates(1, w, g, 1), lost);
    same(lost, 1, "the count for a quarter of the distance between neighbors");
    mistake(lost == 0, "is the difference kept in single precision before it is compared?");
    about("lost_updates of w = 0.1875, g = 1.5 2^-27, eta = 1");
    call(lost = lost_updates(1, w + 1, g + 1, 1), lost);
    same(lost, 0, "the count for three quarters of the distance");
    about("lost_updates of w = 0.1875, g = 0");
    call(lost = lost_updates(1, w + 2, g + 2, 1), lost);
    same(lost, 0, "the count for a derivative of zero");
    mistake(lost == 1, "where the derivative is 0 nothing is lost");
    about("lost_updates of w = 0, g = 2^-100");
    call(lost = lost_updates(1, w + 4, g + 4, 1), lost);
    same(lost, 0, "the count beside zero, where nothing is too small,");
    mistake(lost == 1, "small beside what? The distance of neighbors belongs to the weight");
    about("lost_updates of seven weights, eta = 1");
    call(lost = lost_updates(7, w, g, 1), lost);
    same(lost, 2, "the count");
    about("lost_updates of seven weights, eta = 2^-10");
    call(lost = lost_updates(7, w, g, 0x1p-10f), lost);
    same(lost, 4, "the count with a small rate");
    mistake(lost == 2, "is eta in the step?");
    Random random = random_seed(6);
    static float v[1000], d[1000];
    for (int k = 0; k < 20; k++) {
        int want = 0;
        float eta = powf(10, (float)-k / 3);
        for (int i = 0; i < 1000; i++) {
            v[i] = (float)(random_uniform(&random) - 0.5);
            d[i] = (float)(random_uniform(&random) - 0.5) * powf(10, (float)(i % 10 - 9));
            volatile float step = eta * d[i];
            volatile float after = v[i] - step;
            want += d[i] != 0 && after == v[i];
        }
        about("lost_updates of 1000 random weights, eta = %g", eta);
        call(lost = lost_updates(1000, v, d, eta), lost);
        same(lost, want, "the count of a thousand");
    }
    return exercise_end();
}
