"""A private mail world on loopback: Postfix, a DNS server, leadmilter, mailboxes.

Everything lives below one folder; nothing of the system's own mail is read or
touched. Used by the demo and by the end-to-end tests. Needs root (Postfix does).
"""
import email
import email.parser
import email.policy
import fcntl
import grp
import json
import os
import pathlib
import pwd
import random
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
UNPACKED = ROOT / "build" / "unpacked"
FETCH = ["apt-get", "download", "-q"]


class LabError(Exception):
    pass


def free_port():
    """Below the range that the kernel gives to clients: nobody's outgoing connection takes it before we do."""
    while True:
        port = random.randrange(10000, 30000)
        with socket.socket() as s, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as u:
            try:
                s.bind(("127.0.0.1", port))
                u.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def wait_for(what, condition, seconds=15.0, step=0.02):
    """Waits until condition() is true, and returns what it returned."""
    until = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > until:
            raise LabError(f"waited {seconds} s in vain for {what}")
        time.sleep(step)


def accepts(port):
    try:
        socket.create_connection(("127.0.0.1", port), 0.5).close()
        return True
    except OSError:
        return False


def tree_owner(otherwise):
    """Who the tree belongs to; another user's name stands in for root, who lends his rights only."""
    try:
        user = pwd.getpwuid(ROOT.stat().st_uid)
    except KeyError:
        user = pwd.getpwnam(otherwise)
    return user if user.pw_uid else pwd.getpwnam(otherwise)


def give_back():
    """What root made below the tree becomes its owner's, who can read and remove it then."""
    owner = ROOT.stat()
    made = [path for name in ("build", "leadmilter", "leadctl", "leadmilter-mother") if (path := ROOT / name).exists()]
    subprocess.run(["chown", "-Rh", f"{owner.st_uid}:{owner.st_gid}", *made], check=True)


def must_reach(user, path):
    """A home folder may be closed to other users, and Postfix gives up root's rights."""
    if subprocess.run(["test", "-x", path], user=user.pw_uid, group=user.pw_gid, extra_groups=[]).returncode:
        raise LabError(f"user {user.pw_name} cannot reach {path}: a folder above it is closed to others. "
                       "Clone to where they can, or as an ordinary user")


