#include "exercise.h"
#include "exercise-parity.c"
int main(void)
{
    for (int d = 1; d <= 10; d++) {
        Perceptron *hidden[10], *output = perceptron_new(d);
        for (int k = 0; k < d; k++)
            hidden[k] = perceptron_new(d);
        parity(d, hidden, output);
        for (int n = 0; n < 1 << d; n++) {
            double x[11] = {1}, a[11] = {1};
            int ones = 0;
            for (int j = 1; j <= d; j++)
                ones += n >> (j - 1) & 1, x[j] = n >> (j - 1) & 1;
            for (int k = 1; k <= d; k++) {
                a[k] = perceptron_output(hidden[k - 1], x);
                expect(a[k] == (ones >= k), "hidden unit k says whether at least k inputs are 1");
            }
            expect(perceptron_output(output, a) == ones % 2, "the output is the parity");
        }
        for (int k = 0; k < d; k++)
            perceptron_free(hidden[k]);
        perceptron_free(output);
    }
    return exercise_end();
}
