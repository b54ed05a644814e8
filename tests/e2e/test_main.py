"""The main job: an inquiry becomes a lead with an owner, a card and an ack; and only once."""
import lab
import pytest
from world import arrived, in_parallel, inquiry

CUSTOMERS = ["@customer.example"]


@pytest.mark.sendmail
def test_one_inquiry(world):
    w = world(mailboxes=CUSTOMERS)
    message = inquiry()
    w.send(message)
    w.settled()
    [lead] = w.leads()
    assert lead["class"] == "hot" and lead["status"] == "assigned" and lead["owner"] in ("alice", "bob", "carol")
    assert lead["email"] == "ann@customer.example" and lead["respond_by"] and lead["acked_at"]
    [original] = w.originals(lead["owner"])
    assert arrived(original) == arrived(message.as_bytes())
    delivered = lab.parsed(original)
    assert delivered["X-Lead-Id"] == lead["id"] and delivered["X-Lead-Class"] == "hot"
    assert delivered["X-Lead-Owner"] == lead["owner"] and delivered["X-Lead-Respond-By"] == lead["respond_by"]
    assert delivered["X-Lead-Score"].startswith(f"{lead['score']} (")
    [card] = w.cards(lead["owner"])
    assert card["X-Lead-Id"] == lead["id"] and lead["id"] in card["Subject"] and card["Subject"].startswith("HOT by ")
    assert card["Reply-To"].startswith("leads+") or "leads+" in card["Reply-To"]
    [ack] = w.acks("ann@customer.example")
    assert ack["In-Reply-To"] == message["Message-ID"] and ack["Subject"] == "Re: " + message["Subject"]
    assert "sales@acme.example" in ack["From"] and "ACME Industrial" in ack["From"]
    assert ack["X-Auto-Response-Suppress"] == "All" and ack["Return-Path"].startswith("<leads+")
    assert ack["X-Lead-Id"] is None
    text = ack.get_body(("plain",)).get_content().lower()
    assert lead["owner"] in text


def test_what_is_measured_is_no_delay_of_the_client(world):
    w = world()
    seconds = [w.send(inquiry(sender=f"u{i}@customer.example")) for i in range(20)]
    # Nagle's algorithm in the client costs 40 ms each time; the fastest of many is quick on a busy machine too.
    assert min(seconds) < 0.03


@pytest.mark.sendmail
def test_sent_twice_to_two_of_our_addresses(world):
    """C11 and C12: one lead, every delivery."""
    w = world(mailboxes=CUSTOMERS)
    message = inquiry()
    w.send(message, to=["sales@acme.example"])
    w.send(message, to=["rfq@acme.example"])
    w.send(message, to=["sales@acme.example", "rfq@acme.example"])
    w.settled()
    [lead] = w.leads()
    assert len(w.originals(lead["owner"])) == 3
    assert len(w.cards(lead["owner"])) == 1 and len(w.acks("ann@customer.example")) == 1
    assert len(w.mta.mails("sales@acme.example")) == 2 and len(w.mta.mails("rfq@acme.example")) == 2
    [shown] = w.milter.json("show", lead["id"])
    assert "rfq@acme.example" in str(shown)


@pytest.mark.sendmail
def test_owner_who_is_a_recipient_gets_one_copy(world):
    w = world(mailboxes=CUSTOMERS, more="routes: [{to: [alice]}]")
    w.send(inquiry(), to=["sales@acme.example", "Alice@ACME.example"])
    w.settled()
    assert len(w.originals("alice")) == 1


@pytest.mark.sendmail
def test_an_owner_without_a_mailbox_is_no_bounce_to_the_prospect(world):
    """The added recipient has NOTIFY=NEVER: the prospect must not read our address book in a delivery report."""
    w = world(mailboxes=CUSTOMERS, more="routes: [{to: [dora]}]",
              config=lambda text: text.replace("managers:", "  - {name: dora, email: dora@acme.example}\nmanagers:"))
    w.send(inquiry())
    lab.wait_for("the card to fail", lambda: "card failed" in w.milter.log())
    lab.wait_for("the ack", lambda: w.acks("ann@customer.example"))
    w.mta.wait_idle()
    assert w.leads()[0]["owner"] == "dora" and len(w.mta.mails("sales@acme.example")) == 1
    assert len(w.acks("ann@customer.example")) == len(w.mta.mails("ann@customer.example")) == 1


