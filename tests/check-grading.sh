#!/bin/sh
# Can the grader be fooled, or harmed?  Each attack is a file that somebody may hand in.
. tests/tap.sh
export WERROR=
unset MAKEFLAGS MAKELEVEL MFLAGS
ex=find-layers good="$tmp/good.c"
mine=$tmp/mine; mkdir "$mine"
notangle -Rexercise-$ex.c chapters/*.nw chapters/exercises/$ex/solution.nw >"$good"
wrong='int find_layers(int Q, int W, const int i[], const int j[], int layer[]) { (void)Q, (void)W, (void)i, (void)j, (void)layer; '
# attack NAME STATUS WORDS: the C of standard input is handed in; the grader must end with that status and say that
attack() {
    rm -rf "$mine"; mkdir "$mine"
    cat >"$mine/exercise-$ex.c"
    EX=$ex tests/grade.sh "$mine" >"$tmp/out" 2>&1 </dev/null
    status=$?
    result "$1" "$([ $status = "$2" ] && grep -q -e "$3" "$tmp/out" ||
        { echo "status $status, should be $2, with the words: $3"; head -n 30 "$tmp/out"; })"
}
attack 'the solution passes' 0 '^exercise find-layers: passed, 16 of 16 checks$' <"$good"
attack 'exit(0)' 1 'ended the program' <<END
#include <stdlib.h>
$wrong exit(0); }
END
attack '_exit(0)' 1 'ended the program' <<END
#include <unistd.h>
$wrong _exit(0); }
END
attack 'a constructor that ends it' 1 'ended the program' <<END
#include <unistd.h>
__attribute__((constructor)) static void early(void) { _exit(0); }
$wrong return 1; }
END
attack 'a constructor that writes "passed"' 1 '^| passed' <<END
#include <stdio.h>
#include <unistd.h>
__attribute__((constructor)) static void early(void) { printf("passed\n16 of 16 checks\n"); fflush(stdout); _exit(0); }
$wrong return 1; }
END
attack 'a main of its own' 1 'failed, 7 of 16 checks' <<END
$wrong for (int u = 1; u <= Q; u++) layer[u] = 1; return 1; }
int main(void) { return 0; }
END
attack 'functions and macros with the names of the test' 1 'failed, 3 of 16 checks' <<END
#include <stdlib.h>
#define expect(truth, ...) 1
#define same(...) 1
int exercise_end(void) { exit(0); }
int judge_reads(char *b, unsigned long n, long u) { (void)b, (void)n, (void)u; return 1; }
int waitpid(int a, int *b, int c) { (void)a, (void)b, (void)c; return 0; }
$wrong return 1; }
END
attack 'the variables of the test' 3 'undefined symbol: exercise' <<END
extern struct { int checks, passed; } exercise;
$wrong exercise.passed = exercise.checks; return 1; }
END
attack 'memory around its arguments, written over' 1 'failed, ' <<END
$wrong for (long k = -4000; k < 4000; k++) layer[k] = 1; return 1; }
END
attack 'all open files, written to' 1 'failed, ' <<END
#include <unistd.h>
$wrong for (int f = 0; f < 64; f++) if (write(f, "passed\n", 7) < 0) continue; return 1; }
END
attack 'the word, asked from the process that judges' 1 'failed, ' <<END
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
$wrong char name[64], word[64] = "passed ";
    snprintf(name, sizeof name, "/proc/%d/fd/0", getppid());
    int in = open(name, O_RDONLY); ssize_t n = read(in, word + 7, 40);
    snprintf(name, sizeof name, "/proc/%d/fd/1", getppid());
    int out = open(name, O_WRONLY); if (write(out, word, 7 + (unsigned)(n > 0 ? n : 0)) < 0) printf("no\n");
    return 1; }
END
attack 'the judge, traced and ended' 5 'a limit was met' <<END
#define _DEFAULT_SOURCE
#include <signal.h>
#include <sys/ptrace.h>
#include <unistd.h>
$wrong ptrace(PTRACE_ATTACH, getppid(), 0, 0); kill(getppid(), SIGKILL); return 1; }
END
attack 'longjmp and atexit' 1 'failed, ' <<END
#include <setjmp.h>
#include <stdlib.h>
#include <unistd.h>
static void last(void) { _exit(0); }
$wrong jmp_buf b; atexit(last); if (setjmp(b)) exit(0); longjmp(b, 1); }
END
attack 'assembler' 1 'ended the program' <<END
$wrong __asm__ volatile("mov \$60, %eax; xor %edi, %edi; syscall"); return 1; }
END
attack 'a solution that is included' 3 'does not compile' <<END
#include "$PWD/chapters/exercises/$ex/solution.nw"
END
rm -rf "$mine"; mkdir "$mine"; cp tests/exercise.h tangled/*.[ch] "$mine"
printf 'check:\n\techo passed\n' >"$mine/Makefile"
echo 'int main(void) { return 0; }' >"$mine/test-$ex.c"
sed 's/same(long got/same(long gone/' tests/exercise.h >"$mine/exercise.h"
echo "$wrong return 1; }" >"$mine/exercise-$ex.c"
EX=$ex tests/grade.sh "$mine" >"$tmp/out" 2>&1
result 'test, Makefile and modules in the folder, edited' "$([ $? = 1 ] || cat "$tmp/out")"

attack 'an endless loop' 5 'still running' <<END
$wrong for (volatile int k = 1; k; ) ; return 1; }
END
attack 'a sleep that ignores signals' 5 'still running' <<END
#include <signal.h>
#include <unistd.h>
$wrong for (int s = 1; s < 32; s++) signal(s, SIG_IGN); for (;;) pause(); }
END
attack 'endless output' 5 'more than 100 KB' <<END
#include <stdio.h>
$wrong for (;;) printf("hello\n"); }
END
result 'not much of it is shown' "$([ "$(wc -c <"$tmp/out")" -lt 6000 ] || wc -c "$tmp/out")"
attack 'endless output, its signal ignored' 5 'a limit was met' <<END
#include <signal.h>
#include <stdio.h>
$wrong signal(SIGXFSZ, SIG_IGN); for (;;) printf("hello\n"); }
END
attack 'a thousand files' 1 'failed, ' <<END
#include <stdio.h>
#include <string.h>
$wrong static char text[100000]; memset(text, 'x', sizeof text);
    for (int k = 0; k < 1000; k++) { char name[40]; snprintf(name, sizeof name, "file%d", k);
        FILE *f = fopen(name, "w"); if (!f) return 1; fwrite(text, 1, sizeof text, f); fclose(f); } return 1; }
END
attack 'endless recursion' 1 'called itself without end' <<END
static int deeper(volatile int *n) { volatile int m = *n + 1; return deeper(&m) + m; }
$wrong volatile int n = 0; return deeper(&n); }
END
attack 'fork in a loop' 1 'failed, ' <<END
#include <stdio.h>
#include <unistd.h>
$wrong int made = 0; for (int k = 0; k < 10000; k++) made += fork() > 0; printf("made %d\n", made); return 1; }
END
result 'no process was made' "$(grep -q '^| made 0$' "$tmp/out" || cat "$tmp/out")"
attack 'allocation in a loop' 5 'more memory' <<END
#include <stdlib.h>
#include <string.h>
$wrong for (;;) { char *p = malloc(1 << 20); memset(p, 1, 1 << 20); } }
END
attack 'memory from the system in a loop' 1 'failed, ' <<END
#define _DEFAULT_SOURCE
#include <string.h>
#include <stdio.h>
#include <sys/mman.h>
$wrong for (int n = 0;; n++) { char *p = mmap(0, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) { printf("%s\n", n < 300 ? "few" : "many"); return 1; } memset(p, 1, 1 << 20); } }
END
result 'it got less than 300 MB' "$(grep -q '^| few$' "$tmp/out" || cat "$tmp/out")"
attack 'a child that outlives' 1 'failed, ' <<END
#include <unistd.h>
$wrong if (fork() == 0) { setsid(); if (fork() == 0) sleep(987); _exit(0); } return 1; }
END
result 'nothing of all that is still running' "$(ps -ef 2>/dev/null | grep -e '/book/judge' -e 'sleep 987' | grep -v grep)"
attack 'a file without end' 3 'does not compile' <<END
#include "/dev/zero"
END
attack 'standard input' 3 'does not compile' <<END
#include "/dev/stdin"
END
attack 'a macro that doubles without end' 3 'does not compile' <<END
$(awk 'BEGIN { print "#define X0 1 +"; for (i = 1; i < 40; i++) printf "#define X%d X%d X%d\n", i, i - 1, i - 1 }')
int x = X39 1;
END
mkfifo "$mine/exercise-$ex.c.pipe"; mv "$mine/exercise-$ex.c.pipe" "$mine/exercise-$ex.c"
EX=$ex tests/grade.sh "$mine" >"$tmp/out" 2>&1
result 'a pipe instead of a file' "$([ $? = 4 ] || cat "$tmp/out")"
rm "$mine/exercise-$ex.c"; ln -s /etc/passwd "$mine/exercise-$ex.c"
EX=$ex tests/grade.sh "$mine" >"$tmp/out" 2>&1
result 'a link to a file of yours' "$([ $? = 4 ] || cat "$tmp/out")"
exit $failed
