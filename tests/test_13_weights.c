#define _XOPEN_SOURCE 700
#include "unit.h"
#include "memory.h"
#include "random.h"
#include "weights.h"
#include <cjson/cJSON.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder, in memory if we can; path and path_new are in it. */
static char folder[64], path[80], path_new[96];

static void enter(void)
{
    snprintf(folder, sizeof folder, "%s/test_13_weights_XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/w", folder);
    snprintf(path_new, sizeof path_new, "%s.new", path);
}

static void leave(void)
{
    unlink(path);
    ck_assert_int_eq(rmdir(folder), 0);             /* nothing else is there */
}

/* All bytes of the file at path; the caller frees. */
static unsigned char *file_bytes(size_t *size)
{
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    unsigned char *bytes = allocate(1 << 20, 1);
    *size = fread(bytes, 1, 1 << 20, file);
    ck_assert_uint_lt(*size, 1 << 20);
    fclose(file);
    return bytes;
}

static size_t data_size(const Tensor *t)
{
    return (size_t)t->shape[0] * (size_t)t->shape[1] * (t->type == WEIGHTS_F64 ? 8 : 4);
}

static void expect_same(const Weights *a, const Weights *b)
{
    ck_assert(a->count == b->count && a->notes == b->notes);
    for (int k = 0; k < a->count; k++) {
        const Tensor *t = &a->tensor[k], *u = &b->tensor[k];
        ck_assert_str_eq(t->name, u->name);
        ck_assert(t->type == u->type && t->dims == u->dims);
        ck_assert(t->shape[0] == u->shape[0] && t->shape[1] == u->shape[1]);
        ck_assert_int_eq(memcmp(t->data, u->data, data_size(t)), 0);
    }
    for (int k = 0; k < a->notes; k++) {
        ck_assert_str_eq(a->key[k], b->key[k]);
        ck_assert_str_eq(a->value[k], b->value[k]);
    }
}

/* Two tensors and a note. */
static Weights *example(void)
{
    Weights *w = weights_new();
    float *b = weights_add(w, "b", WEIGHTS_F32, 1, (int[]){3});
    double *W = weights_add(w, "W", WEIGHTS_F64, 2, (int[]){2, 1});
    for (int k = 0; k < 3; k++)
        b[k] = (float)k + 0.5f;
    W[0] = 1;
    W[1] = -2;
    weights_note(w, "by", "hand");
    return w;
}

static const char example_header[] =
    "{\"__metadata__\":{\"by\":\"hand\"},\"b\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]},"
    "\"W\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[12,28]}}";

START_TEST(the_example_is_written_as_the_format_wants)
{
    static const unsigned char data[28] = {
        0, 0, 0, 0x3F, 0, 0, 0xC0, 0x3F, 0, 0, 0x20, 0x40,
        0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0};
    char why[WHY] = "";
    size_t size, length = sizeof example_header - 1, padded = (length + 7) & ~(size_t)7;
    Weights *w = example();
    enter();
    ck_assert_msg(weights_write(w, path, why), "%s", why);
    unsigned char *bytes = file_bytes(&size);
    ck_assert_uint_eq(size, 8 + padded + sizeof data);
    ck_assert(bytes[0] == padded && !(bytes[1] | bytes[2] | bytes[3] | bytes[4] | bytes[5] | bytes[6] | bytes[7]));
    ck_assert_int_eq(memcmp(bytes + 8, example_header, length), 0);
    for (size_t k = length; k < padded; k++)
        ck_assert_int_eq(bytes[8 + k], ' ');
    ck_assert_int_eq(memcmp(bytes + 8 + padded, data, sizeof data), 0);
    free(bytes);
    weights_free(w);
    leave();
}
END_TEST

START_TEST(data_begin_at_a_multiple_of_eight_whatever_the_names)
{
    char why[WHY] = "", name[16] = "";
    enter();
    for (int n = 0; n < 10; n++, strcat(name, "n")) {
        size_t size;
        Weights *w = weights_new();
        weights_add(w, name, WEIGHTS_F32, 1, (int[]){1});
        ck_assert_msg(weights_write(w, path, why), "%s", why);
        unsigned char *bytes = file_bytes(&size);
        ck_assert(bytes[0] % 8 == 0 && size == (size_t)bytes[0] + 12);
        free(bytes);
        weights_free(w);
    }
    leave();
}
END_TEST