def unpacked(package, program):
    """A program of a Debian package that is installed, or else downloaded and unpacked, never installed: no service of
    it ever starts. Returns the prefix, '' for the installed one."""
    target = UNPACKED / package
    UNPACKED.mkdir(parents=True, exist_ok=True)
    with open(UNPACKED / f"{package}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run side by side: one of them fetches, the others wait for it
        for prefix in ("", str(target)):
            if os.path.exists(prefix + program):
                return prefix
        with tempfile.TemporaryDirectory(dir=UNPACKED) as half:
            os.chmod(half, 0o777)  # apt-get may download as a user of its own
            run = subprocess.run([*FETCH, package], cwd=half, capture_output=True, text=True)
            if run.returncode:
                raise LabError(f"cannot download {package}: {run.stderr.strip()}")
            whole = pathlib.Path(half) / "whole"
            for deb in pathlib.Path(half).glob("*.deb"):
                subprocess.run(["dpkg-deb", "-x", deb, whole], check=True)
            if not os.path.exists(str(whole) + program):
                raise LabError(f"{package} has no {program}")
            whole.chmod(0o755)
            shutil.rmtree(target, ignore_errors=True)
            whole.rename(target)  # whole or not at all
    return str(target)


MAIN_CF = """\
compatibility_level = 3.6
queue_directory = {base}/queue
data_directory = {base}/data
command_directory = {prefix}/usr/sbin
daemon_directory = {prefix}/usr/lib/postfix/sbin
shlib_directory = {prefix}/usr/lib/postfix
meta_directory = {meta}
mail_owner = {owner}
setgid_group = uucp
default_privs = nobody
import_environment = MAIL_CONFIG MAIL_LOGTAG TZ LANG=C POSTLOG_SERVICE POSTLOG_HOSTNAME LD_LIBRARY_PATH
maillog_file = {base}/log/mail.log
maillog_file_prefixes = {base}
myhostname = mx.acme.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
smtpd_authorized_xclient_hosts = 127.0.0.0/8
smtp_dns_support_level = disabled
smtp_tls_security_level = none
smtpd_tls_security_level = none
alias_maps =
alias_database =
local_transport = error:no local delivery
default_transport = error:no such mailbox in this private world
virtual_mailbox_domains = texthash:{base}/conf/domains
virtual_mailbox_base = {base}/mail
virtual_mailbox_maps = texthash:{base}/conf/mailboxes
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
virtual_mailbox_limit = 0
message_size_limit = 104857600
recipient_delimiter = +
smtpd_client_connection_rate_limit = 0
smtpd_client_connection_count_limit = 0
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
biff = no
milter_default_action = tempfail
milter_connect_timeout = 10s
milter_command_timeout = 30s
milter_content_timeout = 60s
queue_run_delay = 2s
minimal_backoff_time = 2s
maximal_backoff_time = 5s
smtpd_milters = {milter}
{extra}
"""

MASTER_CF = """\
127.0.0.1:{port} inet n - n - 150 smtpd
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       5       1       qmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
flush     unix  n       -       n       1000?   0       flush
proxymap  unix  -       -       n       -       -       proxymap
proxywrite unix -       -       n       -       1       proxymap
smtp      unix  -       -       n       -       -       smtp
relay     unix  -       -       n       -       -       smtp
showq     unix  n       -       n       -       -       showq
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
discard   unix  -       -       n       -       -       discard
virtual   unix  -       n       n       -       20      virtual
anvil     unix  -       -       n       -       1       anvil
scache    unix  -       -       n       -       1       scache
postlog   unix-dgram n  -       n       -       1       postlogd
"""


class Postfix:
    """One private Postfix. `mailboxes`: addresses; '@domain' catches the rest of a domain. A tag is ignored."""

    def __init__(self, base, mailboxes, milter="", port=None, extra="", services=""):
        self.base = pathlib.Path(base).resolve()
        self.port = port or free_port()
        self.prefix = unpacked("postfix", "/usr/sbin/postfix")
        self.mailboxes = list(mailboxes)
        # The tree's owner has queue and mailboxes: so this works in a home folder that is closed to others.
        self.owner, self.reader = tree_owner("news"), tree_owner("nobody")
        self.milter = milter
        self.extra = extra
        self.services = services  # further lines of master.cf
        self.process = None

    @staticmethod
    def place(listen):
        """leadmilter's `listen`, as Postfix names it."""
        kind, _, where = listen.partition(":")
        port, _, host = where.partition("@")
        return listen if kind == "unix" else f"{kind}:{host}:{port}"

    def client(self, **arguments):
        return Client(self.port, **arguments)

    def _environment(self):
        environment = dict(os.environ)
        if self.prefix:
            environment["LD_LIBRARY_PATH"] = f"{self.prefix}/usr/lib/postfix"
        return environment

    def _folders(self):
        for name in ("conf", "queue", "data", "mail", "log"):
            (self.base / name).mkdir(parents=True, exist_ok=True)
            os.chmod(self.base / name, 0o755)
        owner, group = self.owner.pw_uid, grp.getgrnam("uucp").gr_gid
        for name in "active bounce corrupt defer deferred flush hold incoming private saved trace".split():
            (self.base / "queue" / name).mkdir(exist_ok=True)
            os.chown(self.base / "queue" / name, owner, -1)
            os.chmod(self.base / "queue" / name, 0o700)
        (self.base / "queue" / "pid").mkdir(exist_ok=True)
        for name, mode in (("maildrop", 0o730), ("public", 0o710)):
            (self.base / "queue" / name).mkdir(exist_ok=True)
            os.chown(self.base / "queue" / name, owner, group)
            os.chmod(self.base / "queue" / name, mode)
        os.chown(self.base / "data", owner, -1)
        os.chmod(self.base / "data", 0o700)
        os.chown(self.base / "mail", self.reader.pw_uid, self.reader.pw_gid)
        for user in (self.owner, self.reader):
            must_reach(user, self.base)

    def _maps(self):
        conf = self.base / "conf"
        domains = sorted({address.split("@")[1] for address in self.mailboxes})
        conf.joinpath("domains").write_text("".join(f"{domain} x\n" for domain in domains))
        conf.joinpath("mailboxes").write_text("".join(
            f"{address} {address.split('@')[1]}/{address.split('@')[0] or 'everybody'}/\n" for address in self.mailboxes))

    def start(self):
        self._folders()
        self._maps()
        meta = "/etc/postfix" if not self.prefix else f"{self.prefix}/etc/postfix"
        conf = self.base / "conf"
        conf.joinpath("main.cf").write_text(MAIN_CF.format(base=self.base, prefix=self.prefix, meta=meta,
                                                           owner=self.owner.pw_name, uid=self.reader.pw_uid,
                                                           gid=self.reader.pw_gid, milter=self.milter, extra=self.extra))
        conf.joinpath("master.cf").write_text(MASTER_CF.format(port=self.port) + self.services)
        said = self.log()
        for _ in range(3):
            self._run()
            if self._logs_more_than(said):
                return self
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        raise LabError("Postfix does not log")

    def _run(self):
        """The master itself, without postfix-script: that looks after an installed Postfix."""
        conf = self.base / "conf"
        command = [f"{self.prefix}/usr/lib/postfix/sbin/master", "-d", "-c", str(conf)]
        environment = {**self._environment(), "MAIL_CONFIG": str(conf), "MAIL_LOGTAG": "postfix"}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        start_new_session=True)
        wait_for("Postfix to listen", lambda: self._listens())

    def _logs_more_than(self, said):
        """Else postlogd waits for itself, and all others for it."""
        try:
            return wait_for("Postfix to log", lambda: self.log() != said, 10)
        except LabError:
            return False

    def _listens(self):
        if self.process.poll() is not None:
            raise LabError(f"Postfix ended with {self.process.returncode}:\n{self.log()[-2000:]}")
        return accepts(self.port)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)
            # An idle smtpd outlives the master for a moment, and answers from the maps it knows.
            wait_for("its children to leave the port", lambda: not accepts(self.port))

    def log(self):
        path = self.base / "log" / "mail.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def queued(self):
        return [p for name in ("incoming", "active", "deferred", "maildrop")
                for p in (self.base / "queue" / name).rglob("*") if p.is_file()]

    def wait_idle(self, seconds=60):
        wait_for("an empty mail queue", lambda: not self.queued(), seconds, 0.05)

    def maildir(self, address):
        local, _, domain = address.partition("@")
        explicit = address in self.mailboxes
        return self.base / "mail" / domain / ((local.split("+")[0] if explicit or f"@{domain}" not in self.mailboxes
                                               else "everybody"))

    def mails(self, address):
        """Raw messages in a mailbox, oldest first."""
        folder = self.maildir(address)
        files = [p for sub in ("new", "cur") if (folder / sub).is_dir() for p in (folder / sub).iterdir()]
        return [p.read_bytes() for p in sorted(files, key=lambda p: p.stat().st_mtime_ns)]


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def parsed(raw):
    return email.message_from_bytes(raw, policy=email.policy.default)


