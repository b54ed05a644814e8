"""`mode: observe`: everything is stored and judged, nobody hears of it; and switching to active is no storm."""
import os
import signal
import socket

import pytest

import lab
from test_clock import MONDAY, passes
from world import arrived, inquiry

PEOPLE = ("alice", "bob", "carol", "maria")
OBSERVE = "mode: observe"


def heard(world):
    """All mail of ours, to anybody."""
    return [lab.parsed(raw)["Subject"] for address in [f"{name}@acme.example" for name in PEOPLE] + list(world.mta.mailboxes)
            for raw in world.mta.mails(address) if lab.parsed(raw)["Auto-Submitted"]]


def switch(world, old, new):
    config = world.milter.config
    text = config.read_text()
    assert old in text
    config.write_text(text.replace(old, new))
    before = world.milter.log().count("configuration reloaded")
    os.kill(world.milter.process.pid, signal.SIGUSR1)
    lab.wait_for("the reload", lambda: world.milter.log().count("configuration reloaded") > before)


def rows(world, lead=None):
    return {(row["purpose"], row["to"], row["state"], row.get("last_reply")) for row in world.milter.json("outbox")
            if lead in (None, row["lead"])}


def watched(world):
    return [lead["id"] for lead in world.leads() if lead.get("wake_at") and lead["wake_at"] < "2037"]


def test_what_would_have_gone_is_noted_and_nothing_goes(world):
    w = world(mailboxes=["ann@customer.example"], more=OBSERVE)
    mail = inquiry()
    w.send(mail)
    w.send(inquiry(sender="no-reply@shop.example", subject="Request for quotation: 9 pumps"))
    w.send(inquiry(sender="news@shop.example", subject="Weekly digest", text="Our weekly digest.\nUnsubscribe here.\n",
                   headers=[("List-Id", "<news.shop.example>"), ("Precedence", "bulk")]))
    w.mta.wait_idle()
    leads = {lead["mail_from"]: lead for lead in w.leads()}
    ann, robot = leads["ann@customer.example"], leads["no-reply@shop.example"]
    assert ann["class"] == "hot" and ann["owner"] and ann["observed"] and ann["ack_reason"] == "observe mode"
    assert robot["owner"] and robot["ack_reason"] == "relay"  # what would have kept it back anyhow
    assert [lead["mail_from"] for lead in w.ignored()] == ["news@shop.example"]
    assert rows(w, ann["id"]) == {("ack", "ann@customer.example", "dropped", "observe mode"),
                                  ("card", f"{ann['owner']}@acme.example", "dropped", "observe mode")}
    assert w.waiting() == []
    assert "none: observe mode, to ann@customer.example otherwise" in w.milter.leadctl("show", ann["id"]).stdout
    # Not a header, not a recipient, not a byte.
    delivered = w.mta.mails("sales@acme.example")
    assert len(delivered) == 3 and arrived(delivered[0]) == arrived(mail.as_bytes())
    assert not any(line.lower().startswith(b"x-lead-") for raw in delivered for line in raw.splitlines())
    assert heard(w) == [] and not any(w.originals(name) for name in PEOPLE)
    assert w.milter.leadctl("verify").returncode == 0


def test_an_ack_that_would_wait_for_spf(world):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        w = world(mailboxes=["ann@customer.example"], more=OBSERVE, dns=silent.getsockname()[1])
        w.send(inquiry())
        [lead] = w.leads()
        assert lead["spf"] == "pending" and lead["ack_reason"] == "observe mode"
        assert not any(purpose == "ack" for purpose, *_ in rows(w))
        lab.wait_for("SPF to be known", lambda: w.leads()[0]["spf"] == "temperror", 20)
        assert ("ack", "ann@customer.example", "dropped", "observe mode") in rows(w)
        assert w.leads()[0]["ack_reason"] == "observe mode" and heard(w) == []


def test_the_clock_says_what_it_would_do(clocked):
    w = clocked(MONDAY, more=OBSERVE + "\nroutes: [{to: [alice, bob]}]")
    w.send(inquiry())
    passes(w, hours=3)
    [lead] = w.leads()
    assert [step for step in w.steps(lead["id"]) if step.startswith("would")] == ["would remind", "would escalate"]
    assert ("escalation", "maria@acme.example", "dropped", "observe mode") in rows(w)
    assert lead["owner"] in ("alice", "bob") and heard(w) == []
    assert "nobody has answered in time" not in w.milter.log()