START_TEST(tensors_and_notes_are_found)
{
    Weights *w = example();
    const Tensor *t = weights_find(w, "W");
    ck_assert(t && t->type == WEIGHTS_F64 && t->dims == 2 && t->shape[0] == 2 && t->shape[1] == 1);
    ck_assert_double_eq(((double *)t->data)[1], -2);
    t = weights_find(w, "b");
    ck_assert(t && t->type == WEIGHTS_F32 && t->dims == 1 && t->shape[0] == 3 && t->shape[1] == 1);
    ck_assert_ptr_null(weights_find(w, "w"));
    ck_assert_str_eq(weights_note_of(w, "by"), "hand");
    ck_assert_ptr_null(weights_note_of(w, "By"));
    const unsigned char *zero = weights_add(w, "w", WEIGHTS_F64, 2, (int[]){7, 11});
    for (int k = 0; k < 7 * 11 * 8; k++)
        ck_assert_int_eq(zero[k], 0);
    weights_free(w);
    weights_free(NULL);
}
END_TEST

/* Text with all that is hard: quotes, control characters, UTF-8 of all lengths. */
static void random_text(Random *random, int n, char text[])
{
    static const char *const piece[] = {"a", "W1", "\"", "\\", "/", "\n", "\t", "\x01", "\x1F", "\x7F", "\xC2\x80",
                                        "\xC3\xB6",
                                        "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80",
                                        "\xF4\x8F\xBF\xBF", "\\u0000", " ", "{", "]", ":"};
    sprintf(text, "%d", n);
    for (int k = random_below(random, 8); k > 0; k--)
        strcat(text, piece[random_below(random, sizeof piece / sizeof *piece)]);
}

/* Any bits: infinities, numbers that are none, subnormal ones. */
static void random_bytes(Random *random, unsigned char *bytes, size_t size)
{
    for (size_t k = 0; k < size; k++)
        bytes[k] = (unsigned char)(random_below(random, 3) ? random_below(random, 256) : 255 * random_below(random, 2));
}

static Weights *random_weights(Random *random)
{
    char name[64], value[64];
    Weights *w = weights_new();
    for (int n = 0, count = random_below(random, 9); n < count; n++) {
        int shape[] = {1 + random_below(random, 5), 1 + random_below(random, 5)};
        random_text(random, n, name);
        WeightsType type = random_below(random, 2) ? WEIGHTS_F32 : WEIGHTS_F64;
        void *data = weights_add(w, name, type, 1 + random_below(random, 2), shape);
        random_bytes(random, data, data_size(&w->tensor[n]));
    }
    for (int n = 0, notes = random_below(random, 5); n < notes; n++) {
        random_text(random, n, name);
        random_text(random, n, value);
        weights_note(w, name, value);
    }
    return w;
}

/* Under valgrind, which needs CK_FORK=no, there is less to do. */
static bool quick(void)
{
    const char *fork_mode = getenv("CK_FORK");
    return fork_mode && strcmp(fork_mode, "no") == 0;
}

START_TEST(what_is_written_is_read_back_bit_for_bit)
{
    char why[WHY] = "";
    Random random = random_seed(13);
    enter();
    for (int n = 0; n < (quick() ? 20 : 2000); n++) {
        size_t size[2];
        Weights *w = random_weights(&random);
        ck_assert_msg(weights_write(w, path, why), "%s", why);
        Weights *again = weights_read(path, why);
        ck_assert_msg(again, "%s", why);
        expect_same(w, again);
        unsigned char *first = file_bytes(&size[0]);
        ck_assert_msg(weights_write(again, path, why), "%s", why);
        unsigned char *second = file_bytes(&size[1]);
        ck_assert(size[0] == size[1] && memcmp(first, second, size[0]) == 0);
        free(first);
        free(second);
        weights_free(w);
        weights_free(again);
    }
    leave();
}
END_TEST

START_TEST(numbers_that_are_none_keep_their_bits)
{
    static const uint32_t hard[] = {0x7FC00001, 0xFFC12345, 0x7F800001, 0xFFBFFFFF, 0x7F800000, 0xFF800000, 1, 0x80000000,
                                    0x807FFFFF};
    static const uint64_t harder[] = {0x7FF8000000000001, 0xFFF0000000000001, 0x7FF0000000000000, 0xFFF0000000000000, 1,
                                      0x8000000000000000, 0x800FFFFFFFFFFFFF};
    char why[WHY] = "";
    Weights *w = weights_new();
    memcpy(weights_add(w, "f", WEIGHTS_F32, 1, (int[]){9}), hard, sizeof hard);
    memcpy(weights_add(w, "d", WEIGHTS_F64, 2, (int[]){1, 7}), harder, sizeof harder);
    enter();
    ck_assert_msg(weights_write(w, path, why), "%s", why);
    Weights *again = weights_read(path, why);
    ck_assert_msg(again, "%s", why);
    ck_assert_int_eq(memcmp(again->tensor[0].data, hard, sizeof hard), 0);
    ck_assert_int_eq(memcmp(again->tensor[1].data, harder, sizeof harder), 0);
    weights_free(w);
    weights_free(again);
    leave();
}
END_TEST

