"""A network of this process's own: the documentation's addresses (RFC 5737) are its too, so mail may come from them.

Nothing reaches it from outside, and it reaches nothing. Sockets made before stay where they were.
"""
import ctypes
import fcntl
import os
import pathlib
import socket
import struct

SIOCSIFFLAGS, SIOCSIFADDR, SIOCSIFNETMASK = 0x8914, 0x8916, 0x891C
CLONE_NEWNET, IFF_UP = 0x40000000, 1
NETS = ("192.0.2.0", "198.51.100.0", "203.0.113.0")


def _ifreq(name, value):
    return struct.pack("16s16s8x", name.encode(), value)


def _address(text):
    return struct.pack("HH4s", socket.AF_INET, 0, socket.inet_aton(text))


def enter():
    """Returns what a command begins with that shall run outside, as before."""
    before = f"/proc/{os.getpid()}/fd/{os.open('/proc/self/ns/net', os.O_RDONLY)}"
    outside = os.environ.setdefault("LEADMILTER_OUTSIDE", before)  # a parent of ours has entered too, where tests run side by side
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "cannot have a network of our own: " + os.strerror(ctypes.get_errno()))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        # Of a network on loopback every address is local, as 127.0.0.0/8 is.
        fcntl.ioctl(control, SIOCSIFFLAGS, _ifreq("lo", struct.pack("H", IFF_UP)))
        for number, net in enumerate(NETS, 1):
            fcntl.ioctl(control, SIOCSIFADDR, _ifreq(f"lo:{number}", _address(net)))
            fcntl.ioctl(control, SIOCSIFNETMASK, _ifreq(f"lo:{number}", _address("255.255.255.0")))
    _lengthen_queues()
    return ["nsenter", f"--net={outside}"]


def _lengthen_queues():
    """Postfix's postlogd logs to itself, too: where ten lines wait before its first, it and all others wait for ever."""
    try:
        pathlib.Path("/proc/sys/net/unix/max_dgram_qlen").write_text("1000")
    except OSError:
        pass  # not ours to say: then lab.Postfix starts it once more
