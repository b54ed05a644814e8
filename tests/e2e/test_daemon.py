"""The daemon as its administrator sees it: start, check, reload, stop, privileges."""
import grp
import os
import re
import signal
import subprocess
import threading
import time

import lab
import pytest
from milter_client import MilterClient
from test_main import CUSTOMERS
from world import inquiry


def leadmilter(w, *arguments):
    return subprocess.run([str(w.milter.programs / "leadmilter"), *arguments], capture_output=True, text=True)


def test_check_configuration(world):
    w = world()
    good = leadmilter(w, "-t", "-c", str(w.milter.config))
    assert good.returncode == 0 and "good" in good.stdout
    broken = w.base / "broken.yaml"
    broken.write_text(w.milter.config.read_text().replace("identity:", "identitiy:"))
    bad = leadmilter(w, "-t", "-c", str(broken))
    assert bad.returncode == 2 and "broken.yaml:" in bad.stderr and 'did you mean "identity"' in bad.stderr
    assert leadmilter(w, "-t", "-c", "/nonexistent.yaml").returncode == 2
    assert leadmilter(w, "-V").stdout.startswith("leadmilter ")
    assert leadmilter(w, "nonsense").returncode == 2
    unknown = leadmilter(w, "-t", "-u", "nosuchuser", "-c", str(w.milter.config))
    assert unknown.returncode == 2 and "nosuchuser" in unknown.stderr
    broken.write_text(w.milter.config.read_text().replace("{mode: 0666}", "{mode: 0666, group: nosuchgroup}"))
    bad = leadmilter(w, "-t", "-c", str(broken))
    assert bad.returncode == 2 and "nosuchgroup" in bad.stderr


def test_version_names_the_libraries(world):
    said = leadmilter(world(), "-V").stdout
    for library in ("leadmilter", "libmilter", "GMime", "GLib", "LMDB", "libspf2", "libcurl", "ICU", "libxml2"):
        assert re.search(rf"^{library}[ /][0-9]", said, re.M), (library, said)


def test_no_start_without_templates(world, place):
    w = world()
    (place / "empty" / "templates").mkdir(parents=True)
    for more in (["-t"], []):
        run = subprocess.run([w.milter.programs / "leadmilter", "-c", w.milter.config, *more], capture_output=True, text=True,
                             env={**os.environ, "LEADMILTER_DATA": str(place / "empty")}, timeout=20)
        assert run.returncode == 2 and "/en/ack-general.mustache is missing" in run.stderr, run


def test_reload_takes_effect_and_a_bad_one_does_not(world):
    w = world(mailboxes=CUSTOMERS + ["@second.example", "@third.example"], more="routes: [{to: [alice]}]")
    w.send(inquiry())
    good = w.milter.config.read_text()
    w.milter.config.write_text(good.replace("{to: [alice]}", "{to: [bob]}"))
    w.milter.process.send_signal(signal.SIGUSR1)
    lab.wait_for("the reload", lambda: "configuration reloaded" in w.milter.log())
    w.send(inquiry(sender="Bo <bo@second.example>", subject="other", text="please quote 7 valves\n"))
    w.milter.config.write_text(good.replace("{to: [alice]}", "{to: [nobody]}"))
    w.milter.process.send_signal(signal.SIGUSR1)
    lab.wait_for("the refusal", lambda: "not reloaded" in w.milter.log())
    w.send(inquiry(sender="Cy <cy@third.example>", subject="third", text="please quote 9 seals\n"))
    w.milter.config.write_text(good)
    owners = {lead["email"]: lead["owner"] for lead in w.leads()}
    assert owners == {"ann@customer.example": "alice", "bo@second.example": "bob", "cy@third.example": "bob"}
    assert w.milter.process.poll() is None


