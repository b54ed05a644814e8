"""A fortnight of a sales department, played through a real Postfix: what may never happen, however people behave."""
import datetime
import heapq
import itertools
import random
import re
import zoneinfo

import lab
import pytest
from conftest import ROOT
from world import inquiry

UTC = datetime.timezone.utc
ZONES = {"alice": "Europe/Berlin", "bob": "Europe/Berlin", "carol": "America/New_York", "dave": "America/New_York",
         "erin": "Asia/Tokyo", "frank": "Asia/Tokyo", "nordic": "Europe/Berlin", "maria": "Europe/Berlin"}
HOURS = {"Europe/Berlin": ((8.5, 12), (13, 17.5)), "America/New_York": ((9, 17),), "Asia/Tokyo": ((9, 18),)}
HOLIDAYS = {datetime.date(2026, 10, 26)}  # a Monday, the day after summer time ends in Europe
PARTNER = "nordic"
OUTAGE = ("2026-10-27 10:00", "2026-10-27 19:00")  # Berlin's
COUNTRIES = {"DE": ("alice", "bob"), "US": ("carol", "dave"), "JP": ("erin", "frank"), "SE": (PARTNER,)}
PHONES = {"DE": "+49 711 5550", "US": "+1 212 555 0", "JP": "+81 3 5550 0", "SE": "+46 8 5550 0"}

CONFIG = """\
hours: {{mon-fri: "08:30-12:00 13:00-17:30", holidays: {place}/holidays.ics}}
routes:
  - {{when: {{country: DE}}, to: [alice, bob]}}
  - {{when: {{country: US}}, to: [carol, dave]}}
  - {{when: {{country: JP}}, to: [erin, frank]}}
  - {{when: {{country: SE}}, to: [nordic]}}
  - {{to: [alice, bob, carol, dave, erin, frank], pick: round-robin}}
"""


def calendar(*events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//fortnight//EN"]
    for number, (begin, end, name) in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}@tests", "DTSTAMP:20261001T000000Z", f"DTSTART;VALUE=DATE:{begin}",
                  f"DTEND;VALUE=DATE:{end}", f"SUMMARY:{name}", "END:VEVENT"]
    return "\r\n".join(lines + ["END:VCALENDAR", ""])


def owners(place):
    """Six reps in three zones, a partner outside."""
    lines = ["owners:"]
    for name, zone in ZONES.items():
        if name == "maria":
            continue
        address = f"{name}@acme.example" if name != PARTNER else "sales@nordic.example"
        shifts = " ".join(f"{int(a):02}:{int(a % 1 * 60):02}-{int(b):02}:{int(b % 1 * 60):02}" for a, b in HOURS[zone])
        own = "" if zone == "Europe/Berlin" else f", timezone: {zone}, hours: {{mon-fri: \"{shifts}\"}}"
        own += f", absences: {place}/{name}.ics" if name in ("alice", "erin", "frank") else ""
        own += ", channel: partner" if name == PARTNER else ""
        lines.append(f"  - {{name: {name}, email: {address}, login: {name}{own}}}")
    return "\n".join(lines)


def at_work(name, moment):
    local = moment.astimezone(zoneinfo.ZoneInfo(ZONES[name]))
    hour = local.hour + local.minute / 60 + local.second / 3600
    return (local.weekday() < 5 and local.date() not in HOLIDAYS
            and any(begin <= hour <= end + 0.03 for begin, end in HOURS[ZONES[name]]))


