#!/usr/bin/python3
"""End-of-message latency and messages a second: leadmilter against a no-op filter with the same socket, flags and
edits, in turns within one run. Ratios are what counts: machines differ. usage: bench.py [--messages N] [--json]"""
import argparse
import json
import multiprocessing
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "contrib" / "demo"), str(ROOT / "tests" / "e2e"), str(ROOT / "tests" / "bench")]

import lab  # noqa: E402
from milter_client import MilterClient  # noqa: E402

BASE = ROOT / "build" / "bench-run"
BODY = ("Dear sales team,\r\n\r\nplease quote 40 pcs of the NF-220 gear pump and 8 check valves CV-50, delivered to Leeds\r\n"
        "by the end of next month. Our budget is 18,500 GBP.\r\n\r\nBest regards,\r\nAnn Archer\r\nArcher Pumps Ltd\r\n"
        "+44 113 496 0123\r\n\r\n" + "The project in short: a dosing line of forty stations, each with its own pump.\r\n" * 30).encode()
CONFIG = """\
listen: {listen}
socket: {{mode: 0666}}
store: {base}/store-{name}
relay: smtp://127.0.0.1:{relay}
courier: {{hold: true}}
company: {{name: ACME Industrial, domains: [acme.example], language: en, timezone: Europe/Berlin}}
intake: [sales@acme.example]
trusted: {{clients: [192.0.2.0/24]}}
identity: leads@acme.example
owners: [{{name: alice, email: alice@acme.example}}]
readers: {{processes: 4, timeout: 2s}}
"""


def headers(sender, n):
    return [("From", f"Ann Archer <{sender}>"), ("To", "sales@acme.example"), ("Subject", f"Quotation {n}"),
            ("Date", "Mon, 16 Nov 2026 10:00:00 +0000"), ("Message-ID", f"<{n}.{os.getpid()}.{time.time_ns()}@c.example>"),
            ("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=utf-8")]


def session(where, count, out, to, whole, author=None):
    """One connection, one message after the other; puts the seconds of each end of message, or whole transaction."""
    client, seconds = MilterClient(where), []
    for n in range(count):
        sender = author or f"a{n}@c{os.getpid()}.example"
        began = time.perf_counter()
        answer, _, took = client.message(sender, [to], headers(sender, n), BODY, f"Q{n:06}")
        assert answer in (b"c", b"a"), answer
        seconds.append(time.perf_counter() - began if whole else took)
    client.close()
    out.put(seconds)


