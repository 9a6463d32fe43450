#include "exercise.h"
#include "exercise-in-place.h"

enum { MOST = 64 };
enum { RIGHT, IN_PLACE, BACKWARD, NO_BIAS, NO_TANH, TRANSPOSED };

static void layer(int n, const double w[], const double b[], const double old[], double a[], int kind)
{
    double from[MOST];
    memcpy(from, old, (size_t)n * sizeof *from);
    for (int k = 0; k < n; k++) {
        int i = kind == BACKWARD ? n - 1 - k : k;
        double s = kind == NO_BIAS ? 0 : b[i];
        for (int j = n - 1; j >= 0; j--)
            s += w[kind == TRANSPOSED ? j * n + i : i * n + j] * from[j];
        a[i] = kind == NO_TANH ? s : tanh(s);
        if (kind == IN_PLACE || kind == BACKWARD)
            from[i] = a[i];
    }
}

static bool equal(int n, const double a[], const double b[])
{
    for (int i = 0; i < n; i++)
        if (!(fabs(a[i] - b[i]) <= 1e-12))
            return false;
    return true;
}

static void check(int n, const double w[], const double b[], const double old[])
{
    static const struct {
        int kind;
        const char *question;
    } slips[] = {{IN_PLACE, "what does unit 1 add up, when the activity of unit 0 has been replaced?"},
                 {BACKWARD, "when the last unit comes first, what do the others add up?"},
                 {NO_BIAS, "is there a bias?"},
                 {NO_TANH, "is that the activity, or the sum?"},
                 {TRANSPOSED, "which index of w is that of the unit that is fed?"}};
    double a[MOST + 1], want[MOST], slip[MOST];
    for (int i = 0; i <= MOST; i++)
        a[i] = i < n ? old[i] : -99;
    layer(n, w, b, old, want, RIGHT);
    call(next_layer(n, w, b, a), a);
    for (int i = 0; i < n; i++) {
        near(a[i], want[i], 1e-12, "a[%d]", i);
        mistake(a[i] == old[i], "do the new activities stand in the same array at the end?");
        for (int k = 0; k < 5; k++) {
            layer(n, w, b, old, slip, slips[k].kind);
            mistake(equal(n, a, slip), slips[k].question);
        }
    }
    for (int i = n; i <= MOST; i++)
        near(a[i], -99, 0, "a[%d], which is no unit,", i);
}

int main(void)
{
    static const double w2[] = {1, -1, 2, 0.5}, b2[] = {0.5, -1}, a2[] = {1, 0.25};
    about("next_layer with w = (1, -1; 2, 0.5), b = (0.5, -1), a = (1, 0.25)");
    check(2, w2, b2, a2);
    for (int n = 1; n <= MOST; n = n < 4 ? n + 1 : 2 * n) {
        double w[MOST * MOST], b[MOST], old[MOST];
        for (int i = 0; i < n; i++) {
            b[i] = sin(i + 1);
            old[i] = cos(3 * i);
            for (int j = 0; j < n; j++)
                w[i * n + j] = sin(7 * i + 5 * j + 1) / n;
        }
        about("next_layer of %d units", n);
        check(n, w, b, old);
    }
    return exercise_end();
}
