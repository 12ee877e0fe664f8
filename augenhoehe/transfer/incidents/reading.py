"""The lines of an event log, from a CSV file or a ZIP of one; nothing is unpacked to the disk."""

import csv
import io
import zipfile
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from augenhoehe.base.commands import Problem

LARGEST = 4_000_000_000
SAMPLE = 64_000
DELIMITERS = ",;\t|"


@contextmanager
def opened(path, columns, *, lines=None):
    """(header, lines) of the file, or of that file in a ZIP which has most of the `columns`.

    lines(text, delimiter): what reads the lines, if not the usual reader of CSV.
    """
    path = Path(path).expanduser()
    try:
        with _raw(path, columns) as raw:
            text = io.TextIOWrapper(raw, _encoding(raw), errors="replace", newline="")
            yield _table(text, lines or _csv)
    except FileNotFoundError as error:
        raise Problem(_("There is no file %(path)s.") % {"path": path}) from error
    except IsADirectoryError as error:
        raise Problem(_("%(path)s is a folder.") % {"path": path}) from error
    except zipfile.BadZipFile as error:
        raise Problem(_("%(path)s is damaged or not whole.") % {"path": path}) from error


@contextmanager
def _raw(path, columns):
    with path.open("rb") as file:
        if file.peek(4)[:2] != b"PK":
            yield file
            return
        with zipfile.ZipFile(file) as archive:
            chosen = _best(archive, columns)
            with archive.open(chosen) as inside:
                yield io.BufferedReader(inside, SAMPLE * 2)


def _best(archive, columns):
    tables = [one for one in archive.infolist() if one.filename.lower().endswith((".csv", ".txt"))]
    if not tables:
        raise Problem(_("There is no CSV file in this ZIP."))
    chosen = max(tables, key=lambda one: len(set(columns) & set(_head(archive, one))))
    if chosen.file_size > LARGEST:
        raise Problem(_("%(name)s is too large to be read.") % {"name": chosen.filename})
    return chosen


def _head(archive, one):
    with archive.open(one) as inside:
        line = inside.read(SAMPLE).decode("utf-8-sig", "replace").splitlines()[:1]
    return next(csv.reader(line, delimiter=_delimiter("".join(line))), [])


def _encoding(raw):
    """UTF-8 with or without mark; what is no UTF-8 in the first lines is Western."""
    start = raw.peek(SAMPLE)[:SAMPLE]
    try:
        start[: start.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(line):
    return max(DELIMITERS, key=line.count)


def _csv(text, delimiter):
    return csv.reader(text, delimiter=delimiter)


def _table(text, lines):
    first = text.readline()
    header = next(csv.reader([first], delimiter=_delimiter(first)), [])
    if len(header) < 2:
        raise Problem(_("The first line names no columns."))
    return [name.strip() for name in header], lines(text, _delimiter(first))
