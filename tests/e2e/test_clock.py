"""The clock: what happens to a lead that nobody answers, hour by hour, through a real Postfix."""
import signal

import lab
import pytest
from world import inquiry

ONE_OWNER = "routes: [{to: alice}]"
MONDAY = "2026-11-30 09:00"


def arrive(world, **what):
    world.send(inquiry(**what))
    world.settled()
    return world.leads()[0]


def passes(world, **duration):
    """Time passes; what falls due then is done, and its mail delivered (it gathers for 20 seconds first)."""
    world.clock.forward(**duration)
    world.clock.wait("clock")
    world.clock.forward(seconds=25)
    world.clock.wait("clock")
    world.clock.wait("courier")
    world.mta.wait_idle(30)


def reload(world, text):
    before = world.milter.log().count("configuration reloaded")
    world.milter.config.write_text(text)
    world.milter.process.send_signal(signal.SIGUSR1)
    lab.wait_for("the reload", lambda: world.milter.log().count("configuration reloaded") > before)


@pytest.mark.sendmail
def test_nobody_answers_a_hot_lead(clocked):
    world = clocked(MONDAY, more="routes: [{to: [alice, bob], pick: round-robin}]")
    lead = arrive(world)
    assert lead["class"] == "hot"
    first, second = ("alice", "bob") if lead["owner"] == "alice" else ("bob", "alice")
    passes(world, minutes=25)
    assert world.told(first) == []
    passes(world, minutes=6)
    [reminder] = world.told(first)
    assert reminder["Subject"].startswith("REMINDER 10:00 | ") and lead["id"] in reminder["Subject"]
    assert reminder["Auto-Submitted"] == "auto-generated"
    [original] = [part for part in reminder.walk() if part.get_content_type() == "message/rfc822"]
    assert "NF-220" in original.get_content().get_content()
    assert world.told("maria") == []
    passes(world, minutes=30)
    [escalation] = world.told("maria")
    assert escalation["Subject"].startswith("OVERDUE") and first.title() in escalation["Subject"]
    assert world.leads()[0]["owner"] == first
    passes(world, hours=1)
    lead = world.leads()[0]
    assert lead["owner"] == second
    card = world.cards(second)[-1]
    assert any(part.get_content_type() == "message/rfc822" for part in card.walk())
    assert "reassigned" in world.steps(lead["id"])
    # What the prospect was promised stands; the new owner has an hour of his own.
    assert "T09:00:" in lead["respond_by"] and lead["next_step_at"] > lead["respond_by"]


def test_an_answer_ends_it(clocked):
    world = clocked(MONDAY, more=ONE_OWNER)
    lead = arrive(world)
    world.milter.leadctl("called", lead["id"])
    passes(world, hours=3)
    assert world.told("alice") == [] and world.told("maria") == []
    assert world.leads()[0]["next_step_at"] > world.leads()[0]["responded_at"]


def test_an_answer_while_the_reminder_waits_drops_it(clocked):
    world = clocked(MONDAY, more=ONE_OWNER)
    lead = arrive(world)
    world.clock.forward(minutes=31)
    world.clock.wait("clock")
    world.milter.leadctl("called", lead["id"])
    world.clock.forward(seconds=25)
    world.settled()
    assert world.told("alice") == []
    [row] = [row for row in world.milter.json("outbox") if row["purpose"] == "reminder"]
    assert row["state"] == "dropped"


def test_reminders_within_half_an_hour_are_one_mail(clocked):
    world = clocked(MONDAY, more=ONE_OWNER)
    for number in range(3):
        world.send(inquiry(sender=f"Ann {number} <ann{number}@firm{number}.example>", subject=f"Quote for pump {number}"))
        world.clock.forward(minutes=5)
    world.settled()
    passes(world, minutes=17)
    assert len(world.told("alice")) == 1
    passes(world, minutes=5)
    passes(world, minutes=5)
    assert len(world.told("alice")) == 1
    passes(world, minutes=25)
    told = world.told("alice")
    assert len(told) == 2
    assert "leads wait for you" in told[1]["Subject"]


def test_killed_at_any_moment_a_step_is_taken_once(clocked):
    world = clocked(MONDAY, more=ONE_OWNER)
    arrive(world)
    world.clock.forward(minutes=31)
    for _ in range(4):
        world.milter.kill()
        world.milter.start()
    passes(world, seconds=1)
    assert len(world.told("alice")) == 1


def test_after_a_night_of_downtime_one_mail_to_each(clocked):
    world = clocked("2026-11-30 16:30", more=ONE_OWNER)
    for number in range(6):
        world.send(inquiry(sender=f"Ann {number} <ann{number}@firm{number}.example>", subject=f"Quote for pump {number}"))
    world.settled()
    world.milter.stop()
    world.clock.set("2026-12-01 11:00")
    world.milter.start()
    passes(world, seconds=1)
    for person in ("alice", "maria"):
        [digest] = world.told(person)
        assert digest["Subject"].startswith("6 leads wait for you")
    assert all("escalated" in world.steps(lead["id"]) for lead in world.leads())


