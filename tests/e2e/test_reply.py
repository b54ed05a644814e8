"""A rep answers from his own mailbox, and that is all he does."""
import re

import lab
import pytest
from world import inquiry

OWNERS = "routes: [{to: alice}]"
MONDAY = "2026-11-30 09:00"
ANN = "ann@customer.example"


def asked(world, **what):
    message = inquiry(**what)
    world.send(message)
    world.settled()
    return message, world.leads()[0]


def answer(message=None, sender="Alice <alice@acme.example>", to=ANN, text="Dear Ann,\n\nthank you, I will call you today.\n\nAlice\n",
           headers=(), subject=None):
    thread = [("In-Reply-To", message["Message-ID"]), ("References", message["Message-ID"])] if message else []
    return inquiry(sender=sender, to=to, subject=subject or "Re: Request for quotation: 40 pumps", text=text,
                   headers=[*thread, *headers])


def events(world, lead):
    return world.milter.json("show", lead["id"])[0]["events"]


@pytest.mark.sendmail
def test_an_answer_stops_the_clock_before_its_250(clocked):
    w = clocked(MONDAY, more=OWNERS)
    message, lead = asked(w)
    w.clock.forward(minutes=10)
    w.send(answer(message), to=[ANN], login="alice")
    [lead] = w.leads()
    assert lead["status"] == "contacted" and lead["responded_by"] == "alice" and lead["responded_at"]
    assert lead["waiting_on"] == "us" and lead["next_step"] == "proposal"  # she asked for a price
    [said] = [e for e in events(w, lead) if e["what"] == "replied"]
    assert said["who"] == "alice" and said["how"] == "mail" and said["from"] == "assigned" and said["to"] == "contacted"
    w.clock.forward(hours=2)
    w.clock.wait("clock")
    w.clock.forward(seconds=30)
    w.clock.wait("courier")
    assert w.told("maria") == [] and not [m for m in w.told("alice") if "REMINDER" in m["Subject"]]
    assert len(w.mta.mails(ANN)) == 2  # the ack, and her answer as it was
    assert b"X-Lead" not in w.mta.mails(ANN)[1]


def test_a_quotation_attached_is_an_offer(clocked):
    w = clocked(MONDAY, more=OWNERS)
    message, lead = asked(w)
    reply = answer(message)
    reply.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="Quotation 4711.pdf")
    w.send(reply, to=[ANN], login="alice")
    [lead] = w.leads()
    assert lead["status"] == "proposal" and lead["waiting_on"] == "prospect" and lead["next_step"] == "follow-up"
    assert "Quotation 4711.pdf" in [e.get("why") for e in events(w, lead)]


def test_whoever_of_the_house_answers(world):
    w = world(more=OWNERS, mailboxes=[ANN])
    message, lead = asked(w)
    w.send(answer(message, sender="Carol <carol@acme.example>"), to=[ANN], login="carol")
    [lead] = w.leads()
    assert lead["responded_by"] == "carol" and lead["owner"] == "alice"


@pytest.mark.sendmail
def test_an_alias_and_a_trusted_client_are_the_owner(world):
    w = world(mailboxes=[ANN], more="routes: [{to: alice}]\ntrusted: {clients: [198.51.100.0/24]}")
    config = w.milter.config
    config.write_text(config.read_text().replace("login: alice,", "login: alice, aliases: [a.smith@acme.example],"))
    w.milter.stop()
    w.milter.start()
    message, _ = asked(w)
    w.send(answer(message, sender="Alice Smith <a.smith@acme.example>"), to=[ANN], addr="198.51.100.7")
    assert w.leads()[0]["responded_by"] == "alice"


def test_without_references_the_latest_open_lead_is_credited(world):
    w = world(more=OWNERS, mailboxes=[ANN])
    asked(w)
    asked(w, subject="Quote for 8 check valves", text="Please quote 8 pcs CV-50 check valves.\n")
    w.send(answer(subject="your request"), to=[ANN], login="alice")
    latest, first = w.leads()
    assert latest["responded_at"] and not first["responded_at"]
    [said] = [e for e in events(w, latest) if e["what"] == "replied"]
    assert said["why"] == "the latest of 2 open leads"


def test_the_thread_counts_more_than_the_latest(world):
    w = world(more=OWNERS, mailboxes=[ANN])
    message, _ = asked(w)
    asked(w, subject="Quote for 8 check valves", text="Please quote 8 pcs CV-50 check valves.\n")
    w.send(answer(message), to=[ANN], login="alice")
    latest, first = w.leads()
    assert first["responded_at"] and not latest["responded_at"]


