#include "exercise.h"
#include "exercise-from-to.h"
#include "random.h"

enum { MOST = 2000 };

/* Is W[i * row + j] = V[j * width + i], with these lengths of rows? */
static bool is(int inputs, int outputs, int width, const float V[], int row, const float W[])
{
    for (int i = 0; i < outputs; i++)
        for (int j = 0; j < inputs; j++)
            if (i * row + j < inputs * outputs && (W[i * row + j] != V[j * width + i]) && row >= inputs)
                return false;
    return true;
}

/* Row after row of V, without what fills up, or with it. */
static bool copied(int inputs, int outputs, int width, const float V[], const float W[])
{
    for (int k = 0; k < inputs * outputs; k++)
        if (W[k] != V[k / outputs * width + k % outputs])
            return false;
    return true;
}

static void check(int inputs, int outputs, int width, const float V[])
{
    float W[MOST + 1];
    for (int k = 0; k <= MOST; k++)
        W[k] = -99;
    call(to_linear(inputs, outputs, width, V, W), W);
    for (int i = 0; i < outputs; i++)
        for (int j = 0; j < inputs; j++) {
            near(W[i * inputs + j], V[j * width + i], 0, "the weight of output %d and input %d, W[%d],", i, j,
                 i * inputs + j);
            mistake(copied(inputs, outputs, width, V, W),
                    "a row of V belongs to an input; to what belongs a row of W?");
            mistake(is(inputs, outputs, outputs, V, inputs, W), "where does the next row of V begin?");
            mistake(copied(inputs, outputs, outputs, V, W),
                    "are the numbers transposed, and those that fill up a row left out?");
            mistake(inputs < outputs && is(inputs, outputs, width, V, outputs, W), "how long is a row of W?");
        }
    near(W[inputs * outputs], -99, 0, "what is behind the last weight");
}

int main(void)
{
    static const float V[] = {1, 2, 3, 99, 4, 5, 6, 99};
    float large[MOST];
    Random random = random_seed(1);
    about("to_linear(2, 3, 4) of 1 2 3 99, 4 5 6 99");
    check(2, 3, 4, V);
    about("to_linear(1, 1, 8) of 1 2 3 99 4 5 6 99");
    check(1, 1, 8, V);
    about("to_linear(2, 2, 4) of 1 2 3 99, 4 5 6 99");
    check(2, 2, 4, V);
    about("to_linear(2, 4, 4) of 1 2 3 99, 4 5 6 99");
    check(2, 4, 4, V);
    about("to_linear(4, 1, 2) of 1 2, 3 99, 4 5, 6 99");
    check(4, 1, 2, V);
    for (int k = 0; k < MOST; k++)
        large[k] = (float)random_normal(&random);
    about("to_linear(37, 21, 32) of random weights");
    check(37, 21, 32, large);
    about("to_linear(21, 37, 48) of random weights");
    check(21, 37, 48, large);
    return exercise_end();
}
