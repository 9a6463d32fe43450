/* loss.h: tangled from chapters/workshop/06-loss.nw; edit it there */
#ifndef LOSS_H
#define LOSS_H
#include "activation.h"
#include "lines.h"

/* The outputs are counted k = 0..K-1 here: activations f[k],
   pre-activations s[k], targets y[k]. */
typedef struct {
    const char *name;       /* squared, binary, categorical */
    const char *output;     /* the activation it is made for */
    double (*value)(int K, const Activation *const f[],
                    const double s[], const double y[]);
    /* sets delta[k], the derivative of the value by s[k] */
    void (*delta)(int K, const Activation *const f[],
                  const double s[], const double y[], double delta[]);
} Loss;

/* loss.h: functions */
/* The loss with this name; NULL if there is none. */
const Loss *loss_find(const char *name);

/* Can it be used with these outputs? The cross-entropies want their
   own activation, the squared loss anything but softmax. */
bool loss_fits(const Loss *loss, int K, const Activation *const f[],
               char why[WHY]);

/* Is y a target for it? Finite; from 0 to 1 for both cross-entropies;
   with the sum 1, to 1e-9, for the categorical one. */
bool loss_accepts(const Loss *loss, int K, const double y[],
                  char why[WHY]);

#endif
