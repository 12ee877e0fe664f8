"""The German words of the house: extract them from code and templates, check them, compile them.

python -m augenhoehe.ui.messages extract tickets intake     (or: extract all)
python -m augenhoehe.ui.messages check                      (exit 1: something is missing)
python -m augenhoehe.ui.messages compile
"""

import argparse
import re
import sys
from collections import defaultdict
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).parents[1]
SINGLE = ("_", "_lazy", "gettext", "gettext_lazy", "gettext_noop")
KEYWORDS = {name: None for name in SINGLE} | {
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = r"""msgid ""
msgstr ""
"Language: de\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?%\}.*?\{% endcomment %\}", re.DOTALL)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def rooms() -> list[str]:
    """Names of all rooms of the house."""
    return sorted(p.parent.name for p in HOUSE.glob("*/apps.py"))


def catalogue_of(room: str) -> Path:
    """Where the German catalogue of `room` lies."""
    return HOUSE / room / "locale" / "de" / "LC_MESSAGES" / "django.po"


def sources(room: str):
    """Each source file of `room` that may hold words: (path, babel's method, bytes)."""
    for path in sorted((HOUSE / room).rglob("*")):
        inside = path.relative_to(HOUSE / room).parts
        if {"tests", "migrations", "locale", "static"} & set(inside) or not path.is_file():
            continue
        if path.suffix == ".py":
            yield path, "python", path.read_bytes()
        elif "templates" in inside and path.suffix in (".html", ".txt", ".svg"):
            # Babel's python extractor drops what follows an apostrophe in templatized text.
            text = templatize(COMMENT.sub("", path.read_text(encoding="utf-8")))
            yield path, "javascript", text.encode()


def wanted(room: str) -> Catalog:
    """All words of `room`, as its sources say them now."""
    found = Catalog(locale="de", fuzzy=False)
    for path, method, text in sources(room):
        options = {"encoding": "utf-8"}
        try:
            for _line, message, _notes, context in extract(
                method, BytesIO(text), keywords=KEYWORDS, options=options
            ):
                if message:
                    found.add(message, context=context)
        except SyntaxError as error:
            raise SystemExit(f"{path}: {error}") from error
    return found


def written(room: str) -> Catalog:
    """The catalogue of `room` as it lies on disk; empty when there is none."""
    path = catalogue_of(room)
    if not path.exists():
        return Catalog(locale="de", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="de")


def update(room: str) -> int:
    """Bring the catalogue of `room` up to date, keep what is translated; how many are missing."""
    words, old = wanted(room), written(room)
    for message in words:
        known = old.get(message.id, message.context)
        if message.id and known:
            message.string = _same_shape(known, message)
            message.flags = known.flags & {"fuzzy"}
            message.user_comments = known.user_comments
    path = catalogue_of(room)
    if not len(words):
        path.unlink(missing_ok=True)
        return 0
    body = BytesIO()
    write_po(body, words, width=100, no_location=True, omit_header=True, sort_output=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = body.getvalue().decode().replace("#, python-format\n", "")
    text = text.replace("#, python-brace-format\n", "").replace(", python-format", "")
    path.write_text(HEADER + text.rstrip() + "\n", encoding="utf-8")
    return sum(1 for message in words if message.id and not _is_translated(message))


def _same_shape(known, message):
    """The known translation, unless a word became plural or lost its plural since."""
    if message.pluralizable == known.pluralizable:
        return known.string
    if message.pluralizable:
        return (known.string, "")
    return known.string[0]


def _strings(message) -> tuple[str, ...]:
    return tuple(message.string) if message.pluralizable else (message.string,)


def _is_translated(message) -> bool:
    return all(_strings(message)) and not message.fuzzy


def faults(room: str):
    """Sentences about what is wrong in the catalogue of `room`."""
    have, used = written(room), wanted(room)
    for message in used:
        if not message.id:
            continue
        known = have.get(message.id, message.context)
        if known is None or not all(_strings(known)):
            yield f"{room}: no German for {_shown(message)}"
        elif known.fuzzy:
            yield f"{room}: fuzzy German for {_shown(message)}"
        else:
            yield from _placeholder_faults(room, known)
    for message in have:
        if message.id and used.get(message.id, message.context) is None:
            yield f"{room}: nobody says {_shown(message)} any more (run extract)"


def _placeholder_faults(room, message):
    ids = message.id if message.pluralizable else (message.id,)
    for source, string in zip(ids, _strings(message), strict=True):
        wants, has = sorted(PLACEHOLDER.findall(source)), sorted(PLACEHOLDER.findall(string))
        # A singular may say "one" where the plural counts.
        if wants != has and not (source == ids[0] and len(ids) > 1 and set(has) <= set(_all(ids))):
            yield f"{room}: placeholders differ in {_shown(message)}: {wants} / {has}"


def _all(ids):
    return [name for text in ids for name in PLACEHOLDER.findall(text)]


def _shown(message) -> str:
    text = message.id[0] if message.pluralizable else message.id
    return f"“{text}”" + (f" ({message.context})" if message.context else "")


def contradictions():
    """Words that two rooms translate differently: at run time only one of them would win."""
    said = defaultdict(dict)
    for room in rooms():
        for message in written(room):
            if message.id and _is_translated(message):
                key = _shown(message)
                said[key].setdefault(_strings(message)[0], room)
    for key, strings in sorted(said.items()):
        if len(strings) > 1:
            sides = ", ".join(f"{room}: „{string}“" for string, room in strings.items())
            yield f"two rooms differ on {key}: {sides}; give one of them a context"


def compile_all() -> int:
    """Write the .mo file beside each catalogue; how many."""
    count = 0
    for path in sorted(HOUSE.glob("*/locale/*/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parts[-3])
        target = path.with_suffix(".mo")
        fresh = BytesIO()
        write_mo(fresh, catalogue)
        if not target.exists() or target.read_bytes() != fresh.getvalue():
            target.write_bytes(fresh.getvalue())
        count += 1
    return count


def parse(arguments):
    """The command line: a verb, and rooms where it takes them."""
    parser = argparse.ArgumentParser(prog="augenhoehe.ui.messages", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, help_text in (("extract", "update catalogues"), ("check", "list what is missing")):
        one = verbs.add_parser(verb, help=help_text)
        one.add_argument("rooms", nargs="*", default=[], metavar="ROOM")
    verbs.add_parser("compile", help="write the .mo files")
    given = parser.parse_args(arguments)
    chosen = getattr(given, "rooms", [])
    given.rooms = rooms() if not chosen or chosen == ["all"] else chosen
    if unknown := set(given.rooms) - set(rooms()):
        parser.error("no such room: " + ", ".join(sorted(unknown)))
    return given


def main(arguments=None) -> int:
    """Do what the command line asks; 1 when `check` found something."""
    given = parse(arguments)
    if given.verb == "compile":
        print(f"{compile_all()} catalogues compiled")
        return 0
    if given.verb == "extract":
        for room in given.rooms:
            missing = update(room)
            print(f"{room}: {missing} to translate" if missing else f"{room}: complete")
        return 0
    found = [fault for room in given.rooms for fault in faults(room)]
    found += contradictions()
    print("\n".join(found) or "All German is there.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
