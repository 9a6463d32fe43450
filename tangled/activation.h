/* activation.h: tangled from chapters/workshop/04-approximate.nw; edit it there */
#ifndef ACTIVATION_H
#define ACTIVATION_H

/* activation.h: functions of a pre-activation */
/* The sigmoid 1 / (1 + exp(-s)); no s overflows. */
double activation_sigmoid(double s);
/* activation.h: functions of a pre-activation */
typedef struct {
    const char *name;           /* as in network files */
    double (*f)(double s);      /* a = f(s); NULL for softmax */
    double (*slope)(double s);  /* f'(s); NULL for softmax */
    double _Complex (*f_complex)(double _Complex s);    /* likewise */
} Activation;

/* The activations, ended by one without a name: identity, step,
   sigmoid, tanh, softmax, ... They live as long as the program. */
extern const Activation activation_list[];

/* The activation with this name; NULL if there is none. */
const Activation *activation_find(const char *name);

/* a_k = exp(s_k) / (sum over l of exp(s_l)) for k, l = 0..n-1, n >= 1.
   For the units of an output layer together; no s_k overflows. */
void activation_softmax(int n, const double s[], double a[]);
/* activation.h: functions of a pre-activation */

/* f(s), and *slope = f'(s), with the same bits as f->f and f->slope
   apart, from one exponential where one is enough. Not for softmax. */
double activation_with_slope(const Activation *f, double s,
                             double *slope);

#endif
