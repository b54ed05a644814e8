"""A relay that is slow, greylists, refuses, hangs up, talks without end or is not the one we want: no mail is lost, none
sent twice, none held up behind another, and whoever can mend it reads what is wrong."""
import base64
import collections
import re
import signal
import time

import lab
import pytest
from milter_client import MilterClient
from relays import Gone, Relay, tls_of
from test_relay import PASSWORD, USER, certify
from world import Clock, World

class House:
    """leadmilter without an MTA before it; `relay` is where its mail goes."""

    def __init__(self, place, relay, more="", **arguments):
        self.world = World(place / "w", config=lambda text: self.directed(text, relay), more=more, **arguments)
        self.milter = self.world.milter
        self.milter.start()
        self.client = MilterClient(self.world.listen)

    @staticmethod
    def directed(text, relay):
        where = relay if isinstance(relay, str) else f"smtp://127.0.0.1:{relay.port}"
        return re.sub("(?m)^relay:.*$", lambda _: f"relay: {where}", text)

    def inquire(self, name):
        answer, _, _ = self.client.message(
            f"{name}@customer.example", ["sales@acme.example"],
            [("From", f"{name}@customer.example"), ("To", "sales@acme.example"), ("Message-ID", f"<{name}@customer.example>"),
             ("Subject", "quote for 40 pumps")], b"Please quote 40 pumps NF-220.\r\n")
        assert answer == b"c"

    def reload(self, relay=None):
        text = self.milter.config.read_text()
        self.milter.config.write_text(self.directed(text, relay) if relay else text)
        times = self.milter.log().count("configuration reloaded")
        self.milter.process.send_signal(signal.SIGUSR1)
        lab.wait_for("the reload", lambda: self.milter.log().count("configuration reloaded") > times)

    def waiting(self):
        return self.world.waiting()

    def settled(self, seconds=20):
        lab.wait_for("an empty outbox", lambda: not self.waiting(), seconds, 0.1)

    def rows(self, **fields):
        return [row for row in self.milter.json("outbox") if all(row.get(k) == v for k, v in fields.items())]

    def memory(self):
        """Peak, in KiB."""
        status = open(f"/proc/{self.milter.process.pid}/status").read()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1])

    def stop(self):
        self.world.stop()


@pytest.fixture
def relays():
    """relays(what it says…) -> a running Relay."""
    made = []

    def make(**says):
        made.append(Relay(**says))
        return made[-1]

    yield make
    for each in made:
        each.stop()


@pytest.fixture
def house(place):
    """house(relay, config additions…) -> a running House; relay: a Relay, or what the setting says."""
    made = []

    def make(relay, more="", **arguments):
        made.append(House(place, relay, more, **arguments))
        return made[-1]

    yield make
    for each in made:
        each.stop()


def customer(name):
    return f"{name}@customer.example"


def once(relay):
    """Each Message-ID that it took, one time."""
    ids = collections.Counter(mail["Message-ID"] for mail in relay.mails())
    return all(times == 1 for times in ids.values())


def test_each_mail_has_its_own_fate(house, relays):
    """Greylisted, one recipient too many, refused at RCPT, DATA and after it: nobody else notices."""
    tries = collections.Counter()

    def first(session, answer):
        tries[session.to] += 1
        return answer if tries[session.to] == 1 else None

    moods = {"grey": ("RCPT", lambda s: first(s, "450 4.2.0 greylisted, come back later")),
             "many": ("RCPT", lambda s: first(s, "452 4.5.3 too many recipients")),
             "gone": ("RCPT", lambda s: "550 5.1.1 no such user"),
             "early": ("DATA", lambda s: "554 5.7.1 not today"),
             "late": (".", lambda s: "554 5.6.0 not that"),
             "full": (".", lambda s: first(s, "452 4.3.1 insufficient storage"))}

    def mood(verb):
        return lambda s: moods.get(s.to.split("@")[0], (None, None))[1](s) \
            if moods.get(s.to.split("@")[0], (None,))[0] == verb else None

    relay = relays(**{verb: mood(verb) for verb in ("RCPT", "DATA", ".")})
    h = house(relay, more="routes: [{to: [alice]}]")
    names = [*moods, "fine"]
    for name in names:
        h.inquire(name)
    h.settled(40)
    order = [who for who, _ in relay.taken]
    assert order.index(customer("fine")) < min(order.index(customer(name)) for name in ("grey", "many", "full"))
    for name in ("grey", "many", "full", "fine"):
        assert len(relay.mails(customer(name))) == 1, name
    assert once(relay)
    failed = {row["to"]: row["last_reply"] for row in h.rows(state="failed")}
    assert failed == {customer("gone"): "550 5.1.1 no such user", customer("early"): "554 5.7.1 not today",
                      customer("late"): "554 5.6.0 not that"}
    for name, why in failed.items():
        told = [m for m in relay.mails("alice@acme.example") if why in m.get_body().get_content()]
        assert len(told) == 1 and name in told[0].get_body().get_content(), name
    assert relay.connections <= 1 + len(moods), "a new one after a refusal at most"


