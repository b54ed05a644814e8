"""Commands by mail: one word, from the rep's own mailbox; and everything that must not be one."""
import datetime
import re

import pytest
from world import inquiry

ANN = "ann@customer.example"
ALICE = "routes: [{to: alice}]"


def asked(world, **what):
    world.send(inquiry(**what))
    world.settled()
    return world.leads()[0]


def address_of(world, owner="alice", at=-1):
    return world.cards(owner)[at]["Reply-To"].addresses[0].addr_spec


def command(world, words, to=None, sender="alice@acme.example", login="alice", subject="Re: HOT", attach=None, html=None, **client):
    """Sends it; the server's answer."""
    to = to or address_of(world)
    message = inquiry(sender=sender, to=to, subject=subject, text=words)
    if html:
        message.add_alternative(html, subtype="html")
    if attach:
        message.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename=attach)
    with world.client(login=login, **client) as connection:
        return connection.transact(sender, [to], message.as_bytes())[0]


def answers(world, name="alice"):
    world.settled()
    return [m.get_content() for m in world.acks(f"{name}@acme.example")]


@pytest.fixture
def sales(world):
    w = world(more=ALICE, mailboxes=[ANN, "@firm.example"])
    asked(w)
    return w


@pytest.mark.sendmail
def test_a_leads_life_by_mail(sales):
    w = sales
    for words, status in (("accept", "accepted"), ("called voicemail", "accepted"), ("called reached", "contacted"),
                          ("qualified", "qualified"), ("proposal 18400 EUR", "proposal"), ("won 12000 EUR", "won")):
        assert command(w, words + "\n")[0] == 250
        assert w.leads()[0]["status"] == status, words
    [lead] = w.leads()
    assert lead["value"] == {"amount": 12000.0, "currency": "EUR"} and lead["attempts"] == 2
    said = answers(w)
    assert len(said) == 6 and "won" in said[-1] and "12000.00 EUR" in said[-1]
    events = w.milter.json("show", lead["id"])[0]["events"]
    assert {e["who"] for e in events if e.get("how") == "mail" and e["what"] != "intake"} == {"alice"}


def test_several_in_one_mail_and_one_that_cannot_be(sales):
    assert command(sales, "accept\ncalled voicemail\nnote rang twice\naccept\n\nAlice\n")[0] == 250
    [said] = answers(sales)
    assert said.count("L-1001") >= 3 and "accept: not done" in said
    assert sales.leads()[0]["attempts"] == 1


def test_a_tap_whose_text_got_lost(sales):
    assert command(sales, "\n", subject="accept L-1001")[0] == 250
    assert sales.leads()[0]["status"] == "accepted"


def test_rejected_goes_to_somebody_else(world):
    w = world(more="routes: [{to: [alice, bob], pick: round-robin}]", mailboxes=[ANN])
    first = asked(w)["owner"]
    second = {"alice": "bob", "bob": "alice"}[first]
    command(w, "reject not-mine\n", to=address_of(w, first), sender=f"{first}@acme.example", login=first)
    w.settled()
    assert w.leads()[0]["owner"] == second
    card = w.cards(second)[-1]
    assert any(part.get_content_type() == "message/rfc822" for part in card.walk())


def test_undo_and_once_more(sales):
    command(sales, "lost too expensive\n")
    assert sales.leads()[0]["lost_reason"] == "price"
    command(sales, "undo\n")
    [lead] = sales.leads()
    assert lead["status"] == "assigned" and lead["next_step"] == "respond" and not lead.get("lost_reason")
    command(sales, "undo\n")
    assert sales.leads()[0]["status"] == "lost"
    assert sales.milter.leadctl("verify").returncode == 0


def test_undo_does_not_lose_what_happened_since(sales):
    command(sales, "accept\n")
    original = sales.leads()[0]["message_id"]
    sales.send(inquiry(sender="alice@acme.example", to=ANN, subject="Re: pumps", headers=[("References", f"<{original}>")]),
               to=[ANN], login="alice")
    command(sales, "undo\n")
    assert "has changed since (replied)" in answers(sales)[-1] and sales.leads()[0]["responded_at"]


def test_snooze_never_moves_the_first_response(clocked):
    w = clocked("2026-11-30 09:00", more=ALICE)
    lead = asked(w)
    command(w, "snooze 3d\n")
    assert w.leads()[0]["next_step_at"] == lead["next_step_at"]
    assert "stays due" in w.milter.leadctl("show", lead["id"]).stdout
    command(w, "called reached\nsnooze 3d\n")
    assert w.leads()[0]["next_step_at"].startswith("2026-12-03T")


def test_not_a_lead_and_hot(sales):
    command(sales, "not-a-lead\n")
    assert sales.leads() == [] and sales.ignored()[0]["class"] == "none"
    command(sales, "hot\n")
    assert sales.leads()[0]["class"] == "hot" and sales.leads()[0]["owner"] == "alice"


