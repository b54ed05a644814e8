"""What is read from labelled messages must not get worse: a floor well below today's figures for each corpus."""
import collections
import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPORA = ROOT / "tests" / "corpus"
# corpus -> (class macro-F1, share of leads that may be judged none, e-mail found)
FLOORS = {"inquiries": (0.90, 0.02, 0.95), "inquiries-2": (0.90, 0.02, 0.95)}


def explained(corpus):
    labels = {pathlib.Path(row["file"]).name: row for row in map(json.loads, open(corpus / "labels.jsonl", encoding="utf-8"))}
    files = [str(corpus / "eml" / name) for name in sorted(labels)]
    programs = pathlib.Path(os.environ.get("LEADMILTER_PROGRAMS", ROOT))
    run = subprocess.run([programs / "leadctl", "-c", corpus / "leadmilter.yaml", "explain", "--json", *files],
                         capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["file"] for answer in answers] == files
    return [(labels[pathlib.Path(answer["file"]).name], answer) for answer in answers]


def macro_f1(pairs):
    counts = collections.Counter((label["class"], answer["class"]) for label, answer in pairs)
    scores = []
    for name in ("hot", "general", "none"):
        right = counts[name, name]
        said = sum(n for (_, guess), n in counts.items() if guess == name)
        true = sum(n for (truth, _), n in counts.items() if truth == name)
        scores.append(2 * right / (said + true) if said + true else 0)
    return sum(scores) / 3


@pytest.mark.parametrize("name", FLOORS)
def test_corpus(name):
    f1, lost_most, email_least = FLOORS[name]
    pairs = explained(CORPORA / name)
    assert len(pairs) >= 100 and not [a["file"] for _, a in pairs if a.get("unparsed")]
    leads = [(label, answer) for label, answer in pairs if label["class"] != "none"]
    lost = [answer["file"] for _, answer in leads if answer["class"] == "none"]
    assert len(lost) <= lost_most * len(leads), lost
    assert macro_f1(pairs) >= f1
    addressed = [(label, answer) for label, answer in leads if label["email"]]
    right = sum((answer["email"] or "").lower() == label["email"].lower() for label, answer in addressed)
    assert right >= email_least * len(addressed)


def test_robots_may_never_be_answered():
    """Whatever their class: a machine's mail carries a reason against an ack."""
    pairs = explained(CORPORA / "inquiries") + explained(CORPORA / "inquiries-2")
    robots = [answer for label, answer in pairs
              if label["kind"] in ("auto-reply", "bounce", "read-receipt", "mailing-list", "calendar-reply")]
    assert len(robots) >= 20
    assert not [answer["file"] for answer in robots if not answer["no_ack"] and not answer["automatic"]]
