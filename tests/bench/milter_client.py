"""The MTA's side of the milter protocol (version 6), enough to bring one message after the other to its end."""
import socket
import struct
import time

SMFIR_FINAL = b"acrtyd"  # accept, continue, reject, tempfail, replycode, discard


def connect(where):
    """where: unix:/path or inet:port@host."""
    kind, _, rest = where.partition(":")
    if kind == "unix":
        s = socket.socket(socket.AF_UNIX)
        s.connect(rest)
    else:
        port, _, host = rest.partition("@")
        s = socket.create_connection((host, int(port)))
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return s


class MilterClient:
    def __init__(self, where, client="192.0.2.7", daemon="smtpd"):
        self.s = connect(where)
        self.buffer = b""
        self.send(b"O", struct.pack("!III", 6, 0x1FF, 0x1FFFFF & ~0x0))
        _, data = self.receive()
        self.protocol = struct.unpack("!III", data[:12])[2]
        self.macro(b"C", b"j", b"mx.acme.example", b"{daemon_name}", daemon.encode())
        self.ask(b"C", b"client.example\x004" + struct.pack("!H", 25) + client.encode() + b"\0")
        self.ask(b"H", b"client.example\0")

    def send(self, command, data=b""):
        self.s.sendall(struct.pack("!I", len(data) + 1) + command + data)

    def macro(self, stage, *words):
        self.send(b"D", stage + b"".join(word + b"\0" for word in words))

    def receive(self):
        while len(self.buffer) < 4 or len(self.buffer) < 4 + struct.unpack("!I", self.buffer[:4])[0]:
            got = self.s.recv(65536)
            if not got:
                raise ConnectionError("the filter hung up")
            self.buffer += got
        size = struct.unpack("!I", self.buffer[:4])[0]
        packet, self.buffer = self.buffer[4:4 + size], self.buffer[4 + size:]
        return packet[:1], packet[1:]

    def ask(self, command, data=b""):
        self.send(command, data)
        return self.receive()[0]

    def message(self, sender, recipients, headers, body, queue_id="ABC123"):
        """One transaction. Returns the final answer, the edits before it, and the seconds of the end of message."""
        self.macro(b"M", b"i", queue_id.encode())
        self.ask(b"M", b"<" + sender.encode() + b">\0")
        for recipient in recipients:
            self.ask(b"R", b"<" + recipient.encode() + b">\0")
        if self.ask(b"T") == b"a":
            return b"a", [], 0.0
        quiet_headers, quiet_end, quiet_body = (self.protocol & bit for bit in (0x80, 0x40000, 0x80000))
        for name, value in headers:
            self.send(b"L", name.encode() + b"\0" + (" " + value).encode("utf-8", "surrogateescape") + b"\0")
            quiet_headers or self.receive()
        self.send(b"N")
        quiet_end or self.receive()
        for start in range(0, len(body), 65535):
            self.send(b"B", body[start:start + 65535])
            quiet_body or self.receive()
        began, edits = time.perf_counter(), []
        self.send(b"E")
        while True:
            answer, data = self.receive()
            if answer in SMFIR_FINAL and answer:
                return answer, edits, time.perf_counter() - began
            edits.append((answer, data))

    def close(self):
        self.send(b"Q")
        self.s.close()
