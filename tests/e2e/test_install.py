"""What `make install` puts where, and whether the manual pages say what the programs do."""
import re
import subprocess

import pytest
from conftest import ROOT


@pytest.fixture
def root(place):
    install(place)
    return place


def install(place, target="install"):
    subprocess.run(["make", "-s", target, f"DESTDIR={place}"], cwd=ROOT, check=True)


def page(root, name):
    """As a reader sees it, and what troff has to complain."""
    path = root / f"usr/share/man/man{name[-1]}/{name}"
    run = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-k", "-P-cbou", str(path)], capture_output=True, text=True)
    assert run.returncode == 0 and run.stderr == ""
    return run.stdout.replace("‐\n", "").replace("−", "-").replace("‐", "-")


def helped(program):
    return subprocess.run([str(ROOT / program), "--help"], capture_output=True, text=True, check=True).stdout


def test_everything_is_there(root):
    for path in ("usr/sbin/leadmilter", "usr/bin/leadctl", "usr/libexec/leadmilter/leadmilter-mother",
                 "usr/share/leadmilter/parser/model/lead.model", "usr/share/leadmilter/templates/en/card.mustache",
                 "usr/lib/systemd/system/leadmilter.service", "usr/lib/sysusers.d/leadmilter.conf",
                 "usr/share/bash-completion/completions/leadctl", "usr/share/zsh/vendor-completions/_leadctl"):
        assert (root / path).is_file()
    shipped = {str(p.relative_to(ROOT / "templates")) for p in (ROOT / "templates").glob("??/*.mustache")}
    assert shipped == {str(p.relative_to(root / "usr/share/leadmilter/templates"))
                       for p in (root / "usr/share/leadmilter/templates").rglob("*.mustache")}


def test_a_configuration_outlives_upgrade_and_removal(root):
    config = root / "etc/leadmilter/leadmilter.yaml"
    config.write_text("mine\n")
    install(root)
    assert config.read_text() == "mine\n"
    install(root, "uninstall")
    assert [p for p in root.rglob("*") if p.is_file()] == [config]


def test_the_annotated_configuration_is_good(root):
    config = root / "etc/leadmilter/leadmilter.yaml"
    assert config.read_text() == (ROOT / "contrib/leadmilter.yaml").read_text()
    text = config.read_text()
    for text in (text, re.sub(r"^# (?=[a-z]+:|  +-|  +[a-z]+:)", "", text, flags=re.M)):  # what is commented out, too
        config.write_text(text.replace(", holidays: holidays.ics", "")
                          .replace("unix:/var/spool/postfix/leadmilter", f"unix:{root}"))
        run = subprocess.run([str(ROOT / "leadmilter"), "-t", "-c", str(config)], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr


def test_every_command_has_its_manual(root):
    manual = page(root, "leadctl.1")
    commands = re.findall(r"^  ([a-z]+) ", helped("leadctl"), flags=re.M)
    assert len(commands) > 20
    for command in commands:
        assert re.search(rf"^\s+{command}\b", manual, flags=re.M), command


def test_every_option_has_its_manual(root):
    manual = page(root, "leadmilter.8")
    for option in set(re.findall(r"--[a-z]+", helped("leadmilter"))) - {"--help"}:
        assert option in manual


def test_every_setting_has_its_manual(root):
    manual = page(root, "leadmilter.yaml.5")
    keys = {line.split(":")[0].strip("# ") for line in (ROOT / "contrib/leadmilter.yaml").read_text().splitlines()
            if re.match(r"#? ?[a-z_]+:", line)}
    assert len(keys) > 10
    for key in keys | {"sla.hot.chase", "owners.absences", "scoring.rules.match"}:
        assert re.search(rf"^\s+{re.escape(key)}\b", manual, flags=re.M), key
