"""`leadctl check`: each mistake made on purpose, and named, with a way to mend it."""
import json
import os

import pytest


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
