#!/usr/bin/python3
"""Runs every test and closes on `N passed, N failed`. usage: check.py [--long]

Unit tests (GLib TAP, by prove) plain, under ASan+UBSan and under TSan; the layering test; formatting; a clang build;
end-to-end tests (pytest). Output of what fails is shown whole, of what passes only the count.
"""
import os
import pathlib
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "contrib" / "demo"))

import lab  # noqa: E402

LONG = "--long" in sys.argv
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
JOBS = f"-j{os.cpu_count()}"
# Compiling and linking is most of the time; only the plain build is what users get. A sanitizer names lines, no
# variables; little is run under TSan, most under ASan.
QUICK = {
    "CC=clang": {"CFLAGS": "-O0", "CXXFLAGS": "-O0"},
    "SAN=address": {"CFLAGS": "-O1 -g1", "CXXFLAGS": "-O1 -g1", "LDFLAGS": "-fuse-ld=gold"},
    "SAN=thread": {"CFLAGS": "-O0 -g1", "CXXFLAGS": "-O0 -g1", "LDFLAGS": "-fuse-ld=gold"},
}
# Into GLib's slices they cannot see.
SEEN = {"G_SLICE": "always-malloc"}
# What has threads of its own is run under TSan.
THREADED = ("store-threads", "pool", "spf", "courier")
# What measures memory and time, or learns, would measure the sanitizer there.
MEASURING = ("test-cost", "test-train")


class Counts:
    def __init__(self):
        self.passed = self.failed = 0


def run(command, **arguments):
    step = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            errors="replace", start_new_session=True, **arguments)
    try:
        output, _ = step.communicate()
    except KeyboardInterrupt:
        os.killpg(step.pid, signal.SIGINT)  # pytest ends what it has started
        step.communicate(timeout=60)
        raise
    return subprocess.CompletedProcess(command, step.returncode, output)


def interrupted(*_):
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def say(title, passed, failed, seconds, output):
    print(f"{title:44} {passed:5} passed, {failed:3} failed  {seconds:5.0f} s", flush=True)
    if failed:
        print(output[-20000:], flush=True)


def single(counts, title, command, environment=None):
    """A step that is one test."""
    began = time.monotonic()
    step = run(command, env={**os.environ, **(environment or {})})
    good = step.returncode == 0
    counts.passed += good
    counts.failed += not good
    say(title, int(good), int(not good), time.monotonic() - began, step.stdout)
    return good


def wrong(output):
    """Without what programs say that pass; standard error, a sanitizer's words for one, stands anywhere and stays."""
    kept = []
    for block in re.split(r"^(?=build/\S+/tests/test-\S+ \.+|Test Summary Report)", output, flags=re.M):
        good = re.search(r"^ok$", block, re.M) and not re.search(r"^not ok", block, re.M)
        usual = ("ok", "#", "1..", "build/") if good else ("ok ",)
        kept += [line for line in block.splitlines() if not line.startswith(usual)]
    return "\n".join(kept)


def test_programs(variable, names):
    return [f"build/{'-'.join(['gcc'] + variable.split('=')[1:])}/tests/{name}" for name in names]


def build(variable, names=()):
    """A variant of all programs and of these tests: its command, and what it adds to the environment."""
    return ["make", "-s", JOBS, *filter(None, [variable]), *test_programs(variable, names), "all"], QUICK.get(variable, {})


