#!/usr/bin/python3
"""The arrows of the design: milter -> {parser, store, templates}; these three include nothing of each other, save
generated records; nothing includes milter/. Each awkward library has one file, or one header and file."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
LAYERS = ("parser", "store", "templates")
# Library header -> the files that may include it.
SOLE_USERS = {
    r"gmime/": {"parser/message.c", "milter/libraries.c"},
    r"libxml/": {"parser/html.c", "milter/libraries.c"},
    r"phonenumbers/": {"parser/phone.cc"},
    r"cld2/": {"parser/language.cc"},
    r"lmdb\.h": {"store/lmdb.c", "milter/version.c"},
    r"spf2/": {"milter/spf.c", "milter/libraries.c"},
    r"curl/": {"milter/smtp.c", "milter/version.c"},
    r"libmilter/": {"milter/session.c", "milter/version.c"},
    r"yaml\.h": {"milter/yaml.c", "milter/version.c"},
    r"libical/": {"milter/calendar.c"},
    r"seccomp\.h": {"milter/sandbox.c"},
    r"microhttpd": {"milter/pages.c"},
}


def includes(path):
    return re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', path.read_text(), re.M)


def main():
    wrong = []
    for folder in ("milter", *LAYERS):
        for path in sorted((ROOT / folder).glob("*.*")):
            if path.suffix not in (".c", ".h", ".cc"):
                continue
            name = f"{folder}/{path.name}"
            for included in includes(path):
                first = included.split("/")[0]
                generated = included.endswith(".pb-c.h")
                if folder in LAYERS and first in ("milter", *LAYERS) and first != folder and not generated:
                    wrong.append(f"{name} includes {included}: against the arrows")
                for library, users in SOLE_USERS.items():
                    if re.match(library, included) and name not in users:
                        wrong.append(f"{name} includes <{included}>: only {', '.join(sorted(users))} may")
    print("\n".join(wrong) or "the arrows hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