def header(raw):
    """Its fields alone: Python takes half a minute for a body of a hundred thousand parts."""
    return email.parser.BytesHeaderParser(policy=email.policy.default).parsebytes(raw)


class NameServer:
    """nsd, authoritative for 'example.' and whatever else the zone text says."""

    def __init__(self, base, records, port=None):
        self.base = pathlib.Path(base).resolve()
        self.port = port or free_port()
        self.prefix = unpacked("nsd", "/usr/sbin/nsd")
        self.records = records
        self.process = None

    def start(self):
        self.base.mkdir(parents=True, exist_ok=True)
        zone = "$ORIGIN example.\n$TTL 60\n@ SOA ns.example. post.example. 1 60 60 60 60\n@ NS ns.example.\nns A 127.0.0.1\n"
        (self.base / "example.zone").write_text(zone + self.records)
        (self.base / "nsd.conf").write_text(
            f"server:\n  ip-address: 127.0.0.1@{self.port}\n  username: \"\"\n  chroot: \"\"\n  zonesdir: \"{self.base}\"\n"
            f"  pidfile: \"\"\n  database: \"\"\n  xfrdfile: \"{self.base}/xfrd.state\"\n  zonelistfile: \"{self.base}/zone.list\"\n"
            f"  logfile: \"{self.base}/nsd.log\"\n  server-count: 1\n"
            f"remote-control:\n  control-enable: no\nzone:\n  name: \"example\"\n  zonefile: \"example.zone\"\n")
        self.process = subprocess.Popen([f"{self.prefix}/usr/sbin/nsd", "-d", "-c", str(self.base / "nsd.conf")],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for("the name server", lambda: accepts(self.port))
        return self

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(10)


class Milter:
    """leadmilter itself, from this tree or a build variant."""

    def __init__(self, base, config, programs=None, user=None, environment=None):
        self.base = pathlib.Path(base).resolve()
        self.programs = pathlib.Path(programs or os.environ.get("LEADMILTER_PROGRAMS", ROOT))
        self.config = self.base / "leadmilter.yaml"
        self.base.mkdir(parents=True, exist_ok=True)
        self.config.write_text(config)
        self.user = user
        self.environment = {**os.environ, **(environment or {})}
        self.process = None
        self.log_path = self.base / "leadmilter.log"

    def start(self, ready=True, seconds=20):
        command = [str(self.programs / "leadmilter"), "-c", str(self.config)] + (["-u", self.user] if self.user else [])
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=self.environment, cwd="/")
        if ready:
            wait_for("leadmilter to be ready", lambda: self._ready(), seconds)
        return self

    def _ready(self):
        if self.process.poll() is not None:
            raise LabError(f"leadmilter ended with {self.process.returncode}:\n{self.log()[-3000:]}")
        listen = next(line.split(":", 1)[1].strip() for line in self.config.read_text().splitlines()
                      if line.startswith("listen:"))
        kind, _, where = listen.partition(":")
        if kind == "inet":
            return accepts(int(where.split("@")[0]))
        try:
            with socket.socket(socket.AF_UNIX) as s:
                s.connect(where)
            return True
        except OSError:
            return False

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self, seconds=40):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.kill()
                raise LabError("leadmilter did not stop")
        return self.process.returncode if self.process else None

    def log(self):
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def leadctl(self, *arguments, check=True):
        """Runs leadctl; returns its exit status and output."""
        run = subprocess.run([str(self.programs / "leadctl"), "-c", str(self.config), *arguments], capture_output=True,
                             text=True, env=self.environment, cwd="/")
        if check and run.returncode not in (0, 1):
            raise LabError(f"leadctl {' '.join(arguments)}: exit {run.returncode}: {run.stderr.strip()}")
        return run

    def json(self, *arguments):
        return [json.loads(line) for line in self.leadctl(*arguments, "--json").stdout.splitlines()]