class Ahead:
    """Makes variants while end-to-end tests wait for mail, with what processor time these leave: one after the other,
    in silence. What fails is made again, and told, by the step that needs it."""

    def __init__(self, *variants):
        steps = " ; ".join("env " + shlex.join([*(f"{k}={v}" for k, v in more.items()), *command]) for command, more in variants)
        self.process = subprocess.Popen(["nice", "-n", "19", "sh", "-c", steps], cwd=ROOT, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def unit_tests(counts, title, variable, names):
    """Builds the test programs in one variant and runs them by prove."""
    command, more = build(variable, names)
    programs = test_programs(variable, names)
    if not single(counts, f"{title}: build", command, more):
        return
    began = time.monotonic()
    step = run(["prove", "-v", JOBS, "--exec", "tests/each", *programs], env={**os.environ, **(SEEN if variable else {})})
    passed = len(re.findall(r"^ok ", step.stdout, re.M))
    failed = len(re.findall(r"^not ok ", step.stdout, re.M))
    if step.returncode and not failed:
        failed = 1  # a program that died, or ran fewer tests than it planned
    counts.passed += passed
    counts.failed += failed
    say(title, passed, failed, time.monotonic() - began, wrong(step.stdout))


def end_to_end(counts):
    if not single(counts, "programs whose clock tests set: build", ["make", "-s", JOBS, "clocked"]):
        return
    began = time.monotonic()
    report = ROOT / "build" / "e2e.xml"
    marks = [] if LONG else ["-m", "not long"]
    step = run(["/usr/bin/python3", "-m", "pytest", "-q", "-x" if os.environ.get("FAST") else "-q", *marks,
                "-n", str(2 * os.cpu_count()), "-p", "no:cacheprovider", f"--junitxml={report}", "tests/e2e"])
    try:
        suites = xml.etree.ElementTree.parse(report).getroot().iter("testsuite")
        total = [sum(int(s.get(k)) for s in suites_) for suites_ in [list(suites)] for k in ("tests", "failures", "errors", "skipped")]
    except (OSError, xml.etree.ElementTree.ParseError):
        total = [1, 1, 0, 0]
    failed = total[1] + total[2] + total[3]  # nothing may skip
    counts.passed += total[0] - failed
    counts.failed += failed
    say("end to end, real Postfix and Sendmail", total[0] - failed, failed, time.monotonic() - began, step.stdout)


def own_corpora():
    """Without the development data beside the project, tests that read corpora read tests/corpus, whole and damaged."""
    if "SHARED" in os.environ or (ROOT.parent / "shared" / "corpus").is_dir():
        return
    corpus = ROOT / "build" / "shared" / "corpus"
    shutil.rmtree(corpus, ignore_errors=True)
    (corpus / "wild").mkdir(parents=True)
    for folder in (ROOT / "tests" / "corpus").iterdir():
        (corpus / folder.name).symlink_to(folder)
    letters = sorted((ROOT / "tests" / "corpus").rglob("*.eml"))
    chance = random.Random(5321)
    for number, letter in enumerate(letters):
        raw = bytearray(letter.read_bytes())
        (corpus / "wild" / f"{number:03}-cut.eml").write_bytes(raw[:chance.randrange(len(raw))])
        for _ in range(1 + len(raw) // 100):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        (corpus / "wild" / f"{number:03}-spoiled.eml").write_bytes(raw)
    os.environ["SHARED"] = str(corpus.parent)
    print(f"no corpora in ../shared: {len(letters)} messages of tests/corpus are read instead, whole, cut and spoiled", flush=True)


def main():
    if os.geteuid() != 0:
        sys.exit("check: needs root, for Postfix, mounts and other users' rights: sudo make check")
    os.umask(0o022)
    for number in ENDING:
        signal.signal(number, interrupted)
    try:
        return run_all()
    except KeyboardInterrupt:
        return "check: interrupted"
    finally:
        lab.give_back()


def run_all():
    own_corpora()
    os.environ.setdefault("ASAN_OPTIONS", "detect_leaks=1")
    os.environ.setdefault("TSAN_OPTIONS", "halt_on_error=1")
    os.environ.setdefault("UBSAN_OPTIONS", "print_stacktrace=1")
    counts = Counts()
    names = sorted(p.stem for p in (ROOT / "tests/unit").glob("test-*.c") if LONG or not p.stem.endswith("-long"))
    single(counts, "format (clang-format)", ["sh", "-c", "clang-format --dry-run -Werror */*.[ch] */*.cc tests/*/*.[ch]"])
    single(counts, "layers", ["/usr/bin/python3", "tests/layers.py"])
    seen = [n for n in names if n not in MEASURING]
    threaded = [n for n in names if any(t in n for t in THREADED)]
    unit_tests(counts, "unit, gcc", "", names)
    with Ahead(build("CC=clang"), build("SAN=address", seen), build("SAN=thread", threaded)):
        end_to_end(counts)
    single(counts, "clang build", *build("CC=clang"))
    unit_tests(counts, "unit, ASan and UBSan", "SAN=address", seen)
    unit_tests(counts, "unit, TSan", "SAN=thread", threaded)
    print(f"{counts.passed} passed, {counts.failed} failed")
    return 1 if counts.failed else 0


if __name__ == "__main__":
    sys.exit(main())
