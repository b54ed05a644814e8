"""What `make install` puts where, and whether the manual pages say what the programs do."""
import fcntl
import json
import re
import subprocess

import lab
import pytest
from conftest import ROOT

PAGES = ["leadctl.1", "leadmilter.8", "leadmilter.yaml.5", "leadmilter-templates.5"]


@pytest.fixture
def root(place):
    install(place)
    return place


def install(place, target="install"):
    with open(ROOT / "build" / "install.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run side by side, and make writes manual pages before it installs them
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


def test_the_unit_lets_readers_filter_themselves(root):
    """seccomp(2) is in none of the groups that it allows, and without it no reader starts."""
    unit = (root / "usr/lib/systemd/system/leadmilter.service").read_text()
    [allowed] = re.findall(r"^SystemCallFilter=(.*)$", unit, flags=re.M)
    assert "seccomp" in allowed.split()


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


def leadctl(*words):
    return subprocess.run([ROOT / "leadctl", *words], capture_output=True, text=True, check=True).stdout


def entry(manual, name, options=""):
    """A name that a page explains: it stands alone on its line, or before its explanation."""
    return re.search(rf"^\s+{re.escape(name)}(?: {options})?(?:\s|$)", manual, flags=re.M)


def test_every_option_of_every_command_has_its_manual(root):
    manual = page(root, "leadctl.1")
    commands = manual.split("COMMANDS")[1]
    count = 0
    for command in re.findall(r"^  ([a-z]+) ", helped("leadctl"), flags=re.M):
        begin = re.search(rf"^       {command}\b", commands, flags=re.M).end()
        following = re.search(r"^       [a-z]", commands[begin:], flags=re.M)
        text = commands[begin:begin + following.start()] if following else commands[begin:]
        for option in re.findall(r"^  (--[a-z-]+)", leadctl(command, "--help"), flags=re.M):
            count += 1
            assert option in ("--json", "--csv") or entry(text, option, ".*"), f"{command} {option}"
    assert count > 60


def test_every_key_of_the_source_has_its_manual(root):
    """Keys as the source has them, not as the table that the page is made from."""
    manual = page(root, "leadmilter.yaml.5")
    source = "".join(path.read_text() for path in (ROOT / "milter").glob("settings*.c"))
    keys = set(re.findall(r'^\s+ENTRY\("([a-z_]+)", KIND_[A-Z_]+', source, flags=re.M))
    assert len(keys) > 80
    # An item that has this key alone is written as its value: the page explains the list.
    alone = set(re.findall(r'_table\[\] = \{\s+ENTRY\("([a-z_]+)"(?:(?!ENTRY)[^{}])*\{0\}\};', source))
    alone &= set(re.findall(r'\.shorthand = "([a-z_]+)"', source))
    assert alone and len(alone) < 6
    for key in sorted(keys - alone):
        assert re.search(rf"^\s+(?:[a-z_.]+\.)?{key}\b", manual, flags=re.M), key


def test_every_template_and_variable_has_its_manual(root, place):
    manual = page(root, "leadmilter-templates.5")
    config = place / "c.yaml"
    config.write_text("store: s\ncompany: {name: A, domains: [a.example]}\nintake: b@a.example\nidentity: c@a.example\n"
                      "owners: [d@a.example]\n")
    letters = [json.loads(line) for line in leadctl("preview", "-c", str(config), "--json").splitlines()]
    assert len(letters) >= 8
    for letter in letters:
        assert entry(manual, letter["template"]), letter
        assert letter["languages"] in " ".join(manual.split())
        for line in leadctl("preview", "-c", str(config), "--json", letter["template"]).splitlines():
            variable = json.loads(line)
            assert entry(manual, variable["name"], r"\(" + variable["type"] + r"\)"), variable
    shipped = {path.name.split(".")[0] for path in (ROOT / "templates").glob("??/*.mustache")}
    assert shipped - {letter["template"] for letter in letters} - {"page"} == set(
        re.findall(r"^       (_[a-z]+)\b", manual.split("PIECES")[1].split("WHAT AN ACK")[0], flags=re.M))


def test_no_key_is_given_to_templates_without_its_manual(root):
    """Keys as the source that fills them in has them; the unit test of the table sees those of real letters."""
    manual = page(root, "leadmilter-templates.5")
    sources = [ROOT / "milter" / name for name in ("letter_data.c", "letter_step.c", "letter_links.c")]
    source = "".join(path.read_text() for path in sources) + (ROOT / "templates/page.c").read_text()
    keys = set(re.findall(r'(?:set_line|take_line|set_flag|take_text|json_object_set(?:_new)?)\([^;]*?, "([a-z_]+)"', source))
    assert len(keys) > 60
    for key in sorted(keys):
        assert re.search(rf"^\s+(?:[a-z_.]+\.)?{key} \((?:text|flag|group|list)\)", manual, flags=re.M), key


@pytest.mark.parametrize("name", PAGES)
def test_a_second_reader_of_manuals_has_no_complaint(root, name):
    mandoc = lab.unpacked("mandoc", "/usr/bin/mandoc") + "/usr/bin/mandoc"
    path = root / f"usr/share/man/man{name[-1]}/{name}"
    run = subprocess.run([mandoc, "-Tlint", "-Wstyle", path], capture_output=True, text=True)
    assert (run.stdout, run.returncode) == ("", 0)
    assert page(root, name)


def test_what_is_said_of_another_page_is_there(root):
    for name in PAGES:
        for other, section in re.findall(r"\b(lead[a-z.-]+)\((\d)\)", page(root, name)):
            assert f"{other}.{section}" in PAGES, (name, other)
