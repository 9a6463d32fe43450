# First Neural Networks: a literate program in C.  "make help" says what there is;
# appendix B of the book tells how it works.
.DELETE_ON_ERROR:
.PRECIOUS: build/judge/exercise-%.h build/%.pdf build/chapter-%.pdf build/%/book.tex
.SECONDEXPANSION:
MAKEFLAGS += --no-builtin-rules

CFLAGS = -O2 -g
STD    = -std=c11 -ffp-contract=off
WARN   = -Wall -Wextra -Wpedantic -Wconversion -Wshadow
# Modules that are to be fast have flags of their own, unless CFLAGS are given to make.  The numbers of mlp are
# the same with any; those in single precision may fuse a product and a sum.
ARCH   = -march=native
FAST   = -O3 $(ARCH)
SINGLE = -ffp-contract=fast -fno-math-errno $(if $(findstring clang,$(CC)),-mprefer-vector-width=512)
fast   = mlp $(single)
single = product batch 12-batch
# BLAS=openblas: products of matrices by this library.
BLAS   =
# Where things are made; a stage of the book is made elsewhere.
B = build
T = tangled
# The page: b5, a4 or letter, width and height in millimeters.  CHAPTERS="01 03": an edition of these alone.
PAPER    = b5
CHAPTERS =
b5 = 176 250
a4 = 210 297
letter = 215.9 279.4
page  := $(or $(if $(filter b5 a4 letter,$(PAPER)),$($(PAPER))),$(error PAPER=$(PAPER): make knows b5, a4 and letter))
space := $() $()
choice = $(subst $(space),,$(CHAPTERS:%=-%))

#: make, make book     the book, book.pdf
book: $(if $(choice),build/student$(choice).pdf,book.pdf)
#: make run-xor        build the program of a chapter and run its demonstration
run-%: $B/bin/%
	$<
#: make chapter-03     the PDF of one chapter, build/chapter-03.pdf
chapter-%: build/chapter-%.pdf ;
#: make lecture        the stories alone, with their exercises: build/lecture.pdf
lecture: build/lecture$(choice).pdf
#: make instructor     the edition with answers, build/instructor.pdf
instructor: build/instructor$(choice).pdf
#: PAPER=a4 or letter  other paper for each of these; CHAPTERS="01 03" makes build/lecture-01-03.pdf, and so on
#: make handout-03     the story of one chapter, as a handout: build/handout-03.pdf
handout-%: build/handout-%.pdf ;
#: make sheets         for each chapter its summary, its exercises, these with answers: build/summary-03.pdf, sheet-, answers-
#: make figures        each figure with its labels, as PDF and SVG: build/pictures
#: make check          all tests; make check-golden, and so on, is one of them;
#:                     make check-exercises ONLY="dual pocket" for some exercises
#: make stages         every prefix of the book: tangle, compile, run, test
#: make stage-05       the book up to that chapter
#: make coverage       lines of the chapters that the tests run
#: make seeds          every experiment with 20 seeds: in how many is each claim true?
#: make starter EX=dual DIR=d   a coding exercise for a student; CHUNK="let a perceptron learn": a module without that
#:                     chunk; BUG=3: back-propagation with a bug
#: make grade EX=dual DIR=d     tests what came back; make class: a folder of students, results in build/class
#: make student-dist    the PDF, the C, the data and all starters as build/*-student.tar.gz, without answers
#: make repro          a second build in another folder, compared byte by byte
#: make bench          measure times afresh, for figures/bench; beside PyTorch, scikit-learn, FANN, if they are there
#: make fashion        learn from images of clothes afresh, for figures/bench (three minutes)
#: make pytorch        derivatives and steps by PyTorch afresh, for figures/bench
#: make install        the program nn and its manual; prefix=/usr/local, DESTDIR=
#: make golden         note the numbers of the text in tests/golden.tsv, after a change that is meant
#: make dist           the book and its code as build/*.tar.gz
#: make clean          remove everything that was made
help:
	@sed -n 's/^#: *//p' Makefile
clean:
	rm -rf build book.pdf
.PHONY: book lecture instructor sheets figures check stages stage coverage seeds starter grade class judges repro student-dist bench fashion pytorch install uninstall golden dist help clean FORCE

