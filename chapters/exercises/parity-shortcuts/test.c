#include "exercise.h"
#include "exercise-parity-shortcuts.h"

enum { MOST = 12 };

/* The weights that the student sets: w[0] those of the output, then those of the hidden units. */
static void set(int d, double w[][MOST + MOST / 2 + 1])
{
    Perceptron *hidden[MOST / 2], *output = perceptron_new(d + d / 2);
    for (int k = 0; k < d / 2; k++)
        hidden[k] = perceptron_new(d);
    parity_with_shortcuts(d, hidden, output);
    memcpy(w[0], output->w, (size_t)(d + d / 2 + 1) * sizeof **w);
    for (int k = 0; k < d / 2; k++) {
        memcpy(w[k + 1], hidden[k]->w, (size_t)(d + 1) * sizeof **w);
        perceptron_free(hidden[k]);
    }
    perceptron_free(output);
}

/* The inputs, with the constant, and their number of ones; as text, too. */
static int inputs(int d, int n, double x[], char text[])
{
    int ones = 0;
    x[0] = 1;
    for (int j = 1; j <= d; j++) {
        x[j] = n >> (j - 1) & 1;
        ones += n >> (j - 1) & 1;
        text[j - 1] = n >> (j - 1) & 1 ? '1' : '0';
    }
    text[d] = '\0';
    return ones;
}

int main(void)
{
    for (int d = 1; d <= MOST; d++) {
        double w[MOST / 2 + 1][MOST + MOST / 2 + 1];
        for (int k = 0; k <= MOST / 2; k++)
            for (int j = 0; j <= MOST + MOST / 2; j++)
                w[k][j] = -99;
        about("parity_with_shortcuts(%d, hidden, output)", d);
        call(set(d, w), w);
        for (int n = 0; n < 1 << d; n++) {
            double x[MOST + MOST / 2 + 1];
            char text[MOST + 1];
            int t = inputs(d, n, x, text), on = 0;
            for (int k = 1; k <= d / 2; k++) {
                Perceptron hidden = {d, w[k]};
                on += perceptron_output(&hidden, x) << k;
                x[d + k] = on >> k & 1;
            }
            Perceptron output = {d + d / 2, w[0]};
            about("parity_with_shortcuts(%d, hidden, output), inputs %s", d, text);
            same(perceptron_output(&output, x), t % 2, "the output");
            int late = t > 1 ? (t - 1) / 2 : 0, each = t < d / 2 ? t : d / 2;
            mistake(d == 1, "one input has a parity without any hidden unit");
            mistake(t > 1 && on == (2 << t / 2) - 2, "of t ones, what must each hidden unit that is on take away?");
            mistake(t > 1 && t % 2 == 0 && on == (2 << late) - 2, "do ones stand on the border? a sum of 0 gives 0");
            mistake(t > 1 && on == (2 << each) - 2, "after how many ones more should the next hidden unit be on?");
        }
    }
    return exercise_end();
}
