/* random.h: tangled from chapters/A-support.nw; edit it there */
#ifndef RANDOM_H
#define RANDOM_H

typedef struct {
    unsigned short state[3];    /* of erand48; low word first */
} Random;

/* A generator for this seed. Equal seeds give equal streams. */
Random random_seed(long seed);

/* Uniform on [0, 1). */
double random_uniform(Random *random);

/* Normal with mean 0 and standard deviation 1. */
double random_normal(Random *random);

/* Each of 0, 1, ..., n-1 with the same probability; n >= 1. */
int random_below(Random *random, int n);

/* Puts 0, 1, ..., n-1 into p[0..n-1], every order equally likely. */
void random_permutation(Random *random, int n, int p[]);

#endif
