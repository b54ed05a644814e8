"""One private Sendmail, of lab.Postfix's shape: the same mailboxes, the same questions to ask of it."""
import base64
import os
import pathlib
import re
import socket
import struct
import subprocess
import threading

import lab

OUR_LINES = lab.ROOT / "contrib" / "sendmail" / "leadmilter.mc"

# What a private world needs; {ours} is what users are told to write.
SENDMAIL_MC = """\
divert(0)dnl
VERSIONID(`private')dnl
OSTYPE(`linux')dnl
define(`confDOMAIN_NAME', `mx.acme.example')dnl
define(`confSERVICE_SWITCH_FILE', `{conf}/switch')dnl
define(`confCW_FILE', `{conf}/domains')dnl
define(`ALIAS_FILE', `{conf}/aliases')dnl
define(`QUEUE_DIR', `{base}/queue')dnl
define(`STATUS_FILE', `{base}/data/statistics')dnl
define(`HELP_FILE', `{base}/data/help')dnl
define(`confPID_FILE', `{base}/data/pid')dnl
define(`confCONTROL_SOCKET_NAME', `')dnl
define(`confDEAD_LETTER_DROP', `{base}/data/dead')dnl
define(`confDONT_PROBE_INTERFACES', `true')dnl
define(`confDONT_BLAME_SENDMAIL', `{blame}')dnl
define(`confTO_IDENT', `0')dnl
define(`confREFUSE_LA', `999')dnl
define(`confQUEUE_LA', `999')dnl
define(`confDELAY_LA', `0')dnl
define(`confMAX_MESSAGE_SIZE', `104857600')dnl
define(`confDEF_USER_ID', `{reader}')dnl
define(`confAUTH_MECHANISMS', `PLAIN')dnl
TRUST_AUTH_MECH(`PLAIN')dnl
FEATURE(`use_cw_file')dnl
FEATURE(`nocanonify')dnl
FEATURE(`accept_unresolvable_domains')dnl
FEATURE(`virtusertable', `hash {conf}/mailboxes')dnl
define(`SMART_HOST', `nowhere:world')dnl
define(`LOCAL_MAILER_PATH', `{conf}/deliver')dnl
define(`LOCAL_MAILER_ARGS', `deliver {base}/mail/$u')dnl
define(`LOCAL_MAILER_FLAGS', `Pn')dnl without 9, that would decode what is quoted-printable
MODIFY_MAILER_FLAGS(`LOCAL', `-w')dnl nobody of the mailboxes is a user of the system
{ours}
{extra}
LOCAL_CONFIG
ESASL_CONF_PATH={conf}
LOCAL_RULESETS
SLocal_check_rcpt
R$*				$: $| $>parse $>CanonAddr $1
R$| $# nowhere $*		$#error $@ 5.1.2 $: "550 no such mailbox in this private world"
R$| $# local $* unknown		$#error $@ 5.1.1 $: "550 User unknown"
R$*				$@
MAILER(`local')dnl
MAILER(`smtp')dnl
MAILER_DEFINITIONS
Mnowhere, P=/bin/sh, F=lsDFMn, A=sh -c "exit 68"
"""
# The tree may lie anywhere, in folders of anybody's.
BLAME = ("AssumeSafeChown,GroupWritableDirPathSafe,TrustStickyBit,RunProgramInUnsafeDirPath,MapInUnsafeDirPath,"
         "ClassFileInUnsafeDirPath,GroupWritableAliasFile,NonRootSafeAddr")

DELIVER = """\
#!/bin/sh
# Into a Maildir: deliver FOLDER <message
[ "${1##*/}" != unknown ] || exit 67
mkdir -p "$1/tmp" "$1/new" && name=$(date +%s%N).$$ && cat >"$1/tmp/$name" && mv "$1/tmp/$name" "$1/new/" || exit 75
"""