@pytest.mark.sendmail
def test_what_concerns_nobody_is_waved_through(world):
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry(), to=["visitor@acme.example"])
    w.settled()
    [mail] = w.mta.mails("visitor@acme.example")
    assert lab.parsed(mail)["X-Lead-Id"] is None
    assert not w.leads() and not w.ignored()


@pytest.mark.sendmail
def test_forged_lead_headers_are_stripped(world):
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry(headers=[("X-Lead-Id", "L-1"), ("X-Lead-Owner", "mallory"), ("X-Lead-Id", "L-2")]))
    w.settled()
    [lead] = w.leads()
    [original] = w.originals(lead["owner"])
    assert lab.parsed(original).get_all("X-Lead-Id") == [lead["id"]]
    assert "mallory" not in str(lab.parsed(original).get_all("X-Lead-Owner"))


@pytest.mark.sendmail
def test_forged_lead_headers_in_odd_spellings_are_stripped(world):
    """RFC 5322's obsolete syntax has blanks before the colon."""
    w = world(mailboxes=CUSTOMERS)
    raw = inquiry().as_bytes().replace(b"\r\n", b"\n")
    for odd in (b"X-Lead-Class : forged1", b"X-LEAD-OWNER\t: forged2", b"x-lead-id:forged3", b"X-Lead-Id : forged4",
                b"X-Lead-Score:\n forged5", b"X-Lead-Id: forged6"):
        raw = odd + b"\n" + raw
    w.send(raw.replace(b"\n", b"\r\n"), sender="ann@customer.example")
    w.settled()
    [lead] = w.leads()
    [original] = w.originals(lead["owner"])
    head = original.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    assert b"forged" not in head, head


@pytest.mark.sendmail
def test_headers_tell_outsiders_no_more_than_the_id(world):
    w = world(mailboxes=CUSTOMERS + ["friend@elsewhere.example"])
    w.send(inquiry(), to=["sales@acme.example", "friend@elsewhere.example"])
    w.settled()
    [copy] = w.mta.mails("friend@elsewhere.example")
    names = [name for name in lab.parsed(copy).keys() if name.lower().startswith("x-lead")]
    assert names == ["X-Lead-Id"]


@pytest.mark.sendmail
def test_follow_up_by_references_joins(world):
    w = world(mailboxes=CUSTOMERS)
    first = inquiry()
    w.send(first)
    w.settled()
    w.send(inquiry(subject="Re: Request for quotation: 40 pumps", text="Any news on this?\n",
                   headers=[("In-Reply-To", first["Message-ID"]), ("References", first["Message-ID"])]))
    w.settled()
    [lead] = w.leads()
    assert lead["touches"] == 1 and len(w.originals(lead["owner"])) == 2
    assert len(w.acks("ann@customer.example")) == 1 and len(w.cards(lead["owner"])) == 1


@pytest.mark.sendmail
def test_follow_up_to_the_acks_reply_address_joins(world):
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry())
    w.settled()
    [ack] = w.acks("ann@customer.example")
    address = ack["Reply-To"].addresses[0].addr_spec
    w.send(inquiry(subject="one more thing", text="Please also tell us the weight.\n"), to=[address])
    w.settled()
    [lead] = w.leads()
    assert lead["touches"] == 1


def test_a_stranger_naming_our_references_makes_a_linked_lead(world):
    w = world(mailboxes=CUSTOMERS + ["@elsewhere.example"])
    first = inquiry()
    w.send(first)
    w.send(inquiry(sender="Zed <zed@elsewhere.example>", headers=[("References", first["Message-ID"])]))
    w.settled()
    assert len(w.leads()) == 2


def test_a_forged_prospect_does_not_join(world, names):
    """Who writes in the prospect's name, and whose domain denies it, makes a lead of his own."""
    w = world(mailboxes=["@good.example"], dns=names.port)
    first = inquiry(sender="Ann <ann@good.example>")
    w.send(first)
    forged = inquiry(sender="Ann <ann@good.example>", subject="Re: bank details", headers=[("References", first["Message-ID"])])
    w.send(forged, addr="203.0.113.9")
    w.settled()
    by_id = {lead["id"]: lead for lead in w.leads()}
    assert len(by_id) == 2 and by_id["L-1001"]["touches"] == 0
    assert by_id["L-1002"]["spf"] == "fail" and by_id["L-1002"]["ack_reason"]


