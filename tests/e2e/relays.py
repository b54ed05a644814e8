"""A relay that does what a test tells it, and remembers what it heard."""
import email
import email.policy
import socketserver
import ssl
import threading


class Gone(Exception):
    """Raised by an answer: the connection ends."""


class Session(socketserver.StreamRequestHandler):
    USUAL = {"connect": "220 relay ESMTP", "EHLO": "250-relay\r\n250 SIZE 10000000", "MAIL": "250 fine", "RCPT": "250 fine",
             "DATA": "354 go on", ".": "250 taken", "QUIT": "221 bye", "NOOP": "250 fine", "RSET": "250 fine"}

    def setup(self):
        self.relay, self.sender, self.to, self.data = self.server.relay, None, None, None
        if self.relay.tls:
            self.request = self.relay.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def handle(self):
        with self.relay.lock:
            self.relay.connections += 1
        try:
            going = self.answer("connect")
            while going and (line := self.rfile.readline()):
                self.line = line.decode("utf-8", "replace").strip()
                with self.relay.lock:
                    self.relay.heard.append(self.line)
                going = self.answer(self.line.split(" ")[0].split(":")[0].upper())
        except (Gone, OSError):
            pass

    def answer(self, verb):
        """False: that was the last word."""
        if verb in ("MAIL", "RCPT"):
            setattr(self, "sender" if verb == "MAIL" else "to", self.line.partition("<")[2].partition(">")[0])
        said = self.relay.says.get(verb)
        said = (said(self) if callable(said) else said) or self.USUAL.get(verb, "502 unknown")
        if verb == "." and said.startswith("2"):
            with self.relay.lock:
                self.relay.taken.append((self.to, self.data))
        self.say(said + "\r\n")
        if verb == "DATA" and said.startswith("354"):
            return self.take() and self.answer(".")
        return verb != "QUIT" and not said.startswith("421")

    def take(self):
        lines = []
        while (line := self.rfile.readline()) not in (b"", b".\r\n"):
            lines.append(line.removeprefix(b"."))
        self.data = b"".join(lines)
        return line != b""

    def say(self, text):
        self.wfile.write(text.encode())

    def rest(self, seconds=None):
        """False: the relay is being stopped."""
        if self.relay.over.wait(seconds):
            raise Gone


class Relay(socketserver.ThreadingTCPServer):
    """`says`: its answers where they are not the usual ones, by verb, and "connect" and "." besides: text, or a function
    of the session that returns text, or None for the usual."""
    daemon_threads = True
    block_on_close = False

    def __init__(self, tls=None, **says):
        self.relay, self.says, self.tls = self, says, tls
        self.heard, self.taken, self.connections = [], [], 0  # taken: (recipient, message)
        self.lock, self.over = threading.Lock(), threading.Event()
        super().__init__(("127.0.0.1", 0), Session)
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def handle_error(self, request, address):
        """A client that breaks off is nothing to tell of."""

    def stop(self):
        self.over.set()
        self.shutdown()
        self.server_close()

    def mails(self, to=None):
        with self.lock:
            return [email.message_from_bytes(data, policy=email.policy.default) for who, data in self.taken
                    if to in (None, who)]

    def hears(self, verb):
        with self.lock:
            return [line for line in self.heard if line.upper().startswith(verb)]


def tls_of(certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
