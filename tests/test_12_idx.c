#define _XOPEN_SOURCE 700
#include "unit.h"
#include "idx.h"
#include "random.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifndef USE_ZLIB
enum { UNPACKS = 0 };
#else
#include <zlib.h>
enum { UNPACKS = 1 };
#endif
#ifdef __has_feature
#if __has_feature(address_sanitizer) && !defined __SANITIZE_ADDRESS__
#define __SANITIZE_ADDRESS__
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

/* A folder, in memory if we can, with files that leave() removes. */
static char folder[64], names[8][128];
static int files[8], count;

static void enter(void)
{
    snprintf(folder, sizeof folder, "%s/test_12_idx_XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    count = 0;
}

static void leave(void)
{
    while (count-- > 0) {
        unlink(names[count]);
        close(files[count]);
    }
    ck_assert_int_eq(rmdir(folder), 0);
}

/* The file has these bytes; it is made if there is none. */
static void put(const char *name, const void *bytes, size_t size)
{
    char path[128];
    int k = 0;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    while (k < count && strcmp(names[k], path) != 0)
        k++;
    if (k == count) {
        strcpy(names[count++], path);
        ck_assert_int_ge(files[k] = open(path, O_RDWR | O_CREAT, 0600), 0);
    }
    ck_assert_int_eq(ftruncate(files[k], 0), 0);
    ck_assert_int_eq(pwrite(files[k], bytes, size, 0), (ssize_t)size);
}

static void take_away(const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    for (int k = 0; k < count; k++)
        if (strcmp(names[k], path) == 0) {
            unlink(path);
            close(files[k]);
            files[k] = files[--count];
            memmove(names[k], names[count], sizeof names[k]);
            return;
        }
}

#define PUT(name, bytes) put(name, bytes, sizeof bytes - 1)
#define IMAGES "train-images-idx3-ubyte"
#define LABELS "train-labels-idx1-ubyte"

/* Three images of 2 x 3. */
static const char pixels[] = "\0\0\x08\x03" "\0\0\0\x03" "\0\0\0\x02" "\0\0\0\x03"
                             "\x00\x01\x02\x03\x04\x05" "\x10\x11\x12\x13\x14\x15" "\xF0\xF1\xF2\xF3\xFE\xFF";
static const char labels[] = "\0\0\x08\x01" "\0\0\0\x03" "\x02\0\x07";

static void put_example(void)
{
    PUT(IMAGES, pixels);
    PUT(LABELS, labels);
}

static void expect_example(const Images *images)
{
    ck_assert(images->N == 3 && images->rows == 2 && images->columns == 3 && images->D == 6);
    ck_assert_int_eq(images->classes, 8);
    ck_assert_int_eq(memcmp(images->pixel, pixels + 16, 18), 0);
    ck_assert_int_eq(memcmp(images->label, labels + 8, 3), 0);
}

/* The example can be read, if part of it is elsewhere or packed. */
static void accepted(const char *part)
{
    char why[WHY] = "";
    Images *images = idx_read(folder, part, why);
    ck_assert_msg(images, "%s", why);
    expect_example(images);
    idx_free(images);
}

/* The message is folder/name: what, or with an empty name folder: what. */
static void refused(const char *name, const char *what)
{
    char why[WHY] = "", want[WHY];
    Images *images = idx_read(folder, "train", why);
    ck_assert_msg(!images, "accepted, should be: %s", what);
    snprintf(want, sizeof want, "%s%s%s: %s", folder, *name ? "/" : "", name, what);
    ck_assert_msg(strncmp(why, want, strlen(want)) == 0, "'%s' is not '%s'", why, want);
}

START_TEST(images_and_labels_are_read)
{
    enter();
    put_example();
    accepted("train");
    PUT("t10k-images-idx3-ubyte", pixels);
    PUT("t10k-labels-idx1-ubyte", labels);
    take_away(IMAGES);
    accepted("t10k");
    refused(IMAGES ".gz", "No such file or directory, nor without .gz");
    idx_free(NULL);
    leave();
}
END_TEST

START_TEST(files_that_cannot_be_read_are_named)
{
    char path[128];
    enter();
    refused(IMAGES ".gz", "No such file or directory, nor without .gz");
    PUT(IMAGES, pixels);
    refused(LABELS ".gz", "No such file or directory, nor without .gz");
    PUT(LABELS, labels);
    accepted("train");
    take_away(IMAGES);
    snprintf(path, sizeof path, "%s/%s", folder, IMAGES);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    refused(IMAGES, "cannot read: Is a directory");
    rmdir(path);
    ck_assert_int_eq(symlink(IMAGES, path), 0);
    refused(IMAGES, strerror(ELOOP));
    unlink(path);
    strcat(path, ".gz");
    ck_assert_int_eq(symlink(IMAGES ".gz", path), 0);
    refused(IMAGES ".gz", strerror(ELOOP));
    unlink(path);
    leave();
}
END_TEST

START_TEST(the_end_of_a_long_path_is_in_the_message)
{
    char why[WHY], path[400];
    memset(path, 'x', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    ck_assert_ptr_null(idx_read(path, "train", why));
    ck_assert_msg(strstr(why, "xx/" IMAGES ": ") && strstr(why, strerror(ENAMETOOLONG)), "%s", why);
}
END_TEST

START_TEST(what_is_no_idx_file_is_refused)
{
    enter();
    put_example();
    PUT(IMAGES, labels);
    refused(IMAGES, "these are labels, not images");
    PUT(IMAGES, "\0\0\x0D\x03" "\0\0\0\x01" "\0\0\0\x01" "\0\0\0\x01" "\0\0\0\0");
    refused(IMAGES, "no IDX file of this kind: it begins with 0x00000D03, not 0x00000803");
    PUT(IMAGES, pixels);
    PUT(LABELS, pixels);
    refused(LABELS, "these are images, not labels");
    PUT(LABELS, "GIF89a");
    refused(LABELS, "no IDX file of this kind: it begins with 0x47494638, not 0x00000801");
    leave();
}
END_TEST

START_TEST(sizes_that_cannot_be_are_refused)
{
    enter();
    put_example();
    PUT(IMAGES, "\0\0\x08\x03" "\0\0\0\0" "\0\0\0\x02" "\0\0\0\x03");
    refused(IMAGES, "a size is zero");
    PUT(IMAGES, "\0\0\x08\x03" "\0\0\0\x01" "\0\0\0\0" "\0\0\0\x03");
    refused(IMAGES, "a size is zero");
    PUT(IMAGES, "\0\0\x08\x03" "\0\0\0\x01" "\0\0\0\x02" "\0\0\0\0");
    refused(IMAGES, "a size is zero");
    PUT(IMAGES, "\0\0\x08\x03" "\0\0\0\x01" "\0\0\x01\x01" "\0\0\x01\0");
    refused(IMAGES, "1 times 257 x 256 bytes are too many");
    PUT(IMAGES, "\0\0\x08\x03" "\0\0\0\x01" "\0\0\x01\0" "\0\0\x01\0");
    refused(IMAGES, "the file is too short");
    PUT(IMAGES, "\0\0\x08\x03" "\0\0\0\x01" "\xFF\xFF\xFF\xFF" "\xFF\xFF\xFF\xFF");
    refused(IMAGES, "1 times 4294967295 x 4294967295 bytes are too many");
    PUT(IMAGES, "\0\0\x08\x03" "\x40\0\0\0" "\0\0\0\x01" "\0\0\0\x02");
    refused(IMAGES, "1073741824 times 1 x 2 bytes are too many");
    PUT(IMAGES, "\0\0\x08\x03" "\x3F\xFF\xFF\xFF" "\0\0\0\x01" "\0\0\0\x02");
    refused(IMAGES, "the file is too short");
    PUT(IMAGES, pixels);
    PUT(LABELS, "\0\0\x08\x01" "\0\0\0\0");
    refused(LABELS, "a size is zero");
    PUT(LABELS, "\0\0\x08\x01" "\xFF\xFF\xFF\xFF");
    refused(LABELS, "4294967295 times 1 x 1 bytes are too many");
    PUT(LABELS, "\0\0\x08\x01" "\x80\0\0\0");
    refused(LABELS, "2147483648 times 1 x 1 bytes are too many");
    leave();
}
END_TEST

START_TEST(every_missing_byte_and_one_too_many_is_noticed)
{
    static const char long_pixels[] = "\0\0\x08\x03" "\0\0\0\x02" "\0\0\x01\0" "\0\0\x01\0";
    static char many[16 + 2 * 65536 + 1];
    char more[sizeof pixels] = "";
    enter();
    put_example();
    for (size_t size = 0; size < sizeof pixels - 1; size++) {
        put(IMAGES, pixels, size);
        refused(IMAGES, "the file is too short");
    }
    memcpy(more, pixels, sizeof pixels - 1);
    put(IMAGES, more, sizeof more);
    refused(IMAGES, "longer than its header says");
    memcpy(many, long_pixels, 16);                  /* more than one block */
    for (size_t size = sizeof many - 3; size < sizeof many - 1; size++) {
        put(IMAGES, many, size);
        refused(IMAGES, "the file is too short");
    }
    put(IMAGES, many, sizeof many);
    refused(IMAGES, "longer than its header says");
    put(IMAGES, many, sizeof many - 1);
    refused("", "train has 2 images, but 3 labels");
    PUT(IMAGES, pixels);
    for (size_t size = 0; size < sizeof labels - 1; size++) {
        put(LABELS, labels, size);
        refused(LABELS, "the file is too short");
    }
    put(LABELS, labels, sizeof labels);
    refused(LABELS, "longer than its header says");
    leave();
}
END_TEST

START_TEST(images_have_a_label_each_and_two_classes)
{
    char why[WHY];
    enter();
    put_example();
    PUT(LABELS, "\0\0\x08\x01" "\0\0\0\x02" "\x02\0");
    refused("", "train has 3 images, but 2 labels");
    PUT(LABELS, "\0\0\x08\x01" "\0\0\0\x04" "\x02\0\0\0");
    refused("", "train has 3 images, but 4 labels");
    PUT(LABELS, "\0\0\x08\x01" "\0\0\0\x03" "\0\0\0");
    refused("", "all labels of train are 0");
    for (int most = 1; most < 256; most += 127) {
        char some[] = "\0\0\x08\x01" "\0\0\0\x03" "\0\0\0";
        some[10] = (char)most;
        PUT(LABELS, some);
        Images *images = idx_read(folder, "train", why);
        ck_assert_msg(images && images->classes == most + 1, "%s", why);
        idx_free(images);
    }
    leave();
}
END_TEST

/* Under valgrind, which needs CK_FORK=no, there is less to do. */
static bool quick(void)
{
    const char *fork_mode = getenv("CK_FORK");
    return fork_mode && strcmp(fork_mode, "no") == 0;
}

/* With little memory a program that believes the header would end with "out of memory". */
START_TEST(a_header_that_lies_takes_no_memory)
{
    int status;
    if (SANITIZED || quick())
        return;
    enter();
    put_example();
    PUT(IMAGES, "\0\0\x08\x03" "\x01\0\0\0" "\0\0\0\x08" "\0\0\0\x0F" "\x01\x02");
    pid_t child = fork();
    if (child == 0) {
        char why[WHY];
        struct rlimit limit = {512 << 20, 512 << 20};
        setrlimit(RLIMIT_AS, &limit);
        _exit(idx_read(folder, "train", why) || !strstr(why, "too short") ? 2 : 0);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    leave();
}
END_TEST

#ifdef USE_ZLIB
/* The bytes, packed, into room of 4096; the size. */
static size_t packed(const char *bytes, size_t size, char into[4096])
{
    char path[128];
    snprintf(path, sizeof path, "%s/packed", folder);
    gzFile to = gzopen(path, "wb9");
    ck_assert_int_eq(gzwrite(to, bytes, (unsigned)size), (int)size);
    ck_assert_int_eq(gzclose(to), Z_OK);
    FILE *from = fopen(path, "rb");
    size_t got = fread(into, 1, 4096, from);
    fclose(from);
    unlink(path);
    return got;
}

START_TEST(packed_files_are_read)
{
    char gz[4096];
    enter();
    put(IMAGES ".gz", gz, packed(pixels, sizeof pixels - 1, gz));
    PUT(LABELS, labels);
    accepted("train");
    PUT(IMAGES, "GIF89a");                          /* a plain one goes first */
    refused(IMAGES, "no IDX file");
    put(IMAGES, gz, packed(pixels, sizeof pixels - 1, gz));
    accepted("train");                              /* even if it is packed */
    take_away(IMAGES);
    put(LABELS ".gz", gz, packed(labels, sizeof labels - 1, gz));
    take_away(LABELS);
    accepted("train");
    PUT(IMAGES ".gz", pixels);                      /* or .gz is not */
    accepted("train");
    put(IMAGES ".gz", gz, packed(pixels, sizeof pixels, gz));
    refused(IMAGES ".gz", "longer than its header says");
    put(IMAGES ".gz", gz, packed(pixels, sizeof pixels - 2, gz));
    refused(IMAGES ".gz", "the file is too short");
    leave();
}
END_TEST

START_TEST(broken_packed_files_are_refused)
{
    char gz[4096];
    enter();
    PUT(LABELS, labels);
    size_t size = packed(pixels, sizeof pixels - 1, gz);
    for (size_t some = 2; some < size; some++) {    /* up to the check sum and the length */
        put(IMAGES ".gz", gz, some);
        refused(IMAGES ".gz", "cannot read: the gzip stream is broken");
    }
    for (size_t at = size - 8; at < size; at++) {
        gz[at] ^= 1;
        put(IMAGES ".gz", gz, size);
        refused(IMAGES ".gz", "cannot read: the gzip stream is broken");
        gz[at] ^= 1;
    }
    leave();
}
END_TEST
#else
START_TEST(packed_files_are_read)
{
    enter();
    PUT(IMAGES ".gz", "\x1F\x8B\x08");
    refused(IMAGES ".gz", "this program was built without zlib; unpack the file with gunzip");
    put_example();
    accepted("train");
    leave();
}
END_TEST

START_TEST(broken_packed_files_are_refused)
{
    enter();
    PUT(IMAGES, "\x1F\x8B\x08\x00");
    refused(IMAGES, "no IDX file of this kind: it begins with 0x1F8B0800");
    leave();
}
END_TEST
#endif

START_TEST(real_images_are_read)
{
    static const char real[] = "/usr/share/datasets/fashion-mnist";
    char why[WHY] = "";
    int of[10] = {0};
    if (!UNPACKS || quick() || access(real, R_OK) != 0)
        return;
    Images *images = idx_read(real, "t10k", why);
    ck_assert_msg(images, "%s", why);
    ck_assert(images->N == 10000 && images->D == 784 && images->classes == 10);
    for (int n = 0; n < images->N; n++)
        of[images->label[n]]++;
    for (int c = 0; c < 10; c++)
        ck_assert_int_eq(of[c], 1000);
    idx_free(images);
}
END_TEST

static size_t mutate(Random *random, char bytes[], size_t size, size_t room)
{
    static const int hard[] = {0, 1, 2, 3, 8, 0x7F, 0x80, 0xFF};
    size_t at = (size_t)random_below(random, (int)size + 1);
    size_t head = (size_t)random_below(random, 16);
    switch (random_below(random, 6)) {
    case 0:                                         /* a bit */
        if (at < size)
            bytes[at] = (char)(bytes[at] ^ 1 << random_below(random, 8));
        break;
    case 1:                                         /* a byte of the header */
    case 2:
        if (head < size)
            bytes[head] = (char)hard[random_below(random, sizeof hard / sizeof *hard)];
        break;
    case 3:                                         /* a byte more */
        if (size < room) {
            memmove(bytes + at + 1, bytes + at, size++ - at);
            bytes[at] = (char)random_below(random, 256);
        }
        break;
    case 4:                                         /* a byte less */
        if (at < size)
            memmove(bytes + at, bytes + at + 1, --size - at);
        break;
    case 5:                                         /* the end is lost */
        if (random_below(random, 4) == 0)
            size = at;
    }
    return size;
}

/* What comes out is whole: the sanitizers look at each byte. */
static void expect_whole(const Images *images)
{
    int most = 0;
    size_t sum = 0, cells = (size_t)images->N * (size_t)images->D;
    ck_assert(images->N >= 1 && images->rows >= 1 && images->columns >= 1);
    ck_assert_int_eq(images->D, images->rows * images->columns);
    for (size_t k = 0; k < cells; k++)
        sum += images->pixel[k];
    ck_assert_uint_le(sum, 255 * cells);
    for (int n = 0; n < images->N; n++)
        most = images->label[n] > most ? images->label[n] : most;
    ck_assert(most >= 1 && images->classes == most + 1);
}

/* The files are packed if their names end in .gz. */
static void fuzz(const char *name[2], const char *bytes[2], const size_t size[2], int rounds)
{
    char mutated[4096], why[WHY];
    int good = 0;
    Random random = random_seed(12);
    enter();
    for (int n = 0; n < rounds; n++) {
        int which = n % 2;
        memcpy(mutated, bytes[which], size[which]);
        size_t length = size[which];
        for (int k = random_below(&random, 3); k >= 0; k--)
            length = mutate(&random, mutated, length, sizeof mutated);
        put(name[!which], bytes[!which], size[!which]);
        put(name[which], mutated, length);
        why[0] = '\0';
        Images *images = idx_read(folder, "train", why);
        if (images)
            expect_whole(images);
        else
            ck_assert(strncmp(why, folder, strlen(folder)) == 0 && strlen(why) > strlen(folder) + 8);
        good += images != NULL;
        idx_free(images);
    }
    leave();
    ck_assert_msg(good > rounds / 200 && good < rounds / 2, "%d", good);
}

START_TEST(a_hundred_thousand_broken_files_do_no_harm)
{
    const char *name[] = {IMAGES, LABELS}, *bytes[] = {pixels, labels};
    fuzz(name, bytes, (size_t[]){sizeof pixels - 1, sizeof labels - 1}, quick() ? 1000 : 100000);
}
END_TEST

START_TEST(broken_packed_files_do_no_harm)
{
#ifdef USE_ZLIB
    static char gz[2][4096];
    const char *name[] = {IMAGES ".gz", LABELS ".gz"}, *bytes[] = {gz[0], gz[1]};
    enter();
    size_t size[] = {packed(pixels, sizeof pixels - 1, gz[0]), packed(labels, sizeof labels - 1, gz[1])};
    leave();
    fuzz(name, bytes, size, quick() ? 200 : 20000);
#endif
}
END_TEST

UNIT(images_and_labels_are_read, files_that_cannot_be_read_are_named, the_end_of_a_long_path_is_in_the_message,
     what_is_no_idx_file_is_refused, sizes_that_cannot_be_are_refused, every_missing_byte_and_one_too_many_is_noticed,
     images_have_a_label_each_and_two_classes, a_header_that_lies_takes_no_memory, packed_files_are_read,
     broken_packed_files_are_refused, real_images_are_read, a_hundred_thousand_broken_files_do_no_harm,
     broken_packed_files_do_no_harm)
