"""leadmilter behind its MTA, with an inquiry to send and eyes to see what became of it."""
import datetime
import email.message
import email.utils
import os
import pathlib
import re
import threading
import time
import zoneinfo

import lab

CONFIG = """\
listen: {listen}
socket: {{mode: 0666}}
store: {base}/store
relay: smtp://127.0.0.1:{port}
dns: {{servers: ["127.0.0.1:{dns}"], timeout: 3s, queries: 30}}
company: {{name: ACME Industrial, domains: [acme.example], language: en, timezone: Europe/Berlin}}
intake:
  - sales@acme.example
  - {{address: rfq@acme.example, points: 20}}
relays: [wordpress@acme.example, '*@leads.marketplace.example']
identity: leads@acme.example
authserv: mx.acme.example
owners:
  - {{name: alice, email: alice@acme.example, login: alice, languages: [en, de]}}
  - {{name: bob, email: bob@acme.example}}
  - {{name: carol, email: carol@acme.example}}
managers: [maria@acme.example]
readers: {{processes: 4, timeout: {read_timeout}}}
{more}
"""
COLLEAGUES = [f"{name}@acme.example" for name in "sales rfq alice bob carol maria leads visitor".split()]


class Clock:
    """The daemon's time: an offset in a file that it reads whenever it asks. Moments are Berlin's."""
    ZONE = zoneinfo.ZoneInfo("Europe/Berlin")

    def __init__(self, path):
        self.path = path

    def set(self, moment):
        at = datetime.datetime.fromisoformat(moment).replace(tzinfo=self.ZONE)
        return self._put(round(at.timestamp() - time.time()))

    def set_utc(self, moment):
        return self._put(round(moment.timestamp() - time.time()))

    def forward(self, **duration):
        return self._put(int(self.path.read_text()) + round(datetime.timedelta(**duration).total_seconds()))

    def now(self):
        return datetime.datetime.fromtimestamp(time.time() + int(self.path.read_text()), self.ZONE)

    def wait(self, who, anew=False):
        """Until the daemon's `who` has done all that is due by now; anew: on a round that begins after this second, as
        after a change of what is due."""
        least, told = int(self.now().timestamp()) + anew, pathlib.Path(f"{self.path}.{who}")
        lab.wait_for(f"the {who} to have done what is due",
                     lambda: told.exists() and int(told.read_text()) >= least, 30, 0.01)

    def _put(self, offset):
        fresh = self.path.with_suffix(".new")
        fresh.write_text(str(offset))
        fresh.rename(self.path)
        return self


class World:
    def __init__(self, base, mta=lab.Postfix, more="", mailboxes=(), dns=None, listen="unix", programs=None, environment=None,
                 extra="", read_timeout=None, config=None, services=""):
        self.base = base
        base.mkdir(parents=True)
        os.chmod(base, 0o755)
        port = lab.free_port()
        self.listen = f"unix:{base}/milter.sock" if listen == "unix" else f"inet:{lab.free_port()}@127.0.0.1"
        lines = {name: text for name, text in (("extra", extra), ("services", services)) if text}
        self.mta = mta(base / "mta", COLLEAGUES + list(mailboxes), milter=mta.place(self.listen), port=port, **lines)
        read_timeout = read_timeout or os.environ.get("LEADMILTER_READ_TIMEOUT", "250ms")
        text = CONFIG.format(listen=self.listen, base=base, port=port, dns=dns or lab.free_port(), more=more,
                             read_timeout=read_timeout)
        self.milter = lab.Milter(base, config(text) if config else text, programs=programs, environment=environment)

    def start(self):
        self.milter.start()
        self.mta.start()
        return self

    def stop(self):
        try:
            self.milter.stop()
        finally:
            self.mta.stop()

    def client(self, **arguments):
        arguments.setdefault("addr", "192.0.2.7")
        arguments.setdefault("name", "mail.client.example")
        return self.mta.client(**arguments)

    def send(self, message, sender=None, to=("sales@acme.example",), **client):
        raw = message if isinstance(message, bytes) else message.as_bytes()
        sender = sender if sender is not None else lab.parsed(raw)["From"].addresses[0].addr_spec
        with self.client(**client) as connection:
            (code, text), seconds = connection.transact(sender, list(to), raw)
        assert code == 250, (code, text)
        return seconds

    def settled(self, seconds=60):
        """Waits until outbox and mail queue are empty."""
        lab.wait_for("an empty outbox", lambda: not self.waiting(), seconds, 0.1)
        self.mta.wait_idle(seconds)

    def waiting(self):
        return self.milter.json("outbox", "--waiting")

    def leads(self):
        return self.milter.json("list", "--limit", "0")

    def shown(self, lead):
        return self.milter.json("show", lead)[0]

    def ignored(self):
        return self.milter.json("ignored")

    def acks(self, address):
        return [m for m in map(lab.parsed, self.mta.mails(address)) if m["Auto-Submitted"] == "auto-replied"]

    def cards(self, owner):
        return [m for m in map(lab.parsed, self.mta.mails(f"{owner}@acme.example"))
                if m["Auto-Submitted"] == "auto-generated"]

    def told(self, name, subject=""):
        """What we wrote to a colleague, cards apart: reminders, escalations, digests."""
        return [m for m in self.cards(name) if subject in m["Subject"] and not re.match(r"(HOT|Lead) by ", m["Subject"])]

    def steps(self, lead):
        """Its events but for what every lead has."""
        return [e["what"] for e in self.milter.json("show", lead)[0]["events"]
                if e["what"] not in ("intake", "assigned", "acked", "card sent")]

    def originals(self, owner):
        return [raw for raw in self.mta.mails(f"{owner}@acme.example") if not lab.header(raw)["Auto-Submitted"]]


def inquiry(sender="Ann Archer <ann@customer.example>", to="sales@acme.example", subject="Request for quotation: 40 pumps",
            text=None, headers=(), message_id=None):
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = email.utils.formatdate(localtime=False)
    message["Message-ID"] = message_id or email.utils.make_msgid(domain="customer.example")
    for name, value in headers:
        message[name] = value
    message.set_content(text or "Hello,\n\nplease quote 40 pcs of the NF-220 gear pump, delivered to Leeds by end of "
                                "next month.\n\nBest regards,\nAnn Archer\nArcher Pumps Ltd\n+44 113 496 0123\n")
    return message


def arrived(raw):
    """What a delivered message was before the MTAs put their lines on top and we ours at the end of the header."""
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    fields = re.split(rb"\n(?![ \t])", head)
    ours = (b"return-path:", b"x-original-to:", b"delivered-to:", b"received:", b"x-lead-")
    return b"\n".join(f for f in fields if not f.lower().startswith(ours)) + b"\n\n" + body


def in_parallel(jobs, sessions):
    """Runs each job of a list in one of so many threads; returns what they raised."""
    todo, failures, lock = list(jobs), [], threading.Lock()

    def work():
        while True:
            with lock:
                if not todo:
                    return
                job = todo.pop()
            try:
                job()
            except Exception as failure:  # noqa: BLE001 (a test must see every one)
                failures.append(failure)

    threads = [threading.Thread(target=work) for _ in range(sessions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures
