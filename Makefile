# leadmilter. Plain `make` builds the programs in the tree; they run from there.
# Variants live beside each other under build/: make SAN=address, SAN=thread,
# CC=clang. Programs with a clock that tests can set: make clocked.

CC       ?= gcc
ifeq ($(origin CC),default)
CC       := gcc
endif
CXX      := $(if $(findstring clang,$(CC)),clang++,g++)
SAN      ?=
VARIANT  := $(notdir $(CC))$(if $(SAN),-$(SAN))
B        := build/$(VARIANT)
# The plain build puts its programs in the tree itself.
OUT      := $(if $(filter gcc,$(VARIANT)),.,$(B))

prefix     ?= /usr
sysconfdir ?= /etc
libexecdir ?= $(prefix)/libexec/leadmilter
datadir    ?= $(prefix)/share/leadmilter
sbindir    ?= $(prefix)/sbin
bindir     ?= $(prefix)/bin
mandir     ?= $(prefix)/share/man
docdir     ?= $(prefix)/share/doc/leadmilter
unitdir    ?= $(prefix)/lib/systemd/system
sysusersdir ?= $(prefix)/lib/sysusers.d
tmpfilesdir ?= $(prefix)/lib/tmpfiles.d
bashdir    ?= $(prefix)/share/bash-completion/completions
zshdir     ?= $(prefix)/share/zsh/vendor-completions

PACKAGES := gmime-3.0 lmdb libcurl yaml-0.1 libprotobuf-c libpcre2-8 icu-uc icu-i18n libxml-2.0 libseccomp libzstd jansson libical
CPPFLAGS += -D_GNU_SOURCE -I. -I$(B)/gen $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null))
WARN     := -Wall -Wextra -Wshadow -Wconversion -Werror
CFLAGS   ?= -O2 -g
CFLAGS   += -std=gnu17 $(WARN) -fno-omit-frame-pointer -fno-plt -fstack-protector-strong -pthread
CXXFLAGS ?= -O2 -g
CXXFLAGS += -std=c++17 -Wall -Wextra -Wshadow -Werror -fno-omit-frame-pointer -fno-plt -fstack-protector-strong -pthread
LDFLAGS  += -Wl,--as-needed -Wl,-z,relro,-z,now -pthread
LDLIBS   := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lmilter -lspf2 -lresolv -lphonenumber -lcld2 -llinear -lblas -lm
comma    := ,
SANITIZE := $(if $(SAN),-fsanitize=$(subst fuzzer,fuzzer-no-link$(comma)address,$(SAN))$(if $(filter-out thread,$(SAN)),$(comma)undefined))
ifneq ($(SAN),)
CFLAGS   += $(SANITIZE) -fno-sanitize-recover=all -DNO_SANDBOX
CXXFLAGS += $(SANITIZE) -fno-sanitize-recover=all
LDFLAGS  += $(SANITIZE)
else
CPPFLAGS += $(if $(findstring -O0,$(CFLAGS)),,-D_FORTIFY_SOURCE=2)
endif

PROTOS   := parser/reading store/lead
GEN_H    := $(PROTOS:%=$(B)/gen/%.pb-c.h)
MAINS    := leadmilter leadctl leadmilter-mother
PROGRAMS := $(MAINS:%=$(OUT)/%)
MAIN_SRC := milter/leadmilter.c milter/leadctl.c milter/mother.c
SOURCES  := $(filter-out $(MAIN_SRC),$(wildcard milter/*.c parser/*.c store/*.c templates/*.c))
OBJECTS  := $(SOURCES:%.c=$(B)/%.o) $(patsubst %.cc,$(B)/%.o,$(wildcard parser/*.cc)) $(PROTOS:%=$(B)/gen/%.pb-c.o)
LIBRARY  := $(B)/libleadmilter.a
UNIT     := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/test-*.c))
BENCH    := $(patsubst tests/bench/%.c,$(B)/bench/%,$(wildcard tests/bench/*.c))

LETTERS  := $(patsubst %/,%,$(wildcard templates/*/))

all: $(PROGRAMS)
	@[ $(OUT) = . ] || for d in $(LETTERS) parser/model; do ln -sfn ../../../$$d $(OUT)/$$d; done

.SECONDARY:
.DELETE_ON_ERROR:

$(B)/gen/%.pb-c.c $(B)/gen/%.pb-c.h: %.proto
	@mkdir -p $(B)/gen
	protoc-c --c_out=$(B)/gen $<

# Generated code is protobuf-c's: our warnings are not for it.
$(B)/gen/%.o: $(B)/gen/%.c | $(GEN_H)
	$(CC) $(CPPFLAGS) $(CFLAGS) -w -MMD -MP -c -o $@ $<

$(B)/%.o: %.c | $(GEN_H)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/%.o: %.cc | $(GEN_H)
	@mkdir -p $(@D)
	$(CXX) $(CPPFLAGS) $(CXXFLAGS) -MMD -MP -c -o $@ $<

# What is compiled in: another prefix needs paths.c anew.
$(B)/milter/paths.o: CPPFLAGS += -DLIBEXECDIR='"$(libexecdir)"' -DDATADIR='"$(datadir)"'
$(B)/milter/paths.o: $(B)/folders
$(B)/folders: FORCE
	@mkdir -p $(@D); echo '$(libexecdir) $(datadir)' | cmp -s - $@ || echo '$(libexecdir) $(datadir)' >$@
.PHONY: FORCE

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

# The archive gives each program only what it uses: the mother has no LMDB, no curl.
$(OUT)/leadmilter: $(B)/milter/leadmilter.o $(LIBRARY)
	$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(OUT)/leadctl: $(B)/milter/leadctl.o $(LIBRARY)
	$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(OUT)/leadmilter-mother: $(B)/milter/mother.o $(LIBRARY)
	$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# The same programs but for the one clock, which goes by LEADMILTER_CLOCK there.