/* A file with this header and so many bytes of data, 0, 1, 2 and so on. */
static Weights *parse(const char *header, size_t length, size_t size, char why[WHY])
{
    unsigned char *bytes = allocate(8 + length + size, 1);      /* no byte more */
    for (int k = 0; k < 8; k++)
        bytes[k] = (unsigned char)(length >> 8 * k);
    memcpy(bytes + 8, header, length);
    for (size_t k = 0; k < size; k++)
        bytes[8 + length + k] = (unsigned char)k;
    Weights *w = weights_parse(bytes, 8 + length + size, "file", why);
    free(bytes);
    return w;
}

static Weights *accepted(const char *header, size_t size)
{
    char why[WHY] = "";
    Weights *w = parse(header, strlen(header), size, why);
    ck_assert_msg(w, "%s: %s", why, header);
    return w;
}

static void refused_bytes(const char *header, size_t length, size_t size, const char *what)
{
    char why[WHY] = "", want[WHY];
    Weights *w = parse(header, length, size, why);
    snprintf(want, sizeof want, "file: %s", what);
    ck_assert_msg(!w, "accepted: %s", header);
    ck_assert_msg(strncmp(why, want, strlen(want)) == 0, "'%s' is not '%s'", why, want);
}

static void refused(const char *header, size_t size, const char *what)
{
    refused_bytes(header, strlen(header), size, what);
}

/* The same for the description of a tensor t with 16 bytes of data. */
static void refused_t(const char *description, const char *what)
{
    char header[1024];
    snprintf(header, sizeof header, "{\"t\":%s}", description);
    refused(header, 16, what);
}

START_TEST(headers_may_be_written_in_other_ways)
{
    Weights *w = accepted("{}", 0);
    ck_assert(w->count == 0 && w->notes == 0);
    weights_free(w);
    w = accepted("{ \"\\u0057\\n\" :\r\n{\"data_offsets\":[ 0,16 ],\t\"shape\" : [ 2,2 ] , \"dtype\":\"F32\"}\n,"
                 "\"__metadata__\":{\"\":\"\\ud83d\\ude00\\\\u0000\\\"\"}}   ", 16);
    ck_assert(w->count == 1 && w->notes == 1 && w->tensor[0].dims == 2);
    ck_assert_str_eq(w->tensor[0].name, "W\n");
    ck_assert_str_eq(weights_note_of(w, ""), "\xF0\x9F\x98\x80\\u0000\"");
    weights_free(w);
    w = accepted("{\"last\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]},"
                 "\"first\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]},\"__metadata__\":{}}", 16);
    ck_assert_str_eq(w->tensor[0].name, "first");
    ck_assert_str_eq(w->tensor[1].name, "last");
    ck_assert_int_eq(((unsigned char *)w->tensor[1].data)[3], 15);
    weights_free(w);
}
END_TEST

START_TEST(headers_that_are_no_json_are_refused)
{
    refused("", 0, "the header does not begin with {");
    refused(" {}", 0, "the header does not begin with {");
    refused("[]", 0, "the header does not begin with {");
    refused("\xEF\xBB\xBF{}", 0, "the header does not begin with {");
    refused("{", 0, "the header is no JSON at byte");
    refused("{} {}", 0, "the header is no JSON at byte 2");
    refused("{}\n", 0, "the header is no JSON at byte 2");
    refused("{}}", 0, "the header is no JSON at byte 2");
    refused("{,}", 0, "the header is no JSON at byte");
    refused("{\"a\"}", 0, "the header is no JSON at byte");
    refused("{\"a:1}", 0, "the header is no JSON at byte");
    refused("{\"\\x\":1}", 0, "the header is no JSON at byte");
    refused("{\"\\ud800\":1}", 0, "the header is no JSON at byte");
    refused("{\"\\ud800\\u0041\":1}", 0, "the header is no JSON at byte");
    refused_bytes("{}\0\0", 4, 0, "byte 2 of the header, 0x00, does not belong there");
    refused_bytes("{\"a\0\":1}", 8, 0, "byte 3 of the header, 0x00, does not belong there");
    refused("{\"a\n\":1}", 0, "byte 3 of the header, 0x0A, does not belong there");
    refused("{\x01}", 0, "byte 1 of the header, 0x01, does not belong there");
    refused("{'a':1}", 0, "byte 1 of the header, 0x27, does not belong there");
    refused("{\"\\u0000\":1}", 0, "byte 2 of the header, 0x5C, does not belong there");
    refused("{\"\\u00zz\":1}", 0, "byte 2 of the header, 0x5C, does not belong there");
    refused("{\"\\\\\\u0000\":1}", 0, "byte 4 of the header, 0x5C, does not belong there");
    refused("{\"\\", 0, "byte 2 of the header, 0x5C, does not belong there");
    refused("{\"a\":true}", 0, "byte 5 of the header, 0x74, does not belong there");
    refused("{\"a\":null}", 0, "byte 5 of the header, 0x6E, does not belong there");
    refused("{\"a\":NaN}", 0, "byte 5 of the header, 0x4E, does not belong there");
    refused("{\"a\":-1}", 0, "byte 5 of the header, 0x2D, does not belong there");
    refused("{\"a\":1.0}", 0, "byte 6 of the header, 0x2E, does not belong there");
    refused("{\"a\":1e300}", 0, "byte 6 of the header, 0x65, does not belong there");
    refused("{\"a\":007}", 0, "byte 5 of the header, 0x30, does not belong there");
    refused("{\"a\":[12,01]}", 0, "byte 9 of the header, 0x30, does not belong there");
}
END_TEST

