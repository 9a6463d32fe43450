#include "unit.h"
#include "product.h"
#include "random.h"
#include <math.h>
#include <string.h>

enum { ROOM = 300 * 320 };
static float A[ROOM], B[ROOM], C[ROOM], before[ROOM];

static void fill(float v[], int n, Random *random)
{
    for (int i = 0; i < n; i++)
        v[i] = (float)(2 * random_uniform(random) - 1);
}

static int width_of(int n) { return (n + 15) / 16 * 16; }

/* C += A B, A and B as they are or transposed: each entry within the bound of a sum of depth products */
static void check(int rows, int columns, int depth, int way, Random *random)
{
    int wide = width_of(columns), a = width_of(way & 1 ? rows : depth), b = width_of(way & 2 ? depth : columns);
    View left = way & 1 ? (View){A, 1, a} : (View){A, a, 1};
    View right = way & 2 ? (View){B, 1, b} : (View){B, b, 1};
    int used = rows * wide < ROOM - 64 ? rows * wide + 64 : ROOM;
    fill(A, a * (way & 1 ? depth : rows), random);
    fill(B, b * (way & 2 ? columns : depth), random);
    fill(C, used, random);
    memcpy(before, C, (size_t)used * sizeof *C);
    product(rows, columns, depth, left, right, C, wide);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            double sum = before[i * wide + j], size = fabs(sum);
            for (int k = 0; k < depth; k++) {
                double ab = (double)left.cell[i * left.row + k * left.column]
                            * right.cell[k * right.row + j * right.column];
                sum += ab;
                size += fabs(ab);
            }
            ck_assert_msg(fabs(C[i * wide + j] - sum) <= (depth + 1) * 6e-8 * size, "%d x %d x %d, way %d: entry %d, %d",
                          rows, depth, columns, way, i, j);
        }
    for (int k = rows * wide; k < used; k++)            /* rows behind the last one are left alone */
        ck_assert(C[k] == before[k]);
}

START_TEST(all_small_sizes)
{
    Random random = random_seed(1);
    for (int rows = 1; rows <= 14; rows++)
        for (int columns = 1; columns <= 70; columns += 5)
            for (int way = 0; way < 4; way++)
                check(rows, columns, 1 + (rows * columns + way) % 11, way, &random);
}
END_TEST

START_TEST(many_rows_and_long_strips)
{
    Random random = random_seed(2);
    static const int n[] = {1, 5, 47, 48, 49, 127, 128, 129, 200};
    for (int k = 0; k < 60; k++)
        check(n[random_below(&random, 9)], n[random_below(&random, 9)], n[random_below(&random, 9)], k % 4, &random);
}
END_TEST

/* An infinity or a NaN of a factor reaches what depends on it, and nothing else. */
START_TEST(nan_goes_where_it_belongs)
{
    Random random = random_seed(3);
    fill(A, ROOM, &random);
    fill(B, ROOM, &random);
    memset(C, 0, sizeof C);
    A[3 * 32 + 7] = NAN;
    product(9, 20, 30, (View){A, 32, 1}, (View){B, 32, 1}, C, 32);
    for (int i = 0; i < 9; i++)
        for (int j = 0; j < 20; j++)
            ck_assert((i == 3) == !!isnan(C[i * 32 + j]));
}
END_TEST

START_TEST(one_thread_is_there)
{
    ck_assert(product_threads(1));
}
END_TEST

UNIT(all_small_sizes, many_rows_and_long_strips, nan_goes_where_it_belongs, one_thread_is_there)