CLOCKED  := $(MAINS:%=$(B)/clocked/%)
clocked: $(CLOCKED)
	@for d in $(LETTERS) parser/model; do mkdir -p $(B)/clocked/$${d%/*} && ln -sfn $(CURDIR)/$$d $(B)/clocked/$$d; done
$(B)/clocked/now.o: milter/now.c milter/now.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -DTEST_CLOCK -c -o $@ $<
$(B)/clocked/leadmilter-mother: $(B)/milter/mother.o $(B)/clocked/now.o $(LIBRARY)
	$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/clocked/%: $(B)/milter/%.o $(B)/clocked/now.o $(LIBRARY)
	$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/tests/%: $(B)/tests/unit/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CXX) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIBRARY) $(LDLIBS)
$(B)/tests/test-fuzz: $(B)/tests/fuzz/targets.o
$(B)/bench/%: $(B)/tests/bench/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)

unit: $(UNIT) all
	prove --exec tests/each $(UNIT)

bench-programs: $(BENCH)

# Under sudo the tree's owner builds, and gets what root built there before: nothing in the tree becomes root's.
ifeq ($(shell id -u),0)
OWNER    := $(shell stat -c '%u %g' .)
AS_OWNER := setpriv --reuid=$(word 1,$(OWNER)) --regid=$(word 2,$(OWNER)) --clear-groups
GIVE_BACK = chown -Rhf $(word 1,$(OWNER)):$(word 2,$(OWNER)) build $(MAINS) || true
endif
export PYTHONDONTWRITEBYTECODE := 1

demo:
	@contrib/packages/install build demo
	@$(GIVE_BACK)
	@echo "Building leadmilter ..." && $(AS_OWNER) $(MAKE) -s -j$$(nproc) all
	@contrib/demo/reachable /usr/bin/python3 contrib/demo/demo.py

check:
	@contrib/packages/install build demo check
	@contrib/demo/reachable /usr/bin/python3 tests/check.py

check-long:
	@contrib/packages/install build demo check
	@contrib/demo/reachable /usr/bin/python3 tests/check.py --long

bench: all bench-programs
	@/usr/bin/python3 tests/bench/bench.py
	@LEADMILTER_DATA=. $(B)/bench/bench-reading tests/corpus/inquiries

# The learned part, anew from the letters that ship with it; says how well it judges letters that it has not seen.
LEARNED  := $(addprefix tests/corpus/,inquiries inquiries-2 author-a author-b author-c author-d author-e author-f)
model: $(B)/contrib/make-model
	$< parser/model/lead.model parser/model/letters $(LEARNED)

$(B)/contrib/make-model: $(B)/contrib/model/make-model.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# make fuzz T=600 [TARGETS="html form"]: libFuzzer on each target for T seconds, from its seeds; what it finds is kept in build/fuzz.
T ?= 60
fuzz:
	@tests/fuzz/run $(T) $(TARGETS)

$(B)/fuzz: $(B)/tests/fuzz/libfuzzer.o $(B)/tests/fuzz/targets.o $(LIBRARY)
	$(CXX) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

# What was built goes to DESTDIR; an existing configuration stays. `make uninstall` leaves configuration and store.
INSTALLED = $(sbindir)/leadmilter $(bindir)/leadctl $(libexecdir) $(datadir) $(unitdir)/leadmilter.service \
            $(sysusersdir)/leadmilter.conf $(tmpfilesdir)/leadmilter.conf $(MANUAL:%=$(mandir)/%) \
            $(bashdir)/leadctl $(zshdir)/_leadctl
install: all manual
	install -d $(addprefix $(DESTDIR),$(sbindir) $(bindir) $(libexecdir) $(datadir)/parser/model $(unitdir) $(sysusersdir) \
	        $(tmpfilesdir) $(bashdir) $(zshdir) $(docdir) $(sysconfdir)/leadmilter $(sort $(dir $(MANUAL:%=$(mandir)/%))))
	install -m 755 $(OUT)/leadmilter $(DESTDIR)$(sbindir)
	install -m 755 $(OUT)/leadctl $(DESTDIR)$(bindir)
	install -m 755 $(OUT)/leadmilter-mother $(DESTDIR)$(libexecdir)
	install -m 644 parser/model/lead.model $(DESTDIR)$(datadir)/parser/model
	set -e; for d in $(LETTERS); do install -d $(DESTDIR)$(datadir)/$$d; install -m 644 $$d/*.mustache $(DESTDIR)$(datadir)/$$d; done
	set -e; for m in $(MANUAL); do install -m 644 $(B)/manual/$$m $(DESTDIR)$(mandir)/$$m; done
	$(OUT)/leadctl completion bash >$(B)/leadctl.bash && install -m 644 $(B)/leadctl.bash $(DESTDIR)$(bashdir)/leadctl
	$(OUT)/leadctl completion zsh >$(B)/leadctl.zsh && install -m 644 $(B)/leadctl.zsh $(DESTDIR)$(zshdir)/_leadctl
	install -m 644 contrib/systemd/leadmilter.service $(DESTDIR)$(unitdir)
	install -m 644 contrib/systemd/leadmilter.sysusers $(DESTDIR)$(sysusersdir)/leadmilter.conf
	install -m 644 contrib/systemd/leadmilter.tmpfiles $(DESTDIR)$(tmpfilesdir)/leadmilter.conf
	install -m 644 README.md LICENSE contrib/leadmilter.yaml contrib/manual/*.md contrib/postfix/*.cf contrib/sendmail/*.mc \
	        $(DESTDIR)$(docdir)
	test -e $(DESTDIR)$(sysconfdir)/leadmilter/leadmilter.yaml || \
	        install -m 644 contrib/leadmilter.yaml $(DESTDIR)$(sysconfdir)/leadmilter
	@[ -n "$(DESTDIR)" ] || contrib/systemd/settle $(sysusersdir)/leadmilter.conf $(tmpfilesdir)/leadmilter.conf
uninstall:
	rm -rf $(addprefix $(DESTDIR),$(INSTALLED) $(docdir))

# Manual pages, from the same tables as --help and the settings.
MANUAL := man8/leadmilter.8 man1/leadctl.1 man5/leadmilter.yaml.5 man5/leadmilter-templates.5
manual: $(MANUAL:%=$(B)/manual/%)
$(foreach m,$(MANUAL),$(eval $(B)/manual/$(m): contrib/manual/$(notdir $(m)).in))
$(B)/contrib/make-manual: $(B)/contrib/manual/make-manual.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/manual/%: $(B)/contrib/make-manual
	@mkdir -p $(@D)
	$< contrib/manual/$(notdir $@).in >$@

format:
	clang-format -i $(wildcard */*.[ch] */*.cc tests/*/*.[ch])

clean:
	rm -rf build $(MAINS)

.PHONY: all install uninstall manual clocked unit model fuzz demo check check-long bench bench-programs format clean
-include $(OBJECTS:.o=.d) $(MAIN_SRC:%.c=$(B)/%.d) $(UNIT:$(B)/tests/%=$(B)/tests/unit/%.d)
-include $(BENCH:$(B)/bench/%=$(B)/tests/bench/%.d) $(B)/tests/fuzz/targets.d $(B)/contrib/model/make-model.d
