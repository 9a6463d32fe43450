#include "exercise.h"
#include "exercise-parity.h"

enum { MOST = 12 };

/* The weights that the student sets: w[0] those of the output, then those of the hidden units. */
static void set(int d, double w[][MOST + 1])
{
    Perceptron *hidden[MOST], *output = perceptron_new(d);
    for (int k = 0; k < d; k++)
        hidden[k] = perceptron_new(d);
    parity(d, hidden, output);
    memcpy(w[0], output->w, ((size_t)d + 1) * sizeof **w);
    for (int k = 0; k < d; k++) {
        memcpy(w[k + 1], hidden[k]->w, ((size_t)d + 1) * sizeof **w);
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
        double w[MOST + 1][MOST + 1];
        for (int k = 0; k <= MOST; k++)
            for (int j = 0; j <= MOST; j++)
                w[k][j] = -99;
        about("parity(%d, hidden, output)", d);
        call(set(d, w), w);
        for (int n = 0; n < 1 << d; n++) {
            double x[MOST + 1], a[MOST + 1] = {1};
            char text[MOST + 1];
            int t = inputs(d, n, x, text), on = 0;
            bool stairs = true;
            for (int k = 1; k <= d; k++) {
                Perceptron hidden = {d, w[k]};
                a[k] = perceptron_output(&hidden, x);
                on += a[k] > 0;
                stairs = stairs && a[k] == (k <= on);
            }
            Perceptron output = {d, w[0]};
            about("parity(%d, hidden, output), inputs %s", d, text);
            same(perceptron_output(&output, a), t % 2, "the output");
            mistake(stairs && t > 0 && on == t - 1, "one hidden unit is late: what is its sum for so many ones?");
            mistake(stairs && on == t + 1, "is a hidden unit on before there are enough ones?");
            mistake(stairs && t > 0 && on == t, "the hidden units are right: which turn the output on, which off?");
            mistake(t == 1 && on == d && d > 2, "do the hidden units differ? each has a bias of its own");
        }
    }
    return exercise_end();
}