@pytest.mark.sendmail
def test_a_thread_that_the_mta_gave_its_name(world):
    """A message without Message-ID gets one of the MTA: answers name that. Sendmail tells it in a macro only."""
    w = world(more=OWNERS, mailboxes=[ANN, "zed@other.example"])
    named, nameless = inquiry(sender="Zed <zed@other.example>"), inquiry()
    del nameless["Message-ID"]
    with w.client() as client:  # one session: the name of one is not the next one's
        for message in (named, nameless):
            (code, _), _ = client.transact(message["From"].addresses[0].addr_spec, ["visitor@acme.example", "sales@acme.example"],
                                           message.as_bytes())
            assert code == 250
    w.settled()
    asked(w, subject="Quote for 8 check valves", text="Please quote 8 pcs CV-50 check valves.\n")
    # Two mails at once reach a mailbox in either order.
    [delivered] = [m for m in map(lab.parsed, w.originals("alice")) if all(m[f] == nameless[f] for f in ("From", "Subject"))]
    assert delivered["Message-ID"].endswith("@mx.acme.example>")
    w.send(answer(delivered), to=[ANN], login="alice")
    latest, first, other = w.leads()
    assert first["responded_at"] and not latest["responded_at"]
    assert f"<{first['message_id']}>" == delivered["Message-ID"] and f"<{other['message_id']}>" == named["Message-ID"]


NO_ANSWER = {
    "spoofed from outside": dict(addr="203.0.113.9"),
    "login of somebody else": dict(login="mallory"),
    "out of office": dict(login="alice", headers=[("Auto-Submitted", "auto-replied")], subject="Out of office: I am away"),
    "read receipt": dict(login="alice", subject="Read: Request for quotation: 40 pumps",
                         headers=[("Auto-Submitted", "auto-generated")]),
    "bulk": dict(login="alice", headers=[("Precedence", "bulk")]),
    "to many": dict(login="alice", to=[ANN] + [f"p{n}@customer.example" for n in range(6)]),
}


@pytest.mark.sendmail
@pytest.mark.parametrize("case", NO_ANSWER)
def test_no_answer(world, case):
    w = world(more=OWNERS, mailboxes=["@customer.example"])
    message, lead = asked(w)
    how = dict(NO_ANSWER[case])
    to = how.pop("to", [ANN])
    reply = answer(message, **{k: how.pop(k) for k in ("headers", "subject") if k in how})
    w.send(reply, to=to, **how)
    [lead] = w.leads()
    assert not lead["responded_at"] and lead["status"] == "assigned"
    assert not [e for e in events(w, lead) if e["what"] in ("replied", "meeting")]


