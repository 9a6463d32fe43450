/* vector.h: tangled from chapters/workshop/12-batch.nw; edit it there */
#ifndef VECTOR_H
#define VECTOR_H

/* vector.h: several numbers at once */
#if defined __AVX512F__
enum { LANES = 16 };
#elif defined __AVX__
enum { LANES = 8 };
#else
enum { LANES = 4 };
#endif

typedef float Vector __attribute__((vector_size(4 * LANES),
                                    aligned(4), may_alias));
/* vector.h: functions */
/* Answers of comparisons: a number with all bits set for yes, 0 for
   no. */
typedef int Mask __attribute__((vector_size(4 * LANES), aligned(4),
                                may_alias));

#define INLINE static inline __attribute__((always_inline))

INLINE Vector load(const float *from)
{
    return *(const Vector *)from;
}
/* vector.h: functions */
INLINE void store(Vector v, float *to)
{
    *(Vector *)to = v;
}
/* vector.h: functions */
/* yes where the mask is set, no elsewhere */
INLINE Vector choose(Mask mask, Vector yes, Vector no)
{
    return (Vector)((mask & (Mask)yes) | (~mask & (Mask)no));
}
/* vector.h: functions */
INLINE Vector absolute(Vector x)
{
    return (Vector)((Mask)x & 0x7fffffff);
}
/* vector.h: functions */
INLINE Vector all(float x)
{
    return (Vector){0} + x;
}
/* vector.h: functions */
/* exp(x) for x <= 0 with a relative error below 2^-22; exp(-87) for
   all x below -87. Coefficients: Cephes (Moshier 1989). */
INLINE Vector exponential(Vector x)
{
    x = choose(x < -87, all(-87), x);
    Mask k = __builtin_convertvector(x * 1.44269504f - 0.5f, Mask);
    Vector n = __builtin_convertvector(k, Vector);
    Vector r = x - n * 0.693359375f + n * 2.12194440e-4f;
    Vector p = r * 1.9875691500e-4f + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1;
    return p * (Vector)((k + 127) << 23);
}

#endif
