#include "exercise.h"
#include "exercise-adamw.h"
#include "random.h"

enum { MOST = 50 };
enum { RIGHT, NOT_CORRECTED, ONE_CORRECTED, ALWAYS_FIRST, FROM_ZERO, INSIDE, AFTER, NO_DECAY, NO_ROOT, UPHILL,
       NO_EPSILON, IN_ROOT, KINDS };
static const char *const questions[] = {
    "", "m and v begin with zero: what corrects that?", "are both means corrected, each by its own beta?",
    "is a correction the same in each step?", "is the first step that with t = 0, or t = 1?",
    "is the decay divided by the root of v, too?", "does a weight decay from what it was before the step, or after it?",
    "where is the decay?", "is the divisor the mean square, or its root?", "downhill, or uphill?",
    "where is epsilon?", "is epsilon inside of the root, or outside?"};

static const double eta = 0.1, beta1 = 0.9, beta2 = 0.999;

/* The weight after a step, with the means as they are after it. */
static double weight(double w, double m, double v, double g, int t, double mu, int kind)
{
    int k = kind == ALWAYS_FIRST ? 1 : kind == FROM_ZERO ? t - 1 : t;
    double c1 = -expm1(k * log(beta1)), c2 = -expm1(k * log(beta2)), epsilon = 1e-8;
    if (kind == INSIDE) { /* what the means would be with the decay as a part of g */
        m += (1 - beta1) * mu * w;
        v += (1 - beta2) * ((g + mu * w) * (g + mu * w) - g * g);
    }
    if (kind == NOT_CORRECTED || (kind == FROM_ZERO && k == 0))
        c1 = c2 = 1;
    if (kind == ONE_CORRECTED)
        c2 = 1;
    double root = kind == NO_ROOT ? v / c2 : kind == IN_ROOT ? sqrt(v / c2 + epsilon) : sqrt(v / c2);
    double step = m / c1 / (root + (kind == NO_EPSILON || kind == IN_ROOT ? 0 : epsilon));
    double decay = kind == NO_DECAY || kind == INSIDE ? 0 : mu * (kind == AFTER ? w - eta * step : w);
    return w - eta * (kind == UPHILL ? decay - step : step + decay);
}

static bool is(double got, double wanted)
{
    return fabs(got - wanted) <= 1e-10 * (1 + fabs(wanted));
}

static double wanted_m(double m, double g)
{
    return beta1 * m + (1 - beta1) * g;
}

static double wanted_v(double v, double g)
{
    return beta2 * v + (1 - beta2) * g * g;
}

static void check(int n, int t, double mu, const double g[], double m[], double v[], double w[])
{
    double m0[MOST + 1], v0[MOST + 1], w0[MOST + 1], m1[MOST + 1], v1[MOST + 1], w1[MOST + 1];
    for (int i = 0; i <= MOST; i++) {
        m1[i] = m0[i] = i < n ? m[i] : -99;
        v1[i] = v0[i] = i < n ? v[i] : -99;
        w1[i] = w0[i] = i < n ? w[i] : -99;
    }
    call(adamw(n, t, eta, beta1, beta2, mu, g, m1, v1, w1), m1, v1, w1);
    for (int i = 0; i < n; i++) {
        double c1 = -expm1(t * log(beta1)), c2 = -expm1(t * log(beta2));
        m[i] = wanted_m(m0[i], g[i]);
        v[i] = wanted_v(v0[i], g[i]);
        w[i] = weight(w0[i], m[i], v[i], g[i], t, mu, RIGHT);
        near(m1[i], m[i], 1e-12 * (fabs(m0[i]) + fabs(g[i])), "m[%d]", i);
        mistake(is(m1[i] * c1, m[i]), "is the next step to find m as it is, or m that was corrected?");
        mistake(is(m1[i], m0[i] * (1 - beta1) + g[i] * beta1), "which of the two in a mean is multiplied by beta?");
        mistake(is(m1[i], wanted_m(m0[i], g[i] + mu * w0[i])), questions[INSIDE]);
        near(v1[i], v[i], 1e-12 * (v0[i] + g[i] * g[i]), "v[%d]", i);
        mistake(is(v1[i] * c2, v[i]), "is the next step to find v as it is, or v that was corrected?");
        mistake(is(v1[i], beta2 * v0[i] + (1 - beta2) * g[i]), "of what is v the mean?");
        mistake(is(v1[i], beta1 * v0[i] + (1 - beta1) * g[i] * g[i]), "which beta is that of the squares?");
        near(w1[i], w[i], 1e-9 * (1 + fabs(w[i])), "w[%d]", i);
        for (int kind = 1; kind < KINDS; kind++)
            mistake(is(w1[i], weight(w0[i], m[i], v[i], g[i], t, mu, kind)), questions[kind]);
        mistake(isnan(w1[i]), "what is 0 divided by 0?");
    }
    near(m1[n], -99, 0, "what is behind m");
    near(v1[n], -99, 0, "what is behind v");
    near(w1[n], -99, 0, "what is behind w");
}

int main(void)
{
    double g[MOST] = {2}, m[MOST] = {0}, v[MOST] = {0}, w[MOST] = {1};
    Random random = random_seed(1);
    about("step 1 of the chapter's example, g = 2, w = 1");
    check(1, 1, 0, g, m, v, w);
    near(w[0], 0.9, 1e-8, "the weight");
    g[0] = -1;
    about("step 2 of the chapter's example, g = -1");
    check(1, 2, 0, g, m, v, w);
    g[0] = m[0] = v[0] = 0, w[0] = 2;
    about("step 1 with g = 0, w = 2 and mu = 0.5");
    check(1, 1, 0.5, g, m, v, w);
    g[0] = 1000, m[0] = v[0] = 0, w[0] = 2;
    about("step 1 with g = 1000, w = 2 and mu = 0.5");
    check(1, 1, 0.5, g, m, v, w);
    g[0] = 1e-8, m[0] = v[0] = 0, w[0] = 2;
    about("step 1 with g = 1e-8, w = 2 and mu = 0");
    check(1, 1, 0, g, m, v, w);
    for (int i = 0; i < MOST; i++) {
        m[i] = v[i] = 0;
        w[i] = random_normal(&random);
    }
    for (int t = 1; t <= 20; t++) {
        for (int i = 0; i < MOST; i++)
            g[i] = random_normal(&random) * pow(10, i % 7 - 3);
        about("step %d of %d weights with random derivatives, mu = 0.3", t, MOST);
        check(MOST, t, 0.3, g, m, v, w);
    }
    about("step 1000 of %d weights", MOST);
    check(MOST, 1000, 0.3, g, m, v, w);
    return exercise_end();
}