START_TEST(headers_that_are_not_utf8_are_refused)
{
    static const char *const bad[] = {
        "\x80", "\xBF", "\xC2", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xE2\x82", "\xE2\x28\xA1",
        "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xA5\x80", "\xBF\xBF", "\xF9\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF\xBF\xBF\xBF", "\xFE"};
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        char header[32], what[WHY], why[WHY] = "";
        snprintf(header, sizeof header, "{\"%s\":1}", bad[k]);
        snprintf(what, sizeof what, "byte 2 of the header, 0x%02X, does not", (unsigned)(unsigned char)bad[k][0]);
        refused(header, 0, what);
        snprintf(header, sizeof header, "{\"%s", bad[k]);
        refused(header, 0, what);
        Weights *w = weights_new();                 /* and are not written */
        weights_note(w, bad[k], "");
        ck_assert(!weights_write(w, "/nowhere/file", why));
        ck_assert_msg(strstr(why, "/nowhere/file: byte 18 of the header"), "%s", why);
        weights_free(w);
    }
}
END_TEST

/* Is a name of these bytes UTF-8? */
static bool is_utf8(unsigned a, unsigned b, unsigned c, unsigned d)
{
    char header[16], why[WHY] = "";
    int length = sprintf(header, "{\"%c%c%c%c\":1}", (int)a, (int)b, (int)c, (int)d);
    ck_assert_ptr_null(parse(header, (size_t)length, 0, why));
    return strstr(why, "does not have dtype") != NULL;
}

START_TEST(there_is_a_sequence_for_each_code)
{
    static const unsigned last[] = {0x7F, 0x80, 0xBF, 0xC0};    /* half of these can end one */
    unsigned two = 0, three = 0, four = 0;
    if (quick())
        return;
    for (unsigned a = 0x80; a < 0x100; a++)
        for (unsigned b = 0x80; b < 0x100; b++) {
            two += is_utf8(a, b, 'c', 'd');
            for (int k = 0; k < 4; k++)
                three += is_utf8(a, b, last[k], 'd') && last[k] >= 0x80;
            for (int k = 0; k < 16 && (a < 0xC0 || a >= 0xF0); k++)
                four += is_utf8(a, b, last[k / 4], last[k % 4]);
        }
    ck_assert_uint_eq(two, 0x800 - 0x80);
    ck_assert_uint_eq(three, (0x10000 - 0x800 - 0x800) / 64 * 2);
    ck_assert_uint_eq(four, (0x110000 - 0x10000) / 64 / 64 * 2 * 2);
}
END_TEST

START_TEST(deep_headers_are_refused)
{
    static char deep[200001];
    memset(deep, '[', 200000);
    memcpy(deep, "{\"a\":", 5);
    refused(deep, 0, "the header is no JSON at byte");
    for (int k = 0; k < 200000; k += 5)
        memcpy(deep + k, "{\"a\":", 5);
    refused(deep, 0, "the header is no JSON at byte");
}
END_TEST

START_TEST(headers_too_long_are_refused)
{
    char why[WHY] = "";
    const size_t most = 100000000;
    if (quick())
        return;
    unsigned char *bytes = allocate(most + 9, 1);
    memset(bytes, ' ', most + 9);
    for (size_t length = most; length <= most + 1; length++) {
        for (int k = 0; k < 8; k++)
            bytes[k] = (unsigned char)(length >> 8 * k);
        memcpy(bytes + 8, "{}", 2);
        Weights *w = weights_parse(bytes, 8 + length, "file", why);
        ck_assert((w != NULL) == (length == most));
        weights_free(w);
    }
    ck_assert_str_eq(why, "file: the header has more than 100000000 bytes");
    free(bytes);
}
END_TEST

