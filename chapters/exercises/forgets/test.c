#include "exercise.h"
#include "exercise-forgets.c"
#include "random.h"

int main(void)
{
    Random random = random_seed(1);
    Perceptron *p = perceptron_new(3), *q = perceptron_new(3);
    for (int n = 0; n < 1000; n++) {
        double x[] = {1, random_normal(&random), random_normal(&random), random_normal(&random)};
        int y = random_below(&random, 2);
        bool mistake = perceptron_learn(q, x, y);
        expect(learn(p, x, y) == mistake, "it returns whether there was a mistake");
        for (int j = 0; j <= 3; j++) {
            expect(p->w[j] == q->w[j], "after a step the weights are w + (y - yhat) x, with the output from before the step");
            p->w[j] = q->w[j];
        }
    }
    perceptron_free(p);
    perceptron_free(q);
    return exercise_end();
}
