"""The courier's relay is a submission service of a real Postfix: TLS, SASL, and to one that cannot be trusted no password."""
import os
import re
import signal
import subprocess

import lab
import pytest
from world import World, inquiry

USER, PASSWORD = "leadmilter@acme.example", "correct horse, \u00e4 staple"
SERVICES = """\
127.0.0.1:{smtp} inet n - n - - smtpd
  -o syslog_name=postfix/submission -o smtpd_tls_security_level=encrypt {common}
127.0.0.1:{smtps} inet n - n - - smtpd
  -o syslog_name=postfix/smtps -o smtpd_tls_wrappermode=yes {common}
tlsmgr unix - - n 1000? 1 tlsmgr
"""
COMMON = """\
-o smtpd_sasl_auth_enable=yes -o smtpd_tls_auth_only=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
  -o smtpd_milters= -o smtpd_tls_cert_file={base}/relay.pem -o smtpd_tls_key_file={base}/relay.key
  -o smtpd_sasl_type=cyrus -o smtpd_sasl_local_domain=acme.example
  -o smtpd_sasl_security_options=noanonymous -o smtpd_sasl_path={mechanism} {also}
"""
MECHANISMS = {"smtpd": "PLAIN LOGIN", "plain": "PLAIN", "login": "LOGIN", "cram": "CRAM-MD5", "digest": "DIGEST-MD5",
              "all": "SCRAM-SHA-256 SCRAM-SHA-1 DIGEST-MD5 CRAM-MD5 NTLM PLAIN LOGIN"}


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def certify(base, stem="relay", days="2"):
    """A CA of our own, made once, and what it says of a relay: that it is called localhost."""
    if not (base / "ca.pem").exists():
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=ACME CA", "-keyout",
                base / "ca.key", "-out", base / "ca.pem")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", base / "relay.key", "-out",
                base / "relay.csr")
        (base / "names").write_text("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-in", base / "relay.csr", "-CA", base / "ca.pem", "-CAkey", base / "ca.key",
            "-CAcreateserial", "-days", days, "-extfile", base / "names", "-out", base / f"{stem}.pem")


def enrol(base, conf):
    """One user in a private Cyrus SASL database; for each choice of mechanisms a file where Debian's Postfix looks."""
    conf.mkdir(parents=True)
    for name, mechanisms in MECHANISMS.items():
        (conf / f"{name}.conf").write_text(f"pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: {mechanisms}\n"
                                           f"sasldb_path: {base}/sasldb2\n")
    program = lab.unpacked("sasl2-bin", "/usr/sbin/saslpasswd2") + "/usr/sbin/saslpasswd2"
    user, _, realm = USER.partition("@")
    subprocess.run([program, "-c", "-p", "-f", base / "sasldb2", "-u", realm, user], input=PASSWORD.encode(), check=True,
                   capture_output=True)
    os.chmod(base / "sasldb2", 0o644)


class Submitting(World):
    """A World whose relay is a submission service beside its Postfix's port 25."""

    def __init__(self, place, scheme, host="localhost", password=PASSWORD, ca=True, mechanism="smtpd", also="",
                 more=""):
        self.ground = place / "r"
        self.ground.mkdir()
        self.ports = {"smtp": lab.free_port(), "smtps": lab.free_port()}
        self.password(password)
        relay = (f"relay: {{url: '{scheme}://{host}:{self.ports[scheme]}', user: {USER}, "
                 f"password_file: {self.ground}/password" + (f", ca: {self.ground}/ca.pem" if ca else "") + "}")
        super().__init__(place / "w", config=lambda text: re.sub("(?m)^relay:.*$", relay, text), more=more,
                         mailboxes=["@customer.example"])
        certify(self.ground)
        enrol(self.ground, self.mta.base / "conf" / "sasl")
        self.mta.services = SERVICES.format(common=COMMON.format(base=self.ground, mechanism=mechanism,
                                                                                    also=also).rstrip(),
                                                **self.ports)

    def password(self, text):
        fresh = self.ground / "password.new"
        fresh.write_text(text + "\n")
        fresh.chmod(0o600)
        fresh.rename(self.ground / "password")

    def services(self, words):
        """Lines that the submission services logged."""
        return [line for line in self.mta.log().splitlines()
                if re.search(r"postfix/(submission|smtps)/smtpd", line) and words in line]

    def refused(self, words, cry="error: nothing can be sent until this is mended"):
        """The mail waits, and log, outbox and check say why."""
        lab.wait_for(words, lambda: any(words in (row["last_reply"] or "") for row in self.waiting()), 30, 0.05)
        lab.wait_for("the log", lambda: words in self.milter.log() and cry in self.milter.log(), 10)
        check = self.milter.leadctl("check", check=False)
        assert check.returncode == 2 and words in check.stdout, check.stdout
        assert not self.acks("ann@customer.example")
        for told in (self.milter.log(), self.milter.leadctl("outbox").stdout, check.stdout):
            assert PASSWORD not in told and "wrong horse" not in told


