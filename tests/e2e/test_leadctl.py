"""What leadctl shows and changes beside a live daemon: letters before they are sent, and people who want to be forgotten."""
import re

import lab
from world import inquiry

CUSTOMERS = ["@customer.example"]


def content(mail, kind):
    """A part's text; tokens differ, and what was on its way then is sent by now."""
    text = mail.get_body((kind,)).get_content() if not isinstance(mail, dict) else mail[{"plain": "text"}.get(kind, kind)]
    return re.sub(r"leads\+[a-z2-7]+@", "leads+TOKEN@", text).replace("is being told", "was told").strip()


def test_a_preview_is_what_was_sent(world):
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry())
    w.settled()
    [lead] = w.leads()
    commits = w.milter.json("verify")
    [ack], [card] = w.acks("ann@customer.example"), w.cards(lead["owner"])
    for mail, template in ((ack, "ack-hot"), (card, "card")):
        [preview] = w.milter.json("preview", template, lead["id"])
        for kind in ("plain", "html"):
            assert content(preview, kind) == content(mail, kind)
        headers = {header["name"]: header["value"] for header in preview["headers"]}
        for name in ("From", "To", "Subject", "In-Reply-To", "Auto-Submitted", "X-Auto-Response-Suppress",
                     "Content-Language", "X-Lead-Id"):
            assert (headers.get(name) or "").replace('"', "") == (mail[name] or ""), (template, name)
        raw = lab.parsed(w.milter.leadctl("preview", template, lead["id"], "--raw").stdout.encode())
        assert content(raw, "plain") == content(mail, "plain")
        assert [part.get_filename() for part in raw.iter_attachments()] == preview["attached"]
    w.settled()
    assert len(w.cards(lead["owner"])) == 1 and len(w.acks("ann@customer.example")) == 1
    assert w.milter.json("verify") == commits == [{"sound": True}]


def test_own_words_are_seen_before_they_are_used(world):
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry())
    w.settled()
    [lead] = w.leads()
    folder = w.base / "words" / "en"
    folder.mkdir(parents=True)
    (folder / "ack-hot.mustache").write_text("Subject: Ours\n\nSince {{promised}} {{comapny}}\n")
    config = w.base / "trial.yaml"
    config.write_text(w.milter.config.read_text() + "templates: words\n")
    run = w.milter.leadctl("preview", "ack-hot", lead["id"], "-c", str(config))
    assert "Subject: Ours\n" in run.stdout and re.search(r"\nSince \w.* \d\d:\d\d", run.stdout)
    assert "ack-hot.mustache:3: nothing is called {{comapny}}; did you mean {{company}}?" in run.stderr
    (folder / "ack-hot.mustache").write_text("Subject: Ours\n\n\n{{#promised}}\n")
    run = w.milter.leadctl("preview", "ack-hot", lead["id"], "-c", str(config), check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert "words/en/ack-hot.mustache:4: section is never closed: promised\n" in run.stderr


def files_with(folder, words):
    return [path.name for path in folder.rglob("*") if path.is_file() and words in path.read_bytes()]


def test_forgotten_beside_the_daemon(world):
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry())
    w.send(inquiry(sender="eve@customer.example", subject="another"))
    w.settled()
    before = {lead["email"]: lead for lead in w.leads()}
    run = w.milter.leadctl("forget", "ann@customer.example", check=False)
    assert run.returncode == 2 and "say --yes" in run.stderr
    [said] = w.milter.json("forget", "Ann@Customer.example", "--yes", "--suppress")
    assert said["leads"] == [before["ann@customer.example"]["id"]] and said["contact"] and said["suppressed"]
    [shown] = w.milter.json("show", said["leads"][0])
    assert "ann" not in str(shown).lower().replace("channel", "")
    for kept in ("class", "score", "owner", "created", "respond_by", "acked_at"):
        assert shown[kept] == before["ann@customer.example"][kept]
    assert shown["status"] == "lost" and shown["events"][-1]["what"] == "forgotten"
    assert w.milter.json("verify") == [{"sound": True}]
    w.milter.leadctl("backup", str(w.base / "copy"))
    assert not files_with(w.base / "copy", b"ann@customer")
    assert files_with(w.base / "copy", b"eve@customer") == ["data.mdb"]

    # She writes again: a lead of its own, an owner, and no ack.
    w.send(inquiry(subject="me again"))
    w.settled()
    [again] = [lead for lead in w.leads() if lead.get("email") == "ann@customer.example"]
    assert again["owner"] and again["acked_at"] is None and again["ack_reason"] == "suppressed"
    assert [ack["To"] for ack in w.acks("ann@customer.example")].count("ann@customer.example") == 1
    assert w.milter.leadctl("forget", "eve@customer.example", "--yes").returncode == 0
    assert w.milter.leadctl("forget", "eve@customer.example", "--yes").returncode == 1
    assert w.milter.json("verify") == [{"sound": True}]
