/* sample.h: tangled from chapters/A-support.nw; edit it there */
#ifndef SAMPLE_H
#define SAMPLE_H

typedef struct {
    unsigned short state[3];    /* of erand48; low word first */
} Sample;

/* A generator for this seed. Equal seeds give equal streams. */
Sample sample_seed(long seed);

/* Uniform on [0, 1). */
double sample_uniform(Sample *sample);

/* Normal with mean 0 and standard deviation 1. */
double sample_normal(Sample *sample);

/* Each of 0, 1, ..., n-1 with the same probability; n >= 1. */
int sample_below(Sample *sample, int n);

/* Puts 0, 1, ..., n-1 into p[0..n-1], every order equally likely. */
void sample_permutation(Sample *sample, int n, int p[]);

#endif