def test_a_relay_that_hangs_up(house, relays):
    """421 in the middle, an idle connection closed with and without a word: no mail lost, none twice, few connections."""
    relay = relays()
    mails = iter(range(1, 100))

    def at_mail(session):
        number = next(mails)
        if number == 5:
            return "421 4.3.2 shutting down"
        if number == 9:
            raise Gone

    def at_end(session):
        if len(relay.taken) in (2, 12):
            relay.taken.append((session.to, session.data))
            session.say("250 taken\r\n" + ("421 4.4.2 idle for too long\r\n" if len(relay.taken) == 3 else ""))
            raise Gone

    relay.says = {"MAIL": at_mail, ".": at_end}
    h = house(relay, more="courier: {hold: true}")
    for k in range(10):
        h.inquire(f"ann{k}")
    h.milter.config.write_text(h.milter.config.read_text().replace("hold: true", "hold: false"))
    h.reload()
    h.settled()
    assert sorted(who for who, _ in relay.taken if "customer" in who) == [customer(f"ann{k}") for k in range(10)]
    assert len(relay.taken) == 20 and once(relay)
    assert relay.connections <= 7, "one, and one more for each time it hung up, and for what came later"
    assert all(row["attempts"] == 1 for row in h.rows())


def repeats(session):
    """Refuses a login and says again what it does not like."""
    session.say("334 \r\n")
    return "535 5.7.8 no: " + session.rfile.readline().decode().strip()


AUTH = "250-relay\r\n250-AUTH PLAIN LOGIN\r\n250 SIZE 10000000"
STARTTLS = "250-relay\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN"
DENIED = "554 5.7.1 relay access denied"
# scheme, whether we log in or what else the setting says, what the relay says, what a person reads
WRONG = [
    ("smtp", "login", {"EHLO": AUTH}, "offers no TLS"),
    ("smtp", "login", {"EHLO": STARTTLS, "STARTTLS": "454 4.7.0 TLS not available"}, "offers no TLS"),
    ("smtp", "login", {"EHLO": STARTTLS, "STARTTLS": "220 go on\r\n250-relay\r\n250 AUTH PLAIN"}, "does not keep to SMTP"),
    ("smtp", "login", {"EHLO": STARTTLS, "STARTTLS": "220 go on"}, "no TLS comes about"),
    ("smtp", "tls: must", {"EHLO": AUTH}, "offers no TLS"),
    ("smtps", "login", {"EHLO": AUTH}, "no TLS comes about"),
    ("smtps", "login", {"EHLO": AUTH, "AUTH": repeats, "tls": True}, "does not take our login"),
    ("smtps", "login", {"RCPT": DENIED, "tls": True}, "offers no login, and refuses us without"),
    ("smtps", "login", {"EHLO": AUTH, "AUTH": "454 4.7.0 no such server", "tls": True}, "454 4.7.0 no such server"),
    ("smtp", "tls: may", {"connect": "554 5.7.1 no service for you"}, "554 5.7.1 no service for you"),
    ("smtp", "tls: may", {"connect": "421 4.3.2 come back later"}, "421 4.3.2 come back later"),
    ("smtp", "tls: may", {"MAIL": "530 5.7.0 Must issue a STARTTLS command first"}, "wants a login or TLS"),
]


@pytest.mark.slow(35)
def test_what_is_wrong_is_said_and_the_next_relay_is_tried_at_once(house, relays, place):
    """Each takes nothing, and gets no password unless it has proven who it is; a reload waits for no backoff."""
    certify(place)
    certify(place, "expired", days="-1")
    (place / "password").write_text(PASSWORD + "\n")
    login = f"user: {USER}, password_file: {place}/password, ca: {place}/ca.pem"
    h = house("smtp://127.0.0.1:1")
    h.inquire("ann")
    for scheme, more, answers, says in WRONG:
        relay = relays(tls=answers.get("tls") and tls_of(place / "relay.pem", place / "relay.key"),
                       **{verb: said for verb, said in answers.items() if verb != "tls"})
        h.reload(f"{{url: '{scheme}://localhost:{relay.port}', {login if more == 'login' else more}}}")
        lab.wait_for(says, lambda: len([row for row in h.waiting() if says in (row["last_reply"] or "")]) == 2, 15, 0.05)
        lab.wait_for("the log", lambda: says in h.milter.log(), 10)
        assert not relay.taken
        if not relay.tls:
            assert not relay.hears("AUTH") and (more == "tls: may" or not relay.hears("MAIL"))
    expired = relays(tls=tls_of(place / "expired.pem", place / "relay.key"))
    h.reload(f"{{url: 'smtps://localhost:{expired.port}', {login}}}")
    lab.wait_for("the expiry", lambda: "certificate has expired" in h.milter.log(), 15)
    unproven = relays(tls=tls_of(place / "relay.pem", place / "relay.key"), EHLO=AUTH)
    h.reload(f"smtps://me:very-secret@localhost:{unproven.port}")
    check = h.milter.leadctl("check", check=False)
    assert f"localhost:{unproven.port}: the relay's certificate is not trusted" in check.stdout and check.returncode == 2
    assert "very-secret" not in check.stdout + h.milter.log() and not unproven.heard
    good = relays()
    h.reload(good)
    h.settled(15)
    assert once(good) and len(good.taken) == 2
    words = h.milter.log() + h.milter.leadctl("outbox").stdout
    assert "535 5.7.8 no: ***" in words
    for encoded in (PASSWORD, base64.b64encode(PASSWORD.encode()).decode(),
                    base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()):
        assert encoded not in words


