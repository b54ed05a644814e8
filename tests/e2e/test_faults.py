"""Whatever dies, nothing is lost and nothing happens twice."""
import os
import pathlib
import random
import signal
import threading
import time

import lab
import pytest
from test_main import CUSTOMERS, check_all, hundreds
from world import in_parallel, inquiry


def send_until_taken(w, message, sender, seconds=120):
    """As a sending server does: tries again after every 4xx and broken connection."""
    raw, until = message.as_bytes(), time.monotonic() + seconds
    while True:
        try:
            with w.client() as connection:
                (code, text), took = connection.transact(sender, ["sales@acme.example"], raw)
            if code == 250:
                return took
            assert 400 <= code < 500, (code, text)
        except (OSError, lab.smtplib.SMTPException):
            pass
        assert time.monotonic() < until, "not taken in time"
        time.sleep(0.1)


class Killer(threading.Thread):
    """Kills something at random moments until told to stop."""

    def __init__(self, kill, times, least, most, seed):
        super().__init__(daemon=True)
        self.kill, self.times, self.least, self.most = kill, times, least, most
        self.random = random.Random(seed)
        self.done, self.failure, self.stop = 0, None, threading.Event()

    def run(self):
        try:
            while self.done < self.times and not self.stop.wait(self.random.uniform(self.least, self.most)):
                self.kill()
                self.done += 1
        except Exception as failure:  # noqa: BLE001 (shown by the test)
            self.failure = failure


@pytest.mark.slow(40)
def test_daemon_killed_ten_times(world):
    """Promises 1 and 3: SIGKILL at random under load; then exactly one lead, card and ack for each of 500."""
    messages = hundreds(500)
    w = world(mailboxes=[f"p{n}@c{n}.example" for n in range(500)], more="ack: {budget: {total: 5000/1h}}")

    def kill():
        w.milter.kill()
        w.milter.start()

    killer = Killer(kill, 10, 0.2, 0.9, seed=7)
    killer.start()
    failures = in_parallel([lambda n=n, m=m: send_until_taken(w, m, f"p{n}@c{n}.example") for n, m in enumerate(messages)], 20)
    while killer.is_alive() and killer.done < 10:  # the rest of the ten falls on the courier's work
        time.sleep(0.1)
    assert not failures, failures[:3]
    assert killer.failure is None and killer.done == 10
    w.settled(180)
    leads = w.leads()
    assert len(leads) == 500 and all(lead["owner"] and lead["respond_by"] for lead in leads)
    acks = [row for row in w.milter.json("outbox") if row["purpose"] == "ack"]
    assert len(acks) == 500 and len({row["lead"] for row in acks}) == 500
    for n in range(500):
        # At least once: a resend after a crash carries the same Message-ID.
        assert len({ack["Message-ID"] for ack in w.acks(f"p{n}@c{n}.example")}) == 1
    assert w.milter.leadctl("verify").returncode == 0


def children(pid):
    """All processes below one."""
    below = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rsplit(")", 1)[1].split()
            below.setdefault(int(words[1]), []).append(int(stat.parent.name))
        except OSError:
            continue
    found, todo = [], [pid]
    while todo:
        mine = below.get(todo.pop(), [])
        found += mine
        todo += mine
    return found


@pytest.mark.slow(15)
def test_readers_and_resolvers_killed_at_random(world, names):
    """Children are disposable: no message is lost or held up for a second."""
    messages = hundreds(200)
    w = world(mailboxes=[f"p{n}@c{n}.example" for n in range(200)], more="ack: {budget: {total: 5000/1h}}", dns=names.port)
    chance = random.Random(11)

    def kill():
        alive = children(w.milter.process.pid)  # none for a moment, when both mothers were just hit
        try:
            if alive:
                os.kill(chance.choice(alive), signal.SIGKILL)
        except ProcessLookupError:
            pass

    killer = Killer(kill, 1000, 0.02, 0.08, seed=3)
    killer.start()
    slow, lock = [], threading.Lock()

    def send(n, m):
        took = w.send(m)
        with lock:
            slow.append(took)

    failures = in_parallel([lambda n=n, m=m: send(n, m) for n, m in enumerate(messages)], 8)
    killer.stop.set()
    killer.join()
    assert not failures, failures[:3]
    assert killer.failure is None and killer.done > 10
    w.settled(120)
    check_all(w, messages, 1)
    assert max(slow) < 1.0, sorted(slow)[-5:]
    assert not [lead for lead in w.leads() if lead["unparsed"]], "a second reading mends what a dead reader left"


def test_children_end_with_the_daemon(world):
    w = world(mailboxes=CUSTOMERS)
    below = children(w.milter.process.pid)
    assert len(below) >= 6
    w.milter.kill()
    lab.wait_for("the children to end", lambda: not [p for p in below if lab.alive(p)], 1.0, 0.01)
    w.milter.start()
    w.send(inquiry())
    w.settled()
    assert len(w.leads()) == 1


