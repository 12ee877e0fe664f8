"""An export as one file: readable pages, the same as data, and the files."""

from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format

from augenhoehe.base.personal import Box, parts
from augenhoehe.files.names import clean_name
from augenhoehe.people.queries import department


def pack(person, path, *, tell=lambda done, total: None) -> bool:
    """Write the zip to `path`: index.html, data.json, files/…, one at a time in memory.

    `tell(done, total)` is called after each part. False if something was held back from who asked.
    """
    with translation.override(department().language):
        sections, box = _gather(person, tell)
        pages = _page(person, sections)
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        packed.writestr("index.html", pages)
        with packed.open("data.json", "w") as data:
            for words in _data(sections):
                data.write(words.encode())
        for name, read in _named(box.files):
            packed.writestr(f"files/{name}", read())
    return not box.held_back


def _gather(person, tell):
    box, sections, all_parts = Box(), [], parts()
    for done, part in enumerate(all_parts, start=1):
        sections += list(part.export(person, box))
        tell(done, len(all_parts) + 1)
    return [section for section in sections if section.rows], box


def _named(files):
    """(name, read) with harmless names, each once."""
    seen = set()
    for name, read in files:
        clean = clean_name(name)
        stem, dot, ending = clean.rpartition(".")
        number, unique = 1, clean
        while unique.lower() in seen:
            number += 1
            unique = f"{stem} ({number}).{ending}" if dot and stem else f"{clean} ({number})"
        seen.add(unique.lower())
        yield unique, read


def _page(person, sections):
    shown = [
        {"title": section.title, "rows": [_shown(row) for row in section.rows]}
        for section in sections
    ]
    context = {
        "names": ", ".join(person.names),
        "sections": shown,
        "department": department().name,
        "at": timezone.localtime(),
        "language": translation.get_language(),
    }
    return render_to_string("privacy/export.html", context)


def _shown(row):
    return [(name, _moment(value)) for name, value in row.items() if value not in ("", None)]


def _moment(value):
    if hasattr(value, "tzinfo") and value.tzinfo:
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    return str(value)


def _data(sections):
    plain = [{"title": str(one.title), "rows": one.rows} for one in sections]
    return DjangoJSONEncoder(ensure_ascii=False, indent=1).iterencode(plain)
