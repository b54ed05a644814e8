"""A partner outside our domains: the original comes attached to his card, and the record says what he was given."""
import lab
import pytest
from world import inquiry

MORE = """\
partners: {attach: 20KiB}
routes:
  - {when: {country: [GB]}, to: [nordic]}
  - {to: [alice]}
"""
NORDIC = "sales@distributor.example"


def with_partner(text):
    return text.replace("managers:", f"  - {{name: nordic, email: {NORDIC}, channel: partner}}\nmanagers:")


def handed_over(world, **arguments):
    running = world(more=MORE, mailboxes=[NORDIC, "ann@customer.example"], config=with_partner)
    running.send(inquiry(**arguments))
    running.settled()
    [card] = map(lab.parsed, running.mta.mails(NORDIC))
    [lead] = running.leads()
    assert lead["owner"] == "nordic"
    [event] = [e for e in running.milter.json("show", lead["id"])[0]["events"] if e["what"] == "handed over"]
    assert event["to"] == NORDIC
    assert not running.originals("maria") and not running.originals("alice")
    return card, event


@pytest.mark.sendmail
def test_attached(world):
    card, event = handed_over(world, headers=[("X-Lead-Owner", "mallory")])
    attached = [part for part in card.iter_attachments() if part.get_filename() == "original.eml"]
    assert len(attached) == 1
    raw = attached[0].get_payload(0).as_bytes() if attached[0].is_multipart() else attached[0].get_content()
    assert b"40 pcs of the NF-220" in raw
    assert [name for name in card.keys() if name.lower().startswith("x-lead-")] in ([], ["X-Lead-Id"])
    assert "original message" in event["text"] and "address" in event["text"]


def test_too_large(world):
    card, event = handed_over(world, text="Please quote 40 pcs of the NF-220 gear pump to Leeds, +44 113 496 0123.\n"
                                          "Kind regards, Ann Archer\n" + "The pump is for water. \n" * 2000)
    assert not [part for part in card.iter_attachments() if part.get_filename() == "original.eml"]
    assert "too large to be attached" in card.get_body(("plain",)).get_content()
    assert "too large" in event["text"]