def measure(where, sessions, count, to, whole, author=None):
    out = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=session, args=(where, count, out, to, whole, author)) for _ in range(sessions)]
    began = time.perf_counter()
    for worker in workers:
        worker.start()
    seconds = sorted(s for _ in workers for s in out.get())
    elapsed = time.perf_counter() - began
    for worker in workers:
        worker.join()
    at = lambda q: 1000 * seconds[min(len(seconds) - 1, int(q * len(seconds)))]  # noqa: E731
    return {"p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "rate": len(seconds) / elapsed}


class Filter:
    """leadmilter, its skeleton (a canned Reading instead of readers), or the no-op filter, on one socket."""

    def __init__(self, kind, transport):
        self.name = f"{kind}-{transport}"
        self.where = f"unix:{BASE}/{self.name}.sock" if transport == "unix" else f"inet:{lab.free_port()}@127.0.0.1"
        if kind == "ours":
            self.milter = lab.Milter(BASE / self.name, CONFIG.format(listen=self.where, base=BASE, name=self.name,
                                                                     relay=lab.free_port())).start()
            self.process = self.milter.process
            return
        arguments = [self.where, "alice@acme.example"]
        if kind == "skeleton":
            config = BASE / f"{self.name}.yaml"
            config.write_text(CONFIG.format(listen=self.where, base=BASE, name=self.name, relay=lab.free_port()))
            arguments = [config]
        self.process = subprocess.Popen([ROOT / "build/gcc/bench" / kind, *arguments])
        lab.wait_for(f"the filter {self.name}", self.answers)

    def answers(self):
        try:
            MilterClient(self.where).close()
            return True
        except OSError:
            return False

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


def rounds(filters, sessions, count, turns=3, to="sales@acme.example", whole=False, author=None):
    """Each filter in turn, several times; the median of each figure."""
    results = {f.name: [] for f in filters}
    for _ in range(turns):
        for f in filters:
            results[f.name].append(measure(f.where, sessions, count, to, whole, author))
    return {name: {k: statistics.median(r[k] for r in runs) for k in runs[0]} for name, runs in results.items()}


PROSPECT = "ann@prospect.example"


def prospect(where):
    """Somebody who has asked, and may be answered."""
    client = MilterClient(where)
    client.message(PROSPECT, ["sales@acme.example"], headers(PROSPECT, 0), BODY)
    client.close()


def through_postfix(milter_at, count, sessions, name):
    postfix = lab.Postfix(BASE / f"postfix-{name}", ["sales@acme.example", "alice@acme.example"], milter=milter_at).start()
    try:
        out = multiprocessing.Queue()

        def work(k):
            with lab.Client(postfix.port, addr="192.0.2.7", name="c.example") as client:
                for n in range(count // sessions):
                    sender = f"a{n}@p{k}.example"
                    raw = "".join(f"{a}: {b}\r\n" for a, b in headers(sender, n)).encode() + b"\r\n" + BODY
                    (code, _), _ = client.transact(sender, ["sales@acme.example"], raw)
                    assert code == 250
            out.put(1)

        workers = [multiprocessing.Process(target=work, args=(k,)) for k in range(sessions)]
        began = time.perf_counter()
        for worker in workers:
            worker.start()
        for _ in workers:
            out.get()
        return count / (time.perf_counter() - began)
    finally:
        postfix.stop()


def table(title, figures, base):
    print(f"\n{title}\n{'':14}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'msg/s':>9}{'p50 ratio':>11}")
    for name, f in figures.items():
        print(f"{name:14}{f['p50']:9.2f}{f['p95']:9.2f}{f['p99']:9.2f}{f['rate']:9.0f}{f['p50'] / figures[base]['p50']:11.2f}")


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--messages", type=int, default=300)
    ap.add_argument("--json", action="store_true")
    a = ap.parse_args()
    shutil.rmtree(BASE, ignore_errors=True)
    BASE.mkdir(parents=True)
    filters = [Filter(kind, transport) for kind in ("noop", "skeleton", "ours") for transport in ("unix", "inet")]
    try:
        report = {"one session": rounds(filters, 1, a.messages), "20 sessions": rounds(filters, 20, a.messages // 10),
                  "concerns nobody": rounds([f for f in filters if "unix" in f.name], 1, a.messages, 3, "visitor@acme.example", True)}
        unix = {f.name: f for f in filters if "unix" in f.name}
        two = [unix["noop-unix"], unix["ours-unix"]]
        for f in two:
            prospect(f.where)
        report["outbound, no prospect"] = rounds(two, 1, a.messages, 3, "zed@elsewhere.example", True, "alice@acme.example")
        report["outbound, an answer"] = rounds(two, 1, a.messages, 3, PROSPECT, True, "alice@acme.example")
        rates = {}
        if os.geteuid() == 0:
            for name in ("noop-unix", "ours-unix", "noop-unix", "ours-unix"):
                rate = through_postfix(unix[name].where, 400, 4, f"{name}-{len(rates)}-{time.time_ns()}")
                rates[name] = max(rate, rates.get(name, 0))
    finally:
        for f in filters:
            f.stop()
    report["through Postfix"] = rates
    if a.json:
        print(json.dumps(report, indent=1))
        return 0
    table("End of message, one session (from end of body to the last edit's answer)", report["one session"], "noop-unix")
    table("20 sessions at once", report["20 sessions"], "noop-unix")
    table("A message that concerns nobody (no body is sent; whole transaction)", report["concerns nobody"], "noop-unix")
    table("A colleague's mail to somebody who is no prospect (one look-up, no body is sent; whole transaction)",
          report["outbound, no prospect"], "noop-unix")
    table("A colleague's answer to a prospect (read, and the lead changed before its 250; whole transaction)",
          report["outbound, an answer"], "noop-unix")
    one = report["one session"]
    print(f"\nTCP against Unix socket, ours, one session: {one['ours-inet']['p50'] / one['ours-unix']['p50']:.2f} times (at most 3)")
    if rates:
        print(f"Through Postfix, 4 sessions: no-op {rates['noop-unix']:.0f}/s, ours {rates['ours-unix']:.0f}/s, "
              f"ratio {rates['ours-unix'] / rates['noop-unix']:.2f}")
    return 0 if one["ours-inet"]["p50"] <= 3 * one["ours-unix"]["p50"] else 1


if __name__ == "__main__":
    sys.exit(main())