START_TEST(files_too_short_are_refused)
{
    static const char header[] = "\3\0\0\0\0\0\0\0{}";
    char why[WHY];
    for (size_t size = 0; size < 10; size++) {
        unsigned char *bytes = allocate(size, 1);
        memcpy(bytes, header, size);
        ck_assert_ptr_null(weights_parse(bytes, size, "file", why));
        ck_assert_msg(strstr(why, size < 8 ? "bytes are too few" : "is shorter than its header of 3 bytes"), "%s", why);
        free(bytes);
    }
    for (int k = 3; k < 8; k++) {
        unsigned char bytes[16] = "\2\0\0\0\0\0\0\0{}      ";
        bytes[k] = 255;
        ck_assert_ptr_null(weights_parse(bytes, sizeof bytes, "file", why));
        ck_assert_msg(strstr(why, "is shorter than its header of"), "%s", why);
    }
}
END_TEST

START_TEST(wrong_descriptions_of_tensors_are_refused)
{
    refused_t("1", "tensor 't' does not have dtype, shape, data_offsets alone");
    refused_t("[\"F32\",[4],[0,16]]", "tensor 't' does not have dtype, shape, data_offsets alone");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4]}", "tensor 't' does not have dtype, shape, data_offsets alone");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16],\"x\":1}",
              "tensor 't' does not have dtype, shape, data_offsets alone");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4],\"shape\":[4]}", "tensor 't': its data_offsets are not two numbers");
    refused_t("{\"dtype\":\"F32\",\"dtype\":\"F32\",\"data_offsets\":[0,16]}", "tensor 't': its shape is not");
    refused_t("{\"Dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}", "tensor 't' has no dtype");
    refused_t("{\"dtype\":32,\"shape\":[4],\"data_offsets\":[0,16]}", "tensor 't' has no dtype");
    refused_t("{\"dtype\":\"BF16\",\"shape\":[8],\"data_offsets\":[0,16]}",
              "tensor 't' has dtype 'BF16'; known are F32 and F64");
    refused_t("{\"dtype\":\"f32\",\"shape\":[4],\"data_offsets\":[0,16]}", "tensor 't' has dtype 'f32'");
    refused_t("{\"dtype\":\"F32\",\"shape\":4,\"data_offsets\":[0,16]}", "tensor 't': its shape is not one or two numbers");
    refused_t("{\"dtype\":\"F32\",\"shape\":{\"a\":4},\"data_offsets\":[0,16]}", "tensor 't': its shape is not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,16]}", "tensor 't': its shape is not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4,1,1],\"data_offsets\":[0,16]}", "tensor 't': its shape is not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[\"4\"],\"data_offsets\":[0,16]}", "tensor 't': its shape is not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4,[1]],\"data_offsets\":[0,16]}", "tensor 't': its shape is not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}", "tensor 't': its shape is not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4,0],\"data_offsets\":[0,0]}", "tensor 't': its shape is not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[16777217],\"data_offsets\":[0,16]}",
              "tensor 't': its shape is not one or two numbers from 1 to 16777216");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4294967300],\"data_offsets\":[0,16]}", "tensor 't': its shape is not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[18446744073709551620],\"data_offsets\":[0,16]}",
              "tensor 't': its shape is not");
    refused_t("{\"dtype\":\"F64\",\"shape\":[16777216,16777216],\"data_offsets\":[0,16]}",
              "tensor 't' has 16 bytes, but its shape wants 2251799813685248");
    refused_t("{\"dtype\":\"F64\",\"shape\":[4],\"data_offsets\":[0,16]}",
              "tensor 't' has 16 bytes, but its shape wants 32");
    refused_t("{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,16]}",
              "tensor 't' has 16 bytes, but its shape wants 12");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0]}", "tensor 't': its data_offsets are not two numbers");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16,16]}", "tensor 't': its data_offsets are not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":\"0,16\"}", "tensor 't': its data_offsets are not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[16,0]}", "tensor 't': its data_offsets are not");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[1,17]}",
              "tensor 't': its data_offsets are not two numbers in order, up to 16");
    refused_t("{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,18446744073709551632]}",
              "tensor 't': its data_offsets are not");
}
END_TEST

START_TEST(numbers_of_a_thousand_digits_are_refused)
{
    char header[2048] = "", digits[1001] = "";
    memset(digits, '9', 1000);
    snprintf(header, sizeof header, "{\"t\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[0,16]}}", digits);
    refused(header, 16, "tensor 't': its shape is not");
    snprintf(header, sizeof header, "{\"t\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,%s]}}", digits);
    refused(header, 16, "tensor 't': its data_offsets are not");
}
END_TEST