def test_a_clock_set_back_takes_no_step_twice(clocked):
    world = clocked(MONDAY, more=ONE_OWNER)
    lead = arrive(world)
    passes(world, minutes=31)
    world.clock.forward(hours=-2)
    passes(world, minutes=5)
    passes(world, hours=1, minutes=57)
    assert world.steps(lead["id"]).count("reminded") == 1


def test_a_reload_repeats_no_step_and_leaves_none_out(clocked):
    world = clocked(MONDAY, more=ONE_OWNER)
    lead = arrive(world)
    passes(world, minutes=31)
    assert world.steps(lead["id"]).count("reminded") == 1
    text = world.milter.config.read_text()
    reload(world, text + "\nsla: {hot: {remind: [20%, 40%, 50%], escalate: 70%}}\n")
    passes(world, minutes=5)
    assert world.steps(lead["id"]).count("reminded") == 1 and world.told("maria") == []
    passes(world, minutes=8)
    assert world.steps(lead["id"]).count("escalated") == 1
    reload(world, text)
    passes(world, minutes=20)
    assert world.steps(lead["id"]).count("escalated") == 1
    assert world.steps(lead["id"]).count("overdue") == 1


def test_nobody_is_reminded_at_night(clocked):
    world = clocked("2026-11-30 16:50", more=ONE_OWNER)
    arrive(world)
    passes(world, hours=8)
    assert world.told("alice") == []
    world.clock.set("2026-12-01 09:21")
    passes(world, seconds=1)
    assert len(world.told("alice")) == 1


def test_what_waits_for_an_absent_owner_goes_to_the_next(clocked, place):
    ics = place / "alice.ics"
    ics.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                   "DTSTAMP:20261101T000000Z\r\nDTSTART:20261130T120000Z\r\nDTEND:20261202T120000Z\r\n"
                   "SUMMARY:away\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    world = clocked("2026-11-30 12:50", more="routes: [{to: [alice]}, {to: [bob]}]")
    config = world.milter.config
    config.write_text(config.read_text().replace("login: alice,", f"login: alice, absences: {ics},"))
    world.milter.stop()
    world.milter.start()
    lead = arrive(world)
    assert lead["owner"] == "alice"
    passes(world, minutes=13)
    lab.wait_for("the next owner", lambda: world.leads()[0]["owner"] == "bob", 90, 0.5)
    assert "reassigned" in world.steps(lead["id"])


def test_cards_as_one_mail_or_none(clocked):
    world = clocked(MONDAY, more="routes: [{to: alice}]\ncard: {hot: digest, general: none}")
    for number in range(3):
        world.send(inquiry(sender=f"Ann {number} <ann{number}@firm{number}.example>", subject=f"Quote for pump {number}"))
        world.clock.forward(minutes=2)
    world.send(inquiry(sender="Ann 4 <ann4@firm4.example>", subject="Media", text="Hello,\n\nwhich media does the NF-220 stand?\n"))
    assert world.cards("alice") == []
    passes(world, minutes=16)
    [card] = world.cards("alice")
    assert card["Subject"].startswith("3 leads wait for you")
    assert len(world.originals("alice")) == 4


def test_the_thread_comes_with_the_reminder(clocked):
    world = clocked(MONDAY, more="routes: [{to: [alice, bob], pick: round-robin}]")
    first = inquiry()
    world.send(first)
    world.settled()
    owner = world.leads()[0]["owner"]
    for words in ("Any news on this?", "We need them in black."):
        world.send(inquiry(subject="Re: Request for quotation: 40 pumps", text=words + "\n",
                           headers=[("In-Reply-To", first["Message-ID"]), ("References", first["Message-ID"])]))
    passes(world, minutes=31)
    [reminder] = world.told(owner)
    inside = [p.get_content() for p in reminder.walk() if p.get_content_type() == "message/rfc822"]
    assert [m.get_content().split()[0] for m in inside] == ["Hello,", "Any", "We"]
    assert world.milter.leadctl("verify").returncode == 0


def test_the_reminder_says_where_an_answer_without_a_thread_went(clocked):
    world = clocked(MONDAY, more=ONE_OWNER)
    for subject in ("Quote for pumps", "Quote for valves"):
        world.send(inquiry(subject=subject, text=f"please quote 40 pcs {subject.split()[-1]} NF-220\n"))
    world.settled()
    world.send(inquiry(sender="alice@acme.example", to="ann@customer.example", subject="your request"),
               to=["ann@customer.example"], login="alice")
    passes(world, minutes=31)
    [reminder] = [m for m in world.told("alice") if "L-1001" in m["Subject"]]
    assert "was credited to L-1002" in " ".join(reminder.get_body(("plain",)).get_content().split())