# What forbids an ack: a word of its reason, header fields, envelope sender (None: the author), To.
NO_ACK = [
    ("null sender", [], "", None),
    ("auto-submitted", [("Auto-Submitted", "auto-replied")], None, None),
    ("auto-submitted", [("Auto-Submitted", "auto-generated (by a shop)")], None, None),
    ("precedence", [("Precedence", "bulk")], None, None),
    ("precedence", [("Precedence", "list")], None, None),
    ("precedence", [("Precedence", "junk")], None, None),
    ("list", [("List-Id", "<offers.customer.example>")], None, None),
    ("list", [("List-Unsubscribe", "<mailto:off@customer.example>")], None, None),
    ("suppress", [("X-Auto-Response-Suppress", "All")], None, None),
    ("no-reply", [], "no-reply@customer.example", None),
    ("no-reply", [], "MAILER-DAEMON@customer.example", None),
    ("ourselves", [], "carol@acme.example", None),
    ("not addressed", [], None, "undisclosed@customer.example"),
]


@pytest.mark.sendmail
def test_no_ack(world):
    w = world(mailboxes=CUSTOMERS)
    for number, (_, headers, sender, to) in enumerate(NO_ACK):
        message = inquiry(sender=f"Ann <ann{number}@customer.example>", subject=f"Quote for {number + 3} pumps",
                          to=to or "sales@acme.example", headers=headers, message_id=f"<n{number}@customer.example>")
        w.send(message, sender=sender)
    w.settled()
    assert not w.mta.mails("ann@customer.example")  # catches the whole domain
    for owner in ("alice", "bob", "carol"):
        assert not [m for m in map(lab.parsed, w.mta.mails(f"{owner}@acme.example")) if m["Auto-Submitted"] == "auto-replied"]
    judged = {item["message_id"]: item for item in w.leads() + w.ignored()}
    for number, (word, *_) in enumerate(NO_ACK):
        item = judged[f"n{number}@customer.example"]
        assert item["ack_reason"], (word, item)
        assert item["class"] == "none" or word in item["ack_reason"].lower(), (word, item["ack_reason"])


@pytest.mark.sendmail
def test_spf_decides_the_ack(world, names):
    w = world(mailboxes=["@forged.example", "@soft.example", "@good.example", "@tree.example", "@nospf.example"], dns=names.port)
    for domain in ("forged", "soft", "good", "tree", "nospf"):
        w.send(inquiry(sender=f"Ann <ann@{domain}.example>"))
    w.settled()
    spf = {lead["email"].split("@")[1].split(".")[0]: (lead["spf"], lead["ack_reason"]) for lead in w.leads()}
    assert {k: v[0] for k, v in spf.items()} == {"forged": "fail", "soft": "softfail", "good": "pass", "tree": "pass", "nospf": "none"}
    assert spf["forged"][1] == "spf fail" and not w.acks("ann@forged.example")
    for domain in ("soft", "good", "tree", "nospf"):
        assert len(w.acks(f"ann@{domain}.example")) == 1


FORM = "Name: Jo Brick\nEmail: {}\nCompany: Brickworks\nMessage: Please quote 40 pcs of the NF-220 gear pump for delivery in May.\n"


@pytest.mark.sendmail
def test_a_relay_that_is_not_itself_makes_us_write_to_nobody(world, names):
    w = world(mailboxes=["@victim.example"], dns=names.port, more="ack: {budget: {domain: 50/1h}}")
    relay = "Portal <inquiry@leads.marketplace.example>"
    cases = [("true", relay, "inquiry@leads.marketplace.example", "192.0.2.7", True),
             ("from", relay, "x@good.example", "192.0.2.7", False),  # another one's SPF
             ("client", relay, "inquiry@leads.marketplace.example", "198.51.100.9", False),
             ("house", "ACME <wordpress@acme.example>", "wordpress@acme.example", "127.0.0.1", True),
             ("nospf", "ACME <wordpress@acme.example>", "wordpress@acme.example", "192.0.2.7", False)]
    for name, sender, envelope, client, _ in cases:
        w.send(inquiry(sender=sender, subject=f"New inquiry {name}", text=FORM.format(f"jo-{name}@victim.example")),
               sender=envelope, addr=client)
    w.settled()
    acked = [m["To"].addresses[0].addr_spec for m in w.acks("jo-true@victim.example")]
    assert sorted(acked) == ["jo-house@victim.example", "jo-true@victim.example"], w.leads()
    reasons = {lead["email"]: lead["ack_reason"] for lead in w.leads()}
    assert reasons["jo-from@victim.example"] == reasons["jo-nospf@victim.example"] == "relay not proven"
    assert reasons["jo-client@victim.example"] in ("relay not proven", "spf fail")


