#include "exercise.h"
#include "exercise-decides.c"
/* how many tables of d inputs are possible, and the mistakes of the hardest */
static int tables(int d, long *hardest)
{
    int count = 0, N = 1 << d;
    Dataset *data = dataset_new(N, d);
    *hardest = 0;
    for (int n = 0; n < N; n++)
        for (int j = 1; j <= d; j++)
            data->x[n][j] = n >> (j - 1) & 1;
    for (int table = 0; table < 1 << N; table++) {
        long mistakes = 0;
        for (int n = 0; n < N; n++)
            data->y[n] = table >> n & 1;
        if (rule_decides(data, d + 1, &mistakes)) {
            count++;
            *hardest = mistakes > *hardest ? mistakes : *hardest;
        }
    }
    dataset_free(data);
    return count;
}

int main(void)
{
    long hardest;
    expect(tables(1, &hardest) == 4 && hardest == 3, "one input: 4 tables, at most 3 mistakes");
    expect(tables(2, &hardest) == 14 && hardest == 11, "two inputs: 14 tables, at most 11 mistakes");
    expect(tables(3, &hardest) == 104 && hardest == 30, "three inputs: 104 tables, at most 30 mistakes");
    Dataset *data = dataset_new(2, 1);      /* the cap is met by no more than a few mistakes here */
    data->x[0][1] = 3, data->y[0] = 1, data->x[1][1] = 4, data->y[1] = 0;
    expect(rule_decides(data, 17, &hardest) && hardest > 16, "3 against 4: separable, after more than R^2 mistakes");
    data->x[1][1] = 3;
    expect(!rule_decides(data, 10, &hardest) && hardest > 400, "3 against 3: not separable, after more than 400 mistakes");
    dataset_free(data);
    return exercise_end();
}