def calendar(method):
    return (f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:1@acme.example\r\nDTSTART:20261201T090000Z\r\n"
            "SUMMARY:Your pumps\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


@pytest.mark.parametrize("method, answers", [("REQUEST", True), ("REPLY", False)])
def test_an_invitation_is_a_meeting(world, method, answers):
    w = world(more=OWNERS, mailboxes=[ANN])
    message, _ = asked(w)
    invitation = answer(message, subject="Invitation: your pumps")
    invitation.add_alternative(calendar(method), subtype="calendar", params={"method": method})
    w.send(invitation, to=[ANN], login="alice")
    [lead] = w.leads()
    assert bool(lead["responded_at"]) == answers
    assert bool([e for e in events(w, lead) if e["what"] == "meeting"]) == answers


@pytest.mark.sendmail
def test_a_blind_copy_of_what_went_another_way(world, names):
    w = world(more=OWNERS, mailboxes=["@good.example"], dns=names.port)
    config = w.milter.config
    config.write_text(config.read_text().replace("login: alice,", "login: alice, aliases: [alice@good.example],"))
    w.milter.stop()
    w.milter.start()
    asked(w, sender="Ann <ann@good.example>")
    [card] = w.cards("alice")
    token = card["Reply-To"].addresses[0].addr_spec
    forged = answer(sender="Alice <alice@good.example>", to="ann@good.example")
    w.send(forged, to=[token], addr="203.0.113.9")  # SPF says no
    assert not w.leads()[0]["responded_at"]
    w.send(answer(sender="Alice <alice@good.example>", to="ann@good.example"), to=[token], addr="192.0.2.8")
    assert w.leads()[0]["responded_by"] == "alice"


def report(message_id, action="failed", to="alice@acme.example", recipient=ANN):
    return (f"From: Mail Delivery System <MAILER-DAEMON@mx.customer.example>\nTo: {to}\nSubject: Undelivered Mail\n"
            f"Message-ID: <{action}.{abs(hash(message_id))}@mx.customer.example>\nDate: Mon, 30 Nov 2026 09:30:00 +0000\n"
            "Auto-Submitted: auto-replied\nMIME-Version: 1.0\n"
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\n\nI could not deliver it.\n\n'
            f"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.customer.example\n\n"
            f"Final-Recipient: rfc822; {recipient}\nAction: {action}\nStatus: 5.1.1\n\n"
            f"--b\nContent-Type: text/rfc822-headers\n\nFrom: alice@acme.example\nMessage-ID: {message_id}\n\n--b--\n").encode()


@pytest.mark.sendmail
def test_an_answer_that_bounces_starts_the_clock_again(clocked):
    w = clocked(MONDAY, more=OWNERS)
    message, _ = asked(w)
    reply = answer(message)
    w.send(reply, to=[ANN], login="alice")
    assert w.leads()[0]["responded_at"]
    w.send(report(reply["Message-ID"], "delayed"), sender="", to=["alice@acme.example"])
    assert w.leads()[0]["responded_at"]
    w.send(report(reply["Message-ID"]), sender="", to=["alice@acme.example"])
    [lead] = w.leads()
    assert not lead["responded_at"] and lead["status"] == "accepted" and lead["next_step"] == "respond"
    w.settled()
    [told] = [m for m in w.told("alice") if "Not delivered" in m["Subject"]]
    assert "The clock runs again" in told.get_body(("plain",)).get_content()
    w.clock.forward(minutes=62)
    w.clock.wait("clock")
    w.clock.forward(seconds=30)
    w.clock.wait("courier")
    w.mta.wait_idle()
    assert w.told("maria")


@pytest.mark.sendmail
def test_the_ack_that_bounces_is_told_to_the_owner_once(world):
    w = world(more=OWNERS, mailboxes=[ANN])
    asked(w)
    raw = [r for r in w.mta.mails(ANN)][0]
    sender = re.search(rb"Return-Path: <(.*?)>", raw).group(1).decode()
    ack_id = re.search(rb"\nMessage-I[Dd]: (<.*?>)", raw).group(1).decode()
    for _ in range(2):
        w.send(report(ack_id, to=sender), sender="", to=[sender])
    w.settled()
    assert len([m for m in w.told("alice") if "Not delivered" in m["Subject"]]) == 1
    assert len(w.leads()) == 1


def test_a_mailbox_that_fails_is_marked_until_it_writes(world):
    w = world(more=OWNERS, mailboxes=[ANN])
    message, _ = asked(w)
    reply = answer(message)
    w.send(reply, to=[ANN], login="alice")
    w.send(report(reply["Message-ID"]), sender="", to=["alice@acme.example"])
    assert w.shown("L-1001")["undeliverable"] == "5.1.1"
    assert re.search(r"^  undeliverable +5\.1\.1, since ", w.milter.leadctl("show", "L-1001").stdout, re.M)
    thread = [("In-Reply-To", reply["Message-ID"]), ("References", reply["Message-ID"])]
    w.send(inquiry(subject="Re: pumps", text="I write from here after all. When can you deliver?\n", headers=thread),
           to=["alice@acme.example"])
    assert w.shown("L-1001")["undeliverable"] is None


def test_thanks_restart_nothing_and_a_question_does(world):
    w = world(more=OWNERS, mailboxes=[ANN])
    message, _ = asked(w)
    reply = answer(message)
    reply.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="Quotation 4711.pdf")
    w.send(reply, to=[ANN], login="alice")
    thread = [("In-Reply-To", reply["Message-ID"]), ("References", reply["Message-ID"])]
    w.send(inquiry(subject="Re: Request for quotation: 40 pumps", text="Thank you very much!\n", headers=thread),
           to=["alice@acme.example"])
    assert w.leads()[0]["next_step"] == "follow-up"
    w.send(inquiry(subject="Re: Request for quotation: 40 pumps", text="Is the price per piece or for all?\n", headers=thread),
           to=["alice@acme.example"])
    [lead] = w.leads()
    assert lead["next_step"] == "reply" and lead["waiting_on"] == "us" and lead["touches"] == 2


def test_what_concerns_no_prospect_is_nothing_to_us(world):
    w = world(more=OWNERS, mailboxes=[ANN, "@other.example"])
    asked(w)
    w.send(answer(to="zed@other.example"), to=["zed@other.example"], login="alice")
    assert not w.leads()[0]["responded_at"]


def test_an_answer_that_is_copied_to_sales_is_no_lead(world):
    w = world(more=OWNERS, mailboxes=[ANN])
    message, _ = asked(w)
    w.send(answer(message), to=[ANN, "sales@acme.example"], login="alice")
    [lead] = w.leads()
    assert lead["responded_at"]


