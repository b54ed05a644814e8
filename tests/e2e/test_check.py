"""`leadctl check`: each mistake made on purpose, and named, with a way to mend it."""
import datetime
import json
import os
import pwd
import shutil
import struct
import subprocess

import lab
import pytest
from conftest import ROOT
from test_observe import switch
from world import World, inquiry


@pytest.fixture
def checked(world):
    """checked(world) -> what check finds to complain of, as text; and its exit status."""
    def run(place, **environment):
        prefix = place.mta.prefix
        place.milter.environment.update({
            "MAIL_CONFIG": str(place.mta.base / "conf"), "PATH": f"{prefix}/usr/sbin:{os.environ['PATH']}:/usr/sbin",
            "LD_LIBRARY_PATH": f"{prefix}/usr/lib/postfix"}, **environment)
        found = place.milter.leadctl("check", "--json", check=False)
        return found, [f"{f['check']}: {f['says']} -> {f.get('mend')}" for f in map(json.loads, found.stdout.splitlines())
                       if f["state"] == "wrong"]
    return run


@pytest.mark.sendmail
def test_a_good_house(world, checked):
    run, wrong = checked(world(listen="inet"))
    assert wrong == [f for f in wrong if f.startswith("authserv")]
    assert '"check":"relay","state":"ok"' in run.stdout.replace(" ", "")


def test_without_complaint_it_exits_with_0(world, checked):
    place = world(listen="inet")
    config = place.milter.config
    config.write_text(config.read_text().replace("authserv: mx.acme.example\n", ""))
    run, wrong = checked(place)
    assert wrong == [] and run.returncode == 0


def test_the_daemon_is_down(world, checked):
    place = world()
    place.milter.stop()
    run, wrong = checked(place)
    assert run.returncode == 2
    assert any(w.startswith("socket") and "start leadmilter" in w for w in wrong)


def test_a_folder_that_the_mta_cannot_pass(world, checked):
    place = world()
    config = place.milter.config
    config.write_text(config.read_text().replace("socket: {mode: 0666}", "socket: {mode: 0660, group: mail}"))
    place.milter.stop()
    place.milter.start()
    os.chmod(place.base, 0o700)
    _, wrong = checked(place)
    os.chmod(place.base, 0o755)
    assert any("group mail cannot pass" in w and f"chmod g+x {place.base}" in w for w in wrong)


def test_the_relay_is_down(world, checked):
    place = world(listen="inet")
    place.mta.stop()
    _, wrong = checked(place)
    [relay] = [w for w in wrong if w.startswith("relay")]
    assert "acks and cards wait" in relay


@pytest.mark.sendmail
def test_addresses_that_bounce(world, checked):
    place = world(listen="inet", more="")
    gone = ("leads@acme.example", "bob@acme.example")
    place.mta.mailboxes = [m for m in place.mta.mailboxes if m not in gone]
    place.mta.stop()
    place.mta.start()
    _, wrong = checked(place)
    assert any(w.startswith("identity: mail to leads@acme.example would bounce") for w in wrong)
    assert any(w.startswith("owner: mail to bob@acme.example would bounce") and "must have a mailbox" in w for w in wrong)
    assert not any("alice" in w for w in wrong)


@pytest.mark.only("postfix", "its tables")
def test_aliases_that_go_past_us_and_that_come_twice(world, checked, place):
    table = place / "virtual"
    table.write_text("info@acme.example sales@acme.example\nrfq@acme.example rfq@acme.example, alice@acme.example\n")
    house = world(listen="inet", extra=f"virtual_alias_maps = texthash:{table}")
    run, wrong = checked(house)
    assert any(w.startswith("alias: info@acme.example leads to sales@acme.example") and "add info@acme.example" in w
               for w in wrong)
    assert "leads to owner alice too" in run.stdout


@pytest.mark.only("postfix", "its list of milters")
def test_nobody_strips_forged_results(world, checked):
    _, wrong = checked(world(listen="inet"))
    assert any(w.startswith("authserv: no milter before us") for w in wrong)


@pytest.mark.only("postfix", "its configuration")
def test_postfix_does_not_know_us(world, checked):
    place = world(listen="inet")
    main = place.mta.base / "conf" / "main.cf"
    main.write_text(main.read_text().replace("smtpd_milters = ", "smtpd_milters = inet:127.0.0.1:1\nx_milters = "))
    _, wrong = checked(place)
    assert any(w.startswith("postfix: smtpd_milters does not name leadmilter") and "postconf -e" in w for w in wrong)


