#include "exercise.h"
#include "exercise-radon.c"
#include "hull.h"
#include "memory.h"

int main(void)
{
    Random random = random_seed(3);
    for (int trial = 0; trial < 140; trial++) {
        int D = 1 + trial % 7, ones = 0;
        Dataset *data = dataset_new(D + 2, D);
        for (int n = 0; n < data->N; n++)
            for (int j = 1; j <= D; j++)
                data->x[n][j] = trial < 70 ? random_normal(&random) : random_below(&random, 3);
        if (trial == 75)
            for (int j = 1; j <= D; j++)
                data->x[1][j] = data->x[0][j];
        radon_labels(data);
        for (int n = 0; n < data->N; n++)
            ones += data->y[n] == 1;
        expect(ones > 0 && ones < data->N, "both labels occur");
        double *lambda = allocate((size_t)data->N, sizeof *lambda), v[8];
        expect(hull_nearest(data, lambda, v).high < 1e-6, "no unit can give the labels");
        free(lambda);
        dataset_free(data);
    }
    return exercise_end();
}