# What there is, found by name: a chapter, its workshop, its exercises, its figures.
number     = $(firstword $(subst -, ,$(notdir $1)))
course    := $(wildcard chapters/C-course.nw)
stories   := $(sort $(filter-out chapters/C-course.nw,$(wildcard chapters/*.nw)))
story      = $(or $(filter chapters/$1-%,$(stories)),chapters/$1-NAME.nw)
numbers   := $(foreach c,$(stories),$(call number,$c))
chapters  := $(foreach c,$(stories),$c $(wildcard chapters/workshop/$(notdir $c)))
# its exercises, in their order: 07/momentum
exercises := $(shell awk 'match($$0, /^.exercise[{][a-z0-9-]*/) { n = FILENAME; sub(".*/", "", n); \
	print substr(n, 1, 2) "/" substr($$0, 11, RLENGTH - 10) }' $(stories))
exercise_files = $(wildcard $(patsubst $1/%,chapters/exercises/%/$2,$(filter $1/%,$(exercises))))
student    = $(foreach c,$(stories),$c $(call exercise_files,$(call number,$c),stub.nw) \
	$(wildcard chapters/workshop/$(notdir $c)))
lecture    = $(student)
instructor = $(student) $(course) $(foreach c,$(stories),$(call exercise_files,$(call number,$c),solution.nw))
figures   := $(basename $(notdir $(wildcard figures/[0-9]*.gp)))
drawn      = $(foreach f,$(figures),build/figures/$f.tex build/figures/$f.pdf)
include $(if $(filter-out clean help,$(or $(MAKECMDGOALS),book)),build/tools.mk $B/libs.mk $B/lists.mk $B/runs.mk)
run_files  = $(runs:%=build/runs/%.tsv)
units     := $(basename $(notdir $(wildcard tests/test_*.c)))

# Files that hold what make was told; they change only when it does.
told_names = $(chapters) $(exercises) $(wildcard chapters/exercises/*) $(figures)
told_flags = $(CC) $(STD) $(CFLAGS) $(WARN) $(FAST) $(SINGLE) $(BLAS)
told_date  = $(SOURCE_DATE_EPOCH)
told_page  = $(page)
$B/names $B/flags build/date build/page: FORCE
	@mkdir -p $(@D) && echo '$(told_$(@F))' | cpif $@
# A stamp is out of date when one of the files that it stands for is missing.
missing = $(if $(filter-out $(wildcard $1),$1),FORCE)

# The same sources give the same bytes: no clock, nothing of this machine or this user.
archived := $(shell sed -n 's/^% date: \([0-9]*\)$$/\1/p' book.pdf.in)
epoch    := $(or $(archived),$(if $(wildcard .git),$(shell git log -1 --format=%ct)),0)
version  := $(shell sed -n 's/^.define BOOK_VERSION "\(.*\)"/\1/p' $(chapters))
export SOURCE_DATE_EPOCH ?= $(epoch)
export FORCE_SOURCE_DATE = 1
export TEXMFVAR = $(CURDIR)/build/cache
export TEXMFHOME = $(TEXMFVAR)
export TEXMFCONFIG = $(TEXMFVAR)
export XDG_CACHE_HOME = $(TEXMFVAR)
export LC_ALL = C
export TZ = UTC0
export CC CFLAGS STD WARN SAN WERROR
unexport CDPATH TEXINPUTS BIBINPUTS BSTINPUTS

# Chapters to C, with lists for make of what came out.
build/tools.mk: chapters/B-making.nw $$(call missing,$$(tools))
	@mkdir -p build/tools; set -e; roots=$$(noroots $<); \
	for t in $$(echo "$$roots" | sed 's/[<>]//g' | sort); do \
	    notangle -R$$t $< >build/new; cpif build/tools/$$t <build/new; chmod +x build/tools/$$t; \
	    echo "tools += build/tools/$$t"; done >$@.new
	@mv $@.new $@
build/tools/%: build/tools.mk ;
$B/lists.mk: $(chapters) $B/names build/tools.mk $$(call missing,$$(tangled))
	@build/tools/tangle.sh $(tangle_lines) $T $(chapters) >$@.new && mv $@.new $@

# Which of the libraries that some modules use are there?
$B/libs.mk: build/tools.mk $B/flags
	@build/tools/libs.sh $B '$(BLAS)' $(CC) >$@.new && mv $@.new $@

# C to objects.
SAN     = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
compile = @build/tools/compile.sh $@ $< '$(chapters)' $(CC) $(STD) $(CFLAGS) $(define_$(*F)) $1
$B/obj/%.o: $T/%.c $B/flags build/tools/compile.sh
	$(call compile,$(WARN))
$(fast:%=$B/obj/%.o): private CFLAGS += $(FAST)
$(single:%=$B/obj/%.o): private CFLAGS += $(SINGLE)
# valgrind does not know all instructions of all processors: its tests have this one instead.
$B/plain/%.o: $T/%.c $B/flags build/tools/compile.sh
	$(call compile,$(WARN))
$B/asan/%.o: $T/%.c $B/flags build/tools/compile.sh
	$(call compile,$(WARN) $(SAN))
-include $(wildcard $B/obj/*.d $B/asan/*.d $B/plain/*.d)

# Objects to programs.
$B/obj/modules.a $B/asan/modules.a: $(modules:%=$$(@D)/%.o)
	@rm -f $@.new; ar rcs $@.new $^ && mv $@.new $@
link = @mkdir -p $(@D); $(CC) $(CFLAGS) $1 -o $@.new $^ $2 $(libs) -lm && mv $@.new $@
$(programs:%=$B/bin/%): $B/bin/%: $B/obj/$$(main_$$*).o $B/obj/modules.a
	$(call link)
$(programs:%=$B/asan/bin/%): $B/asan/bin/%: $B/asan/$$(main_$$*).o $B/asan/modules.a
	$(call link,$(SAN))

# Programs to tables: build/runs/backprop/xor.tsv is what "backprop xor" prints, demo.tsv what "backprop" prints.
build/runs/%.ran: build/bin/$$(*D) $(wildcard data/*.csv) $(nets:%=$T/%) $$(call missing,build/runs/$$*.tsv)
	@mkdir -p $(@D)
	@echo build/bin/$(*D) $(filter-out demo,$(*F))
	@build/bin/$(*D) $(filter-out demo,$(*F)) >$@.new || { grep -E ' $*(/|$$)' build/keys >&2; false; }
	@cpif build/runs/$*.tsv <$@.new && mv $@.new $@
# Times are another thing: they were measured once, by make bench, on the machine that the file names.
timed := $(patsubst figures/bench/%,build/runs/%,$(wildcard figures/bench/*/*.tsv))
$(filter-out $(timed),$(runs:%=build/runs/%.tsv)): %.tsv: %.ran ;
$(timed): build/runs/%: figures/bench/%
	@mkdir -p $(@D) && cp $< $@
$B/keys: $(chapters) $(course) $(wildcard figures/*.gp) $B/names build/tools/keys.awk
	@awk -f build/tools/keys.awk $(chapters) $(course) $(wildcard figures/[0-9]*.gp) >$@.new && mv $@.new $@
$B/runs.mk: $B/keys $B/lists.mk build/tools/runs.awk
	@awk -f build/tools/runs.awk $B/lists.mk $B/keys >$@.new && mv $@.new $@
build/numbers.tex: build/keys $$(run_files) build/tools/numbers.awk
	@awk -f build/tools/numbers.awk build/keys $(run_files) >$@.new && cpif $@ <$@.new

# Tables to figures; runs.mk tells which.
build/figures/%.tex build/figures/%.pdf: figures/%.gp figures/style.gp figures/net.gp build/tools/figure.sh
	@mkdir -p $(@D)
	build/tools/figure.sh $* $(filter %.tsv,$^)
build/cards.tex: $$(run_files) build/tools/cards.awk
	@awk -f build/tools/cards.awk $(foreach p,$(programs),$(filter build/runs/$p/%,$(run_files))) >$@.new && cpif $@ <$@.new
build/words.tex: $(figures:%=figures/%.gp) $(stories) build/names
	@rm -f $(filter-out $(drawn) $(pictures) $(pictures:.tex=.pdf),$(wildcard build/figures/*.tex build/figures/*.pdf))
	@for f in $$(sed -n 's/.*.book[a-z]*{\([0-9][0-9]-[a-z_]*\)}.*/\1/p' $(stories)); do \
	    sed -n 's/[&%$$#_]/\\&/g; s/^.. alt: //p' figures/$$f.gp | \
	    sed "s/^/\\\\inwords{$$f}{/; s/$$/}/"; done >$@.new && cpif $@ <$@.new

# Projects: for instructors, a program and a picture of what to expect.
projects := $(patsubst chapters/exercises/%/picture.gp,%,$(wildcard chapters/exercises/*/picture.gp))
drawings  = $(projects:%=build/figures/%.tex)
pictures  = $(drawings) $(if $(course),build/figures/course.tex)
$(projects:%=build/projects/%.c): build/projects/%.c: chapters/exercises/%/solution.nw
	@mkdir -p $(@D) && notangle -Rproject-$*.c $< >$@.new && mv $@.new $@
$(projects:%=build/projects/%): %: %.c build/obj/modules.a
	$(CC) $(STD) $(CFLAGS) $(WARN) $(WERROR) -Itangled -o $@ $^ $(libs) -lm
$(projects:%=build/projects/%.tsv): %.tsv: %
	$< >$@.new && mv $@.new $@
$(drawings): build/figures/%.tex: chapters/exercises/%/picture.gp build/projects/%.tsv figures/style.gp build/tools/figure.sh
	build/tools/figure.sh $* $(filter %.tsv,$^)

# And which section needs which.
build/course.tsv: $(stories) build/tools/course.awk
	@awk -f build/tools/course.awk $(filter chapters/0% chapters/1%,$(filter-out chapters/00%,$(stories))) >$@.new && cpif $@ <$@.new
build/figures/course.tex: figures/course.gp build/course.tsv figures/style.gp build/tools/figure.sh
	build/tools/figure.sh course build/course.tsv

# Chapters to TeX.  Stubs follow their chapter; the edition for instructors has solutions at its end.
woven = $(stories:chapters/%.nw=build/$1/tex/%.tex) build/$1/tex/index.tex \
	$(patsubst chapters/workshop/%.nw,build/$1/tex/%.workshop.tex,$(filter chapters/workshop/%,$(chapters))) \
	$(if $(filter instructor,$1),$(course:chapters/%.nw=build/instructor/tex/%.tex) $(solved:%=build/instructor/tex/%.solutions.tex))
solved = $(foreach c,$(numbers),$(if $(call exercise_files,$c,solution.nw),$c))
build/%/woven: $$($$*) build/names build/tools/weave.sh build/tools/weave.awk build/tools/split.awk $$(call missing,$$(call woven,$$*))
	@mkdir -p $(@D)
	@build/tools/weave.sh build/$*/tex $($*) && touch $@
$(call woven,student): build/student/woven ;
$(call woven,instructor): build/instructor/woven ;
$(call woven,lecture): build/lecture/woven ;
# An edition, and the chapters that were chosen from it: lecture-01-03 is lecture and 01 03.
edition  = $(firstword $(subst -, ,$1))
chosen   = $(wordlist 2,99,$(subst -, ,$1))
body     = $(or $(call chosen,$1),$(filter-out 00 A B C D E,$(numbers)))
$(foreach c,$(CHAPTERS),$(if $(filter $c,$(numbers)),,$(error CHAPTERS: there is no chapter $c; there are $(numbers))))
include  = $(foreach c,$(filter $1,$(numbers)),$2{$c}{tex/$(basename $(notdir $(call story,$c)))})
build/%/book.tex: book.pdf.in Makefile $(stories) build/names build/date build/page
	@mkdir -p $(@D)/tex
	@sed -e 's/@EDITION@/$(call edition,$*)/; s/@CHOSEN@/$(call chosen,$*)/; s/@PAGE@/$(page)/' \
	    -e 's/@VERSION@/$(version)/; s/@EPOCH@/$(SOURCE_DATE_EPOCH)/' \
	    -e 's|@FRONT@|$(call include,00,\\bookpart)|; s|@CHAPTERS@|$(call include,$(call body,$*),\\bookchapter)|' \
	    -e 's|@APPENDICES@|$(call include,A B C D E,\\bookpart)|' \
	    -e 's|@SOLUTIONS@|$(patsubst %,\\input{tex/%.solutions},$(filter $(call body,$*),$(solved)))|' $< >$@.new
	@cpif $@ <$@.new
build/noweb.sty:
	@iconv -f latin1 -t utf8 $$(kpsewhich noweb.sty) >$@.new && mv $@.new $@

# TeX to PDF.
paper = build/tools/numbers.lua build/noweb.sty build/numbers.tex build/cards.tex build/words.tex chapters/macros.tex chapters/book.bib $(drawn)
woven_for = $(or $(if $(filter handout summary sheet,$1),lecture),$(if $(filter answers,$1),instructor),$1)
pdf   = build/$1/book.tex $(call woven,$(call woven_for,$(call edition,$1))) $(paper) $(run_files) \
	$(if $(filter instructor answers,$(call edition,$1)),$(pictures)) \
	build/tools/typeset.sh build/tools/place.awk $(if $(filter-out student instructor,$1),build/elsewhere.tex) \
	$(foreach c,$(call chosen,$1),$(call story,$c))
book.pdf: $$(call pdf,student)
	build/tools/typeset.sh build/student $@
# What an edition leaves out is found in the book: its labels come from there.
build/elsewhere.tex: book.pdf
	@grep -h -e '^.newlabel{[a-z]' -e '^.bibcite' build/student/book.aux build/student/tex/*.aux | \
	    grep -v '{code:' >$@.new && cpif $@ <$@.new
sheets: $(foreach c,$(filter-out 00 A B C D E,$(numbers)),build/summary-$c.pdf build/sheet-$c.pdf build/answers-$c.pdf)
figures: build/student/book.tex $(paper) build/tools/pictures.sh
	build/tools/pictures.sh build/pictures $(figures)
# The references come from the last book; it is made only if there is none.
build/chapter-%.pdf: $$(call story,$$*) $$(call pdf,student) | $(if $(wildcard build/student/book.aux),,book.pdf)
	@mkdir -p build/chapter/tex && cp build/student/book.aux build/chapter/$*.aux
	build/tools/typeset.sh build/chapter $@ tex/$(basename $(<F))
# The other editions, with all chapters or some: build/lecture.pdf, build/instructor-01-03.pdf, build/handout-03.pdf
build/%.pdf: $$(call pdf,$$*)
	build/tools/typeset.sh build/$* $@

# Tests.  The modules once more, with sanitizers; tests/run.sh tells what is checked.
check:
	@MAKE='$(MAKE)' tests/run.sh
testflags = $(filter-out -Wconversion -Wpedantic,$(WARN)) $(define_idx) $(define_ranks) $(define_weights) -I$T -Itests
$B/obj/test_%.o: tests/test_%.c tests/unit.h $B/flags
	$(call compile,$(testflags))
$B/asan/test_%.o: tests/test_%.c tests/unit.h $B/flags
	$(call compile,$(testflags) $(SAN))
$(units:%=$B/obj/%): %: %.o $B/obj/modules.a
	$(call link,,$$(pkg-config --libs check))
$(units:%=$B/plain/%): $B/plain/%: $B/obj/%.o $$(addprefix $B/plain/,$$(addsuffix .o,$$(filter $$(fast),$$(modules)))) $B/obj/modules.a
	$(call link,,$$(pkg-config --libs check))
$(units:%=$B/asan/%): %: %.o $B/asan/modules.a
	$(call link,$(SAN),$$(pkg-config --libs check))
bins:     $(programs:%=$B/bin/%)
testbins: bins $(units:%=$B/obj/%) $(units:%=$B/asan/%) $(units:%=$B/plain/%) $(programs:%=$B/asan/bin/%)
check-exercises: $(or $(ONLY:%=build/judge/%),judges)
check-grading:   build/judge/find-layers
check-starters:  build/judge/find-layers testbins
check-course:    bins $(tools)
check-mutants:   build/judge/dual build/judge/margin
check-%:
	@MAKE='$(MAKE)' tests/$@.sh $(ONLY)
# A stage grows out of the one before, so that only what is new is compiled.
upto = $(shell printf '%s\n' $2 | awk '{ n = $$0; sub(/.*\/(test_)?/, "", n) } n ~ /^[A-Z]/ || substr(n, 1, 2) <= "$1"')
stage-%: $$(call story,$$*)
	@$(MAKE) B=build/stages T=build/stages/tangled chapters='$(call upto,$*,$(chapters))' \
	    units='$(notdir $(basename $(call upto,$*,$(wildcard tests/test_*.c))))' stage
	@echo "stage $*: runs and passes its tests"
stage: bins $(units:%=$B/obj/%)
	@for p in $(filter-out nn,$(programs)); do $B/bin/$$p >$B/$$p.out || exit 1; done
	@for t in $(units); do cmp -s $B/obj/$$t $B/$$t.passed && continue; \
	    $B/obj/$$t >$B/tap || { grep '^not ok' $B/tap; exit 1; }; cp $B/obj/$$t $B/$$t.passed; done
stages:
	@set -e; for c in $(foreach p,$(programs),$(call number,$(main_$p))); do $(MAKE) stage-$$c; done
coverage:
	@$(MAKE) B=build/coverage T=build/coverage/tangled tangle_lines=-L CFLAGS='-O0 -g --coverage' covered
covered: $(units:%=$B/obj/%)
	@tests/coverage.sh $B '$(filter-out gallery,$(modules))' '$(units)'
seeds: $(run_files)
	@tests/seeds.sh $(filter-out $(timed),$(run_files))
# Exercises: the header that a test includes, and the judge, which has the test and no line of a student's.
build/judge/exercise-%.h: chapters/exercises/%/stub.nw $(stories) build/tools/prototypes.awk
	@mkdir -p $(@D) && notangle -Rexercise-$*.c $(stories) $< >$@.new && awk -f build/tools/prototypes.awk $@.new >$@
judged = $(patsubst %,$B/asan/%.o,$(filter-out gallery ranks,$(modules)))
build/judge/%: chapters/exercises/%/test.c build/judge/exercise-%.h $(wildcard tests/*.h) $(judged)
	$(CC) $(STD) -g -O1 $(SAN) -Wall -Wextra $(WERROR) -D_DEFAULT_SOURCE -DJUDGE -Ibuild/judge -Itests -I$T \
	    -rdynamic -o $@ $< $(judged) $(libs) -lm
judges: $(patsubst chapters/exercises/%/test.c,build/judge/%,$(wildcard chapters/exercises/*/test.c))
starter: $(tools)
	@build/tools/starter.sh "$$DIR"
graded = $(if $(EX),$(if $(wildcard chapters/exercises/$(EX)/test.c),build/judge/$(EX)),$(units:%=$B/obj/%))
grade: $(graded)
	@tests/grade.sh "$$DIR"
class: $(graded)
	@tests/class.sh "$$DIR"
bench: bins
	@tests/bench/bench.sh '$(CC) $(STD) $(CFLAGS)' '$(FAST)' '$(SINGLE)'
pytorch: $B/bin/exchange
	@tests/bench/pytorch.sh
# GNU: make install prefix=/usr/local, with DESTDIR= for packages
prefix = /usr/local
install: $B/bin/nn
	install -d $(DESTDIR)$(prefix)/bin $(DESTDIR)$(prefix)/share/man/man1
	install $B/bin/nn $(DESTDIR)$(prefix)/bin/nn
	install -m 644 $T/nn.1 $(DESTDIR)$(prefix)/share/man/man1/nn.1
uninstall:
	rm -f $(DESTDIR)$(prefix)/bin/nn $(DESTDIR)$(prefix)/share/man/man1/nn.1
fashion: $B/bin/batch
	@tests/bench/fashion.sh '$(FAST) $(SINGLE)'
golden: build/numbers.tex
	@sed -n 's/^.bookdefine{\(.*\)}{\(.*\)}$$/\1 \2/p' $< | sort >tests/golden.tsv

# What is given away: no git is needed for it.
dist  = first-neural-networks-$(version)
files = $(wildcard $(if $(wildcard .git),$(shell git ls-files -co --exclude-standard),$(filter-out build book.pdf,$(wildcard *)) .ci .git?*))
dist: book.pdf
	@tests/dist.sh $(dist) book.pdf $(files)
student-dist: book.pdf $(tools)
	@tests/student.sh $(dist)-student book.pdf
repro: dist build/instructor.pdf
	@tests/repro.sh build/$(dist).tar.gz
