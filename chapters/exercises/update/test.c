#include "exercise.h"
#include "exercise-update.h"
#include "random.h"

enum { MANY = 1000 };

static int one(float w, float g, float eta)
{
    int lost = -99;
    about("lost_updates of w = %.9g, g = %.9g, eta = %.9g", (double)w, (double)g, (double)eta);
    call(lost = lost_updates(1, &w, &g, eta), lost);
    return lost;
}

static void many(Random *random)
{
    static float w[MANY], g[MANY];
    for (int k = 0; k < 20; k++) {
        int want = 0, lost = -99;
        float eta = powf(10, (float)-k / 3);
        for (int i = 0; i < MANY; i++) {
            w[i] = (float)(random_uniform(random) - 0.5);
            g[i] = i % 17 == 0 ? 0 : (float)(random_uniform(random) - 0.5) * powf(10, (float)(i % 10 - 9));
            volatile float step = eta * g[i];
            volatile float after = w[i] - step;
            want += g[i] != 0 && after == w[i];
        }
        about("lost_updates of %d random weights, eta = %g", MANY, (double)eta);
        call(lost = lost_updates(MANY, w, g, eta), lost);
        same(lost, want, "the count");
    }
}

int main(void)
{
    /* between 1/8 and 1/4 neighbors are 2^-26 apart: less than half of that is lost */
    static const float w[] = {0.1875f, 0.1875f, 0.1875f, 0.1875f, 0, 1, 1};
    static const float g[] = {0x1p-28f, 0x1.8p-27f, 0, 1, 0x1p-100f, 0x1p-26f, 0x1p-23f};
    int lost = one(0.1875f, 0x1p-28f, 1);
    same(lost, 1, "the count for a quarter of the distance between neighbors");
    mistake(lost == 0, "is the difference kept in single precision before it is compared?");
    lost = one(0.1875f, -0x1p-28f, 1);
    same(lost, 1, "the count for a quarter of the distance, upwards,");
    lost = one(0.1875f, 0x1.8p-27f, 1);
    same(lost, 0, "the count for three quarters of the distance");
    mistake(lost == 1, "must an update be larger than the whole distance, or half of it?");
    lost = one(-0.1875f, 0x1.8p-27f, 1);
    same(lost, 0, "the count for three quarters of the distance, and a negative weight,");
    lost = one(1, 0x1.8p-25f, 1);
    same(lost, 0, "the count below 1, where neighbors are 2^-24 apart,");
    mistake(lost == 1, "are the neighbors of 1 as far away on both sides?");
    lost = one(1, -0x1.8p-25f, 1);
    same(lost, 1, "the count above 1, where neighbors are 2^-23 apart,");
    mistake(lost == 0, "are the neighbors of 1 as far away on both sides?");
    lost = one(0.1875f, 0, 1);
    same(lost, 0, "the count for a derivative of zero");
    mistake(lost == 1, "where the derivative is 0 nothing is lost");
    lost = one(0, 0x1p-100f, 1);
    same(lost, 0, "the count beside zero, where nothing is too small,");
    mistake(lost == 1, "small beside what? The distance of neighbors belongs to the weight");
    lost = one(0.1875f, 0x1p-20f, 0x1p-10f);
    same(lost, 1, "the count with a small rate");
    mistake(lost == 0, "is eta in the step?");
    about("lost_updates of seven weights, eta = 1");
    call(lost = lost_updates(7, w, g, 1), lost);
    same(lost, 2, "the count");
    about("lost_updates of seven weights, eta = 2^-10");
    call(lost = lost_updates(7, w, g, 0x1p-10f), lost);
    same(lost, 4, "the count with a small rate");
    mistake(lost == 2, "is eta in the step?");
    about("lost_updates of no weight");
    call(lost = lost_updates(0, w, g, 1), lost);
    same(lost, 0, "the count");
    Random random = random_seed(6);
    many(&random);
    return exercise_end();
}