def fortnight(w):
    """Nine inquiries on three days, three of them answered from the reps' own mailboxes."""
    for number in range(9):
        w.send(inquiry(sender=f"Ann {number} <ann{number}@firm{number}.example>", subject=f"Quote for pump NF-{number}"))
        if number % 3 == 0:
            w.send(inquiry(sender="carol@acme.example", to=f"ann{number}@firm{number}.example", text="We have them.\n",
                           subject=f"Re: Quote for pump NF-{number}"), to=[f"ann{number}@firm{number}.example"],
                   login="carol")
        if number % 3 == 2:
            passes(w, days=1)
    assert len([lead for lead in w.leads() if lead["responded_at"]]) == 3


def test_switching_on_is_no_storm(clocked):
    limits = "routes: [{to: [alice, bob]}]"
    w = clocked(MONDAY, more=f"{OBSERVE}\n{limits}",
                config=lambda text: text.replace("login: alice,", "login: alice, capacity: 2,")
                .replace("email: bob@acme.example", "email: bob@acme.example, capacity: 2")
                .replace("email: carol@acme.example", "email: carol@acme.example, login: carol"))
    fortnight(w)
    before = {lead["id"] for lead in w.leads()}
    assert heard(w) == []
    switch(w, OBSERVE, "mode: active")
    passes(w, days=1)
    passes(w, days=5)
    assert heard(w) == [] and watched(w) == []
    assert len(w.milter.json("list", "--observed")) == 9 and w.milter.json("list", "--overdue") == []
    # What comes now is a lead as any other; nobody is too busy with what he never heard of.
    w.send(inquiry())
    w.settled()
    [lead] = [lead for lead in w.leads() if lead["id"] not in before]
    assert "capacity" not in lead["owner_reason"] and "observed" not in lead
    assert len(w.acks("ann@customer.example")) == 1 and len(w.cards(lead["owner"])) == 1
    passes(w, hours=3)
    assert w.told("maria")
    assert w.milter.leadctl("verify").returncode == 0


def test_what_was_observed_lives_on_when_something_happens(clocked):
    w = clocked(MONDAY, more=f"{OBSERVE}\nroutes: [{{to: alice}}]")
    w.send(inquiry(sender="Ann 1 <ann1@firm1.example>", message_id="<first@firm1.example>"))
    w.send(inquiry(sender="Ann 2 <ann2@firm2.example>", subject="Quote for 3 valves"))
    passes(w, days=1)
    switch(w, OBSERVE, "mode: active")
    w.clock.wait("clock", anew=True)
    second, first = w.leads()
    w.send(inquiry(sender="Ann 1 <ann1@firm1.example>", subject="Re: Request for quotation: 40 pumps", text="Any news?\n",
                   headers=[("In-Reply-To", "<first@firm1.example>")]))
    w.settled()
    [card] = w.cards("alice")
    assert first["id"] in card["Subject"]
    assert any(part.get_content_type() == "message/rfc822" for part in card.walk())  # the first one he never got
    lead = w.milter.json("show", first["id"])[0]
    assert "observed" not in lead and lead["respond_by"] > first["respond_by"] and not lead["acked_at"]
    w.milter.leadctl("assign", second["id"], "bob")
    w.settled()
    assert second["id"] in w.cards("bob")[0]["Subject"]
    assert w.milter.leadctl("list", "--observed").returncode == 1
    passes(w, minutes=31)
    assert w.told("alice") and w.told("bob") and w.acks("ann1@firm1.example") == []
    assert w.milter.leadctl("verify").returncode == 0


@pytest.mark.slow(25)
def test_observing_for_a_while_puts_off_and_loses_nothing(clocked):
    """What is under way waits, mail and reminders, and goes on where it was."""
    w = clocked(MONDAY, more="mode: active\nroutes: [{to: alice}]")
    w.send(inquiry())
    w.settled()
    switch(w, "mode: active", OBSERVE)
    w.milter.leadctl("assign", "L-1001", "bob")
    passes(w, minutes=56)  # half of the hour is over, but not so much that somebody else gets it before bob hears of it
    assert w.told("alice") == w.told("bob") == w.told("maria") == [] and w.cards("bob") == []
    assert "reminded" not in w.steps("L-1001")
    switch(w, OBSERVE, "mode: active")
    w.clock.wait("courier", anew=True)
    w.settled()
    assert len(w.cards("bob")) - len(w.told("bob")) == 1
    passes(w, hours=1, minutes=6)
    assert len(w.told("bob")) >= 1 and len(w.told("maria")) == 1 and "observed" not in w.leads()[0]