class Department:
    """The clock, and what people do at which moment of it."""

    def __init__(self, world, seed):
        self.world, self.random = world, random.Random(seed)
        self.todo, self.order = [], itertools.count()
        self.checked = 0

    def plan(self, moment, act, *arguments):
        heapq.heappush(self.todo, (moment, next(self.order), act, arguments))

    def later(self, name, moment, hours):
        """So many hours from then, or when he is next at work."""
        moment += datetime.timedelta(hours=hours)
        while not at_work(name, moment):
            moment += datetime.timedelta(minutes=17)
        return moment

    def step_to(self, moment):
        self.world.clock.set_utc(moment)
        if self.world.milter.process is not None:
            self.world.clock.wait("clock")
            self.world.clock.wait("courier")

    def run(self, end):
        while self.now() < end:
            moment = min([self.now() + self.pace(), end] + [entry[0] for entry in self.todo[:1]])
            self.step_to(max(moment, self.now()))
            while self.todo and self.todo[0][0] <= self.now():
                _, _, act, arguments = heapq.heappop(self.todo)
                act(*arguments)

    def pace(self):
        busy = any(at_work(name, self.now()) for name in ZONES)
        return datetime.timedelta(minutes=10 if busy else 60)

    def now(self):
        return self.world.clock.now().astimezone(UTC)

    # --- What people do ---

    def lead_of(self, address):
        found = [lead for lead in self.world.leads() if lead["email"] == address]
        return found[0] if found else None

    def hands_in(self, message, again, **envelope):
        """False: the MTA has said "later" (Sendmail at the login already), and so it will be."""
        try:
            self.world.send(message, **envelope)
            return True
        except (AssertionError, lab.LabError):
            self.plan(self.now() + datetime.timedelta(minutes=30), *again)
            return False

    def asks(self, number, country, hot):
        address = f"buyer@firm{number}.example"
        words = (f"please quote {number % 90 + 10} pcs of the NF-{number % 7 * 100 + 120} gear pump. We need them in four weeks."
                 if hot else f"could you send me the data sheet of the NF-{number % 7 * 100 + 120} pump? Which media does it stand?")
        message = inquiry(sender=f"Pat Firm{number} <{address}>", subject=f"Pumps for plant {number}",
                          text=f"Hello,\n\n{words}\n\nBest regards,\nPat Miller\nFirm{number} Ltd\n"
                               f"Tel. {PHONES[country]}{number % 900 + 100}\n")
        if not self.hands_in(message, (self.asks, number, country, hot), sender=address):
            return
        self.plan(self.now() + datetime.timedelta(minutes=1), self.decide, address, hot)

    def decide(self, address, hot):
        lead = self.lead_of(address)
        assert lead and lead["owner"] and lead["next_step_at"], address
        owner, chance = lead["owner"], self.random.random()
        if owner == PARTNER:
            self.plan(self.later(owner, self.now(), 3), self.verb, address, "accept")
            self.plan(self.later(owner, self.now(), 30), self.verb, address, "called")
        elif chance < 0.55:
            self.plan(self.later(owner, self.now(), self.random.uniform(0.1, 1.5 if hot else 8)), self.replies, address)
        elif chance < 0.65:
            self.plan(self.later(owner, self.now(), self.random.uniform(0.1, 3)), self.commands, address, "called reached")
        elif chance < 0.75:
            self.plan(self.later(owner, self.now(), 0.3), self.commands, address, "accept")
            self.plan(self.later(owner, self.now(), 5), self.replies, address)
        elif chance < 0.82:
            self.plan(self.later(owner, self.now(), 0.5), self.commands, address, "reject not-mine")
            self.plan(self.later(owner, self.now(), 4), self.replies, address)
        else:  # nobody moves until somebody must
            self.plan(self.later(owner, self.now(), self.random.uniform(6, 20)), self.replies, address)

    def replies(self, address):
        lead = self.lead_of(address)
        if lead["owner"] == PARTNER or not lead["status"] in ("new", "assigned", "accepted", "contacted", "proposal"):
            return
        original = inquiry(sender=f"{lead['owner']}@acme.example", to=address, subject="Re: " + lead["subject"],
                           text="Hello Pat,\n\nthank you. I have questions about the medium and will call you.\n\nRegards\n",
                           headers=[("In-Reply-To", f"<{lead['message_id']}>"), ("References", f"<{lead['message_id']}>")])
        if not self.hands_in(original, (self.replies, address), sender=f"{lead['owner']}@acme.example", to=[address],
                             login=lead["owner"]):
            return
        lead = self.lead_of(address)
        assert lead["responded_at"], "the answer has stopped the clock before its 250"
        chance = self.random.random()
        if chance < 0.3:
            self.plan(self.now() + datetime.timedelta(hours=self.random.uniform(2, 20)), self.insists, address)
        self.plan(self.later(lead["owner"], self.now(), self.random.uniform(10, 40)), self.commands, address,
                  "proposal 18400 EUR")
        if chance < 0.75:
            verdict = self.random.choice(["won 12000 EUR", "lost too expensive", "unqualified student"])
            self.plan(self.later(lead["owner"], self.now(), self.random.uniform(45, 120)), self.commands, address, verdict)

    def insists(self, address):
        lead = self.lead_of(address)
        message = inquiry(sender=address, subject="Re: " + lead["subject"], text="One more thing: is it certified for food?\n",
                          headers=[("In-Reply-To", f"<{lead['message_id']}>"), ("References", f"<{lead['message_id']}>")])
        if not self.hands_in(message, (self.insists, address), sender=address):
            return
        self.plan(self.later(lead["owner"], self.now(), 2), self.replies, address)

    def commands(self, address, words):
        """By answering the card."""
        lead = self.lead_of(address)
        if lead["status"] in ("won", "lost", "unqualified") or lead["owner"] == PARTNER:
            return
        cards = [m for m in self.world.cards(lead["owner"]) if lead["id"] in m["Subject"] and m["Reply-To"]]
        to = cards[-1]["Reply-To"].addresses[0].addr_spec
        message = inquiry(sender=f"{lead['owner']}@acme.example", to=to, subject=f"Re: {lead['id']}", text=words + "\n")
        self.hands_in(message, (self.commands, address, words), sender=f"{lead['owner']}@acme.example", to=[to],
                      login=lead["owner"])

    def verb(self, address, *words):
        lead = self.lead_of(address)
        self.world.milter.leadctl(words[0], lead["id"], *words[1:], check=False)  # perhaps it is done already

    def breaks_down(self):
        self.world.milter.stop()
        self.world.milter.process = None

    def comes_back(self):
        self.world.milter.start()


