#include "exercise.h"
#include "exercise-zeros.c"

int main(void)
{
    Random random = random_seed(5);
    for (int trial = 0; trial < 60; trial++) {
        int d = 1 + trial % 5, table[32], zeros = 0;
        for (int n = 0; n < 1 << d; n++) {
            table[n] = trial < 5 ? 1 : trial < 10 ? 0 : random_below(&random, 3) > 0;
            zeros += !table[n];
        }
        Perceptron *hidden[32], *output = perceptron_new(zeros);
        for (int h = 0; h < zeros; h++)
            hidden[h] = perceptron_new(d);
        network_of_zeros(d, table, hidden, output);
        for (int n = 0; n < 1 << d; n++) {
            double x[6] = {1}, a[33] = {1};
            int on = 0;
            for (int j = 1; j <= d; j++)
                x[j] = n >> (j - 1) & 1;
            for (int h = 0; h < zeros; h++)
                on += a[h + 1] = perceptron_output(hidden[h], x);
            expect(on == !table[n], "a hidden unit is on for its own row and no other");
            expect(perceptron_output(output, a) == table[n],
                   zeros ? "the output agrees with the table" : "the table without zeros is answered with 1");
        }
        for (int h = 0; h < zeros; h++)
            perceptron_free(hidden[h]);
        perceptron_free(output);
    }
    return exercise_end();
}