VACATION = [("Auto-Submitted", "auto-replied")]


@pytest.mark.sendmail
@pytest.mark.parametrize("addr, away", [("203.0.113.9", False), ("198.51.100.7", True)])
def test_nobody_else_sends_an_owner_on_holiday(world, addr, away):
    w = world(more="routes: [{to: [alice, bob], pick: round-robin}]\ntrusted: {clients: [198.51.100.0/24]}", mailboxes=[ANN])
    asked(w)
    w.send(answer(headers=VACATION, subject="Automatic reply: pumps", text="I am on vacation until 20 December 2026.\n"),
           sender="", to=[ANN if away else "sales@acme.example"], addr=addr)
    log = w.milter.log()
    assert ("owner alice is away" in log) == away
    assert ("nothing proves that this is an owner's mailbox" in log) != away


def test_a_colleagues_login_sends_nobody_else_on_holiday(world):
    w = world(more=OWNERS, mailboxes=[ANN])
    asked(w)
    away = answer(sender="Alice <alice@acme.example>", headers=VACATION, subject="Automatic reply: pumps",
                  text="I am on vacation until 20 December 2026.\n")
    w.send(away, sender="bob@acme.example", to=[ANN], login="bob")
    assert "owner alice is away" not in w.milter.log()
    w.send(away, sender="alice@acme.example", to=[ANN], login="alice")
    assert "owner alice is away" in w.milter.log()


def test_a_stranger_who_names_our_thread_changes_nothing(world):
    w = world(more=OWNERS, mailboxes=[ANN])
    message, lead = asked(w)
    w.send(answer(message, sender="Alice <alice@acme.example>"), to=[ANN, "sales@acme.example"], addr="203.0.113.9")
    [before] = [one for one in w.leads() if one["id"] == lead["id"]]
    assert not before["responded_at"] and before["status"] == "assigned" and before["touches"] == lead["touches"]


def test_mail_to_a_tracked_owner_is_an_inquiry_and_to_others_is_not(world):
    w = world(more=OWNERS + "\ntrack: [alice]", mailboxes=[ANN])
    w.send(inquiry(), to=["bob@acme.example"])
    assert w.leads() == []
    w.send(inquiry(sender="Bob <bob@acme.example>"), to=["alice@acme.example"], login="bob")
    assert w.leads() == []
    w.send(inquiry(subject="Quote for 8 check valves", text="Please quote 8 pcs CV-50 check valves.\n"), to=["alice@acme.example"])
    [lead] = w.leads()
    assert lead["class"] == "hot" and lead["owner"] == "alice"


def test_whoever_wants_to_buy_now_is_hot_and_the_lead_says_why(world):
    w = world(more=OWNERS, mailboxes=[ANN])
    message, lead = asked(w, subject="Your pumps", text="Hello,\n\ndo your pumps work with sea water?\n\nAnn\n")
    assert lead["class"] == "general"
    w.send(inquiry(subject="Re: Your pumps", text="Good. Please send us a quotation for 40 pumps NF-220.\n",
                   headers=[("In-Reply-To", message["Message-ID"])]), to=["alice@acme.example"])
    [after] = w.leads()
    assert after["class"] == "hot" and after["respond_by"] < lead["respond_by"]
    [warmed] = [e for e in events(w, after) if e["what"] == "class"]
    assert re.search("new buying words in a follow-up: .*quotation", warmed["why"])


def test_an_answer_to_a_colleague_of_the_prospect_in_the_thread(world):
    w = world(more=OWNERS, mailboxes=["@customer.example"])
    message, _ = asked(w)
    thread = [("In-Reply-To", message["Message-ID"]), ("References", message["Message-ID"])]
    ben = inquiry(sender="Ben <ben@customer.example>", subject="Re: Request for quotation: 40 pumps", text="When can you deliver?\n",
                  headers=thread)
    w.send(ben)
    w.send(answer(ben, to="ben@customer.example"), to=["ben@customer.example"], login="alice")
    [lead] = w.leads()
    assert lead["responded_by"] == "alice"


def test_a_bounce_of_somebody_on_copy_starts_nothing(world):
    w = world(more=OWNERS, mailboxes=["@customer.example"])
    message, _ = asked(w)
    reply = answer(message)
    reply["Cc"] = "gone@customer.example"
    w.send(reply, to=[ANN, "gone@customer.example"], login="alice")
    w.send(report(reply["Message-ID"], recipient="gone@customer.example"), sender="", to=["alice@acme.example"])
    assert w.leads()[0]["responded_at"]
    w.send(report(reply["Message-ID"]), sender="", to=["alice@acme.example"])
    assert not w.leads()[0]["responded_at"]
