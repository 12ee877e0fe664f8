"""A table that somebody hands in: CSV of any usual kind, or the first sheet of an Excel file.

Rows are read one after the other, so that a file with a million of them fits.
"""

import csv
import io
import zipfile
from codecs import getincrementaldecoder
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib import import_module
from itertools import chain, islice
from os import SEEK_END

# So many rows are shown and taken in at once; the worker reads the rest.
SAMPLE = 20_000
MOST_COLUMNS = 100
# What a browser hands in within minutes; a million responses with their texts have 100 MB.
LARGEST = 200_000_000
UNPACKED = 2_000_000_000
# The words of an Excel file are read into memory before its first row.
LONGEST_WORDS = 100_000_000
LONGEST_FIELD = 10_000_000
LONGEST_CELL = 20_000
CHUNK = 1 << 20
DELIMITERS = ",;\t|"


class NoTable(Exception):
    """The file is no table that can be read; the text is a code of `import_words.py`."""


@dataclass(frozen=True)
class Table:
    """Column names and rows as long as they; cells are text, or moments where Excel has them.

    is_whole: these are all rows of the file.
    """

    head: list
    rows: list
    is_whole: bool = True


def read_table(file):
    """The first rows of the table in an open file of bytes; NoTable says why there is none."""
    head, rows = open_table(file)
    first = list(islice(rows, SAMPLE + 1))
    if not first:
        raise NoTable("empty")
    return Table(head, first[:SAMPLE], is_whole=len(first) <= SAMPLE)


def open_table(file):
    """(column names, iterator over all rows); NoTable may come with any row."""
    if file.seek(0, SEEK_END) > LARGEST:
        raise NoTable("too_large")
    file.seek(0)
    start = file.read(2)
    file.seek(0)
    rows = _excel(file) if start == b"PK" else _csv(file, start)
    filled = (row for row in rows if any(cell != "" for cell in row))
    names = next(filled, None)
    if names is None:
        raise NoTable("empty")
    width = len(names)
    if not 1 <= width <= MOST_COLUMNS:
        raise NoTable("too_many_columns")
    head = [str(name).strip() or f"{number}" for number, name in enumerate(names, start=1)]
    return head, (_fit(row, width) for row in filled)


def _fit(row, width):
    return [*row[:width], *[""] * (width - len(row))]


def _csv(file, start):
    text = io.TextIOWrapper(file, _encoding(file, start), errors="replace", newline="")
    csv.field_size_limit(LONGEST_FIELD)
    try:
        first = text.readline(CHUNK)
        delimiter = max(DELIMITERS, key=first.count)
        for row in csv.reader(chain([first], text), delimiter=delimiter, strict=False):
            yield [_cell(cell) for cell in row]
    except csv.Error as error:
        raise NoTable("broken") from error
    finally:
        # The file is its owner's to close.
        if not file.closed:
            text.detach()


def _encoding(file, start):
    """What all of the file can be read as."""
    decoder = getincrementaldecoder("utf-8")()
    try:
        for chunk in iter(partial(file.read, CHUNK), b""):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "cp1252"
    finally:
        file.seek(0)
    return "utf-8-sig"


def _excel(file):
    try:
        _check_unpacked(file)
        # By name, when one is handed in: a sixth of the start would be spent on it.
        book = import_module("openpyxl").load_workbook(file, read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_cell(cell) for cell in row]
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError, SyntaxError) as error:
        raise NoTable("broken") from error


def _check_unpacked(file):
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
    words = sum(one.file_size for one in parts if one.filename.endswith("sharedStrings.xml"))
    if sum(one.file_size for one in parts) > UNPACKED or words > LONGEST_WORDS:
        raise NoTable("too_large")


def _cell(value):
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).replace("\x00", "").strip()[:LONGEST_CELL]