def nested_groups():
    """200 KB on which GMime 3.2.13 overflows its stack."""
    inner = b"From: a@b.example\r\nCc: " + b"g:" * 100000 + b";\r\nSubject: inner\r\n\r\nhi\r\n"
    return (b"From: Ann <ann@customer.example>\r\nTo: sales@acme.example\r\nSubject: quote please\r\nMessage-ID: <bomb1@customer.example>\r\n"
            b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
            b"please quote 3 pumps\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--b--\r\n")


def tiny_parts(count=300000):
    """Megabytes of empty parts, each an object in GMime."""
    return (b"From: Ann <ann@customer.example>\r\nTo: sales@acme.example\r\nSubject: another quote please\r\nMessage-ID: <bomb2@customer.example>\r\n"
            b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * count + b"--b--\r\n")


@pytest.mark.sendmail
def test_killer_messages_become_leads_and_arrive(world):
    w = world(mailboxes=CUSTOMERS)
    for bomb in (nested_groups(), tiny_parts()):
        w.send(bomb, sender="ann@customer.example")
    w.send(inquiry(message_id="<after@customer.example>"))
    w.settled(90)
    assert w.milter.process.poll() is None
    leads = w.leads()
    assert len(leads) == 3 and all(lead["owner"] for lead in leads)
    assert sum(len(w.originals(owner)) for owner in ("alice", "bob", "carol")) == 3
    assert len(w.mta.mails("sales@acme.example")) == 3


def test_too_large_is_kept_delivered_and_a_lead(world):
    w = world(mailboxes=CUSTOMERS)
    line = b"0123456789" * 7 + b"\r\n"
    raw = (b"From: Ann <ann@customer.example>\r\nTo: sales@acme.example\r\nSubject: plans for 12 pumps\r\n"
           b"Message-ID: <large@customer.example>\r\n\r\n" + line * (34 * 1024 * 1024 // len(line)))
    w.send(raw, sender="ann@customer.example")
    w.settled(90)
    [lead] = w.leads()
    assert lead["unparsed"] == "too-large" and lead["owner"]
    assert [p for p in (w.base / "store" / "spool").iterdir() if p.stat().st_size > 33 * 1024 * 1024]
    assert len(w.mta.mails("sales@acme.example")) == 1


def test_dns_that_never_answers_delays_nobody(world):
    """A black hole for SPF: 250 at once; the ack goes when time is up (temperror may be acked)."""
    hole = lab.socket.socket(lab.socket.AF_INET, lab.socket.SOCK_DGRAM)
    hole.bind(("127.0.0.1", 0))
    w = world(mailboxes=CUSTOMERS, dns=hole.getsockname()[1])
    assert w.send(inquiry()) < 1.0
    w.settled(30)
    [lead] = w.leads()
    assert lead["spf"] == "temperror" and len(w.acks("ann@customer.example")) == 1
    # No ack waits for it here: it does not stay pending all the same.
    w.send(inquiry(sender="no-reply@customer.example", subject="Request for quotation: 12 pumps"))
    lab.wait_for("SPF", lambda: w.leads()[0]["id"] == "L-1002" and w.leads()[0]["spf"] == "temperror", 30)
    assert w.leads()[0]["ack_reason"] == "relay"
    hole.close()


def test_store_full_is_a_4xx_and_heals(world, place):
    w = world(mailboxes=CUSTOMERS)
    w.milter.stop()
    store = w.base / "store"
    for file in list(store.rglob("*")):
        if file.is_file():
            file.unlink()
    lab.subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(store)], check=True)
    try:
        w.milter.start()
        taken = 0
        for n in range(400):
            message = inquiry(sender=f"p{n} <p{n}@customer.example>", subject=f"quote {n}", text=os.urandom(20000).hex())
            with w.client() as connection:
                (code, _), _ = connection.transact(f"p{n}@customer.example", ["sales@acme.example"], message.as_bytes())
            if code != 250:
                break
            taken += 1
        assert 400 <= code < 500 and taken > 0
        assert w.milter.process.poll() is None
        assert len(w.leads()) == taken
        lab.subprocess.run(["mount", "-o", "remount,size=64m", str(store)], check=True)
        w.send(message, sender=f"p{taken}@customer.example")
        assert len(w.leads()) == taken + 1
        assert w.milter.leadctl("verify").returncode == 0
    finally:
        w.milter.stop()
        lab.subprocess.run(["umount", "-l", str(store)], check=True)