/* Two tensors a, b of 8 bytes each with these offsets, and so many bytes. */
static void refused_two(const char *a, const char *b, size_t size, const char *what)
{
    char header[512];
    snprintf(header, sizeof header, "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%s]},"
             "\"b\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[%s]}}", a, b);
    refused(header, size, what);
}

START_TEST(data_with_holes_or_used_twice_are_refused)
{
    refused_two("0,8", "9,17", 17, "the data of tensor 'b' begins at byte 9, but those before end at byte 8");
    refused_two("9,17", "0,8", 17, "the data of tensor 'a' begins at byte 9, but those before end at byte 8");
    refused_two("0,8", "7,15", 15, "the data of tensor 'b' begins at byte 7, but those before end at byte 8");
    refused_two("0,8", "0,8", 8, "the data of tensor '");
    refused_two("1,9", "9,17", 17, "the data of tensor 'a' begins at byte 1, but those before end at byte 0");
    refused_two("0,8", "8,16", 17, "1 bytes too many at the end");
    refused_two("8,16", "0,8", 20, "4 bytes too many at the end");
    refused_two("0,8", "8,16", 15, "tensor 'b': its data_offsets are not two numbers in order, up to 15");
    refused_two("0,8", "8,20", 20, "tensor 'b' has 12 bytes, but its shape wants 8");
    refused("{}", 1, "1 bytes too many at the end");
    refused("{\"__metadata__\":{}}", 1, "1 bytes too many at the end");
}
END_TEST

START_TEST(names_that_are_there_twice_are_refused)
{
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{},"
            "\"\\u0061\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "'a' is there twice");
    refused("{\"__metadata__\":{\"k\":\"1\",\"l\":\"2\",\"k\":\"3\"}}", 0, "'k' is there twice");
    refused("{\"__metadata__\":{},\"__metadata__\":{}}", 0, "'__metadata__' is there twice");
}
END_TEST

START_TEST(notes_are_texts)
{
    refused("{\"__metadata__\":[\"a\"]}", 0, "__metadata__ is no object");
    refused("{\"__metadata__\":[\"a\",\"b\",\"a\"]}", 0, "__metadata__ is no object");
    refused("{\"__metadata__\":\"a\"}", 0, "__metadata__ is no object");
    refused("{\"__metadata__\":{\"k\":\"v\",\"l\":1}}", 0, "the note 'l' is no string");
    refused("{\"__metadata__\":{\"k\":{\"l\":\"m\"}}}", 0, "the note 'k' is no string");
}
END_TEST

START_TEST(files_that_cannot_be_read_are_named)
{
    char why[WHY] = "", long_path[400];
    ck_assert_ptr_null(weights_read("/nowhere/file", why));
    ck_assert_str_eq(why, "/nowhere/file: No such file or directory");
    ck_assert_ptr_null(weights_read("/", why));
    ck_assert_str_eq(why, "/: not a regular file");
    ck_assert_ptr_null(weights_read("/dev/zero", why));
    ck_assert_str_eq(why, "/dev/zero: not a regular file");
    memset(long_path, 'x', sizeof long_path - 1);
    strcpy(long_path + sizeof long_path - 4, "end");
    ck_assert_ptr_null(weights_read(long_path, why));
    ck_assert_msg(strstr(why, "xxxend: ") && strstr(why, strerror(ENAMETOOLONG)), "%s", why);
    enter();
    int file = open(path, O_CREAT | O_WRONLY, 0600);
    ck_assert_ptr_null(weights_read(path, why));
    ck_assert_msg(strstr(why, "/w: 0 bytes are too few"), "%s", why);
    ck_assert_int_eq(pwrite(file, "\2\0\0\0\0\0\0\0{}x", 11, 0), 11);
    ck_assert_ptr_null(weights_read(path, why));
    ck_assert_msg(strstr(why, "/w: 1 bytes too many at the end"), "%s", why);
    close(file);
    leave();
    if (access("/sys/kernel/mm/transparent_hugepage/enabled", R_OK) == 0) {    /* says it has 4096 bytes */
        ck_assert_ptr_null(weights_read("/sys/kernel/mm/transparent_hugepage/enabled", why));
        ck_assert_msg(strstr(why, "cannot read all of its 4096 bytes"), "%s", why);
    }
}
END_TEST

