#include "exercise.h"
#include "exercise-split.c"
#include <math.h>

int main(void)
{
    Random random = random_seed(1);
    int part[12], first[3] = {0}, pairs = 0;
    for (int k = 0; k < 60000; k++) {
        int count[3] = {0};
        split(12, 3, 5, &random, part);
        for (int n = 0; n < 12; n++) {
            expect(part[n] >= 0 && part[n] <= 2, "parts are 0, 1 and 2");
            if (part[n] >= 0 && part[n] <= 2)
                count[part[n]]++;
        }
        expect(count[1] == 3 && count[2] == 5, "3 of 12 for validation, 5 for the test");
        first[part[0] < 0 || part[0] > 2 ? 0 : part[0]]++;
        pairs += part[10] == 1 && part[11] == 1;
    }
    expect(fabs(first[1] / 60000. - 3 / 12.) < 0.01 && fabs(first[2] / 60000. - 5 / 12.) < 0.01, "each sample has the same chance");
    expect(fabs(pairs / 60000. - 3. / 12 * 2 / 11) < 0.005, "each pair has the same chance");
    split(3, 0, 3, &random, part);
    expect(part[0] == 2 && part[1] == 2 && part[2] == 2, "all may be for the test");
    split(0, 0, 0, &random, part);
    return exercise_end();
}