@pytest.mark.sendmail
def test_dmarc_fail_from_the_believed_authserv_only(world):
    w = world(mailboxes=CUSTOMERS + ["@other.example"])
    w.send(inquiry(headers=[("Authentication-Results", "mx.acme.example; dmarc=fail header.from=customer.example")]))
    w.send(inquiry(sender="Bo <bo@other.example>", headers=[("Authentication-Results", "mx.evil.example; dmarc=fail")]))
    w.settled()
    reasons = {lead["email"]: lead["ack_reason"] for lead in w.leads()}
    assert reasons["ann@customer.example"] == "dmarc fail" and not reasons["bo@other.example"]


FOREIGN = {
    "fr": "Bonjour,\nmerci de nous envoyer votre devis pour 40 vannes à bille DN 50 en acier inoxydable.\n",
    "ru": "Здравствуйте!\nПросим выслать коммерческое предложение на 40 шаровых кранов DN 50 из нержавеющей стали.\n",
    "ja": "お世話になっております。\nステンレス製ボールバルブ DN 50 を40個、見積もりをお願いいたします。\n",
    "ar": "السلام عليكم،\nنرجو إرسال عرض أسعار لعدد 40 صمامًا كرويًا من الفولاذ المقاوم للصدأ قياس DN 50.\n",
}


@pytest.mark.sendmail
def test_acks_in_the_language_of_the_inquiry(world):
    w = world(mailboxes=CUSTOMERS)
    for language, text in FOREIGN.items():
        w.send(inquiry(sender=f"Ann <{language}@customer.example>", subject=f"DN 50 {language}", text=text))
    w.settled()
    acks = {ack["To"].split("@")[0]: ack for ack in w.acks("ann@customer.example")}
    for language in FOREIGN:
        ack = acks[language]
        assert ack["Content-Language"] == language and ack.as_bytes().isascii()
        html = ack.get_body(("html",)).get_content()
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
        assert "Hello" not in ack.get_body(("plain",)).get_content()


def test_customers_get_none_if_told(world):
    w = world(mailboxes=CUSTOMERS, more="ack: {customers: none}")
    w.send(inquiry())
    w.settled()
    [lead] = w.leads()
    w.milter.leadctl("won", lead["id"])
    w.send(inquiry(subject="Quote for part B", text="Please quote 70 pcs of part X-90.\n"))
    w.settled()
    assert len(w.acks("ann@customer.example")) == 1
    assert [one["ack_reason"] for one in w.leads() if one["id"] != lead["id"]] == ["customer"]


def test_budget_of_a_sender(world):
    w = world(mailboxes=CUSTOMERS, more="ack: {when: not-fail, budget: {sender: 2/7d, domain: 50/1h, total: 2000/1h}}")
    for number in range(4):
        w.send(inquiry(subject=f"Quote for part {number}", text=f"Please quote {number + 3} pcs of part X-{number}0.\n"))
    w.settled()
    assert len(w.leads()) == 4 and len(w.acks("ann@customer.example")) == 2
    assert sum("budget" in (lead["ack_reason"] or "") for lead in w.leads()) == 2


def test_budgets_hold_at_once_and_after_a_kill(world):
    w = world(mailboxes=CUSTOMERS, more="ack: {budget: {sender: 2/7d, domain: 5/1h, total: 2000/1h}}")

    def job(number, sender):
        return lambda: w.send(inquiry(sender=sender, subject=f"Quote for part {number}",
                                      text=f"Please quote {number + 3} pcs of part X-{number}0.\n"))

    failures = in_parallel([job(n, f"Ann <ann+{n}@customer.example>") for n in range(6)] +
                           [job(10 + n, f"Bo <bo{n}@customer.example>") for n in range(6)], 6)
    assert not failures, failures
    w.milter.process.kill()
    w.milter.process.wait()
    w.milter.start()
    w.send(inquiry(sender="Cy <cy@customer.example>", subject="One more", text="Please quote 99 pcs of part Y-7.\n"))
    w.settled()
    # Killed between the relay's 250 and its note of it, one may go again, under the same Message-ID.
    acks = {m["Message-ID"]: m["To"].addresses[0].addr_spec for m in w.acks("ann@customer.example")}.values()
    assert len(w.leads()) == 13 and len(acks) == 5, acks
    assert sum(address.startswith("ann+") for address in acks) <= 2, acks
    assert sum("budget" in (lead["ack_reason"] or "") for lead in w.leads()) == 8