@pytest.fixture
def submitting(place):
    """submitting("smtps", …) -> a running Submitting."""
    made = []

    def make(*arguments, **named):
        made.append(Submitting(place, *arguments, **named))
        return made[-1].start()

    yield make
    for world in made:
        world.stop()


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_logged_in(submitting, scheme):
    """Twenty mails by one connection, each after one login; no trace of the password."""
    world = submitting(scheme, more="courier: {hold: true}")
    for k in range(10):
        world.send(inquiry(sender=f"Ann <ann{k}@customer.example>", subject=f"Request for quotation: {k + 2} pumps"))
    assert len(world.waiting()) == 20 and not world.services("connect from")
    config = world.milter.config
    config.write_text(config.read_text().replace("hold: true", "hold: false"))
    world.milter.process.send_signal(signal.SIGUSR1)
    world.settled()
    assert len(world.acks("ann@customer.example")) == 10, world.mta.log()[-3000:]
    assert sum(len(world.cards(name)) for name in ("alice", "bob", "carol")) == 10
    assert len(world.services(f"sasl_username={USER}")) == 20
    assert len(world.services(" connect from")) <= 2, "a batch, and what it left"
    assert PASSWORD not in world.milter.log() + world.milter.leadctl("outbox").stdout
    check = world.milter.leadctl("check", "--json", check=False).stdout.replace(" ", "")
    assert check.count('"check":"relay"') == 1 and '"check":"relay","state":"ok"' in check, check


def test_a_wrong_password_that_is_mended(submitting):
    world = submitting("smtp", password="wrong horse")
    world.send(inquiry())
    world.refused("the relay does not take our login (see relay: user, password_file): 535 5.7.8")
    tries = len(world.services("authentication failed"))
    assert tries <= 3, "who tries often is locked out"
    world.password(PASSWORD)
    lab.wait_for("the mail, without a reload", lambda: not world.waiting(), 20, 0.05)
    world.settled()
    assert len(world.acks("ann@customer.example")) == 1


def test_a_sender_that_is_not_ours_to_use(submitting):
    """A mistake of the relay's or of ours fails no mail for good."""
    world = submitting("smtp", also="-o smtpd_sender_restrictions=reject_sender_login_mismatch "
                                    "-o smtpd_sender_login_maps=static:somebody@acme.example")
    world.send(inquiry())
    world.refused("the relay does not take our sender", " waits: the relay does not take our sender")
    assert len(world.waiting()) == 2


@pytest.mark.only("postfix", "its TLS settings")
@pytest.mark.parametrize("offered", ["may", "none"])
def test_tls_where_it_is_offered(world, place, offered):
    """Nothing demands it: by TLS of an unknown certificate, or in the clear. (By a name, since it is never asked of loopback.)"""
    certify(place)
    w = world(mailboxes=["@customer.example"],
              config=lambda text: re.sub(r"(?m)^relay: smtp://127.0.0.1", "relay: smtp://relay.localhost", text),
              extra=f"smtpd_tls_security_level = {offered}\nsmtpd_tls_cert_file = {place}/relay.pem\n"
                    f"smtpd_tls_key_file = {place}/relay.key\nsmtpd_tls_received_header = yes",
              services="tlsmgr unix - - n 1000? 1 tlsmgr\n")
    w.send(inquiry())
    w.settled()
    [ack] = w.acks("ann@customer.example")
    assert ("using TLSv1" in ack.as_string()) == (offered == "may")


@pytest.mark.long
@pytest.mark.parametrize("mechanism", [name for name in MECHANISMS if name != "smtpd"])
def test_mechanisms(submitting, mechanism):
    world = submitting("smtps", mechanism=mechanism)
    world.send(inquiry())
    world.settled()
    assert len(world.acks("ann@customer.example")) == 1
    [method] = {re.search(r"sasl_method=([A-Z0-9-]+)", line)[1] for line in world.services("sasl_method")}
    assert method in MECHANISMS[mechanism].split()


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_untrusted(submitting, scheme):
    world = submitting(scheme, ca=False)
    world.send(inquiry())
    world.refused("certificate is not trusted")
    assert not world.services("sasl_username"), "no password went"


def test_other_name(submitting):
    world = submitting("smtps", host="127.0.0.1")
    world.send(inquiry())
    world.refused("not for that name")
    assert not world.services("sasl_username"), "no password went"


def test_the_password_file(submitting):
    """Not there, open to all, closed to the daemon."""
    world = submitting("smtps")
    password = world.ground / "password"
    password.chmod(0o644)
    assert f"{password} is open to others" in world.milter.leadctl("check", check=False).stdout
    password.chmod(0o600)
    os.chown(world.base / "store", 1, -1)
    assert f"may not be able to read {password}" in world.milter.leadctl("check", check=False).stdout
    os.chown(world.base / "store", 0, -1)
    password.unlink()
    world.send(inquiry())
    world.refused("password cannot be read")
