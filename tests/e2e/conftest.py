"""One private MTA and one leadmilter for each test that asks for a world."""
import os
import pathlib
import re
import shutil
import sys
import zlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "contrib" / "demo"), str(ROOT / "tests" / "bench"), str(pathlib.Path(__file__).parent)]

import lab  # noqa: E402
import network  # noqa: E402
from sendmail import Sendmail  # noqa: E402
from world import Clock, World  # noqa: E402


MTAS = {"postfix": lab.Postfix, "sendmail": Sendmail}


def pytest_sessionstart():
    lab.FETCH[:0] = network.enter()


def pytest_generate_tests(metafunc):
    """What makes a world is tried with both MTAs; with Sendmail in `make check-long`, and what is marked so in any run."""
    if "mta" not in metafunc.fixturenames:
        return
    only, quick = (metafunc.definition.get_closest_marker(name) for name in ("only", "sendmail"))
    late = [] if quick else [pytest.mark.long]
    metafunc.parametrize("mta", [pytest.param(name, marks=late if name == "sendmail" else [])
                                 for name in (only.args[:1] if only else MTAS)], indirect=True)


def seconds(item):
    slow = item.get_closest_marker("slow")
    return slow.args[0] if slow else 0


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Slow tests begin first, each worker with one: xdist deals runs of consecutive tests, at first a quarter of all."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", 1))
    run = max(len(items) // workers // 4, 2)
    slow = sorted(filter(seconds, items), key=seconds, reverse=True)
    items[:] = [item for item in items if not seconds(item)]
    for n in sorted(range(len(slow)), key=lambda n: n % workers):
        items.insert(n % workers * run + n // workers, slow[n])


@pytest.fixture
def mta(request):
    return MTAS[request.param]


@pytest.fixture
def place(request):
    """A folder under build/, kept when the test fails."""
    # Short: Postfix's sockets lie deep below it, and a socket's path has 107 bytes.
    name = re.sub(r"[^A-Za-z0-9]+", "-", request.node.name).removeprefix("test-")[:16]
    folder = ROOT / "build" / "e2e" / f"{name}-{zlib.crc32(request.node.name.encode()) & 0xffff:04x}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.chmod(folder, 0o755)
    yield folder
    if not getattr(request.node, "failed", False):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item):
    report = (yield).get_result()
    if report.failed:
        item.failed = True


@pytest.fixture
def world(place, mta):
    """Makes worlds: world(config additions…) -> a running World."""
    made = []

    def make(**arguments):
        made.append(World(place / f"w{len(made)}", mta=mta, **arguments))
        return made[-1].start()

    yield make
    for each in made:
        each.stop()


@pytest.fixture
def clocked(place, mta):
    """The same, with a clock that the test sets: clocked("2026-11-30 09:00", config additions…)."""
    made = []

    def make(moment, **arguments):
        clock = Clock(place / f"clock{len(made)}").set(moment)
        arguments.setdefault("mailboxes", ["ann@customer.example"] + [f"ann{n}@firm{n}.example" for n in range(9)])
        arguments["environment"] = {**arguments.get("environment", {}), "LEADMILTER_CLOCK": str(clock.path)}
        made.append(World(place / f"w{len(made)}", mta=mta, programs=ROOT / "build" / "gcc" / "clocked", **arguments))
        made[-1].clock = clock
        return made[-1].start()

    yield make
    for each in made:
        each.stop()


@pytest.fixture(scope="session")
def names(tmp_path_factory):
    server = lab.NameServer(tmp_path_factory.mktemp("names"), ZONE).start()
    yield server
    server.stop()


ZONE = """\
forged TXT "v=spf1 -all"
soft TXT "v=spf1 ~all"
leads.marketplace TXT "v=spf1 ip4:192.0.2.0/24 -all"
good TXT "v=spf1 ip4:192.0.2.0/24 -all"
tree TXT "v=spf1 include:a.tree.example include:b.tree.example -all"
a.tree TXT "v=spf1 ip4:198.51.100.0/24 -all"
b.tree TXT "v=spf1 ip4:192.0.2.7 -all"
"""