def test_two_that_are_one(sales):
    second = asked(sales, sender="bea@firm.example", subject="pumps again")
    assert second["id"] == "L-1002"
    assert command(sales, "merge L-1001\n", subject="Re: L-1002")[0] == 250
    [lead] = sales.leads()
    assert lead["id"] == "L-1001" and lead["touches"] == 1
    sales.milter.leadctl("split", "L-1002")
    assert len(sales.leads()) == 2
    assert sales.milter.leadctl("verify").returncode == 0


def test_status_find_help(sales):
    command(sales, "status\nfind archer\nhelp\n")
    [said] = answers(sales)
    assert "answer due" in said and "L-1001: hot" in said and "Archer Pumps" in said and "won 12000 EUR" in said


def test_away_and_back(sales):
    day = datetime.date.today() + datetime.timedelta(days=40)
    command(sales, f"away until {day}\n")
    assert "alice is away until 20" in answers(sales)[-1]
    command(sales, "back\n")
    assert "alice is there" in answers(sales)[-1]


@pytest.mark.slow(30)
def test_a_person_s_command_that_comes_twice_is_done_once(clocked):
    w = clocked("2026-11-30 09:00", more="routes: [{to: [alice, bob], pick: least-busy}]",
                mailboxes=[ANN] + [f"bea@firm{n}.example" for n in range(3)])
    one = asked(w)["owner"]
    other = "bob" if one == "alice" else "alice"
    to = address_of(w, one)
    message = inquiry(sender=f"{one}@acme.example", to=to, subject="Re: HOT", text="busy 4h\n").as_bytes()
    for number in range(2):
        with w.client(login=one) as connection:
            assert connection.transact(f"{one}@acme.example", [to], message)[0][0] == 250
        assert asked(w, sender=f"bea@firm{number}.example", subject=f"Quote {number}")["owner"] == other
        w.clock.forward(hours=2, minutes=1)
    [said] = answers(w, one)
    assert "no new leads until 2026-11-30 13:00" in said
    assert asked(w, sender="bea@firm2.example", subject="Quote 2")["owner"] == one


def test_answers_on_errors_only(world):
    w = world(more=ALICE + "\ncommands: errors", mailboxes=[ANN])
    asked(w)
    command(w, "accept\n")
    assert answers(w) == []
    command(w, "assign nobody\n")
    assert "no owner nobody" in answers(w)[0]
    command(w, "status\n")
    assert "L-1001: hot, accepted, alice" in answers(w)[1]


def test_two_leads_addresses_in_one_mail(sales):
    asked(sales, sender="bea@firm.example", subject="pumps again")
    both = [address_of(sales, at=0), address_of(sales)]
    assert both[0] != both[1]
    message = inquiry(sender="alice@acme.example", to=", ".join(both), subject="Re: HOT", text="lost price\n")
    with sales.client(login="alice") as connection:
        code, words = connection.transact("alice@acme.example", both, message.as_bytes())[0]
    assert code == 550 and "one lead" in str(words)
    assert {lead["status"] for lead in sales.leads()} == {"assigned"}


def test_a_mistyped_word_is_answered(sales):
    assert command(sales, "acept\n")[0] == 250
    assert 'Did you mean "accept"?' in answers(sales)[0]
    assert sales.leads()[0]["status"] == "assigned"


@pytest.mark.parametrize("words, attach", [
    ("Dear Ann,\n\nthank you for your inquiry. The pumps cost 460 EUR each.\n\nBest regards\nAlice\n", None),
    ("accept\n", "quotation.pdf"),
    ("Accept our apologies for the delay.\n", None),
])
def test_what_was_meant_for_the_prospect_does_not_vanish(sales, words, attach):
    code, text = command(sales, words, attach=attach)
    assert code == 550 and b"not sent to ann@customer.example: answer the original message" in text
    assert sales.leads()[0]["status"] == "assigned" and "no command: refused" in sales.milter.log()


def test_undo_of_not_a_lead_brings_back_the_card(sales):
    sales.settled()
    command(sales, "not-a-lead\n")
    command(sales, "undo\n")
    sales.settled()
    [lead] = sales.leads()
    assert lead["status"] == "assigned" and len([c for c in sales.cards("alice") if c["Subject"].startswith("HOT by")]) == 2
    assert lead["acked_at"] or lead["ack_reason"]


def test_a_rep_takes_his_own_rejection_back(world):
    w = world(more="routes: [{to: [alice, bob], pick: round-robin}]", mailboxes=[ANN])
    first = asked(w)["owner"]
    to = address_of(w, first)
    command(w, "reject not-mine\n", to=to, sender=f"{first}@acme.example", login=first)
    assert w.leads()[0]["owner"] != first
    command(w, "undo\n", to=to, sender=f"{first}@acme.example", login=first)
    assert w.leads()[0]["owner"] == first