def test_a_template_that_does_not_compile(world, checked, place):
    (place / "own" / "en").mkdir(parents=True)
    (place / "own" / "en" / "card.mustache").write_text("Subject: x\n\n{{#hot}}\n")
    house = world(listen="inet")
    config = house.milter.config
    config.write_text(config.read_text() + f"templates: {place}/own\n")
    _, wrong = checked(house)
    assert any(w.startswith("templates") and "card.mustache" in w for w in wrong)


@pytest.mark.parametrize("line, says", [
    ("ownres: [x@y.example]", 'did you mean "owners"'),
    ("routes: [{to: [zoe]}]", "routes.to"),
    ("routes: [{when: {country: DE}, to: [alice]}]", "the last route to match all"),
])
def test_a_configuration_that_cannot_be_used(world, checked, line, says):
    place = world(listen="inet")
    config = place.milter.config
    config.write_text(config.read_text() + line + "\n")
    run, _ = checked(place)
    assert run.returncode == 2 and says in run.stderr


def test_a_store_open_to_others(world, checked):
    place = world(listen="inet")
    os.chmod(place.base / "store", 0o755)
    run, _ = checked(place)
    assert "is open to others" in run.stdout


# --- Each further mistake: what is done, and what must be said of it. ---

ONCE = pytest.mark.only("postfix", "what stands in files is looked at once")


@pytest.fixture(scope="module")
def standing():
    """One world for the mistakes that only stand written somewhere."""
    base = ROOT / "build" / "e2e" / f"check-{os.getpid()}"  # one for each of pytest's workers
    shutil.rmtree(base, ignore_errors=True)
    # Else who was started while a mistake stood there would serve the next test by it.
    made = World(base, listen="inet", extra="max_use = 1\n").start()
    yield made
    made.stop()
    shutil.rmtree(base, ignore_errors=True)


@pytest.fixture
def house(standing):
    files = [standing.mta.base / "conf" / name for name in ("main.cf", "master.cf")] + [standing.milter.config]
    before, environment = [file.read_text() for file in files], dict(standing.milter.environment)
    yield standing
    standing.milter.environment = environment
    for file, text in zip(files, before):
        file.write_text(text)


def states(run, state="doubt"):
    return [f"{f['check']}: {f['says']} -> {f.get('mend')}" for f in map(json.loads, run.stdout.splitlines())
            if f["state"] == state]


def postconf(place, *lines, services=""):
    """Further lines of main.cf and master.cf, which nobody reloads: check reads what is written."""
    conf = place.mta.base / "conf"
    with open(conf / "main.cf", "a") as main, open(conf / "master.cf", "a") as master:
        main.write("".join(f"{line}\n" for line in lines))
        master.write(services)


SUBMISSION = """\
127.0.0.1:{port} inet n - n - - smtpd
  -o smtpd_sasl_auth_enable=yes
  -o milter_macro_daemon_name={name}
  -o smtpd_recipient_restrictions={restrictions}
"""
MUST = "permit_sasl_authenticated,reject"


@pytest.mark.parametrize("line, state, says, mend", [
    ("milter_protocol = 2", "wrong", "leadmilter needs 6", "postconf -X milter_protocol"),
    ("milter_default_action = accept", "doubt", "delivers without a lead", "milter_default_action = tempfail"),
    ("milter_default_action = reject", "wrong", "refuses or holds mail for good", "milter_default_action = tempfail"),
    ("recipient_delimiter =", "doubt", "recipient_delimiter has no +: leads+token@acme.example", "recipient_delimiter = +"),
    ("recipient_delimiter = -", "doubt", "recipient_delimiter has no +", "recipient_delimiter = +-"),
    ("#", "doubt", "non_smtpd_milters does not name leadmilter", "postconf -e 'non_smtpd_milters = inet:127.0.0.1:"),
    ("#", "doubt", "nobody can log in here, and no client is trusted", "trusted: {clients:"),
])
@ONCE
def test_a_parameter_of_postfix(house, checked, line, state, says, mend):
    postconf(house, line)
    run, _ = checked(house)
    assert any(says in found and mend in found for found in states(run, state)), run.stdout


@ONCE
def test_a_postfix_as_the_guide_has_it(house, checked):
    config = house.milter.config
    config.write_text(config.read_text().replace("authserv: mx.acme.example\n", ""))
    postconf(house, "non_smtpd_milters = $smtpd_milters",
             services=SUBMISSION.format(port=lab.free_port(), name="ORIGINATING", restrictions=MUST))
    run, wrong = checked(house)
    assert wrong == [] and run.returncode == 0
    assert [d for d in states(run) if d.split(":")[0] in ("postfix", "submission", "alias", "identity", "socket")] == []