def test_sigterm_finishes_what_is_under_way(world):
    w = world(mailboxes=CUSTOMERS)
    answers, began = [], threading.Barrier(9)

    def talk(k):
        client = MilterClient(w.listen)
        began.wait()
        headers = [("From", f"p{k}@customer.example"), ("To", "sales@acme.example"), ("Message-ID", f"<t{k}@x.example>"),
                   ("Subject", "quote")]
        try:
            for n in range(200):
                answers.append(client.message(f"p{k}@customer.example", ["sales@acme.example"],
                                              headers[:2] + [("Message-ID", f"<t{k}.{n}@x.example>")], b"3 pumps please\r\n")[0])
        except (ConnectionError, OSError):
            pass

    threads = [threading.Thread(target=talk, args=(k,)) for k in range(8)]
    for thread in threads:
        thread.start()
    began.wait()
    time.sleep(0.3)
    assert w.milter.stop() == 0
    for thread in threads:
        thread.join()
    assert answers and set(answers) <= {b"c", b"t"}
    w.milter.start()
    assert len(w.leads()) + len(w.ignored()) >= answers.count(b"c") > 0


def test_a_second_daemon_is_refused(world):
    w = world()
    second = leadmilter(w, "-c", str(w.milter.config))
    assert second.returncode != 0 and "another leadmilter" in second.stderr
    other = w.base / "other.yaml"
    text = w.milter.config.read_text()
    other.write_text(text.replace(f"unix:{w.base}/milter.sock", f"unix:{w.base}/other.sock"))
    third = leadmilter(w, "-c", str(other))  # the same store by another socket
    assert third.returncode == 3 and "another leadmilter" in third.stderr
    taken = w.mta.port
    other.write_text(text.replace(f"unix:{w.base}/milter.sock", f"inet:{taken}@127.0.0.1"))
    fourth = leadmilter(w, "-c", str(other))
    assert fourth.returncode == 2 and "cannot bind" in fourth.stderr, fourth.stderr
    w.send(inquiry())
    assert len(w.leads()) == 1


def test_the_mta_reaches_the_socket_under_any_umask(world):
    w = world()
    config = w.milter.config.with_name("umask.yaml")
    config.write_text(w.milter.config.read_text().replace(f"unix:{w.base}/milter.sock", f"unix:{w.base}/run/milter.sock")
                      .replace(f"store: {w.base}/store", f"store: {w.base}/store2").replace("{mode: 0666}", "{}"))
    log = w.base / "umask.log"
    with open(log, "wb") as to:
        daemon = subprocess.Popen([w.milter.programs / "leadmilter", "-c", config], stderr=to, umask=0o077)
    lab.wait_for("readiness", lambda: ": ready" in log.read_text())
    assert (w.base / "run").stat().st_mode & 0o777 == 0o755
    daemon.terminate()
    daemon.wait(30)
    assert ("no group postfix" in log.read_text()) == (not any(g.gr_name == "postfix" for g in grp.getgrall()))


def started_as_user(place, mta):
    from world import World
    user = lab.tree_owner("nobody")
    w = World(place / "w", mta=mta, mailboxes=CUSTOMERS)
    w.milter.user = user.pw_name
    os.chown(w.base, user.pw_uid, -1)
    return w.start(), user


@pytest.mark.sendmail
def test_privileges_are_dropped(place, mta):
    w, user = started_as_user(place, mta)
    try:
        status = open(f"/proc/{w.milter.process.pid}/status").read()
        uids = next(line.split()[1:] for line in status.splitlines() if line.startswith("Uid:"))
        assert set(uids) == {str(user.pw_uid)}
        w.send(inquiry())
        w.settled()
        assert len(w.leads()) == 1  # leadctl, run by root, looked and left nothing of root's behind
        assert {p.stat().st_uid for p in (w.base / "store").rglob("*")} == {user.pw_uid}
    finally:
        w.stop()


