"""SPF cases of our own, and the RFC 7208 suite's 203, through our DNS and SPF code, against a DNS server made of each
section's zone.

The suite lies beside the project; where it is not, our own cases are all. Cases that fail for a reason we know stand in
tests/spf-deviations.txt: a new failure, and one of those that passes by now, both fail this test.
"""
import os
import pathlib
import socket
import struct
import subprocess
import threading

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("SHARED", ROOT.parent / "shared"))
SUITE = SHARED / "corpus/wild/spf_rfc7208/rfc7208-tests.yml"
DEVIATIONS = ROOT / "tests/spf-deviations.txt"
MOTHER = pathlib.Path(os.environ.get("LEADMILTER_BUILD", ROOT)) / "leadmilter-mother"
TYPES = {"A": 1, "CNAME": 5, "PTR": 12, "MX": 15, "TXT": 16, "AAAA": 28, "SPF": 99}

OWN = {
    "description": "own cases",
    "zonedata": {
        "pass.test": [{"TXT": "v=spf1 ip4:192.0.2.0/28 -all"}],
        "soft.test": [{"TXT": "v=spf1 ip4:198.51.100.1 ~all"}],
        "six.test": [{"TXT": "v=spf1 ip6:2001:db8::/32 -all"}],
        "open.test": [{"TXT": "v=spf1 ?all"}],
        "bare.test": [{"TXT": "just some text"}],
        "twice.test": [{"TXT": "v=spf1 -all"}, {"TXT": "v=spf1 +all"}],
        "typo.test": [{"TXT": "v=spf1 ipv4:192.0.2.1 -all"}],
        "silent.test": ["TIMEOUT"],
        "mail.test": [{"TXT": "v=spf1 mx a:web.mail.test -all"}, {"MX": [10, "in.mail.test"]}],
        "in.mail.test": [{"A": "192.0.2.40"}],
        "web.mail.test": [{"A": "192.0.2.41"}],
        "moved.test": [{"TXT": "v=spf1 redirect=pass.test"}],
        "outer.test": [{"TXT": "v=spf1 include:pass.test -all"}],
        "ring.test": [{"TXT": "v=spf1 include:ring.test -all"}],
        "macro.test": [{"TXT": "v=spf1 exists:%{l}.%{ir}.list.test -all"}],
        "joe.3.2.0.192.list.test": [{"A": "127.0.0.2"}],
        "long.test": [{"TXT": ["v=spf1 ip4:192.0", ".2.3 -all"]}],
    },
    "tests": {name: {"host": host, "helo": "helo.test", "mailfrom": sender, "result": result}
              for name, host, sender, result in (
                  ("inside", "192.0.2.3", "joe@pass.test", "pass"),
                  ("outside", "192.0.2.16", "joe@pass.test", "fail"),
                  ("softly", "192.0.2.3", "joe@soft.test", "softfail"),
                  ("ipv6-inside", "2001:db8::1", "joe@six.test", "pass"),
                  ("ipv6-outside", "2001:db9::1", "joe@six.test", "fail"),
                  ("neutral", "192.0.2.3", "joe@open.test", "neutral"),
                  ("no-policy", "192.0.2.3", "joe@bare.test", "none"),
                  ("no-such-domain", "192.0.2.3", "joe@nowhere.test", "none"),
                  ("two-policies", "192.0.2.3", "joe@twice.test", "permerror"),
                  ("misspelt", "192.0.2.3", "joe@typo.test", "permerror"),
                  ("no-answer", "192.0.2.3", "joe@silent.test", "temperror"),
                  ("by-mx", "192.0.2.40", "joe@mail.test", "pass"),
                  ("by-a", "192.0.2.41", "joe@mail.test", "pass"),
                  ("neither", "192.0.2.42", "joe@mail.test", "fail"),
                  ("redirected", "192.0.2.3", "joe@moved.test", "pass"),
                  ("redirected-outside", "192.0.2.99", "joe@moved.test", "fail"),
                  ("included", "192.0.2.3", "joe@outer.test", "pass"),
                  ("not-included", "192.0.2.99", "joe@outer.test", "fail"),
                  ("in-a-ring", "192.0.2.3", "joe@ring.test", "permerror"),
                  ("macro", "192.0.2.3", "joe@macro.test", "pass"),
                  ("macro-other-name", "192.0.2.3", "jim@macro.test", "fail"),
                  ("in-two-strings", "192.0.2.3", "joe@long.test", "pass"),
                  ("null-sender", "192.0.2.3", "", "none"),
              )},
}


def pack_name(name):
    return b"".join(bytes([len(label)]) + label for label in name.encode("latin1").split(b".") if label) + b"\0"


def pack_data(kind, value):
    if kind == "A":
        return socket.inet_aton(value)
    if kind == "AAAA":
        return socket.inet_pton(socket.AF_INET6, value)
    if kind == "MX":
        return struct.pack("!H", value[0]) + pack_name(value[1])
    if kind in ("PTR", "CNAME"):
        return pack_name(value)
    strings = value if isinstance(value, list) else [value]
    out = b""
    for text in (s.encode("utf-8") for s in strings):
        pieces = [text[i:i + 255] for i in range(0, len(text), 255)] or [b""]
        out += b"".join(bytes([len(p)]) + p for p in pieces)
    return out


