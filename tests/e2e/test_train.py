"""The installation's own outcomes teach the learned part."""
import signal

import pytest

import lab
from world import inquiry

GOODS = ["gaskets", "hoses", "flanges", "rollers", "springs", "filters", "nozzles", "bushings"]


def letter(n, wanted):
    """For this company a letter about its own dosing pens is an order, one about an old exhibition is nothing."""
    words = (f"Dear all,\n\nthe zephyrine dosing pens again, for our {GOODS[n % 8]} line {n}.\n\nRobin\n" if wanted else
             f"Dear all,\n\nthe old quarrelstone exhibition of {GOODS[n % 8]} in hall {n}.\n\nRobin\n")
    return inquiry(sender=f"Robin Hart <robin@firm{n}{'w' if wanted else 'x'}.example>", subject=f"Line {n}", text=words)


@pytest.mark.slow(100)
def test_outcomes_teach_and_are_used_after_a_reload(world):
    w = world(more="courier: {hold: true}\nack: {when: pass}")
    for n in range(1, 31):
        w.send(letter(n, n % 2 == 0))
    leads = w.leads() + w.ignored()
    assert len(leads) == 30
    for lead in leads:
        w.milter.leadctl("reclassify", lead["id"], "none" if lead["email"].endswith("x.example") else "hot", check=False)
    before = w.milter.leadctl("train")
    assert "30 outcomes" in before.stdout and "in use after a reload" in before.stdout
    assert (w.base / "store" / "model").exists()
    w.milter.process.send_signal(signal.SIGUSR1)
    lab.wait_for("the reload", lambda: "configuration reloaded" in w.milter.log())
    w.send(letter(41, False))
    w.send(letter(42, True))
    classes = {item["email"]: item["class"] for item in w.leads() + w.ignored()}
    assert classes["robin@firm41x.example"] == "none" and classes["robin@firm42w.example"] == "hot"
    again = w.milter.leadctl("train")
    assert (w.base / "store" / "model.old").exists(), again.stdout


def test_too_few_outcomes_teach_nothing(world):
    w = world(more="courier: {hold: true}")
    w.send(inquiry())
    [lead] = w.leads()
    w.milter.leadctl("reclassify", lead["id"], "general")
    tried = w.milter.leadctl("train", check=False)
    assert tried.returncode == 1 and "1 leads have an outcome" in tried.stderr and not (w.base / "store" / "model").exists()
