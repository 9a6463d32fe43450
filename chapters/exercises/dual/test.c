#include "exercise.h"
#include "exercise-dual.c"
#include "memory.h"

/* Three random problems, two of them with noise that makes them inseparable. */
static Dataset *random_problem(long seed)
{
    Random random = random_seed(seed);
    Dataset *data = dataset_new(40, 3);
    for (int n = 0; n < data->N; n++) {
        for (int j = 1; j <= data->D; j++)
            data->x[n][j] = random_normal(&random);
        data->y[n] = data->x[n][1] + 0.3 * (double)(seed - 1) * random_normal(&random) > 0;
    }
    return data;
}

int main(void)
{
    for (long seed = 1; seed <= 3; seed++) {
        Dataset *data = random_problem(seed);
        Perceptron *p = perceptron_new(data->D);
        int *count = allocate((size_t)data->N, sizeof *count), sum = 0, mistakes = 0;
        for (int e = 0; e < 8; e++) {
            int want = perceptron_epoch(p, data);
            expect(dual_epoch(data, count) == want, "as many mistakes as perceptron_epoch makes");
            mistakes += want;
        }
        for (int n = 0; n < data->N; n++)
            sum += count[n];
        expect(sum == mistakes, "the counts add up to the mistakes of all epochs");
        for (int j = 0; j <= data->D; j++) {
            double w = 0;
            for (int n = 0; n < data->N; n++)
                w += count[n] * (2 * data->y[n] - 1) * data->x[n][j];
            expect(w - p->w[j] < 1e-9 && p->w[j] - w < 1e-9, "the counts give the weights back");
        }
        perceptron_free(p);
        dataset_free(data);
        free(count);
    }
    return exercise_end();
}
