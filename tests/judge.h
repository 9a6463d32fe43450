/* The judge's way to call a student: included by exercise.h, with -DJUDGE.

   The test is a program without a line of the student's.  For each call it forks; the child takes limits upon itself,
   loads the student's library, calls, and sends the variables named in the call through a pipe.  Whatever else
   happens there, exit included, the test only sees that they did not come.  The verdict is the test's: its last line is
   "passed" and the word that it reads at the end, and only then, from standard input.
   Status: 0 passed, 1 failed, 2 the judge failed, 3 exercise.so cannot be loaded, 5 a limit was met. */
#ifndef JUDGE_H
#define JUDGE_H
#include <ctype.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { CALL_SECONDS = 10, ALL_SECONDS = 60, MEGABYTES = 256, OUTPUT_BYTES = 100 << 10, SHOWN_BYTES = 4000 };
enum { SANITIZER = 66, NOT_LOADED = 77 };
enum { PASSED, FAILED, NO_JUDGE, UNLOADED, LIMIT = 5 };

static struct {
    pid_t child;
    int pipe;         /* our end of it */
    FILE *log;        /* what the student prints */
    long mark;        /* where in it the last call began */
    long began;       /* milliseconds */
    int verdict;      /* UNLOADED or LIMIT, or 0 */
    const char *file; /* the student's library, from STUDENT in the environment */
    void *library;
} judge;

/* The generated header of the exercise finds the student's functions with it. */
static void student_load(void *(*find)(const char *name));

/* What a sanitizer finds ends the call.  Memory has its limit here, and no second one there. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "exitcode=66:detect_leaks=0:allocator_may_return_null=0:quarantine_size_mb=16";
}

static void judge_fails(const char *what)
{
    perror(what);
    exit(NO_JUDGE);
}

static long judge_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void judge_begin(void)
{
#ifdef __linux__
    prctl(PR_SET_DUMPABLE, 0); /* no child looks into us */
#endif
    signal(SIGPIPE, SIG_IGN);
    judge.began = judge_now();
    judge.file = getenv("STUDENT");
    judge.log = tmpfile();
    if (!judge.log || !judge.file)
        judge_fails("judge: no STUDENT, or no file for what is printed");
}

static void judge_limit(int what, rlim_t most)
{
    struct rlimit limit = {most, most};
    setrlimit(what, &limit);
}

/* A sanitizer that reports that memory is used up needs some for its report. */
void __asan_on_error(void);
void __asan_on_error(void)
{
    struct rlimit limit;
    getrlimit(RLIMIT_AS, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_AS, &limit);
}

/* Address space: what there is, which is huge with a sanitizer, and MEGABYTES more. */
static void judge_limit_memory(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file)
        return;
    if (fscanf(file, "%lu", &pages) == 1) {
        rlim_t now = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
        struct rlimit limit = {now + ((rlim_t)MEGABYTES << 20), now + ((rlim_t)MEGABYTES << 20) + (32 << 20)};
        setrlimit(RLIMIT_AS, &limit);
    }
    fclose(file);
}

static void *judge_find(const char *name)
{
    void *found = dlsym(judge.library, name);
    if (!found) {
        fprintf(stderr, "there is no function %s\n", name);
        _exit(NOT_LOADED);
    }
    return found;
}

/* The child: on its own, limited, and with the student's code. */
static void judge_enter(void)
{
    setpgid(0, 0);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    dup2(open("/dev/null", O_RDONLY), 0);
    dup2(fileno(judge.log), 1);
    dup2(fileno(judge.log), 2);
    judge_limit(RLIMIT_CPU, CALL_SECONDS);
    judge_limit(RLIMIT_FSIZE, OUTPUT_BYTES);
    judge_limit(RLIMIT_CORE, 0);
    judge_limit(RLIMIT_NPROC, 0);
    judge_limit_memory();
    judge.library = dlopen(judge.file, RTLD_NOW | RTLD_LOCAL);
    if (!judge.library) {
        fprintf(stderr, "%s\n", dlerror());
        _exit(NOT_LOADED);
    }
    student_load(judge_find);
}

static bool judge_calls(void)
{
    int ends[2];
    if (!judge.log)
        judge_begin();
    exercise.lost = judge.verdict != 0;
    if (exercise.lost)
        return false;
    fflush(NULL);
    judge.mark = ftell(judge.log);
    if (pipe(ends) != 0 || (judge.child = fork()) < 0)
        judge_fails("judge: a process");
    close(ends[judge.child != 0]);
    judge.pipe = ends[judge.child == 0];
    if (judge.child == 0)
        judge_enter();
    return judge.child == 0;
}

/* The child: sends what the call has changed, and is done. */
static void judge_gives(const Piece pieces[], int n)
{
    fflush(stdout);
    for (int i = 0; i < n + exercise.pieces; i++) {
        Piece p = i < n ? pieces[i] : exercise.brought[i - n];
        for (size_t sent = 0; sent < p.bytes;) {
            ssize_t more = write(judge.pipe, (char *)p.at + sent, p.bytes - sent);
            if (more <= 0)
                _exit(FAILED);
            sent += (size_t)more;
        }
    }
    _exit(0);
}