def test_a_store_of_roots_goes_to_the_user(world):
    """Started as root at first, warned, then with -u."""
    user = lab.tree_owner("nobody")
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry())
    w.settled()
    assert w.milter.stop() == 0
    assert "running as root" in w.milter.log() or os.geteuid()
    w.milter.user = user.pw_name
    os.chown(w.base, user.pw_uid, -1)
    w.milter.start()
    assert len(w.leads()) == 1
    assert {p.stat().st_uid for p in [w.base / "store", *(w.base / "store").rglob("*")]} == {user.pw_uid}


def test_no_way_back_to_root(place, mta):
    """Every identity and group is the user's, and who cannot become him says so before he makes anything."""
    w, user = started_as_user(place, mta)
    try:
        status = dict(line.split(":", 1) for line in open(f"/proc/{w.milter.process.pid}/status"))
        assert set(status["Gid"].split()) == {str(user.pw_gid)}
        assert set(map(int, status["Groups"].split())) == set(os.getgrouplist(user.pw_name, user.pw_gid))
        if user.pw_uid:
            assert int(status["CapPrm"], 16) == int(status["CapEff"], 16) == 0
    finally:
        w.stop()
    stranger = subprocess.run(["setpriv", "--reuid=daemon", "--regid=daemon", "--clear-groups",
                               str(w.milter.programs / "leadmilter"), "-u", "bin", "-c", str(w.milter.config)],
                              capture_output=True, text=True)
    assert stranger.returncode == 2 and "cannot become bin" in stranger.stderr, stranger


def test_only_a_socket_is_replaced(world):
    w = world()
    w.milter.stop()
    path = w.base / "milter.sock"
    path.unlink(missing_ok=True)
    path.write_text("somebody's")
    refused = leadmilter(w, "-c", str(w.milter.config))
    assert refused.returncode == 2 and "no socket" in refused.stderr and path.read_text() == "somebody's"
    path.unlink()
    w.milter.start()


@pytest.mark.sendmail
def test_observe_mode_mails_nobody(world):
    w = world(mailboxes=CUSTOMERS, more="mode: observe")
    w.send(inquiry())
    time.sleep(1.5)
    w.mta.wait_idle()
    [lead] = w.leads()
    assert lead["class"] == "hot" and lead["owner"] and lead["ack_reason"] == "observe mode"
    assert not w.mta.mails("ann@customer.example") and not w.mta.mails(f"{lead['owner']}@acme.example")
    [mail] = w.mta.mails("sales@acme.example")
    assert not [name for name in lab.parsed(mail).keys() if name.lower().startswith("x-lead")]


def test_connections_that_say_nothing(world):
    w = world()
    for _ in range(50):
        kind, _, where = w.listen.partition(":")
        s = lab.socket.socket(lab.socket.AF_UNIX)
        s.connect(where)
        s.close()
    for _ in range(20):
        client = MilterClient(w.listen)
        client.s.close()
    w.send(inquiry())
    assert len(w.leads()) == 1


def test_no_address_is_logged(world):
    w = world(mailboxes=CUSTOMERS)
    w.send(inquiry())
    w.send(inquiry(sender="no-reply@customer.example", subject="newsletter", headers=[("List-Id", "<x.customer.example>")]))
    w.settled()
    assert "L-1001" in w.milter.log()
    assert "customer.example" not in w.milter.log() and "Archer" not in w.milter.log()


@pytest.mark.sendmail
def test_relay_down_for_a_while(world):
    """The courier waits and tries again; nothing is lost."""
    w = world(mailboxes=CUSTOMERS)
    client = MilterClient(w.listen)
    w.mta.stop()
    answer, edits, _ = client.message("ann@customer.example", ["sales@acme.example"],
                                      [("From", "ann@customer.example"), ("To", "sales@acme.example"),
                                       ("Message-ID", "<r1@customer.example>"), ("Subject", "quote for 40 pumps")],
                                      b"Please quote 40 pumps NF-220.\r\n")
    assert answer == b"c" and edits
    time.sleep(1)
    assert all(row["state"] == "waiting" for row in w.milter.json("outbox"))
    w.mta.start()
    w.settled(40)
    assert len(w.acks("ann@customer.example")) == 1
