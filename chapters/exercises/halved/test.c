#include "exercise.h"
#include "exercise-halved.c"

int main(void)
{
    for (int H = 1; H <= 50; H++) {
        double values[51], worst = 0, best = 1 / (8.0 * H * H);
        best_values(H, values);
        for (int k = 0; k < H; k++)
            for (int i = 0; i <= 16; i++) {
                double u = i / 16.0, x = (k + u) / H;
                double error = values[k] + u * (values[k + 1] - values[k]) - x * x;
                worst = error > worst ? error : -error > worst ? -error : worst;
            }
        expect(worst < best * (1 + 1e-9), "the largest error is half of that of interpolation");
    }
    return exercise_end();
}
