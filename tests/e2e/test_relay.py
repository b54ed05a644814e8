"""The courier's relay is a submission service: to one that cannot be trusted no password goes."""
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
        world = World(place / "w", config=lambda text: re.sub("(?m)^relay:.*$", relay.replace("r/password",
                                                                                             f"{base}/password"), text))
        world.postfix.services = SERVICES.format(submission=ports["smtp"], smtps=ports["smtps"],
                                                 common=COMMON.format(base=base, more=more).rstrip())
        world.ground = base
        made.append(world)
        return world.start()

    yield make
    for world in made:
        world.stop()


def complaint(world, words):
    lab.wait_for(words, lambda: words in world.milter.log(), 30, 0.1)
    assert world.waiting(), "what cannot go waits"


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