@pytest.mark.parametrize("name, restrictions, more, state, says", [
    ("ORIGINATING", "permit_mynetworks,permit_sasl_authenticated,reject", "", "wrong", "lets people in without a login"),
    ("ORIGINATING", "permit_sasl_authenticated,reject_unauth_destination", "", "wrong", "lets people in without a login"),
    ("MTA", MUST, "", "doubt", "has logins, but no name of trusted.daemon_names"),
    ("ORIGINATING", MUST, "  -o smtpd_milters=\n", "doubt", "what reps answer there stops no clock"),
])
@ONCE
def test_a_submission_service(house, checked, name, restrictions, more, state, says):
    postconf(house, services=SUBMISSION.format(port=lab.free_port(), name=name, restrictions=restrictions) + more)
    run, _ = checked(house)
    assert any(says in found for found in states(run, state)), run.stdout


@ONCE
def test_everybody_is_a_colleague(house, checked):
    """The name in main.cf, where it holds for port 25 too."""
    postconf(house, "milter_macro_daemon_name = ORIGINATING")
    _, wrong = checked(house)
    assert any(w.startswith("submission") and "whoever connects there counts as a colleague" in w for w in wrong)


@ONCE
def test_mail_that_is_filtered_again_needs_no_milter(house, checked):
    postconf(house, services=f"127.0.0.1:{lab.free_port()} inet n - n - - smtpd\n  -o smtpd_milters=\n")
    run, _ = checked(house)
    assert not any("does not pass through leadmilter" in d for d in states(run))


@ONCE
def test_smtpd_is_chrooted_and_the_socket_is_outside(world, checked):
    place = world()
    master = place.mta.base / "conf" / "master.cf"
    master.write_text(master.read_text().replace("inet n - n - 150 smtpd", "inet n - y - 150 smtpd"))
    _, wrong = checked(place)
    assert any("smtpd is chrooted, and the socket lies outside" in w and "/var/spool/postfix/leadmilter" in w for w in wrong)


@ONCE
def test_a_socket_of_a_group_that_postfix_is_not_in(world, checked):
    place = world(config=lambda text: text.replace("socket: {mode: 0666}", "socket: {mode: 0660, group: audio}"))
    _, wrong = checked(place)
    owner = place.mta.owner.pw_name
    if owner == "root":
        pytest.fail("Postfix as root would prove nothing")
    assert any(f"Postfix connects as user {owner}, who is not in group audio" in w and "usermod -a -G audio" in w
               for w in wrong)


@pytest.mark.parametrize("parameter, table, state, says", [
    ("virtual_alias_maps", "office@acme.example team@acme.example\nteam@acme.example sales@acme.example\n", "wrong",
     "office@acme.example leads to sales@acme.example"),
    ("virtual_alias_maps", "@old.example @acme.example\n", "wrong", "sales@old.example leads to sales@acme.example"),
    ("virtual_alias_maps", "@acme.example sales@acme.example\n", "doubt", "mail to any other address of that domain"),
    ("virtual_alias_maps", "sales@acme.example team@acme.example\nteam@acme.example alice@acme.example\n", "doubt",
     "sales@acme.example leads to owner alice too"),
    ("canonical_maps", "office@acme.example sales@acme.example\n", "wrong", "office@acme.example leads to"),
    ("alias_maps", "office sales\n", "wrong", "office@acme.example leads to"),
    ("alias_maps", "sales archive, team\nteam alice\n", "doubt", "sales@acme.example leads to owner alice too"),
])
@ONCE
def test_an_alias(house, checked, place, parameter, table, state, says):
    (place / "table").write_text(table)
    postconf(house, f"{parameter} = texthash:{place}/table")
    run, _ = checked(house)
    assert any(f.startswith("alias") and says in f for f in states(run, state)), run.stdout


@ONCE
def test_harmless_aliases(house, checked, place):
    (place / "table").write_text("postmaster root\nleads sales\nsales archive\nalice.a alice\n|x |/bin/true\n")
    postconf(house, f"alias_maps = texthash:{place}/table")
    run, _ = checked(house)
    assert not any(f.startswith("alias") for f in states(run) + states(run, "wrong"))


@ONCE
def test_a_table_that_cannot_be_listed_is_asked(house, checked, place):
    (place / "pattern").write_text("/^sales@/ alice@acme.example\n")
    postconf(house, f"virtual_alias_maps = regexp:{place}/pattern")
    run, _ = checked(house)
    assert any("sales@acme.example leads to owner alice too" in f for f in states(run))


