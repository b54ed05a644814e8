"""What is Sendmail's alone: the lines of contrib/sendmail, its ways with recipients, headers and a filter that is away."""
import os

import lab
import pytest
from sendmail import Client
from test_main import CUSTOMERS
from world import inquiry

pytestmark = [pytest.mark.only("sendmail", "its own lines and ways"), pytest.mark.sendmail]
ANN = "ann@customer.example"


def answer(to=ANN):
    return inquiry(sender="Alice <alice@acme.example>", to=to, subject="Re: Request for quotation: 40 pumps",
                   text="Dear Ann,\n\nthank you, I will call you today.\n\nAlice\n")


def test_the_submission_port_is_a_colleagues(world):
    """ORIGINATING is believed without a login that leadmilter knows; without any login nobody hands in there."""
    w = world(mailboxes=[ANN], more="routes: [{to: alice}]")
    w.send(inquiry())
    w.settled()
    with Client(w.mta.submission) as stranger:
        (code, _), _ = stranger.transact("alice@acme.example", [ANN], answer().as_bytes())
    assert code == 530
    assert not w.leads()[0]["responded_at"]
    with Client(w.mta.submission, login="u4711") as colleague:
        (code, _), _ = colleague.transact("alice@acme.example", [ANN], answer().as_bytes())
    assert code == 250 and w.leads()[0]["responded_by"] == "alice"


def test_a_wrong_password_is_nobodys(world):
    w = world(mailboxes=[ANN])
    with Client(w.mta.port) as client:
        assert client.docmd("AUTH", "PLAIN AGFsaWNlAG1hbGxvcnk=")[0] == 535  # alice, mallory


def test_a_socket_that_is_closed_to_all_others(world):
    """Sendmail's daemon is root: it needs no group, and no rights for others."""
    w = world(mailboxes=CUSTOMERS, config=lambda text: text.replace("socket: {mode: 0666}", "socket: {mode: 0600}"))
    socket, user = w.base / "milter.sock", lab.tree_owner("nobody")
    os.chown(socket, user.pw_uid, user.pw_gid)
    assert socket.stat().st_mode & 0o777 == 0o600
    w.send(inquiry())
    w.settled()
    assert len(w.leads()) == 1


def test_while_the_filter_is_away_it_says_later(world):
    """F=T: nothing is accepted unseen; its retry finds the filter back."""
    w = world(mailboxes=CUSTOMERS)
    w.milter.kill()
    with w.client() as client:
        (code, _), _ = client.transact(ANN, ["sales@acme.example"], inquiry().as_bytes())
    assert 400 <= code < 500 and not w.mta.queued()
    w.milter.start()
    w.send(inquiry())
    w.settled()
    assert len(w.leads()) == 1 and len(w.acks(ANN)) == 1


def test_killed_within_the_session_it_says_later(world):
    w = world(mailboxes=CUSTOMERS)
    with w.client() as client:
        assert client.docmd("MAIL", f"FROM:<{ANN}>")[0] == 250
        w.milter.kill()
        code, _ = client.docmd("RCPT", "TO:<sales@acme.example>")
        if code == 250:
            code, _ = client.docmd("DATA")
        assert 400 <= code < 500
    w.milter.start()
    w.send(inquiry())
    w.settled()
    assert len(w.leads()) == 1


def test_a_recipient_that_sendmail_refuses_concerns_nobody(world):
    """An intake's address without a mailbox: 550, and no lead of what goes to the others."""
    w = world(mailboxes=CUSTOMERS, extra="MODIFY_MAILER_FLAGS(`LOCAL', `+w')dnl the system's users alone",
              config=lambda text: text.replace("intake:\n", "intake:\n  - gone@mx.acme.example\n"))
    with w.client() as client:
        assert client.docmd("MAIL", f"FROM:<{ANN}>")[0] == 250
        assert client.docmd("RCPT", "TO:<gone@mx.acme.example>")[0] == 550
        assert client.docmd("RCPT", "TO:<root@mx.acme.example>")[0] == 250
        assert client.docmd("DATA")[0] == 354
        client.send(lab.crlf(inquiry(to="gone@mx.acme.example").as_bytes()) + b".\r\n")
        assert client.getreply()[0] == 250
    w.mta.wait_idle()
    assert len(list((w.base / "mta" / "mail" / "root" / "new").iterdir())) == 1 and not w.leads() and not w.ignored()