class Connection(smtplib.SMTP):
    """SMTP as it comes from `addr`, which must be an address of ours."""

    def __init__(self, port, addr=None, helo="client.example"):
        super().__init__("127.0.0.1", port, local_hostname=helo, timeout=120, source_address=addr and (addr, 0))
        # Else Nagle's algorithm holds the last bytes back for 40 ms, and that would be measured as ours.
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.ehlo()

    def transact(self, sender, recipients, raw):
        """One transaction; returns the last reply (code, text) and the seconds from the message's first byte to it."""
        replies = [self.docmd("MAIL", f"FROM:<{sender}>")]
        replies += [self.docmd("RCPT", f"TO:<{recipient}>") for recipient in recipients]
        refused = [reply for reply in replies if reply[0] >= 400]
        if refused:
            self.rset()
            return refused[0], 0.0
        code, text = self.docmd("DATA")
        if code != 354:
            return (code, text), 0.0
        lines = crlf(raw)
        if not lines.endswith(b"\r\n"):
            lines += b"\r\n"
        stuffed = (b"." if lines.startswith(b".") else b"") + lines.replace(b"\r\n.", b"\r\n..")
        began = time.monotonic()
        self.send(stuffed + b".\r\n")
        reply = self.getreply()
        return reply, time.monotonic() - began


class Client(Connection):
    """SMTP from any address, host name and login (XCLIENT, which our Postfix allows to loopback)."""

    def __init__(self, port, addr=None, name=None, login=None, helo="client.example"):
        super().__init__(port, helo=helo)
        words = [f"{key}={value}" for key, value in (("ADDR", addr), ("NAME", name), ("LOGIN", login)) if value]
        if words:
            code, reply = self.docmd("XCLIENT", " ".join(words))
            if code != 220:
                raise LabError(f"XCLIENT: {code} {reply}")
            self.helo_resp = self.ehlo_resp = None
            self.ehlo()


def crlf(raw):
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
