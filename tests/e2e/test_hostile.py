"""Mail and peers that mean no good: loops, endless headers and tags, MTAs that can less than they should."""
import json
import signal
import struct
import time

import lab
import pytest
from milter_client import MilterClient, connect
from test_main import CUSTOMERS
from world import inquiry


def fields(name, sender="ann@customer.example", subject="Request for quotation: 40 pumps", more=()):
    return [("From", sender), ("To", "sales@acme.example"), ("Subject", subject), ("Message-ID", f"<{name}@customer.example>"),
            *more]


BODY = b"Please quote 40 pcs of the NF-220 gear pump.\r\n"


@pytest.mark.sendmail
def test_our_own_mail_sent_back_is_no_lead(world):
    """An owner's mailbox that forwards to sales@, a prospect's that bounces whole: no lead, no card, no ack, for ever."""
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry())
    w.settled()
    [lead] = w.leads()
    [ack] = w.mta.mails("ann@customer.example")
    [card] = [raw for raw in w.mta.mails(f"{lead['owner']}@acme.example") if lab.parsed(raw)["Auto-Submitted"]]
    before = len(w.milter.json("outbox"))
    for raw in (ack, card):
        for sender in ("", "ann@customer.example", f"{lead['owner']}@acme.example",
                       lab.parsed(raw)["Return-Path"].strip("<>")):
            w.send(raw, sender=sender)
            w.send(raw, sender=sender, addr="127.0.0.1")
    w.settled()
    assert len(w.leads()) == 1 and not w.ignored() and len(w.milter.json("outbox")) == before


def test_a_borrowed_message_id_of_ours_is_still_an_inquiry(world):
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry())
    w.settled()
    [ack] = w.acks("ann@customer.example")
    w.send(inquiry(sender="Bo <bo@customer.example>", subject="valves", text="Please quote 7 valves.\n",
                   message_id=ack["Message-ID"]))
    assert len(w.leads()) == 2


def test_repeats_to_ever_new_tags_hold_nobody_up(world):
    w = world(more="courier: {hold: true}")
    client = MilterClient(w.listen)
    for number in range(10):
        tags = [f"sales+{number}.{i}@acme.example" for i in range(1000)]
        answer, _, seconds = client.message("ann@customer.example", tags, fields("same"), BODY)
        assert answer == b"c" and seconds < 2, (number, answer, seconds)
    [lead] = w.leads()
    [shown] = w.milter.json("show", lead["id"])
    assert len(str(shown)) < 50000


@pytest.mark.sendmail
def test_forged_fields_without_end_are_refused_at_once(world):
    """Postfix deletes fields in time that grows with the square of their number."""
    w = world(mailboxes=CUSTOMERS)
    began = time.monotonic()
    with w.client() as connection:
        raw = inquiry(headers=[(f"X-Lead-{i}", "1") for i in range(2000)]).as_bytes()
        (code, text), _ = connection.transact("ann@customer.example", ["sales@acme.example"], raw)
    assert 400 <= code < 500 and time.monotonic() - began < 5 and b"X-Lead" not in text
    assert not w.leads() and "too many X-Lead- fields" in w.milter.log()
    w.send(inquiry(headers=[(f"X-Lead-{i}", "1") for i in range(90)]))
    w.settled()
    [lead] = w.leads()
    [original] = w.originals(lead["owner"])
    assert len([name for name in lab.parsed(original).keys() if name.startswith("X-Lead-")]) == 5


def test_an_owner_who_left_leaves_his_leads_to_the_manager(world):
    w = world(mailboxes=CUSTOMERS, more="routes: [{to: [alice]}]")
    first = inquiry()
    w.send(first)
    w.settled()
    text = w.milter.config.read_text().replace("[{to: [alice]}]", "[{to: [bob]}]")
    w.milter.config.write_text("".join(line for line in text.splitlines(True) if "name: alice" not in line))
    w.milter.process.send_signal(signal.SIGUSR1)
    lab.wait_for("the reload", lambda: "configuration reloaded" in w.milter.log())
    w.send(inquiry(subject="Re: Request for quotation: 40 pumps", text="Any news?\n",
                   headers=[("In-Reply-To", first["Message-ID"])]))
    w.settled()
    assert w.leads()[0]["touches"] == 1 and len(w.originals("maria")) == 1