def business_days(first, last):
    days = (last - first).days
    return [first + datetime.timedelta(days=n) for n in range(days)]


def play(clocked, place, leads, first, last, outage=None, seed=5322):
    (place / "holidays.ics").write_text(calendar(("20261026", "20261027", "a holiday")))
    (place / "alice.ics").write_text(calendar(("20261021", "20261024", "away")))
    for name in ("erin", "frank"):  # everybody of a route
        (place / f"{name}.ics").write_text(calendar(("20261022", "20261023", "away"), ("20261027", "20261028", "away")))
    world = clocked(f"{first} 06:00", config=lambda text: re.sub(r"owners:\n(  - .*\n)+", lambda _: owners(place) + "\n", text),
                    more=CONFIG.format(place=place),
                    mailboxes=[f"@firm{n}.example" for n in range(leads)] + ["sales@nordic.example"]
                    + [f"{name}@acme.example" for name in ("dave", "erin", "frank")])
    department = Department(world, seed)
    begin, end = (datetime.datetime.fromisoformat(f"{day} 06:00").replace(tzinfo=UTC) for day in (first, last))
    for number in range(leads):
        when = begin + (end - begin) * department.random.random() * 0.8
        if department.random.random() < 0.7:  # most write while somebody is there
            when = department.later(department.random.choice(["alice", "carol", "erin"]), when, 0)
        country = department.random.choice(list(COUNTRIES))
        department.plan(when, department.asks, number, country, department.random.random() < 0.6)
    if outage:
        for moment, act in zip(outage, (department.breaks_down, department.comes_back)):
            department.plan(datetime.datetime.fromisoformat(moment).replace(tzinfo=world.clock.ZONE).astimezone(UTC), act)
    department.run(end)
    world.mta.wait_idle(60)
    return world


STEPS = {"reminded", "escalated", "chased"}


def moment_of(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def check(world, leads):
    """The promises, one by one, from what was recorded and what lies in the mailboxes."""
    listed = world.leads()
    assert len(listed) == leads
    closed = {"won", "lost", "unqualified", "merged"}
    now = world.clock.now()
    for lead in listed:
        assert lead["owner"]
        assert lead["status"] in closed or lead["next_step_at"], lead["id"]
        if lead["status"] not in closed:
            assert moment_of(lead["wake_at"]) > now, lead["id"]
        events = world.milter.json("show", lead["id"])[0]["events"]
        assert [e["what"] for e in events[:2]] == ["intake", "assigned"]
        assert all(e["to"] for e in events if e["what"] in ("assigned", "reassigned") and "to" in e)
        steps = [e for e in events if e["what"] in STEPS]
        had_it = {e["to"] for e in events if e["what"] == "assigned"}
        for step in steps:  # in business time of whoever had the lead
            assert any(at_work(name, moment_of(step["at"])) for name in had_it if name in ZONES), (lead["id"], step)
        taken = [(e["what"], e.get("to"), e["at"]) for e in steps]
        assert len(taken) == len(set(taken)), lead["id"]
    for name in ZONES:
        address = f"{name}@acme.example" if name != PARTNER else "sales@nordic.example"
        dates = sorted(m["Date"].datetime for m in map(lab.parsed, world.mta.mails(address))
                       if re.match(r"(REMINDER|OVERDUE|WAITING|STALE|\d+ leads)", m["Subject"]))
        for date in dates:
            assert at_work(name, date), (name, date)
        for one, other in zip(dates, dates[1:]):
            assert (other - one).total_seconds() >= 1800 - 60, (name, one, other)
    assert world.milter.leadctl("verify").returncode == 0


@pytest.mark.slow(90)
def test_five_days_with_a_holiday_and_the_end_of_summer_time(clocked, place):
    world = play(clocked, place, leads=40, first="2026-10-22", last="2026-10-29", outage=OUTAGE)
    check(world, leads=40)


@pytest.mark.long
def test_a_fortnight_of_three_hundred_leads(clocked, place):
    world = play(clocked, place, leads=300, first="2026-10-19", last="2026-11-02", outage=OUTAGE)
    check(world, leads=300)