def unread(w, *sends):
    """Sends while no reader answers: each becomes a lead that is read a second later."""
    stopped = children(w.milter.process.pid)
    for child in stopped:
        os.kill(child, signal.SIGSTOP)
    try:
        for message, arguments in sends:
            w.send(message, **arguments)
        return w.leads()
    finally:
        for child in stopped:
            if lab.alive(child):
                os.kill(child, signal.SIGCONT)


@pytest.mark.sendmail
def test_a_store_pulled_away_is_a_4xx_and_the_end(world):
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry())
    w.settled()
    (w.base / "store" / "data.mdb").rename(w.base / "moved.mdb")
    with w.client() as client:
        assert client.transact("ann@customer.example", ["sales@acme.example"], inquiry().as_bytes())[0][0] == 451
    assert w.milter.process.wait(20) == 3
    assert "was removed or replaced" in w.milter.log()
    (w.base / "moved.mdb").rename(w.base / "store" / "data.mdb")
    w.milter.start()
    w.send(inquiry(sender="Bea <bea@customer.example>"))
    assert [lead["id"] for lead in w.leads()] == ["L-1002", "L-1001"]


def test_what_is_read_late_is_judged_as_if_at_once(world):
    w = world(mailboxes=CUSTOMERS + ["@form.example", "@robot.example"])
    w.send(inquiry())
    w.settled()
    [first] = w.leads()
    [card] = [raw for raw in w.mta.mails(f"{first['owner']}@acme.example") if lab.parsed(raw)["Auto-Submitted"]]
    stated = [("Authentication-Results", "mx.acme.example; dmarc=fail header.from=customer.example")]
    away = [("Auto-Submitted", "auto-replied"), ("In-Reply-To", w.acks("ann@customer.example")[0]["Message-ID"])]
    form = ("Name: Fay Former\nEmail: fay@form.example\nCompany: Former Ltd\nMessage: Please quote 12 pcs of the NF-400 pump.\n")
    before = unread(
        w, (inquiry(sender="Bo <bo@customer.example>", subject="Quote for 7 valves", headers=stated), {}),
        (inquiry(sender="ACME web <wordpress@acme.example>", subject="Contact form", text=form), {"addr": "127.0.0.1"}),
        (inquiry(sender="Rob <rob@robot.example>", subject="Automatic reply: Re: 40 pumps", headers=away,
                 text="I am out of office until Monday. Please quote 40 pumps.\n"), {}),
        (card, {"sender": f"{first['owner']}@acme.example"}),
        (inquiry(subject="weight", text="And what do they weigh?\n", headers=[("References", f"<{first['message_id']}>")]), {}))
    assert len(before) == 6 and all(lead["unparsed"] for lead in before[:4])
    owners = {lead["id"]: lead["owner"] for lead in before}
    lab.wait_for("second readings", lambda: not [lead for lead in w.leads() if lead["unparsed"]], 20)
    w.settled()
    leads = {lead["id"]: lead for lead in w.leads() + w.ignored()}
    assert {i: lead["owner"] for i, lead in leads.items()} == owners
    assert leads["L-1002"]["ack_reason"] == "dmarc fail" and leads["L-1002"]["dmarc"] == "fail"
    assert leads["L-1003"]["channel"] == "form" and leads["L-1003"]["contact"] == "fay@form.example"
    assert leads["L-1003"]["acked_at"] and len(w.acks("fay@form.example")) == 1
    assert leads["L-1004"]["class"] == leads["L-1005"]["class"] == "none"
    assert leads["L-1006"]["linked"] == ["L-1001"] and leads["L-1006"]["ack_reason"]
    assert len(w.acks("ann@customer.example")) == 1 and not w.mta.mails("rob@robot.example")
    assert sum(len(w.cards(owner)) for owner in ("alice", "bob", "carol")) == 4 + 1  # of four leads; and the one sent back


def test_what_a_human_decided_meanwhile_stands(world):
    w = world(mailboxes=CUSTOMERS)
    for child in (stopped := children(w.milter.process.pid)):
        os.kill(child, signal.SIGSTOP)
    w.send(inquiry())
    w.send(inquiry(sender="Bo <bo@customer.example>", subject="Quote for 7 valves"))
    w.milter.leadctl("reclassify", "L-1001", "none")
    w.milter.leadctl("called", "L-1002")
    for child in stopped:
        if lab.alive(child):
            os.kill(child, signal.SIGCONT)
    lab.wait_for("second readings", lambda: not [lead for lead in w.leads() + w.ignored() if lead["unparsed"]], 20)
    w.settled()
    [none], [lead] = w.ignored(), w.leads()
    assert none["id"] == "L-1001" and none["reclassified"] and none["class"] == "none"
    assert lead["status"] == "contacted" and lead["waiting_on"] == "prospect" and lead["quantity"]
    assert not w.mta.mails("ann@customer.example") and not w.mta.mails("bo@customer.example")
