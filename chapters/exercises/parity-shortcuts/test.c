#include "exercise.h"
#include "exercise-parity-shortcuts.c"

int main(void)
{
    for (int d = 1; d <= 10; d++) {
        Perceptron *hidden[5], *output = perceptron_new(d + d / 2);
        for (int k = 0; k < d / 2; k++)
            hidden[k] = perceptron_new(d);
        parity_with_shortcuts(d, hidden, output);
        for (int n = 0; n < 1 << d; n++) {
            double a[16] = {1};
            int ones = 0;
            for (int j = 1; j <= d; j++) {
                a[j] = n >> (j - 1) & 1;
                ones += n >> (j - 1) & 1;
            }
            double x[16];
            for (int j = 0; j <= d; j++)
                x[j] = a[j];
            for (int k = 0; k < d / 2; k++)
                a[d + 1 + k] = perceptron_output(hidden[k], x);
            expect(perceptron_output(output, a) == ones % 2,
                   d == 1 ? "the parity of one input" : "the parity of up to ten inputs");
        }
        for (int k = 0; k < d / 2; k++)
            perceptron_free(hidden[k]);
        perceptron_free(output);
    }
    return exercise_end();
}
