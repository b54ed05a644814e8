#!/usr/bin/python3
"""Plays a day's mail to a company through a private Postfix with leadmilter, and shows what became of it.

KEEP=1 in the environment keeps everything running until Ctrl-C. Exits 1 when anything shown is not as it should be.
"""
import contextlib
import fcntl
import os
import shutil
import signal
import smtplib
import statistics
import sys
import textwrap
import unicodedata

import day
import lab

BASE = lab.ROOT / "build" / "demo"

CONFIG = """\
listen: unix:{base}/milter.sock
socket: {{mode: 0666}}
store: {base}/store
relay: smtp://127.0.0.1:{port}
dns: {{servers: ["127.0.0.1:{dns}"]}}
company: {{name: ACME Industrial, domains: [acme.example], language: en, timezone: Europe/Berlin}}
intake:
  - sales@acme.example
  - info@acme.example
  - {{address: rfq@acme.example, points: 20}}
relays: [wordpress@acme.example, '*@leads.tradesquare.example']
identity: leads@acme.example
owners:
  - {{name: alice, email: alice@acme.example, languages: [en, de]}}
  - {{name: bob, email: bob@acme.example}}
  - {{name: chloe, email: chloe@acme.example, languages: [fr, en]}}
managers: [maria@acme.example]
routes:
  - {{when: {{country: [DE, AT, CH]}}, to: [alice]}}
  - {{when: {{language: [fr]}}, to: [chloe]}}
  - {{to: [alice, bob, chloe], pick: least-busy}}
"""

OURS = [f"{name}@acme.example" for name in "sales info rfq alice bob chloe maria dora leads".split()]


def message_id(letter):
    return (lab.parsed(letter.message)["Message-ID"] or "").strip("<> \r\n")


def outcome(found):
    if found["class"] == "none":
        return f"{found['id']} no lead"
    return f"{found['id']} {found['class']}, {found['owner']}" + (f"; no ack: {found['ack_reason']}" if found["ack_reason"] else "")