def test_a_reply_to_a_lead_that_is_gone_is_a_new_one(world):
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry())
    w.settled()
    [ack] = w.acks("ann@customer.example")
    address = ack["Reply-To"].addresses[0].addr_spec
    w.milter.leadctl("reclassify", w.leads()[0]["id"], "none")
    w.send(inquiry(subject="again", text="I still want 40 pumps, please quote.\n"), to=[address])
    [lead] = w.leads()
    assert lead["id"] == "L-1002"
    w.milter.stop()
    for name in ("data.mdb", "lock.mdb"):  # an older store put back, say
        (w.base / "store" / name).unlink()
    w.milter.start()
    w.send(inquiry(subject="and again", text="Do you sell pumps? Please quote 41.\n"), to=[address])
    [lead] = w.leads()
    assert lead["subject"] == "and again" and lead["owner"]


def test_nothing_leaks_from_one_transaction_into_the_next(world):
    """Aborted after each step, refused, forwarded to nobody; then a plain inquiry in the same connection."""
    w = world()
    client = MilterClient(w.listen, daemon="smtpd")
    first = b"From\0 Mallory <mallory@first.example>\0", b"List-Id\0 <mallory.first.example>\0", b"X-Lead-Owner\0 mallory\0"
    for steps in range(6):
        client.macro(b"M", b"i", b"EVE", b"{auth_authen}", b"alice")
        client.ask(b"M", b"<alice@acme.example>\0")
        if steps > 0:
            client.ask(b"R", b"<rfq+mallory@acme.example>\0")
        if steps > 1:
            client.ask(b"T")
        for header in first if steps > 2 else ():
            client.send(b"L", header)
        if steps > 3:
            client.send(b"N")
        if steps > 4:
            client.send(b"B", b"mallory body\r\n")
        client.send(b"A")
        answer, edits, _ = client.message(f"bob{steps}@second.example", ["sales@acme.example"],
                                          [("From", f"Bob <bob{steps}@second.example>"), ("To", "sales@acme.example"),
                                           ("Message-ID", f"<b{steps}@second.example>"), ("Subject", "Quote")],
                                          b"Please quote 40 pumps.\r\n", queue_id=f"BOB{steps}")
        assert answer == b"c" and not [e for e in edits if e[0] == b"m"], edits  # nothing to strip
    client.message("x@second.example", ["nobody@acme.example"], [("From", "x@second.example")], b"x\r\n")
    client.close()
    leads = w.leads()
    assert len(leads) == 6 and not w.ignored()
    for lead in leads:
        assert "mallory" not in json.dumps(lead).lower() and not lead["source"], lead
        assert "list" not in (lead["ack_reason"] or "")


