#include "exercise.h"
#include "exercise-softplus.h"
#include <float.h>

static double at[2000];
static int many;

static double value(double s)
{
    return s > 0 ? (double)(s + log1pl(expl(-(long double)s))) : (double)log1pl(expl(s));
}

static double slope(double s)
{
    return s > 0 ? (double)(1 / (1 + expl(-(long double)s))) : (double)(expl(s) / (1 + expl(s)));
}

static void check(int n, const double got[], double (*wanted)(double s), const char *name)
{
    for (int k = 0; k < n; k++) {
        double want = wanted(at[k]);
        about("%s(%g)", name, at[k]);
        near(got[k], want, 1e-14 * want, "the result");
        mistake(isnan(got[k]) && at[k] > 0, "is a huge number divided by a huge one?");
        mistake(isinf(got[k]), "for which s is exp(s) larger than any number?");
        mistake(got[k] == 0, "what is left of a tiny number after 1 has been added to it?");
        mistake(at[k] > 1 && got[k] == at[k], "is the rest behind s really too small to be seen, here?");
        mistake(at[k] < 0 && fabs(got[k] - want) < 1e-15,
                "how many digits of a tiny number survive when 1 is added to it?");
    }
}

int main(void)
{
    static double got[2000], slopes[2000];
    static const double first[] = {0, 1, -1, 1000, -50, -700, 20, -20, 30, 36, -36, -708,
                                   708, 709, 710, 745, 1e9, 1e300, DBL_MAX};
    for (size_t k = 0; k < sizeof first / sizeof *first; k++)
        at[many++] = first[k];
    for (double s = -708; s <= 800; s += s > -40 && s < 40 ? 0.0625 : 7.3)
        at[many++] = s;
    for (int k = 0; k < many; k++)
        got[k] = slopes[k] = -99;
    about("softplus of %d numbers", many);
    call(for (int k = 0; k < many; k++) got[k] = softplus(at[k]), got);
    check(many, got, value, "softplus");
    about("softplus_slope of %d numbers", many);
    call(for (int k = 0; k < many; k++) slopes[k] = softplus_slope(at[k]), slopes);
    check(many, slopes, slope, "softplus_slope");
    return exercise_end();
}