class Demo:
    def __init__(self):
        self.faults = []
        self.letters = day.letters()
        strangers = {letter.ack_to for letter in self.letters if letter.ack_to} | {"purchasing@bigcorp.example"}
        shutil.rmtree(BASE, ignore_errors=True)
        BASE.mkdir(parents=True)
        os.chmod(BASE, 0o755)
        self.names = lab.NameServer(BASE / "names", day.ZONE)
        port = lab.free_port()
        self.milter = lab.Milter(BASE, CONFIG.format(base=BASE, port=port, dns=self.names.port), user=self.user())
        self.postfix = lab.Postfix(BASE / "postfix", OURS + sorted(strangers), milter=f"unix:{BASE}/milter.sock", port=port)

    @staticmethod
    def user():
        """Who looks at the store afterwards."""
        user = lab.tree_owner("nobody")
        os.chown(BASE, user.pw_uid, user.pw_gid)
        return user.pw_name

    def check(self, good, what):
        if not good:
            self.faults.append(what)

    def play(self):
        print(f"A private Postfix on port {self.postfix.port}, leadmilter as its milter. The day's mail to ACME Industrial:\n")
        self.replies = []
        (BASE / "sent").mkdir()
        for number, letter in enumerate(self.letters, 1):
            (BASE / "sent" / f"{number:02}.eml").write_bytes(letter.message)
            with lab.Client(self.postfix.port, addr=letter.client, name="mail.sender.example", login=letter.login) as client:
                (code, _), seconds = client.transact(letter.sender, letter.to, letter.message)
            self.replies.append((code, seconds))
            self.check(code == 250, f"{letter.what}: answered {code}")
        lab.wait_for("an empty outbox", lambda: not self.milter.json("outbox", "--waiting"), 60, 0.2)
        self.postfix.wait_idle()

    def show_letters(self, leads, ignored):
        by_id, seen = {item["message_id"]: item for item in leads + ignored}, set()
        for letter, (code, seconds) in zip(self.letters, self.replies):
            found = by_id.get(message_id(letter))
            again = found and found["id"] in seen
            became = (f"joins {self.joined(letter, leads)['id']}" if letter.lead == "joins" else "concerns nobody" if not found
                      else f"is {found['id']} again" if again else outcome(found))
            seen.add(found and found["id"])
            wide = sum(unicodedata.east_asian_width(c) == "W" for c in letter.what)
            print(f"  {letter.what:{42 - wide}} {code} after {seconds * 1000:5.1f} ms   {became}")

    @staticmethod
    def joined(letter, leads):
        return next(lead for lead in leads if lead["email"] == letter.sender)

    def show_leads(self, leads):
        print("\nThe leads (leadctl list):\n")
        print(textwrap.indent(self.milter.leadctl("list").stdout, "  "))
        self.check(all(lead["owner"] and lead["respond_by"] for lead in leads), "a lead has no owner or no respond-by")
        self.check(len(leads) == sum(letter.lead in ("hot", "general") for letter in self.letters), f"{len(leads)} leads")

    def show_ignored(self, ignored):
        print("What was no lead, and why (leadctl ignored):\n")
        print(textwrap.indent(self.milter.leadctl("ignored").stdout, "  "))
        self.check(len(ignored) == sum(letter.lead == "none" for letter in self.letters), f"{len(ignored)} ignored")

    def check_letters(self, leads, ignored):
        by_id = {item["message_id"]: item for item in leads + ignored}
        for letter in self.letters:
            found = by_id.get(message_id(letter))
            if letter.lead in ("hot", "general", "none"):
                self.check(found and found["class"] == letter.lead,
                           f"{letter.what}: expected {letter.lead}, got {found['class'] if found else 'nothing'}")
            if letter.lead == "joins":
                first = self.joined(letter, leads)
                self.check(first["touches"] == 1, f"{letter.what}: did not join {first['id']}")
            if letter.lead == "":
                self.check(not found, f"{letter.what}: concerns nobody, but was taken")
            if letter.lead in ("hot", "general") and found:
                self.check_acked(letter, found)

    def check_acked(self, letter, lead):
        acks = [m for m in map(lab.parsed, self.postfix.mails(letter.ack_to)) if m["Auto-Submitted"] == "auto-replied"
                ] if letter.ack_to else []
        self.check(len(acks) == (1 if letter.ack_to else 0), f"{letter.what}: {len(acks)} acks")
        self.check(bool(lead["acked_at"]) != bool(lead["ack_reason"]), f"{letter.what}: neither acked nor a reason")
        cards = [m for m in map(lab.parsed, self.postfix.mails(f"{lead['owner']}@acme.example")) if m["X-Lead-Id"] == lead["id"]
                 and m["Auto-Submitted"] == "auto-generated"]
        self.check(len(cards) == 1, f"{letter.what}: {len(cards)} cards")

    @staticmethod
    def print_mail(title, message):
        print(f"{title}\n")
        for name in ("From", "To", "Reply-To", "Subject", "Auto-Submitted", "In-Reply-To"):
            if message[name]:
                print(f"  | {name}: {message[name]}")
        print("  |")
        print(textwrap.indent(message.get_body(("plain",)).get_content().rstrip(), "  | ", lambda _: True), "\n")

    def show_mail(self, leads):
        letter = self.letters[0]
        lead = next(lead for lead in leads if lead["email"] == letter.sender)
        box = self.postfix.mails(f"{lead['owner']}@acme.example")
        card = next(m for m in map(lab.parsed, box) if m["X-Lead-Id"] == lead["id"] and m["Auto-Submitted"])
        self.print_mail(f"The card in {lead['owner']}'s mailbox, beside the original message:", card)
        ack = next(m for m in map(lab.parsed, self.postfix.mails(letter.ack_to)) if m["Auto-Submitted"])
        self.print_mail("The ack in the prospect's mailbox:", ack)
        german = next(m for m in map(lab.parsed, self.postfix.mails("j.mueller@mueller-metallbau.example")) if m["Auto-Submitted"])
        self.print_mail("And in German:", german)

    def show_forged(self):
        self.check(not self.postfix.mails("purchasing@bigcorp.example"), "the forged sender's victim got mail")

    def show_times(self):
        ms = sorted(1000 * seconds for _, seconds in self.replies)
        print(f"From DATA to 250: median {statistics.median(ms):.1f} ms, slowest {ms[-1]:.1f} ms "
              f"(Postfix, reading, SPF and a durable commit together).")

    def end(self):
        where = os.path.relpath(self.milter.config)
        print("\nLook further:\n")
        for words in (f"./leadctl -c {where} show L-1001", f"./leadctl -c {where} list --owner alice --class hot",
                      f"./leadctl -c {where} ignored --json", f"./leadctl -c {where} outbox",
                      f"./leadctl -c {where} verify", f"./leadctl -c {where} explain {os.path.relpath(BASE)}/sent/01.eml   # or any message of yours",
                      f"ls {os.path.relpath(self.postfix.base)}/mail/acme.example/alice/new"):
            print(f"  {words}")
        for fault in self.faults:
            print(f"\nWRONG: {fault}", file=sys.stderr)
        if not self.faults:
            print("\nEverything shown is as it should be.")

    def keep(self):
        print(f"\nStill running: send mail to sales@acme.example on 127.0.0.1 port {self.postfix.port}. Ctrl-C ends it.",
              flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print("\nEnded.")

    def run(self):
        with contextlib.ExitStack() as running:
            for part in (self.names, self.postfix, self.milter):
                running.callback(part.stop)
                part.start()
            self.play()
            leads, ignored = self.milter.json("list"), self.milter.json("ignored")
            self.show_letters(leads, ignored)
            self.show_leads(leads)
            self.show_mail(leads)
            self.show_ignored(ignored)
            self.check_letters(leads, ignored)
            self.show_forged()
            self.show_times()
            self.end()
            if os.environ.get("KEEP"):
                self.keep()
        return 1 if self.faults else 0


def interrupted(*_):
    """The first signal ends everything in order; those after it change nothing."""
    on_signals(signal.SIG_IGN)
    raise KeyboardInterrupt


def on_signals(handler):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


def alone():
    """Held until we end: a second demo would pull this one's files away."""
    BASE.parent.mkdir(exist_ok=True)
    lock = open(BASE.parent / "demo.lock", "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit("demo: another one is running in this tree; end it first")
    return lock


def main():
    if os.geteuid() != 0:
        sys.exit("demo: needs root, for Postfix: sudo make demo")
    os.chdir(lab.ROOT)
    os.umask(0o022)
    lock = alone()
    on_signals(interrupted)
    try:
        return Demo().run()
    except (lab.LabError, smtplib.SMTPException) as problem:
        return f"demo: {problem}"
    except KeyboardInterrupt:
        return "demo: interrupted"
    finally:
        lab.give_back()
        lock.close()


if __name__ == "__main__":
    sys.exit(main())
