"""Completion as it is typed: real shells at a terminal, with the scripts that `make install` would put in place."""
import os
import pathlib
import pty
import select
import subprocess
import time

import lab
import pytest
from conftest import ROOT

CONFIG = """\
store: store
company: {name: ACME, domains: [acme.example]}
intake: sales@acme.example
identity: leads@acme.example
owners: [alice@acme.example, albert@acme.example, bob@acme.example]
"""


class Terminal:
    """A shell that sees a terminal, and what it shows."""

    def __init__(self, command, place, begin):
        self.place = place
        pid, self.master = pty.fork()
        if pid == 0:
            os.chdir(place)
            environment = {"PATH": f"{ROOT}:{os.environ['PATH']}", "TERM": "dumb", "HOME": str(place), "PS1": "> ",
                           "INPUTRC": "/dev/null", "LC_ALL": "C.UTF-8", "COLUMNS": "400", "LINES": "60"}
            os.execve(command[0], command, environment)
        self.pid = pid
        for line in begin:
            self.send(line + "\n")
        self.send("told() { printf '<%s>' \"$@\"; echo; }\necho be''gun\n")
        self.until("begun", 30)

    def send(self, text):
        os.write(self.master, text.encode())

    def until(self, what, seconds=20):
        shown, end = "", time.monotonic() + seconds
        while what not in shown:
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            assert ready, f"no {what!r} in {shown!r}"
            shown += os.read(self.master, 65536).decode(errors="replace")
        return shown

    def completed(self, line):
        """The line as the shell has completed it, told by its words; keys that are typed ahead wait for the tab."""
        self.send(f"\x15{line}\t\x01told \n")
        return self.until(">\r\n").rsplit("\n", 2)[-2].strip()

    def end(self):
        self.send("\x15exit\n")
        os.close(self.master)
        os.waitpid(self.pid, 0)


@pytest.fixture
def scripts(place):
    made = {}
    for shell, name in (("bash", "leadctl"), ("zsh", "_leadctl")):
        text = subprocess.run([ROOT / "leadctl", "completion", shell], capture_output=True, text=True, check=True).stdout
        made[shell] = place / name
        made[shell].write_text(text)
    (place / "c.yaml").write_text(CONFIG)
    (place / "letter one.eml").write_text("x")
    (place / "folder").mkdir()
    return made


CASES = [
    ("leadctl sh", "<leadctl><show>"),
    ("leadctl list --ov", "<leadctl><list><--overdue>"),
    ("leadctl --cl", None),  # a command's own option before it: not offered
    ("leadctl -c c.yaml assign L-1 ali", "<leadctl><-c><c.yaml><assign><L-1><alice>"),
    ("leadctl list --class ge", "<leadctl><list><--class><general>"),
    ("leadctl lost 1 --reason del", "<leadctl><lost><1><--reason><delivery-time>"),
    ("leadctl preview esc", "<leadctl><preview><escalation>"),
    ("leadctl explain let", "<leadctl><explain><letter one.eml>"),
]


def try_all(terminal):
    for line, wanted in CASES:
        if wanted is None:
            wanted = "".join(f"<{word}>" for word in line.split())
        assert terminal.completed(line) == wanted, line


def test_bash(scripts, place):
    terminal = Terminal(["/bin/bash", "--norc", "--noprofile", "-i"], place,
                        ["bind 'set enable-bracketed-paste off'", f"source {scripts['bash']}"])
    try:
        try_all(terminal)
        assert terminal.completed("leadctl backup fol") == "<leadctl><backup><folder/>"
        terminal.send("\x15leadctl -c c.yaml away \t\t")
        shown = terminal.until("bob")
        assert "alice" in shown and "albert" in shown
    finally:
        terminal.end()


def zsh():
    """The shell, unpacked if it is not installed, and what it needs to be told then."""
    prefix = lab.unpacked("zsh", "/bin/zsh")
    functions = lab.unpacked("zsh-common", "/usr/share/zsh/functions/Completion/compinit") if prefix else ""
    folders = [str(p) for p in pathlib.Path(f"{functions}/usr/share/zsh/functions").rglob("*") if p.is_dir()]
    modules = str(next(pathlib.Path(f"{prefix}/usr/lib").glob("*/zsh/*")))
    return f"{prefix}/bin/zsh", modules, folders


def test_zsh(scripts, place):
    shell, modules, folders = zsh()
    run = subprocess.run([shell, "-n", scripts["zsh"]], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    (place / ".begin").write_text(f"module_path=({modules})\nfpath=({place} {' '.join(folders)})\n"
                                  "unset zle_bracketed_paste\nPS1='> '\nautoload -Uz compinit\ncompinit -u -D\n")
    terminal = Terminal([shell, "-f", "-i"], place, ["source ./.begin"])
    try:
        try_all(terminal)
    finally:
        terminal.end()
