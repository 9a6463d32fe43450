#include "exercise.h"
#include "exercise-pocket.c"
#include <math.h>

static Dataset *noisy_problem(void)
{
    Random random = random_seed(7);
    Dataset *data = dataset_new(60, 2);
    for (int n = 0; n < data->N; n++) {
        for (int j = 1; j <= 2; j++)
            data->x[n][j] = random_normal(&random);
        data->y[n] = data->x[n][1] + random_normal(&random) > 0;
    }
    return data;
}

static int wrong(const Perceptron *p, const Dataset *data)
{
    int count = 0;
    for (int n = 0; n < data->N; n++)
        count += perceptron_output(p, data->x[n]) != data->y[n];
    return count;
}

int main(void)
{
    Dataset *data = noisy_problem();
    for (int epochs = 0; epochs <= 50; epochs += 10) {
        Perceptron *p = perceptron_new(2), *q = perceptron_new(2);
        int least = wrong(q, data), first = 0;
        double best[3] = {0};
        for (int e = 1; e <= epochs; e++) {
            perceptron_epoch(q, data);
            if (wrong(q, data) < least) {
                least = wrong(q, data), first = e;
                for (int j = 0; j < 3; j++)
                    best[j] = q->w[j];
            }
        }
        expect(pocket_train(p, data, epochs) == least, "it returns the fewest wrong samples");
        expect(wrong(p, data) == least, "the weights in p have the fewest wrong samples");
        double far = 0;
        for (int j = 0; j < 3; j++)
            far += fabs(p->w[j] - best[j]);
        expect(far == 0, first ? "the first epoch with the fewest wrong samples counts"
                               : "the weights at the start take part");
        perceptron_free(p);
        perceptron_free(q);
    }
    dataset_free(data);
    return exercise_end();
}