class Passwords(threading.Thread):
    """saslauthd's side of its protocol: every login is good whose password is the login itself."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen(100)

    def run(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return  # closed: the end
            with connection, connection.makefile("rb") as asked:
                login, password, *_ = [asked.read(struct.unpack("!H", asked.read(2))[0]) for _ in range(4)]
                answer = b"OK" if login == password else b"NO"
                connection.sendall(struct.pack("!H", len(answer)) + answer)

    def stop(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


class Client(lab.Connection):
    """SMTP from any address of the private network, with a real login."""

    def __init__(self, port, addr=None, name=None, login=None, helo="client.example"):
        # `name`: Sendmail would look it up itself; leadmilter asks for none.
        super().__init__(port, addr=addr, helo=helo)
        if login:
            secret = base64.b64encode(f"\0{login}\0{login}".encode()).decode()
            code, reply = self.docmd("AUTH", f"PLAIN {secret}")
            if code != 235:
                raise lab.LabError(f"AUTH: {code} {reply}")


class Sendmail:
    """One private Sendmail. `mailboxes` as Postfix's."""

    def __init__(self, base, mailboxes, milter="", port=None, extra=""):
        self.base = pathlib.Path(base).resolve()
        self.conf = self.base / "conf"
        self.port, self.submission = port or lab.free_port(), lab.free_port()
        self.prefix = lab.unpacked("sendmail-bin", "/usr/libexec/sendmail/sendmail")
        self.macros = lab.unpacked("sendmail-cf", "/usr/share/sendmail/cf/m4/cf.m4") + "/usr/share/sendmail/cf/"
        self.program = f"{self.prefix}/usr/libexec/sendmail/sendmail"
        self.mailboxes = list(mailboxes)
        self.reader = lab.tree_owner("nobody")
        self.milter = milter
        self.extra = extra  # further lines of sendmail.mc
        self.process = self.passwords = None

    @staticmethod
    def place(listen):
        """leadmilter's `listen`, as Sendmail names it."""
        return listen

    def client(self, **arguments):
        return Client(self.port, **arguments)

    def _folders(self):
        for name in ("conf", "queue", "data", "mail"):
            (self.base / name).mkdir(parents=True, exist_ok=True)
            os.chmod(self.base / name, 0o755)
        os.chmod(self.base / "queue", 0o700)
        os.chown(self.base / "mail", self.reader.pw_uid, self.reader.pw_gid)
        lab.must_reach(self.reader, self.base)

    def _user(self, address):
        """Each mailbox is a local user, known to the mailer alone."""
        local, _, domain = address.partition("@")
        return f"{local or 'everybody'}--{domain}"

    def _maps(self):
        domains = sorted({address.split("@")[1] for address in self.mailboxes})
        self.conf.joinpath("domains").write_text("".join(f"{domain}\n" for domain in domains))
        users = {address: self._user(address) for address in self.mailboxes}
        for domain in domains:
            users.setdefault(f"@{domain}", "unknown")  # an error here would refuse senders too
        subprocess.run([f"{self.prefix}/usr/libexec/sendmail/makemap", "-C", self.conf / "sendmail.cf", "hash",
                        self.conf / "mailboxes.db"], input="".join(f"{address}\t{user}\n" for address, user in users.items()),
                       text=True, check=True)
        self.conf.joinpath("aliases").write_text("")
        self.conf.joinpath("switch").write_text("hosts files\naliases files\npasswd files\n")
        self.conf.joinpath("deliver").write_text(DELIVER)
        self.conf.joinpath("deliver").chmod(0o755)
        self.conf.joinpath("Sendmail.conf").write_text(f"pwcheck_method: saslauthd\nsaslauthd_path: {self.conf}/passwords\n")

    def _ours(self):
        """The lines that users are told to write, with the socket and ports of this world."""
        text = OUR_LINES.read_text()
        for line, here in (("unix:/run/leadmilter/milter.sock", self.milter), ("Port=smtp,", f"Port={self.port}, Addr=127.0.0.1,"),
                           ("Port=submission,", f"Port={self.submission}, Addr=127.0.0.1,")):
            text, found = re.subn(rf"(?m)^(?!dnl)(.*){re.escape(line)}", rf"\g<1>{here}", text)
            if found != 1:
                raise lab.LabError(f"{OUR_LINES} has {line} {found} times")
        return text

    def start(self):
        self._folders()
        mc, cf = self.conf / "sendmail.mc", self.conf / "sendmail.cf"
        mc.write_text(SENDMAIL_MC.format(base=self.base, conf=self.conf, reader=self.reader.pw_name, blame=BLAME,
                                         ours=self._ours(), extra=self.extra))
        run = subprocess.run(["m4", f"-D_CF_DIR_={self.macros}", f"{self.macros}m4/cf.m4", mc], capture_output=True, text=True)
        if run.returncode or run.stderr:
            raise lab.LabError(f"m4: {run.stderr}")
        cf.write_text(run.stdout)
        self._maps()
        (self.conf / "passwords").unlink(missing_ok=True)
        self.passwords = Passwords(self.conf / "passwords")
        self.passwords.start()
        # It waits a minute where the machine's name has no dot: it gets a machine's name of its own.
        command = ["unshare", "--uts", "sh", "-c", 'hostname mx.acme.example && exec "$@"', "sh",
                   self.program, "-C", str(cf), "-bD", "-q2s", "-X", str(self.base / "data" / "log")]
        with open(self.base / "data" / "output", "ab") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)
        lab.wait_for("Sendmail to listen", self._listens)
        return self

    def _listens(self):
        if self.process.poll() is not None:
            raise lab.LabError(f"Sendmail ended with {self.process.returncode}:\n{self.log()[-2000:]}")
        return lab.accepts(self.port) and lab.accepts(self.submission)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)
        if self.passwords:
            self.passwords.stop()
            self.passwords = None

    def log(self):
        """What it said to its clients, and to us."""
        return "".join(path.read_text(errors="replace") for path in sorted((self.base / "data").glob("[lo]*")))

    def queued(self):
        return [path for path in (self.base / "queue").iterdir() if path.name[:2] in ("qf", "Qf", "hf", "df", "tf")]

    def wait_idle(self, seconds=60):
        lab.wait_for("an empty mail queue", lambda: not self.queued(), seconds, 0.05)

    def mails(self, address):
        """Raw messages in a mailbox, oldest first."""
        local, _, domain = address.partition("@")
        own = f"{local.split('+')[0]}@{domain}"
        folder = self.base / "mail" / self._user(own if own in self.mailboxes else f"@{domain}") / "new"
        return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.is_dir() else []