def test_large_mail_leaves_nothing_behind_but_a_leads_original(world):
    w = world(more="courier: {hold: true}")
    client = MilterClient(w.listen)
    large = (b"0123456789" * 7 + b"\r\n") * (33 * 1024 * 1024 // 72)
    for recipient in ("alice@acme.example", "sales@acme.example", "sales@acme.example"):
        assert client.message("ann@customer.example", [recipient], fields("large"), large)[0] == b"c"
    assert len(w.leads()) == 1 and len(list((w.base / "store" / "spool").iterdir())) == 1
    assert w.milter.leadctl("verify").returncode == 0


@pytest.mark.sendmail
def test_a_refused_ack_names_nobody_in_the_log(world):
    w = world()  # nobody has a mailbox at customer.example
    message = inquiry()
    w.send(message)
    lab.wait_for("the ack to fail", lambda: "ack failed" in w.milter.log())
    w.send(message)
    assert "repeat of" in w.milter.log() and "customer.example" not in w.milter.log()


def test_reload_says_what_needs_a_restart(world):
    w = world()
    w.milter.config.write_text(w.milter.config.read_text().replace(f"store: {w.base}/store", f"store: {w.base}/other"))
    w.milter.process.send_signal(signal.SIGUSR1)
    lab.wait_for("the reload", lambda: "configuration reloaded" in w.milter.log())
    assert "store: a new value needs a restart" in w.milter.log()


def test_an_mta_that_takes_no_recipients_is_named_as_the_cause(world):
    """Without SMFIF_ADDRCPT_PAR: a 4xx, no lead is lost, and the log says why."""
    w = world(more="courier: {hold: true}")
    old = MilterClient.__new__(MilterClient)
    old.s, old.buffer = connect(w.listen), b""
    old.send(b"O", struct.pack("!III", 6, 0x3F, 0x7F))
    old.protocol = struct.unpack("!III", old.receive()[1][:12])[2]
    old.ask(b"C", b"client.example\x004" + struct.pack("!H", 25) + b"192.0.2.9\0")
    old.ask(b"H", b"client.example\0")
    for _ in range(2):
        answer, _, _ = old.message("ann@customer.example", ["sales@acme.example"], fields("old"), BODY)
        assert answer == b"y"
    assert len(w.leads()) == 1 and "does not let us edit" in w.milter.log()


def test_killed_between_commit_and_answer(world):
    """The MTA saw an edit but no answer: its retry finds the lead."""
    w = world(mailboxes=CUSTOMERS)
    for number in range(5):
        client = MilterClient(w.listen)
        client.final = client.receive

        def die_at_first_edit():
            packet = client.final()
            if packet[0] in (b"h", b"2"):
                w.milter.kill()
                raise ConnectionError("killed")
            return packet

        client.receive = die_at_first_edit
        try:
            client.message(f"p{number}@customer.example", ["sales@acme.example"],
                           fields(f"k{number}", f"p{number}@customer.example", f"quote {number}"), BODY)
            assert False, "no edit seen"
        except ConnectionError:
            pass
        w.milter.start()
        again = MilterClient(w.listen)
        answer, edits, _ = again.message(f"p{number}@customer.example", ["sales@acme.example"],
                                         fields(f"k{number}", f"p{number}@customer.example", f"quote {number}"), BODY)
        assert answer == b"c" and edits
        again.close()
    lab.wait_for("an empty outbox", lambda: not w.waiting(), 60, 0.1)
    rows = w.milter.json("outbox")
    assert len(w.leads()) == 5
    assert sorted(row["purpose"] for row in rows) == ["ack"] * 5 + ["card"] * 5


def quoting(first, **arguments):
    """A mail that names another's Message-ID."""
    headers = list(arguments.pop("headers", [])) + [("In-Reply-To", first["Message-ID"]), ("References", first["Message-ID"])]
    arguments.setdefault("subject", "Re: " + first["Subject"])
    arguments.setdefault("text", "Any news on this?\n")
    return inquiry(headers=headers, **arguments)


def test_a_name_in_from_joins_nobodys_thread(world):
    """The envelope is what SPF speaks of: a From of the prospect's, or of ours beside his, proves nothing."""
    w = world(mailboxes=CUSTOMERS + ["@evil.example"])
    first = inquiry()
    w.send(first)
    w.settled()
    w.send(quoting(first), sender="eve@evil.example")
    two = b"From: eve@customer.example\r\nFrom: Alice <alice@acme.example>\r\n" + quoting(first, subject="Re: two").as_bytes().split(b"\n", 1)[1]
    w.send(two, sender="eve@customer.example")
    w.send(quoting(first, subject="Re: three", sender='Alice <"alice"@acme.example>'), sender="eve@customer.example")
    w.settled()
    by_id = {lead["id"]: lead for lead in w.leads() + w.ignored()}
    assert len(by_id) == 4 and by_id["L-1001"]["touches"] == 0, [(i, l["subject"]) for i, l in by_id.items()]
    assert by_id["L-1002"]["linked"] == ["L-1001"]
    w.send(quoting(first), sender="bounce-12@mail.customer.example")
    w.settled()
    [lead] = [lead for lead in w.leads() if lead["id"] == "L-1001"]
    assert lead["touches"] == 1


def test_a_stated_pass_does_not_outweigh_our_own_fail(world, names):
    w = world(mailboxes=["@good.example"], dns=names.port)
    first = inquiry(sender="Ann <ann@good.example>")
    w.send(first)
    w.settled()
    vouched = [("Authentication-Results", "mx.acme.example; spf=pass smtp.mailfrom=good.example; dmarc=pass header.from=good.example")]
    forged = quoting(first, sender="Ann <ann@good.example>", headers=vouched, text="Please quote 9 valves as well.\n")
    w.send(forged, addr="203.0.113.9")
    w.settled()
    by_id = {lead["id"]: lead for lead in w.leads()}
    assert by_id["L-1001"]["touches"] == 0 and by_id["L-1002"]["spf"] == "fail", by_id
    assert len(w.acks("ann@good.example")) == 1


def test_what_is_asked_in_a_closed_thread_is_a_new_lead(world):
    w = world(mailboxes=CUSTOMERS)
    first = inquiry()
    w.send(first)
    w.settled()
    [ack] = w.acks("ann@customer.example")
    w.milter.leadctl("lost", "L-1001", "--reason", "timing")
    w.send(quoting(first, text="Thank you all the same.\n", message_id="<thanks@customer.example>"))
    again = quoting(first, text="We are ready now: please quote 12 pcs of the NF-400 gear pump.\n")
    w.send(again)
    w.send(again)
    w.send(quoting(first, text="We have changed our mind, please go ahead with the order.\n"))
    owner = w.milter.json("show", "L-1001")[0]["owner"]
    w.send(quoting(first, text="And 7 pcs of the PX-9 valve, please quote.\n", subject="Re: valves"),
           to=[ack["Reply-To"].addresses[0].addr_spec, f"{owner}@acme.example"])
    w.settled()
    by_id = {lead["id"]: lead for lead in w.leads()}
    assert sorted(by_id) == ["L-1001", "L-1002", "L-1003", "L-1004"]
    assert by_id["L-1001"]["touches"] == 1 and by_id["L-1001"]["status"] == "lost"
    assert all(by_id[name]["linked"] == ["L-1001"] for name in ("L-1002", "L-1003", "L-1004"))
    assert by_id["L-1004"]["subject"] == "Re: valves" and by_id["L-1004"]["owner"] and by_id["L-1004"]["respond_by"]


def test_whom_the_prospect_puts_on_copy_belongs_to_the_thread(world):
    w = world(mailboxes=CUSTOMERS + ["@else.example"])
    first = inquiry()
    w.send(first)
    w.settled()
    w.send(quoting(first, sender="Cy <cy@else.example>"))
    w.send(quoting(first, subject="my colleague", headers=[("Cc", "Dee <dee@else.example>")]))
    w.send(quoting(first, subject="Dee here", sender="Dee <dee@else.example>"))
    w.settled()
    touches = {lead["id"]: lead["touches"] for lead in w.leads()}
    assert touches == {"L-1001": 2, "L-1002": 0}


def test_a_form_that_sends_a_copy_is_no_answer_of_ours(world):
    w = world(mailboxes=CUSTOMERS, more="trusted: {clients: [192.0.2.80]}")
    w.send(inquiry())
    w.settled()
    form = "Name: Ann Archer\nEmail: ann@customer.example\nMessage: Please quote 12 pcs of the NF-400 pump.\n"
    w.send(inquiry(sender="ACME web <wordpress@acme.example>", subject="Contact form", text=form),
           to=["sales@acme.example", "ann@customer.example"], addr="192.0.2.80")
    w.settled()
    assert len(w.leads()) == 2
