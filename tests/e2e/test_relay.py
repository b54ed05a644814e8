"""The courier's relay is a submission service: TLS, a login, and all that a relay may answer."""
import re
import subprocess

import lab
import pytest
from world import World, inquiry

USER, PASSWORD = "leadmilter@acme.example", "correct horse"
SERVICES = """\
127.0.0.1:{submission} inet n - n - - smtpd
  -o syslog_name=postfix/submission -o smtpd_tls_security_level=encrypt {common}
127.0.0.1:{smtps} inet n - n - - smtpd
  -o syslog_name=postfix/smtps -o smtpd_tls_wrappermode=yes {common}
tlsmgr unix - - n 1000? 1 tlsmgr
"""
COMMON = """\
-o smtpd_sasl_auth_enable=yes -o smtpd_tls_auth_only=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
  -o smtpd_milters= -o smtpd_tls_cert_file={base}/relay.pem -o smtpd_tls_key_file={base}/relay.key
  -o smtpd_sasl_type=cyrus -o smtpd_sasl_local_domain=acme.example {more}
"""

# The private smtpd does not read the smtpd.conf that cyrus_sasl_config_path names: no login is known to it.
NO_SASLDB = pytest.mark.skip(reason="the private smtpd finds no sasldb yet")


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def certify(base):
    """A CA of our own, and what it says of a relay: that it is called localhost."""
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=ACME CA", "-keyout",
            base / "ca.key", "-out", base / "ca.pem")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", base / "relay.key", "-out",
            base / "relay.csr")
    (base / "names").write_text("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-in", base / "relay.csr", "-CA", base / "ca.pem", "-CAkey", base / "ca.key",
            "-CAcreateserial", "-days", "2", "-extfile", base / "names", "-out", base / "relay.pem")


def enrol(base, owner):
    """One login in a sasldb of its own."""
    (base / "sasl").mkdir()
    database = base / "sasl" / "sasldb2"
    (base / "sasl" / "smtpd.conf").write_text("pwcheck_method: auxprop\nauxprop_plugin: sasldb\n"
                                              f"sasldb_path: {database}\nmech_list: PLAIN LOGIN\n")
    tool = lab.unpacked("sasl2-bin", "/usr/sbin/saslpasswd2") + "/usr/sbin/saslpasswd2"
    name, domain = USER.split("@")
    subprocess.run([tool, "-p", "-c", "-f", database, "-u", domain, name], input=PASSWORD.encode(), check=True)
    subprocess.run(["chown", "-R", owner, base / "sasl"], check=True)


@pytest.fixture
def submitting(place):
    """submitting("smtps", …) -> a running World whose relay wants TLS and a login."""
    made = []

    def make(scheme, host="localhost", password=PASSWORD, ca=True, more=""):
        base = place / "r"
        base.mkdir()
        certify(base)
        ports = {"smtp": lab.free_port(), "smtps": lab.free_port()}
        (base / "password").write_text(password + "\n")
        (base / "password").chmod(0o600)
        relay = (f"relay: {{url: '{scheme}://{host}:{ports[scheme]}', user: {USER}, password_file: r/password"
                 + (f", ca: {base}/ca.pem" if ca else "") + "}")
        # The world's folder is beside ours.
        world = World(place / "w", extra=f"cyrus_sasl_config_path = {base}/sasl", config=lambda text: re.sub("(?m)^relay:.*$", relay.replace("r/password",
                                                                                             f"{base}/password"), text))
        enrol(base, world.postfix.owner.pw_name)
        world.postfix.services = SERVICES.format(submission=ports["smtp"], smtps=ports["smtps"],
                                                 common=COMMON.format(base=base, more=more).rstrip())
        world.ground = base
        made.append(world)
        return world.start()

    yield make
    for world in made:
        world.stop()


def service(world, name):
    """The lines that a service of this relay has logged."""
    return [line for line in world.postfix.log().splitlines() if f"postfix/{name}/smtpd" in line]


def complaint(world, words):
    lab.wait_for(words, lambda: words in world.milter.log(), 30, 0.1)
    assert world.waiting(), "what cannot go waits"


@NO_SASLDB
@pytest.mark.parametrize("scheme, name", [("smtp", "submission"), ("smtps", "smtps")])
def test_login(submitting, scheme, name):
    world = submitting(scheme)
    for n in range(5):
        world.send(inquiry(subject=f"Quotation for {n + 2} pumps, please"), to=["sales@acme.example"])
    world.settled()
    lines = service(world, name)
    mails = [line for line in lines if f"sasl_username={USER}" in line]
    assert len(mails) >= 5
    assert len([line for line in lines if " connect from" in line]) == 1, "one connection for all"
    assert sum(len(world.cards(each)) for each in ("alice", "bob", "carol")) == 5


@NO_SASLDB
def test_wrong_password(submitting):
    world = submitting("smtps", password="wrong")
    world.send(inquiry())
    complaint(world, "does not take our login")
    assert PASSWORD not in world.milter.log() and "wrong\n" not in world.milter.log()
    # Mended without a restart: it is read again at the next try.
    (world.ground / "password").write_text(PASSWORD + "\n")
    world.settled()
    assert sum(len(world.cards(each)) for each in ("alice", "bob", "carol")) == 1


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_untrusted(submitting, scheme):
    world = submitting(scheme, ca=False)
    world.send(inquiry())
    complaint(world, "certificate is not trusted")
    assert not [line for line in world.postfix.log().splitlines() if "sasl_username" in line], "no password went"


def test_other_name(submitting):
    world = submitting("smtps", host="127.0.0.1")
    world.send(inquiry())
    complaint(world, "not for that name")


def test_no_password_file(submitting):
    world = submitting("smtps")
    (world.ground / "password").unlink()
    world.send(inquiry())
    complaint(world, "password cannot be read")