@ONCE
def test_a_template_is_missing(house, checked, place):
    data = place / "data"
    shutil.copytree(ROOT / "templates", data / "templates")
    for card in data.glob("templates/*/card.mustache"):
        card.unlink()
    _, wrong = checked(house, LEADMILTER_DATA=str(data))
    assert any("there is no template card" in w and "install leadmilter's templates" in w for w in wrong)


PRELOAD = """\
#include <sys/timex.h>
int adjtimex(struct timex *state) { state->status = STATUS; return 0; }
"""


@pytest.mark.parametrize("status, state", [("STA_UNSYNC", "doubt"), ("STA_PLL", "ok")])
@ONCE
def test_the_clock(house, checked, place, status, state):
    (place / "clock.c").write_text(PRELOAD)
    subprocess.run(["gcc", "-shared", "-fPIC", f"-DSTATUS={status}", "-o", place / "clock.so", place / "clock.c"], check=True)
    run, _ = checked(house, LD_PRELOAD=str(place / "clock.so"))
    [clock] = [f for f in states(run, state) if f.startswith("clock")]
    assert ("run systemd-timesyncd" in clock) == (state == "doubt")


def holidays(path, day):
    path.write_text("\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN", "BEGIN:VEVENT", "UID:1",
                                 "DTSTAMP:20200101T000000Z", f"DTSTART;VALUE=DATE:{day:%Y%m%d}", "SUMMARY:alice",
                                 "END:VEVENT", "END:VCALENDAR", ""]))


@pytest.mark.parametrize("days, state", [(-400, "wrong"), (10, "doubt"), (200, None)])
@ONCE
def test_holidays_and_duties_that_end(house, checked, place, days, state):
    holidays(place / "days.ics", datetime.date.today() + datetime.timedelta(days=days))
    more = f'hours: {{mon-fri: "09:00-17:00", holidays: {place}/days.ics}}\non_call: {place}/days.ics'
    house.milter.config.write_text(house.milter.config.read_text() + more)
    run, _ = checked(house)
    found = {name: [f for f in states(run, name) if f.startswith("calendar")] for name in ("wrong", "doubt")}
    assert [len(found[name]) for name in ("wrong", "doubt")] == [2 * (state == name) for name in ("wrong", "doubt")]


@ONCE
def test_the_daemon_behind_a_port_is_down(world, checked):
    place = world(listen="inet")
    place.milter.stop()
    run, wrong = checked(place)
    assert run.returncode == 2
    assert any(w.startswith("socket: the daemon is not running: inet:") and "systemctl start leadmilter" in w for w in wrong)


@ONCE
def test_a_file_of_the_store_is_roots(world, checked):
    place = world(listen="inet")
    place.milter.stop()
    other = pwd.getpwnam("nobody").pw_uid
    os.chown(place.base / "store", other, -1)
    _, wrong = checked(place)
    os.chown(place.base / "store", 0, -1)
    assert any("data.mdb is not writable to nobody" in w and "chown -R nobody:" in w for w in wrong)


USER = """\
#include <pwd.h>
#include <string.h>
struct passwd *getpwnam(const char *name)
{
    static struct passwd there;
    return strcmp(name, "leadmilter") == 0 ? &there : NULL;
}
"""


@ONCE
def test_a_store_as_root_restored_it(house, checked, place):
    """On a machine that has the daemon's user."""
    (place / "user.c").write_text(USER)
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", place / "user.so", place / "user.c"], check=True)
    run, _ = checked(house, LD_PRELOAD=str(place / "user.so"))
    assert any("is root's: the daemon cannot open it as user leadmilter" in d and "chown -R leadmilter:" in d
               for d in states(run)) == (os.stat(house.base / "store").st_uid == 0)


@ONCE
def test_a_store_that_its_owner_may_not_write(world, checked):
    place = world(listen="inet")
    os.chmod(place.base / "store", 0o500)
    _, wrong = checked(place)
    os.chmod(place.base / "store", 0o700)
    assert any("store is not writable to its owner" in w and "chmod 700" in w for w in wrong)


@ONCE
def test_the_disk_is_nearly_full(world, checked):
    place = world(listen="inet")
    place.milter.stop()
    store = place.base / "store"
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32m,mode=700", "tmpfs", str(store)], check=True)
    try:
        place.milter.start()
        run, wrong = checked(place)
        place.milter.stop()
        subprocess.run(["mount", "-o", "remount,ro", str(store)], check=True)
        _, fixed = checked(place)
    finally:
        subprocess.run(["umount", "-l", str(store)], check=True)
    assert any(w.startswith("disk") and "MiB of 32 are free" in w and "retention" in w for w in wrong)
    assert any(w.startswith("disk") and "read-only" in w for w in fixed)