/* Writing a large w to path fails with this message; the file there stays, and no other is left. */
static void fails(const char *what)
{
    char why[WHY] = "";
    size_t size[2];
    Weights *w = example();
    unsigned char *old = file_bytes(&size[0]);
    weights_add(w, "large", WEIGHTS_F32, 2, (int[]){100, 100});
    ck_assert(!weights_write(w, path, why));
    ck_assert_msg(strncmp(why, folder, strlen(folder)) == 0 && strstr(why, what), "'%s' is not '%s'", why, what);
    unsigned char *after = file_bytes(&size[1]);
    ck_assert(size[0] == size[1] && memcmp(old, after, size[0]) == 0);
    ck_assert_int_ne(access(path_new, F_OK), 0);
    free(old);
    free(after);
    weights_free(w);
}

START_TEST(a_good_file_is_never_replaced_by_a_part)
{
    char why[WHY] = "";
    struct rlimit limit, small;
    Weights *w = example();
    enter();
    ck_assert_msg(weights_write(w, path, why), "%s", why);
    if (access("/dev/full", W_OK) == 0) {           /* a full disk */
        ck_assert_int_eq(symlink("/dev/full", path_new), 0);
        fails("w.new: No space left on device");
    }
    ck_assert_int_eq(symlink("/dev/null", path_new), 0);    /* which is no disk at all */
    fails("w.new: Invalid argument");
    void (*old)(int) = signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    small = limit;
    small.rlim_cur = 10000;
    setrlimit(RLIMIT_FSIZE, &small);
    fails("w.new: File too large");
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, old);
    ck_assert_int_eq(mkdir(path_new, 0700), 0);
    ck_assert(!weights_write(w, path, why));
    ck_assert_msg(strstr(why, "w.new: Is a directory"), "%s", why);
    rmdir(path_new);
    unlink(path);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    ck_assert(!weights_write(w, path, why));
    ck_assert_msg(strstr(why, "/w: Is a directory"), "%s", why);
    ck_assert_int_ne(access(path_new, F_OK), 0);
    rmdir(path);
    weights_free(w);
    leave();
}
END_TEST

START_TEST(a_folder_that_cannot_be_written_is_named)
{
    char why[WHY] = "";
    Weights *w = example();
    ck_assert(!weights_write(w, "/nowhere/file", why));
    ck_assert_str_eq(why, "/nowhere/file.new: No such file or directory");
    if (geteuid() != 0) {
        ck_assert(!weights_write(w, "/file", why));
        ck_assert_str_eq(why, "/file.new: Permission denied");
    }
    weights_free(w);
}
END_TEST

/* cJSON gets memory so many times, then no more. */
static int left;

static void *scarce(size_t size)
{
    return left-- > 0 ? malloc(size) : NULL;
}

START_TEST(without_memory_for_cjson_there_is_a_message)
{
    char why[WHY];
    Weights *w = example(), *again = NULL;
    cJSON_InitHooks(&(cJSON_Hooks){scarce, free});
    enter();
    bool good = false;
    int n = 0;
    for (; !good; n++) {
        left = n;
        why[0] = '\0';
        good = weights_write(w, path, why);
        ck_assert(good || strstr(why, "/w: no memory for the header"));
    }
    ck_assert_int_gt(n, 20);
    for (n = 0; !again; n++) {
        left = n;
        why[0] = '\0';
        again = weights_read(path, why);
        ck_assert(again || strstr(why, "/w: the header is no JSON"));
    }
    ck_assert_int_gt(n, 20);
    cJSON_InitHooks(NULL);
    expect_same(w, again);
    weights_free(w);
    weights_free(again);
    leave();
}
END_TEST

/* What a mutation may put into the header. */
static const char *const pieces[] = {
    "0", "1", "12", "16", "28", "-1", "1.5", "1e300", "-0", "99999999999999999999", "4294967296", "16777216", "NaN", "null",
    "true", "\"", "\\", "\\u0000", "\\u00", "\\ud800", "[", "]", "{", "}", ",", ":", " ", "\n", "\xC3", "\xC3\xB6",
    "[[[[[[", "\"b\"", "\"F64\"", "\"F32\"", "\"I8\"", "\"shape\":[3]", "\"__metadata__\":{}", "{\"a\":", "[]", "{}",
    "[\"k\",\"v\"]", "\xA5\x80", "\xF0\x9F\x98\x80",
};

static size_t replace(char bytes[], size_t size, size_t room, size_t at, size_t old, const char *piece, size_t length)
{
    if (at + old > size || size - old + length > room)
        return size;
    memmove(bytes + at + length, bytes + at + old, size - at - old);
    memcpy(bytes + at, piece, length);
    return size - old + length;
}

/* The place of a number in the header, -1 if there is none from there on. */
static int number_at(const char bytes[], size_t size, size_t from)
{
    for (size_t k = from; k < size; k++)
        if (bytes[k] >= '0' && bytes[k] <= '9' && bytes[k - 1] != 'F')
            return (int)k;
    return -1;
}