def test_merge_into_somebody_elses_lead_is_not_his_to_do(world):
    w = world(more="routes: [{to: [alice, bob], pick: round-robin}]", mailboxes=[ANN, "@firm.example"])
    asked(w)
    asked(w, sender="bea@firm.example")
    before = w.leads()
    assert {lead["owner"] for lead in before} == {"alice", "bob"}
    other = next(lead["id"] for lead in before if lead["owner"] == "bob")
    command(w, f"merge {other}\n", to=address_of(w, "alice"))
    assert w.leads() == before


def test_a_signed_mail_may_be_a_command(sales):
    message = inquiry(sender="alice@acme.example", to=address_of(sales), subject="Re: HOT", text="accept\n")
    message.add_attachment(b"0", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    with sales.client(login="alice") as connection:
        assert connection.transact("alice@acme.example", [address_of(sales)], message.as_bytes())[0][0] == 250
    assert sales.leads()[0]["status"] == "accepted"


# --- The attack table: nothing changes, and each refusal is logged ---

ATTACKS = {
    "forged owner from outside": dict(login=None, addr="203.0.113.9"),
    "forged owner without a login": dict(login=None),
    "login of another domain": dict(login="mallory", sender="alice@acme.example"),
    "owner of another domain": dict(login="alice", sender="alice@evil.example"),
    "a colleague who does not own it": dict(login="bob", sender="bob@acme.example"),
    "a trusted machine is no person": dict(login=None, addr="198.51.100.7"),
}


@pytest.mark.sendmail
@pytest.mark.parametrize("name", ATTACKS)
def test_attack_by_whom(world, name):
    w = world(more=ALICE + "\ntrusted: {clients: [198.51.100.0/24]}", mailboxes=[ANN])
    before = asked(w)
    command(w, "lost price\n", **ATTACKS[name])
    w.settled()
    [after] = w.leads()
    assert after == before
    assert re.search(r"command refused for L-1001", w.milter.log())


def forged(address, how):
    local, _, domain = address.partition("@")
    identity, _, token = local.partition("+")
    if how == "flipped":
        token = token[:-1] + ("a" if token[-1] != "a" else "b")
    elif how == "shortened":
        token = token[:-4]
    elif how == "of another lead":  # number changed, signature kept
        token = token[:6] + ("b" if token[6] != "b" else "c") + token[7:]
    elif how == "made up":
        token = "a" * len(token)
    return f"{identity}+{token}@{domain}"


@pytest.mark.parametrize("how", ["flipped", "shortened", "of another lead", "made up"])
def test_attack_by_token(sales, how):
    before = sales.leads()
    code, _ = command(sales, "lost price\n", to=forged(address_of(sales), how))
    sales.settled()
    assert sales.leads() == before
    assert code == 550 and re.search(r"command refused for L-\d+: a forged or expired token", sales.milter.log())


@pytest.mark.sendmail
def test_a_replayed_command_is_carried_out_once(sales):
    to = address_of(sales)
    message = inquiry(sender="alice@acme.example", to=to, subject="Re: HOT", text="called voicemail\nnote once\n")
    for _ in range(3):
        with sales.client(login="alice") as connection:
            assert connection.transact("alice@acme.example", [to], message.as_bytes())[0][0] == 250
    [lead] = sales.leads()
    events = [e["what"] for e in sales.milter.json("show", lead["id"])[0]["events"]]
    assert lead["attempts"] == 1 and events.count("note") == 1
    assert len(answers(sales)) == 1


def test_the_card_of_another_lead_was_answered(sales):
    asked(sales, sender="bea@firm.example", subject="Quote for valves", text="please quote 8 pcs CV-50 check valves\n")
    before = sales.leads()
    command(sales, "lost price\n", to=address_of(sales, at=0), subject="Re: HOT | Bea | L-1002")
    assert sales.leads() == before and "This address is of L-1001" in answers(sales)[-1]


def test_quoted_text_commands_nothing(sales):
    before = sales.leads()
    words = "> lost price\n> won 1 EUR\n\nOn Monday Bob wrote:\n> lost price\n"
    assert command(sales, words)[0] == 550
    assert sales.leads() == before


@pytest.mark.parametrize("evil", ["{{secret}}{{{link.accept}}}{{>card}}", "x\r\nBcc: all@evil.example", "<script>alert(1)</script>",
                                  "=?utf-8?q?=0D=0ABcc:_all@evil.example?="])
def test_injection_through_every_field(sales, evil):
    command(sales, f"note {evil}\n", subject="Re: " + evil.splitlines()[0])
    command(sales, f"source {evil}\n")
    command(sales, f"assign {evil.split()[0]}\n")
    command(sales, f"find {evil}\n")
    sales.settled()
    for raw in sales.mta.mails("alice@acme.example"):
        head = raw.split(b"\n\n")[0].lower()
        assert b"\nbcc:" not in head
    assert not any("mailto:" in text for text in answers(sales))
    assert sales.leads()[0]["status"] == "assigned"