def crc32c(data):
    crc = 0xffffffff
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82f63b78 if crc & 1 else 0)
    return crc ^ 0xffffffff


@ONCE
def test_a_store_of_a_newer_version(world, checked):
    """As an older program finds it that somebody went back to."""
    place = world(listen="inet")
    place.milter.stop()
    data = place.base / "store" / "data.mdb"
    now, newer = (struct.pack(">Q", schema) for schema in (1, 99))
    meta = b"\0"  # the table's number goes into the checksum, and the key
    old, new = (b"schema\1" + struct.pack("<I", crc32c(number + meta + b"schema")) + number for number in (now, newer))
    assert old in data.read_bytes()
    data.write_bytes(data.read_bytes().replace(old, new))
    _, wrong = checked(place)
    assert any("the store has schema 99, this program knows" in w and "a newer leadmilter's store" in w for w in wrong)


@ONCE
def test_a_damaged_store(world, checked):
    place = world(listen="inet")
    place.milter.stop()
    data = place.base / "store" / "data.mdb"
    with open(data, "r+b") as file:
        file.write(struct.pack("<8192s", b"not a database"))
    _, wrong = checked(place)
    assert any(w.startswith("store") for w in wrong)


@ONCE
def test_while_observing_postfix_need_not_wait_for_us(world, checked):
    place = world(listen="inet", more="mode: observe")
    run, _ = checked(place)
    assert any("delays mail, even while we only observe" in d and "milter_default_action = accept" in d for d in states(run))
    place.send(inquiry())
    postconf(place, "milter_default_action = accept")
    run, _ = checked(place)
    assert not any("milter_default_action" in d for d in states(run))
    switch(place, "mode: observe", "mode: active")
    run, _ = checked(place)
    assert any("1 lead from observe mode, of which nobody is reminded" in f for f in states(run, "ok"))


# --- Sendmail ---

GOOD_CF = """\
O AliasFile={place}/aliases
O InputMailFilters=leadmilter
Xleadmilter, S={listen}, F=T, T=C:10s;S:30s;R:30s;E:60s
O DaemonPortOptions=Port=smtp, Name=MTA
O DaemonPortOptions=Port=submission, Name=ORIGINATING, M=Ea
"""


@pytest.mark.parametrize("old, new, state, says", [
    ("", "", None, ""),
    ("Xleadmilter", "Xother", "wrong", "sendmail: no mail filter at inet:"),
    ("O InputMailFilters=leadmilter\n", "", "wrong", "sendmail: no mail filter at inet:"),
    ("F=T", "F=R", "wrong", "refuses mail for good"),
    (" F=T,", "", "doubt", "delivers without a lead"),
    ("M=Ea", "M=E", "wrong", "whoever connects there counts as a colleague"),
    ("Name=ORIGINATING", "Name=MSA", "doubt", "no port is named ORIGINATING"),
    ("archive", "alice", "doubt", "sales@acme.example leads to owner alice too"),
    ("#", "office: sales\n#", "wrong", "office@acme.example leads to sales@acme.example"),
])
@ONCE
def test_sendmail(house, place, old, new, state, says):
    text, aliases = GOOD_CF, "# the house's\nsales: archive,\n\tbackup\n"
    if old:
        text, aliases = text.replace(old, new), aliases.replace(old, new)
    (place / "sendmail.cf").write_text(text.format(place=place, listen=house.listen))
    (place / "aliases").write_text(aliases)
    run = house.milter.leadctl("check", "--json", "--sendmail", f"{place}/sendmail.cf", check=False)
    about = ("sendmail", "submission", "alias")
    found = {name: [f for f in states(run, name) if f.split(":")[0] in about] for name in ("wrong", "doubt")}
    assert [len(found[name]) for name in ("wrong", "doubt")] == [int(state == name) for name in ("wrong", "doubt")], run.stdout
    assert state is None or says in found[state][0]


@ONCE
def test_it_reads_well(world, checked):
    """What is well in a line each, then what is not, then the sum."""
    place = world(listen="inet")
    checked(place)
    run = place.milter.leadctl("check", check=False)
    lines = run.stdout.splitlines()
    words = [line.split()[0] for line in lines if not line.startswith(" ")]
    order = [word for word in words if word in ("ok", "doubt", "wrong")]
    assert order == sorted(order, key=("ok", "doubt", "wrong").index)
    assert "ok     owner          alice@acme.example, bob@acme.example, carol@acme.example" in lines
    assert lines[-1] == f"{order.count('wrong')} wrong, {order.count('doubt')} in doubt" and run.returncode == 2