static size_t mutate(Random *random, char bytes[], size_t size, size_t room)
{
    char other[24];
    size_t at = (size_t)random_below(random, (int)size + 1);
    const char *piece = pieces[random_below(random, sizeof pieces / sizeof *pieces)];
    int digits = size > 9 ? number_at(bytes, size, 9 + at * (size - 9) / (size + 1)) : -1;
    switch (random_below(random, 8)) {
    case 0:                                         /* a bit */
        if (at < size)
            bytes[at] = (char)(bytes[at] ^ 1 << random_below(random, 8));
        return size;
    case 1:                                         /* a piece more, or in place of bytes */
    case 2:
        return replace(bytes, size, room, at, (size_t)random_below(random, 4), piece, strlen(piece));
    case 3:                                         /* another number */
    case 4:
        snprintf(other, sizeof other, "%d", random_below(random, 40));
        piece = random_below(random, 3) ? other : piece;
        return digits < 0 ? size : replace(bytes, size, room, (size_t)digits, 1, piece, strlen(piece));
    case 5:                                         /* something is lost */
        return replace(bytes, size, room, at, (size_t)random_below(random, 12), "", 0);
    case 6:                                         /* something is repeated */
        return at + 12 > size ? size : replace(bytes, size, room, at, 0, memcpy(other, bytes + at, 12), 12);
    default:                                        /* the end is lost */
        return random_below(random, 4) ? size : at;
    }
}

/* Accepted files have data for all that they say, names once, and can be written. */
static void expect_whole(const Weights *w, const unsigned char *bytes, size_t size)
{
    uint64_t header;
    memcpy(&header, bytes, 8);
    const unsigned char *data = bytes + 8 + header;
    for (int k = 0; k < w->count; data += data_size(&w->tensor[k++])) {
        const Tensor *t = &w->tensor[k];
        ck_assert((t->dims == 1 && t->shape[1] == 1) || t->dims == 2);
        ck_assert(t->shape[0] >= 1 && t->shape[1] >= 1);
        ck_assert_int_eq(memcmp(t->data, data, data_size(t)), 0);
        ck_assert_ptr_eq(weights_find(w, t->name), t);
    }
    ck_assert_ptr_eq(data, bytes + size);
    for (int k = 0; k < w->notes; k++)
        ck_assert_ptr_eq(weights_note_of(w, w->key[k]), w->value[k]);
}

START_TEST(a_hundred_thousand_broken_files_do_no_harm)
{
    char valid[512] = "", text[1024], why[WHY];
    size_t length = sizeof example_header - 1, whole = 8 + length + 28;
    Random random = random_seed(5);
    int good = 0, n, most = quick() ? 1200 : 120000;
    memcpy(valid + 8, example_header, length);
    for (n = 0; n < most; n++) {
        size_t size = whole;
        memcpy(text, valid, size);
        for (int k = random_below(&random, 3); k >= 0; k--)
            size = mutate(&random, text, size, sizeof text);
        size_t header = size >= 36 ? size - 36 : 0;         /* mostly the length that fits */
        if (size >= 8 && random_below(&random, 8))
            for (int k = 0; k < 8; k++)
                text[k] = (char)(header >> 8 * k);
        unsigned char *bytes = memcpy(allocate(size, 1), text, size);   /* no byte more */
        why[0] = '\0';
        Weights *w = weights_parse(bytes, size, "file", why);
        if (w)
            expect_whole(w, bytes, size);
        else
            ck_assert(strncmp(why, "file: ", 6) == 0 && strlen(why) > 10);
        good += w != NULL;
        weights_free(w);
        free(bytes);
    }
    ck_assert_msg(good > most / 100 && good < most / 2, "%d", good);    /* both happen */
}
END_TEST

UNIT(the_example_is_written_as_the_format_wants, data_begin_at_a_multiple_of_eight_whatever_the_names,
     tensors_and_notes_are_found, what_is_written_is_read_back_bit_for_bit, numbers_that_are_none_keep_their_bits,
     headers_may_be_written_in_other_ways, headers_that_are_no_json_are_refused, headers_that_are_not_utf8_are_refused,
     there_is_a_sequence_for_each_code, deep_headers_are_refused, headers_too_long_are_refused, files_too_short_are_refused,
     wrong_descriptions_of_tensors_are_refused, numbers_of_a_thousand_digits_are_refused,
     data_with_holes_or_used_twice_are_refused, names_that_are_there_twice_are_refused, notes_are_texts,
     files_that_cannot_be_read_are_named, a_good_file_is_never_replaced_by_a_part, a_folder_that_cannot_be_written_is_named,
     without_memory_for_cjson_there_is_a_message, a_hundred_thousand_broken_files_do_no_harm)