/* Reads so many bytes, within the time; true if all came. */
static bool judge_reads(char *bytes, size_t n, long until)
{
    size_t have = 0;
    while (have < n) {
        struct pollfd from = {judge.pipe, POLLIN, 0};
        long left = until - judge_now();
        if (left <= 0 || poll(&from, 1, (int)left) <= 0)
            return false;
        ssize_t more = read(judge.pipe, bytes + have, n - have);
        if (more <= 0)
            return false;
        have += (size_t)more;
    }
    return true;
}

/* Is this in what the last call printed? */
static bool judge_printed(const char *words)
{
    static char text[OUTPUT_BYTES + 1];
    fseek(judge.log, judge.mark, SEEK_SET);
    size_t n = fread(text, 1, OUTPUT_BYTES, judge.log);
    for (size_t i = 0; i < n; i++)
        if (!text[i])
            text[i] = ' ';
    text[n] = '\0';
    fseek(judge.log, 0, SEEK_END);
    return strstr(text, words) != NULL;
}

/* Why nothing came back, from the way in which the child ended; notes a limit. */
static const char *judge_reason(int status, bool late)
{
    int limit = judge.verdict;
    judge.verdict = LIMIT;
    if (late || (WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGXCPU)))
        return "it was still running when its time was over";
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ)
        return "it printed, or wrote, more than 100 KB";
    if (judge_printed("failed to allocate") || judge_printed("out of memory") || judge_printed("out-of-memory"))
        return "it wanted more memory than there is";
    judge.verdict = UNLOADED;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_LOADED)
        return "it cannot be loaded; see below";
    judge.verdict = limit;
    if (judge_printed("stack-overflow"))
        return "it called itself without end: the stack is full";
    if (WIFSIGNALED(status) || WEXITSTATUS(status) == SANITIZER || judge_printed("runtime error"))
        return "it crashed; see below";
    return "it did not come back, but ended the program";
}

/* Keeps only the beginning of what a call has printed, so that there is room for the next. */
static void judge_trims_log(void)
{
    fseek(judge.log, 0, SEEK_END);
    if (ftell(judge.log) > judge.mark + SHOWN_BYTES && ftruncate(fileno(judge.log), judge.mark + SHOWN_BYTES) == 0)
        fseek(judge.log, 0, SEEK_END);
}

static void judge_takes(const Piece pieces[], int n)
{
    size_t bytes = 0, from = 0;
    int status = 0;
    for (int i = 0; i < n + exercise.pieces; i++)
        bytes += i < n ? pieces[i].bytes : exercise.brought[i - n].bytes;
    char *came = malloc(bytes + 1);
    if (!came)
        judge_fails("judge: memory");
    long until = judge_now() + 1000 * CALL_SECONDS, end = judge.began + 1000 * ALL_SECONDS;
    bool whole = judge_reads(came, bytes, until < end ? until : end);
    bool late = !whole && judge_now() >= (until < end ? until : end);
    for (int k = 0; k < 100 && !whole && !late; k++) { /* it has let go of the pipe: let it end in its way */
        siginfo_t info = {0};
        if (waitid(P_PID, (id_t)judge.child, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != 0)
            break;
        poll(NULL, 0, 10);
    }
    kill(-judge.child, SIGKILL);
    kill(judge.child, SIGKILL);
    waitpid(judge.child, &status, 0);
    close(judge.pipe);
    for (int i = 0; i < n + exercise.pieces && whole; i++) {
        Piece p = i < n ? pieces[i] : exercise.brought[i - n];
        memcpy(p.at, came + from, p.bytes);
        from += p.bytes;
    }
    free(came);
    exercise.lost = !whole;
    if (!whole) {
        const char *reason = judge_reason(status, late);
        if (exercise_says(reason))
            printf("not yet: %s: %s\n", exercise.about, reason);
    }
    judge_trims_log();
}

#define call(statement, ...)                                                                       \
    do {                                                                                           \
        const Piece pieces_[] = {PIECES(__VA_ARGS__)};                                             \
        if (judge_calls()) {                                                                       \
            statement;                                                                             \
            judge_gives(pieces_, (int)(sizeof pieces_ / sizeof *pieces_));                         \
        } else if (!judge.verdict)                                                                 \
            judge_takes(pieces_, (int)(sizeof pieces_ / sizeof *pieces_));                         \
        exercise.pieces = 0;                                                                       \
    } while (0)

/* What the student printed, or a sanitizer: the first lines, none of which can be taken for ours. */
static void judge_shows_log(void)
{
    bool head = true;
    int lines = 0, c;
    rewind(judge.log);
    for (int n = 0; n < SHOWN_BYTES && lines < 40 && (c = getc(judge.log)) != EOF; n++) {
        if (head)
            printf("| ");
        putchar(c == '\n' || (c >= ' ' && c <= '~') ? c : '?');
        head = c == '\n';
        lines += head;
    }
    if (!head)
        printf("\n");
}

static int exercise_end(void)
{
    char word[99] = "";
    if (judge.log)
        judge_shows_log();
    printf("%d of %d checks\n", exercise.passed, exercise.checks);
    if (exercise.passed < exercise.checks || exercise.checks == 0)
        return judge.verdict ? judge.verdict : FAILED;
    if (!fgets(word, sizeof word, stdin))
        judge_fails("judge: no word");
    printf("passed %s", word);
    return PASSED;
}

#endif