def read_zone(data):
    """name -> list of (type, value); "TIMEOUT" as type or value is silence. SPF records serve as TXT where a name has none."""
    zone = {}
    for name, records in data.items():
        rows, kinds = [], {k for r in records if isinstance(r, dict) for k in r}
        for record in records:
            if record == "TIMEOUT":
                rows.append(("TIMEOUT", None))
                continue
            for kind, value in record.items():
                if value == "NONE":
                    continue
                rows.append((kind, value))
                if kind == "SPF" and "TXT" not in kinds:
                    rows.append(("TXT", value))
        zone[name.lower().rstrip(".")] = rows
    return zone


class DnsServer:
    """One UDP and TCP port on loopback."""

    def __init__(self, zone):
        self.zone = zone
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.port = self.tcp.getsockname()[1]
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", self.port))
        for serve in (self.serve_udp, self.serve_tcp):
            threading.Thread(target=serve, daemon=True).start()

    def answer(self, query):
        """None: silence."""
        labels, at = [], 12
        while query[at]:
            labels.append(query[at + 1:at + 1 + query[at]].decode("latin1"))
            at += 1 + query[at]
        qtype = struct.unpack("!H", query[at + 1:at + 3])[0]
        question, name = query[12:at + 5], ".".join(labels).lower()
        owner, known, answers = b"\xc0\x0c", name in self.zone, []
        for _ in range(8):
            rows = self.zone.get(name, [])
            if any(k == "TIMEOUT" or (v == "TIMEOUT" and TYPES.get(k) == qtype) for k, v in rows):
                if not any(TYPES.get(k) == qtype and v != "TIMEOUT" for k, v in rows):
                    return None
            found = [(k, v) for k, v in rows if TYPES.get(k) == qtype and v != "TIMEOUT"]
            alias = [v for k, v in rows if k == "CNAME"]
            for kind, value in found or [("CNAME", v) for v in alias]:
                data = pack_data(kind, value)
                answers.append(owner + struct.pack("!HHIH", TYPES[kind], 1, 60, len(data)) + data)
            if found or not alias:
                break
            name = alias[0].lower().rstrip(".")
            owner = pack_name(name)
        flags = 0x8180 | (0 if known else 3)
        return query[:2] + struct.pack("!HHHHH", flags, 1, len(answers), 0, 0) + question + b"".join(answers)

    def serve_udp(self):
        while True:
            query, peer = self.udp.recvfrom(4096)
            reply = self.answer(query)
            if reply and len(reply) > 1232:
                reply = reply[:2] + bytes([reply[2] | 2]) + reply[3:1232]
            if reply:
                self.udp.sendto(reply, peer)

    def serve_tcp(self):
        while True:
            connection, _ = self.tcp.accept()
            with connection:
                size = struct.unpack("!H", connection.recv(2, socket.MSG_WAITALL))[0]
                reply = self.answer(connection.recv(size, socket.MSG_WAITALL))
                if reply:
                    connection.sendall(struct.pack("!H", len(reply)) + reply)


def sections():
    suite = yaml.safe_load_all(SUITE.read_text(encoding="utf-8")) if SUITE.exists() else ()
    return [OWN] + [s for s in suite if s]


def run_section(section):
    """Names of the cases that failed, with what they gave."""
    server = DnsServer(read_zone(section["zonedata"]))
    cases = list(section["tests"].items())
    lines = "".join("%s\t%s\t%s\n" % (t["host"], t.get("helo", ""), t.get("mailfrom", "") or "") for _, t in cases)
    done = subprocess.run([str(MOTHER), "spf", "server=127.0.0.1:%d" % server.port, "timeout=1000"], input=lines.encode("utf-8"),
                          capture_output=True, timeout=120)
    got = [line.split("\t")[0] for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0 and len(got) == len(cases), done
    failed = {}
    for (name, case), result in zip(cases, got):
        wanted = case["result"] if isinstance(case["result"], list) else [case["result"]]
        if result not in wanted:
            failed[name] = "%s instead of %s" % (result, " or ".join(wanted))
    return failed


def deviations():
    lines = (line.split("#")[0].strip() for line in DEVIATIONS.read_text().splitlines())
    return {line for line in lines if line}


@pytest.mark.parametrize("section", sections(), ids=lambda s: s["description"].replace(" ", "-"))
def test_section(section):
    failed = run_section(section)
    known = deviations() & set(section["tests"])
    print("%d of %d pass" % (len(section["tests"]) - len(failed), len(section["tests"])))
    assert {n: f for n, f in failed.items() if n not in known} == {}, "new failures"
    assert known - set(failed) == set(), "these pass by now: take them off tests/spf-deviations.txt"


def test_every_deviation_is_a_case():
    names = {name for section in sections() for name in section["tests"]}
    assert not SUITE.exists() or deviations() <= names
