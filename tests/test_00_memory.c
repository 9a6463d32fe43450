#define _XOPEN_SOURCE 700
#include "unit.h"
#include "memory.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Without this the address sanitizer would end the program before the module can. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

/* allocate is called in a child, or reallocate when again is 1, or allocate_aligned when it is 2. */
static void expect_out_of_memory(int again, size_t n, size_t size)
{
    int ends[2], status;
    char text[4096];
    size_t used = 0;
    ck_assert_int_eq(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        void *block = again == 1 ? reallocate(NULL, n, size) : again ? allocate_aligned(n) : allocate(n, size);
        _exit(block ? 77 : 78);
    }
    close(ends[1]);
    for (ssize_t got = 1; got > 0; used += (size_t)(got > 0 ? got : 0))
        got = read(ends[0], text + used, sizeof text - 1 - used);
    text[used] = '\0';
    close(ends[0]);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 1);
    const char *message = strstr(text, "out of memory\n");
    ck_assert_msg(message && strcmp(message, "out of memory\n") == 0, "%s", text);
}

static int all_zero(const unsigned char *block, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        if (block[i])
            return 0;
    return 1;
}

START_TEST(allocate_gives_zeroed_memory)
{
    for (int i = 0; i < 100; i++) {         /* malloc likes to give a freed block again */
        unsigned char *block = allocate(37, 8);
        ck_assert(all_zero(block, 37 * 8));
        memset(block, 0xA5, 37 * 8);
        free(block);
    }
}
END_TEST

START_TEST(aligned_memory_is_zeroed_and_begins_a_cache_line)
{
    for (int i = 0; i < 100; i++) {
        double *block = allocate_aligned((size_t)i);
        ck_assert_uint_eq((uintptr_t)block % 64, 0);
        ck_assert(all_zero((unsigned char *)block, (size_t)i * 8));
        memset(block, 0xA5, (size_t)i * 8);
        free(block);
    }
}
END_TEST

START_TEST(allocate_gives_room_for_n_objects)
{
    double *x = allocate(1000, sizeof *x);
    for (int i = 0; i < 1000; i++)
        x[i] = i;
    ck_assert_double_eq(x[999], 999);
    free(x);
}
END_TEST

START_TEST(allocate_of_nothing_is_not_null)
{
    void *a = allocate(0, 8), *b = allocate(8, 0), *c = allocate(0, 0);
    ck_assert_ptr_nonnull(a);
    ck_assert_ptr_nonnull(b);
    ck_assert_ptr_nonnull(c);
    free(a);
    free(b);
    free(c);
}
END_TEST

START_TEST(reallocate_keeps_what_was_there_when_it_grows)
{
    int *p = allocate(10, sizeof *p);
    for (int i = 0; i < 10; i++)
        p[i] = i * i;
    p = reallocate(p, 100000, sizeof *p);
    for (int i = 0; i < 10; i++)
        ck_assert_int_eq(p[i], i * i);
    p[99999] = 7;
    ck_assert_int_eq(p[99999], 7);
    free(p);
}
END_TEST

START_TEST(reallocate_keeps_what_was_there_when_it_shrinks)
{
    int *p = allocate(1000, sizeof *p);
    for (int i = 0; i < 1000; i++)
        p[i] = i;
    p = reallocate(p, 3, sizeof *p);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(p[i], i);
    free(p);
}
END_TEST

START_TEST(reallocate_of_null_gives_a_new_block)
{
    int *p = reallocate(NULL, 5, sizeof *p);
    p[4] = 1;
    ck_assert_int_eq(p[4], 1);
    free(p);
}
END_TEST

START_TEST(reallocate_to_nothing_is_not_null)
{
    void *p = reallocate(allocate(4, 4), 0, 4);
    ck_assert_ptr_nonnull(p);
    p = reallocate(p, 4, 0);
    ck_assert_ptr_nonnull(p);
    free(p);
}
END_TEST

START_TEST(allocate_without_memory_ends_the_program_with_status_1)
{
    expect_out_of_memory(0, SIZE_MAX / 4, 1);
}
END_TEST

START_TEST(reallocate_without_memory_ends_the_program_with_status_1)
{
    expect_out_of_memory(1, SIZE_MAX / 4, 1);
}
END_TEST

START_TEST(allocate_notices_a_product_that_overflows)
{
    expect_out_of_memory(0, SIZE_MAX / 8 + 2, 8);       /* wraps to 8 */
}
END_TEST

START_TEST(reallocate_notices_a_product_that_overflows)
{
    expect_out_of_memory(1, SIZE_MAX / 8 + 2, 8);
    expect_out_of_memory(1, 8, SIZE_MAX / 8 + 2);
    expect_out_of_memory(1, SIZE_MAX / 2 + 1, 2);       /* wraps to 0 */
    expect_out_of_memory(2, SIZE_MAX / 8 + 2, 8);
    expect_out_of_memory(2, SIZE_MAX / 16, 8);
}
END_TEST

UNIT(aligned_memory_is_zeroed_and_begins_a_cache_line, allocate_gives_zeroed_memory, allocate_gives_room_for_n_objects,
     allocate_of_nothing_is_not_null, reallocate_keeps_what_was_there_when_it_grows,
     reallocate_keeps_what_was_there_when_it_shrinks, reallocate_of_null_gives_a_new_block,
     reallocate_to_nothing_is_not_null,
     allocate_without_memory_ends_the_program_with_status_1,
     reallocate_without_memory_ends_the_program_with_status_1,
     allocate_notices_a_product_that_overflows, reallocate_notices_a_product_that_overflows)
