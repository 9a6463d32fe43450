# First Neural Networks: a literate program in C.  "make help" says what there is;
# appendix B of the book tells how it works.
.DELETE_ON_ERROR:
.SECONDARY:
.SECONDEXPANSION:
MAKEFLAGS += --no-builtin-rules

help     = sed -n 's/^\#: *//p' Makefile
update   = { cmp -s $1.new $1 && rm $1.new || mv $1.new $1; }
WARN     = -Wall -Wextra -Wpedantic -Werror -Wconversion -Wshadow
CFLAGS   = -std=c11 -O2 -g $(WARN) -ffp-contract=off

# What there is, found by name.
chapters := $(sort $(wildcard chapters/*.nw))
roots    := $(shell sed -n 's/^<<\([^ ]*\.[ch]\)>>=$$/\1/p; s/^<<\([^ ]*\.net\)>>=$$/\1/p; s/^<<bug \([a-z_]*\): .*>>=$$/bug_\1.c/p' $(chapters) | grep -v ^exercise- | sort -u)
programs := $(basename $(filter 0%.c 1%.c,$(roots)))
modules  := $(basename $(filter-out 0%.c 1%.c,$(filter %.c,$(roots))))
figures  := $(basename $(notdir $(wildcard figures/[0-9]*.gp)))
tools    := $(addprefix build/tools/,tangle.sh comments.awk variant.awk numbers.awk numbers.lua figure.sh weave.sh split.awk typeset.sh starter.sh starter.mk)
runs     := $(shell grep -ohE '\\(transcript|val|claim)(\[[^]]*\])?\{[a-z][^\#}]*\}|^\# data: .*' $(chapters) $(wildcard figures/*.gp) \
	| sed -E 's/^\# data: //; s/.*\{(.*)\}/\1/; s|^([^ ]*)/([^ ]*)/.*|\1_\2|; s/ /_/g' | sort -u)
run_files = $(patsubst %,build/runs/%.tsv,$(runs))

# The same sources give the same bytes: no clock, no files in the home folder.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export FORCE_SOURCE_DATE = 1
export TEXMFVAR = $(CURDIR)/build/cache/texmf
export XDG_CACHE_HOME = $(CURDIR)/build/cache
export LC_ALL = C
version  := $(shell sed -n 's/^.define BOOK_VERSION "\(.*\)"/\1/p' chapters/A-support.nw)
date      = $(shell date -u -d @$(SOURCE_DATE_EPOCH) +%Y-%m-%d)

# Targets that want a name say so before anything is built.
goal = $(filter $1,$(MAKECMDGOALS))
$(if $(call goal,run stage),$(if $(filter $(CH)-%,$(programs)),,$(error there is no program of chapter '$(CH)'; say: make run CH=01)))
$(if $(call goal,chapter),$(if $(filter $(CH)-%,$(notdir $(chapters))),,$(error there is no chapter '$(CH)'; say: make chapter CH=01)))
$(if $(call goal,starter grade),$(if $(and $(EX),$(DIR)),,$(error which exercise, and where? say: make starter EX=01.5 DIR=mine)))

#: make, make book     the book, book.pdf
book: book.pdf
#: make run CH=01      build the program of a chapter and run its demonstration
run: build/bin/$$(subst $$(CH)-,,$$(filter $$(CH)-%,$$(programs)))
	$<
#: make chapter CH=01  the PDF of one chapter, build/chapter-01.pdf
chapter: build/chapter-$$(CH).pdf
#: make instructor     the edition with answers, build/instructor.pdf
instructor: build/instructor.pdf
#: make check          all tests
#: make stages         every prefix of the book: tangle, compile, run, test
#: make stage CH=01    the book up to that chapter
#: make coverage       lines of the chapters that the tests run
#: make starter EX=01.5 DIR=d, make grade EX=01.5 DIR=d   coding exercises
#: make repro          two builds in two folders, compared byte by byte
#: make golden       note the numbers of all runs in tests/golden.tsv, after a change that is meant
#: make dist           the book and its code as build/*.tar.gz
#: make clean          remove everything that was made
help:
	@$(help)
clean:
	rm -rf build book.pdf
.PHONY: book run chapter instructor check stages stage coverage starter grade repro dist help clean
.DEFAULT_GOAL := book

# Chapters to C.  A stamp says when we last looked; the files change only with their content.
build/tools.stamp: chapters/B-making.nw
	@mkdir -p build/tools
	@for t in $(notdir $(tools)); do t=build/tools/$$t; \
	    notangle -R$${t##*/} $< >$$t.new && chmod +x $$t.new && $(call update,$$t) || exit 1; done
	@touch $@
build/tools/%: build/tools.stamp ;
build/tangled.stamp: $(chapters) $(addprefix build/tools/,tangle.sh comments.awk variant.awk)
	build/tools/tangle.sh tangled $(chapters)
	@touch $@
tangled/%: build/tangled.stamp ;

# C to programs.  When a file does not compile, say where in the chapters.
build/obj/%.o: tangled/%.c
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) -MMD -MP -c -o $@ $< 2>/dev/null || $(MAKE) -s locate FILE=$*.c
-include $(wildcard build/obj/*.d)
locate:
	@build/tools/tangle.sh build/lines -L $(chapters)
	@cd build/lines && sed -i 's|"chapters/|"$(CURDIR)/chapters/|' *.[ch]
	$(CC) $(CFLAGS) -fsyntax-only build/lines/$(FILE); false
.PHONY: locate
objects = $(patsubst %,$1/%.o,$(filter %-$2,$(programs)) $(modules))
build/bin/%: $$(call objects,build/obj,$$*)
	@mkdir -p $(@D)
	$(CC) -o $@ $^ -lm

# Programs to tables.  The name of a run is its command, with _ for spaces.
build/runs/%.ran: build/bin/$$(firstword $$(subst _, ,$$*)) $(wildcard data/*.csv) $(filter %.net,$(roots:%=tangled/%))
	@mkdir -p $(@D)
	build/bin/$(subst _, ,$*) >build/runs/$*.tsv.new
	@$(call update,build/runs/$*.tsv); touch $@
build/runs/%.tsv: build/runs/%.ran ;
build/numbers.tex: build/tools/numbers.awk $(run_files) $(chapters)
	@awk -f $< $(run_files) $(chapters) >$@.new && $(call update,$@)

# Tables to figures.
drawn_runs = $(patsubst %,build/runs/%.tsv,$(shell sed -n 's/^\# data: //p' figures/$1.gp | tr ' ' _))
build/figures/%.tex: figures/%.gp figures/style.gp figures/net.gp $$(call drawn_runs,$$*) build/tools/figure.sh
	@mkdir -p $(@D) $(XDG_CACHE_HOME)
	build/tools/figure.sh $*
build/figures/words.tex: $(figures:%=figures/%.gp)
	@mkdir -p $(@D)
	@for f in $(figures); do sed -n 's/[&%$$#_]/\\&/g; s/^.. alt: //p' figures/$$f.gp | \
	    sed "s/^/\\\\item[Figure~\\\\ref{fig:$$f}] /"; done >$@.new
	@$(call update,$@)

# Chapters to TeX, in two editions: a stub or a solution follows its chapter.
kind_student    = stub
kind_instructor = solution
with_exercises  = $(foreach c,$(chapters),$c $(sort $(wildcard chapters/exercises/$(firstword $(subst -, ,$(notdir $c))).*.$1.nw)))
woven           = $(chapters:chapters/%.nw=build/$1/tex/%.tex) build/$1/tex/index.tex
build/%/woven.stamp: $$(call with_exercises,$$(kind_$$*)) build/tools/weave.sh build/tools/split.awk
	@mkdir -p $(@D)
	build/tools/weave.sh build/$*/tex $(call with_exercises,$(kind_$*))
	@touch $@
build/student/tex/%.tex: build/student/woven.stamp ;
build/instructor/tex/%.tex: build/instructor/woven.stamp ;
includes = $(patsubst chapters/%.nw,\\include{tex/%},$(filter chapters/$1%,$(chapters)))
build/%/book.tex: book.pdf.in Makefile $(chapters)
	@mkdir -p $(@D)
	@sed -e 's/@EDITION@/$*/; s/@VERSION@/$(version)/; s/@DATE@/$(date)/' \
	    -e 's|@FRONT@|$(call includes,00)|; s|@CHAPTERS@|$(foreach d,01 02 03 04 05 06 07 08 09 1,$(call includes,$d))|' \
	    -e 's|@APPENDICES@|$(foreach d,A B C D,$(call includes,$d))|' $< >$@.new
	@$(call update,$@)
build/noweb.sty:
	@iconv -f latin1 -t utf8 $$(kpsewhich noweb.sty) >$@

# TeX to PDF.
paper = build/tools/numbers.lua build/noweb.sty build/numbers.tex chapters/macros.tex chapters/book.bib $(figures:%=build/figures/%.tex) build/figures/words.tex
build/%/book.pdf: build/%/book.tex $$(call woven,$$*) $(paper) $(run_files) build/tools/typeset.sh
	build/tools/typeset.sh build/$*
book.pdf build/instructor.pdf: $$(subst .pdf,,build/$$(subst book,student,$$(notdir $$@)))/book.pdf
	@cp $< $@
# The references come from the last book; it is made only if there is none.
build/chapter-%.pdf: build/student/book.tex $$(call woven,student) $(paper) | $(if $(wildcard build/student/book.pdf),,build/student/book.pdf)
	@mkdir -p build/chapter/tex && cp build/student/book.aux build/chapter/$*.aux
	cd build/chapter && TEXINPUTS=../student:.:..:../..: lualatex --interaction=batchmode --jobname=$* \
	    '\def\onlychapter{tex/$(notdir $(basename $(filter chapters/$*-%,$(chapters))))}\input{book}' >/dev/null \
	    || ! grep -A3 '^!' $*.log
	@cp build/chapter/$*.pdf $@

# Tests.  The modules once more, with sanitizers; tests/run.sh tells what is checked.
SAN     = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
units   = $(basename $(notdir $(wildcard tests/test_*.c)))
checkit = $(shell pkg-config --libs check)
testflags = -Itangled -Itests $(filter-out -Wconversion -Wpedantic,$(CFLAGS))
build/asan/%.o: tangled/%.c
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) $(SAN) -MMD -MP -c -o $@ $<
-include $(wildcard build/asan/*.d)
build/asan/bin/%: $$(call objects,build/asan,$$*)
	@mkdir -p $(@D)
	@$(CC) $(SAN) -o $@ $^ -lm
build/asan/test_%: tests/test_%.c tests/unit.h $(modules:%=build/asan/%.o)
	$(CC) $(testflags) $(SAN) -o $@ $< $(modules:%=build/asan/%.o) $(checkit) -lm
build/obj/test_%: tests/test_%.c tests/unit.h $(modules:%=build/obj/%.o)
	@$(CC) $(testflags) -o $@ $< $(modules:%=build/obj/%.o) $(checkit) -lm
testbins: $(units:%=build/asan/%) $(units:%=build/obj/%) $(patsubst %,build/asan/bin/%,$(shell echo $(programs) | sed -E 's/\b[0-9]+-//g')) $(tools)
check:
	@CC='$(CC)' MAKE='$(MAKE)' tests/run.sh
stage: $(tools)
	tests/stage.sh $(CH)
stages: $(tools)
	@set -e; for p in $(programs); do tests/stage.sh $${p%%-*}; done
coverage: $(tools)
	tests/coverage.sh
starter: $(tools) build/tangled.stamp
	@build/tools/starter.sh '$(EX)' '$(DIR)' stub
	@echo "$(DIR): edit exercise-$(EX).c and say make"
grade: $(tools) build/tangled.stamp
	@tests/grade.sh '$(EX)' '$(DIR)'
golden: $(run_files)
	@tests/golden.sh $(run_files) >tests/golden.tsv
repro:
	tests/repro.sh
dist = first-neural-networks-$(version)
dist: book.pdf
	@rm -rf build/$(dist) && mkdir -p build/$(dist)
	@git ls-files | tar cf - -T - | tar xf - -C build/$(dist) && cp book.pdf build/$(dist)
	tar czf build/$(dist).tar.gz --sort=name --owner=0 --group=0 --numeric-owner --mtime=@$(SOURCE_DATE_EPOCH) -C build $(dist)
.PHONY: testbins golden