@pytest.mark.only("postfix", "Debian builds Sendmail without SMTPUTF8")
def test_a_name_in_its_own_letters(world):
    """RFC 6531 in and out: the lead keeps the address, and the ack finds it."""
    w = world(mailboxes=CUSTOMERS)
    raw = (b"From: =?utf-8?q?J=C3=BCrgen?= <j\xc3\xbcrgen@customer.example>\r\nTo: sales@acme.example\r\n"
           b"Subject: Request for quotation: 40 pumps\r\nMessage-ID: <u1@customer.example>\r\n\r\n"
           b"Please quote 40 pcs of the NF-220 gear pump.\r\n")
    with w.client() as client:
        assert client.has_extn("smtputf8")
        client.command_encoding = "utf-8"
        assert client.docmd("MAIL", "FROM:<jürgen@customer.example> SMTPUTF8")[0] == 250
        assert client.docmd("RCPT", "TO:<sales@acme.example>")[0] == 250
        assert client.docmd("DATA")[0] == 354
        client.send(raw + b".\r\n")
        assert client.getreply()[0] == 250
    w.settled()
    [lead] = w.leads()
    assert lead["email"] == "jürgen@customer.example" and lead["acked_at"], lead
    [ack] = [m for m in w.mta.mails("jürgen@customer.example") if b"auto-replied" in m]
    assert "To: jürgen@customer.example".encode() in ack


@pytest.mark.sendmail
def test_a_repeat_without_message_id_is_known(world):
    """Our MTA adds a Message-ID and Date, new ones at every try."""
    w = world(mailboxes=CUSTOMERS)
    raw = b"From: ann@customer.example\r\nTo: sales@acme.example\r\nSubject: price?\r\n\r\nPrice for 40 pcs by Friday?\r\n"
    w.send(raw, sender="ann@customer.example")
    w.send(raw, sender="ann@customer.example")
    w.settled()
    [lead] = w.leads()
    assert len(w.acks("ann@customer.example")) == 1


def hundreds(count):
    return [inquiry(sender=f"Person {n} <p{n}@c{n}.example>", subject=f"Quotation for {n + 2} pumps",
                    text=f"Please quote {n + 2} pcs of pump P-{n}.\n\nPerson {n}\nCompany {n} Ltd\n",
                    message_id=f"<m{n}@c{n}.example>") for n in range(count)]


def send_all(w, messages, sessions=20):
    failures = in_parallel([lambda m=m: w.send(m) for m in messages], sessions)
    assert not failures, failures[:3]


def check_all(w, messages, deliveries):
    leads = w.leads()
    assert len(leads) == len(messages)
    assert all(lead["owner"] and lead["respond_by"] for lead in leads)
    owners = ("alice", "bob", "carol")
    originals = [arrived(raw) for owner in owners for raw in w.originals(owner)]
    assert sorted(originals) == sorted([arrived(m.as_bytes()) for m in messages] * deliveries)
    cards = [card["X-Lead-Id"] for owner in owners for card in w.cards(owner)]
    assert sorted(cards) == sorted(lead["id"] for lead in leads)
    for n in range(len(messages)):
        assert len(w.acks(f"p{n}@c{n}.example")) == 1
    counts = [sum(lead["owner"] == owner for lead in leads) for owner in owners]
    assert max(counts) - min(counts) <= 1


@pytest.mark.slow(60)
def test_five_hundred_over_twenty_sessions_twice(world):
    messages = hundreds(500)
    w = world(mailboxes=[f"p{n}@c{n}.example" for n in range(500)], more="ack: {budget: {total: 5000/1h}}")
    send_all(w, messages)
    w.settled(120)
    check_all(w, messages, 1)
    send_all(w, messages)
    w.settled(120)
    check_all(w, messages, 2)


def test_the_same_project_asked_by_two_parties_is_told(world):
    w = world(mailboxes=CUSTOMERS + ["@contractor.example"])
    ask = "Please quote 40 pcs of the NF-220 gear pump and 8 check valves CV-50.\nOur inquiry no. RFQ-2026/4711\n"
    w.send(inquiry(text=ask))
    w.send(inquiry(sender="Cy <cy@contractor.example>", text=ask))
    w.settled()
    second, first = w.leads()
    assert second["same_project"] == first["id"] and "same_project" not in first
    [card] = [c for c in w.cards(second["owner"]) if second["id"] in c["Subject"]]
    assert f"the same project as {first['id']}" in card.get_body(("plain",)).get_content()