def test_a_relay_that_talks_without_end(house, relays):
    """An EHLO of a million lines, and refusals as long: bounded in time and memory, and the next mail goes."""
    def endless(code):
        def talk(session):
            while True:
                session.say(f"{code}-{'x' * 400}\r\n" * 100)
        return talk

    relay = relays(EHLO=lambda s: endless(250)(s) if relay.connections == 1 else None,
                  RCPT=lambda s: endless(450)(s) if s.to == customer("much") else None)
    h = house(relay, more="routes: [{to: [alice]}]")
    before = h.memory()
    h.inquire("much")
    h.inquire("ann")
    lab.wait_for("the other mails", lambda: relay.mails(customer("ann")) and len(relay.mails("alice@acme.example")) == 2, 20)
    assert [row["to"] for row in h.waiting()] == [customer("much")]
    assert h.memory() - before < 16 * 1024
    assert max(map(len, h.milter.log().splitlines())) < 1000
    assert max(len(row["last_reply"] or "") for row in h.rows()) < 1000


@pytest.mark.long
def test_a_line_without_end(house, relays):
    def talk(session):
        while True:
            session.say("250-" + "x" * 100_000)

    relay = relays(EHLO=lambda s: talk(s) if relay.connections == 1 else None)
    h = house(relay)
    before = h.memory()
    h.inquire("ann")
    h.settled(100)
    assert h.memory() - before < 16 * 1024 and once(relay)


@pytest.mark.long
def test_one_mail_that_hangs(house, relays):
    """The relay never answers after its data: the others wait a minute, and then not again for ten."""
    relay = relays(**{".": lambda s: s.rest() if s.to == customer("hang") else None})
    h = house(relay, more="routes: [{to: [alice]}]")
    h.inquire("hang")
    lab.wait_for("its data", lambda: customer("hang") in "".join(relay.hears("RCPT")))
    h.inquire("ann")
    lab.wait_for("the others", lambda: relay.mails(customer("ann")) and len(relay.mails("alice@acme.example")) == 2, 80, 0.1)
    [row] = h.waiting()
    due = time.mktime(time.strptime(row["due"], "%Y-%m-%dT%H:%M:%SZ")) - time.timezone
    assert row["to"] == customer("hang") and due - time.time() > 500
    for k in range(3):
        h.inquire(f"bob{k}")
    lab.wait_for("what comes later", lambda: all(relay.mails(customer(f"bob{k}")) for k in range(3)), 10)


@pytest.mark.long
def test_an_answer_that_takes_more_than_a_minute(house, relays, place):
    """Waited for longer at the second attempt: so the mail comes twice, and not until it expires."""
    relay = relays(**{".": lambda s: s.rest(75)})
    clock = Clock(place / "clock").set("2026-11-24 09:00")
    h = house(relay, more="card: none", programs=lab.ROOT / "build" / "gcc" / "clocked",
              environment={"LEADMILTER_CLOCK": str(clock.path)})
    h.inquire("ann")
    lab.wait_for("patience to end", lambda: "cannot be reached" in h.milter.log(), 80, 0.2)
    [row] = h.waiting()
    assert row["state"] == "waiting"
    clock.forward(minutes=11)
    h.settled(100)
    assert h.rows()[0]["attempts"] == 2 and len(relay.hears("DATA")) == 2


@pytest.mark.long
def test_a_slow_relay(house, relays):
    """A greeting after 15 s, replies letter by letter: slow is not away."""
    def drip(text):
        def answer(session):
            for letter in text:
                session.say(letter)
                session.rest(0.3)
            return text[-1:] and " "
        return answer

    def greeting(session):
        session.rest(15)

    relay = relays(connect=greeting, RCPT=drip("250-slow\r\n250"))
    h = house(relay)
    h.inquire("ann")
    h.settled(60)
    assert len(relay.taken) == 2 and once(relay) and relay.connections == 1
    assert all(row["attempts"] == 1 for row in h.rows())


@pytest.mark.long
def test_a_relay_that_drips_for_ever(house, relays):
    """Each letter in time, the line never: given up within two minutes, and the mail waits."""
    def answer(session):
        while True:
            session.say("x")
            session.rest(1)

    relay = relays(MAIL=answer)
    h = house(relay)
    h.inquire("ann")
    began = time.monotonic()
    lab.wait_for("patience to end", lambda: "cannot be reached" in h.milter.log(), 130, 0.2)
    assert time.monotonic() - began < 125
    assert len(h.waiting()) == 2
    relay.says.clear()
    h.reload()
    lab.wait_for("the mail that was not under way", lambda: relay.taken, 10)
