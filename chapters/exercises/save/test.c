#define _XOPEN_SOURCE 700 /* for link, signals and limits */
#include "exercise.h"
#include "exercise-save.h"
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

enum { LARGE = 50000 };
static const char *const path = "saved.txt", *const other = "saved.new", *const old = "saved.old";

static void put(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    if (file) {
        fputs(text, file);
        fclose(file);
    }
}

/* Is this the text of the file? NULL: there is none. */
static bool holds(const char *name, const char *text)
{
    static char found[LARGE + 100];
    FILE *file = fopen(name, "r");
    if (!file)
        return text == NULL;
    size_t n = fread(found, 1, sizeof found - 1, file);
    fclose(file);
    found[n] = '\0';
    return text && n == strlen(text) && strcmp(found, text) == 0;
}

/* As on a disk on which no file can have more bytes than that. */
static int save_full(rlim_t most, const char *name, const char *by, const char *text)
{
    struct rlimit limit, small;
    void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    small = limit;
    small.rlim_cur = most;
    setrlimit(RLIMIT_FSIZE, &small);
    int result = save(name, by, text);
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, before);
    return result;
}

/* A good end, over a file that another name keeps: nothing may be written into that one. */
static void check(const char *before, const char *text)
{
    int result = -99;
    remove(path);
    remove(old);
    if (before)
        put(path, before);
    bool kept = before && link(path, old) == 0;
    call(result = save(path, other, text), result);
    same(result, 1, "the result");
    mistake(result == 0, "does fputs or fclose say that all went well with 0, or with something else?");
    expect(holds(path, text), "the file does not have the new text");
    mistake(holds(path, before) && holds(other, text), "how does the new file get the name of the old one?");
    mistake(!holds(path, text) && !holds(other, text), "is the whole text written, to the file with the other name?");
    if (kept) {
        expect(holds(old, before), "it writes into the old file, instead of putting a whole one into its place");
        mistake(true, "if the program ended in the middle of that, what would be found?");
    }
    remove(old);
}

static void full(rlim_t most, const char *text)
{
    int result = -99;
    put(path, "old");
    remove(other);
    call(result = save_full(most, path, other, text), result);
    same(result, 0, "the result, when the disk is full,");
    mistake(result == 1 && strlen(text) < 1000, "fputs may keep a text in a buffer; when is it written, and who says "
            "whether it was?");
    mistake(result == 1 && strlen(text) > 1000, "does fputs say whether it could write all?");
    expect(holds(path, "old"), "the disk is full, and the old file is not as it was");
    mistake(true, "when may the new file take the old one's place?");
}

/* Neither the one nor the other can be made. */
static void no_folder(void)
{
    int result = -99;
    put(path, "old");
    about("save to %s by way of no/folder/file, which cannot be made", path);
    call(result = save(path, "no/folder/file", "new"), result);
    same(result, 0, "the result");
    mistake(result == 1, "is the other file used at all?");
    expect(holds(path, "old"), "the old file is not as it was");
    mistake(holds(path, "new"), "is the new text written to the other file first?");
    about("save to no/folder/file, which cannot be made, by way of %s", other);
    call(result = save("no/folder/file", other, "new"), result);
    same(result, 0, "the result");
    mistake(result == 1, "can it fail to give a file a new name?");
}

int main(void)
{
    static char large[LARGE];
    memset(large, 'x', sizeof large - 1);
    remove(other);
    about("save of \"first\", when there is no file yet");
    check(NULL, "first");
    about("save of \"second\" over \"first\"");
    check("first", "second");
    about("save of \"100 %%d\\n\" over a longer text");
    check("a longer text than the new one", "100 %d\n");
    about("save of %d letters x", LARGE - 1);
    check("old", large);
    about("save of \"\"");
    check("old", "");
    put(other, "a part, left behind when the program was ended");
    about("save of \"new\", with a part of an earlier attempt in the other file");
    check("old", "new");
    no_folder();
    about("save of 100 letters x with room for 10");
    full(10, large + LARGE - 101);
    about("save of %d letters x with room for 4096", LARGE - 1);
    full(4096, large);
    about("save of %d letters x with room for %d", LARGE - 1, LARGE - 2);
    full(LARGE - 2, large);
    remove(path);
    remove(other);
    remove(old);
    return exercise_end();
}
