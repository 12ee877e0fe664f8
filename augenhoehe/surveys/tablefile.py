"""A table that somebody hands in: CSV of any usual kind, or the first sheet of an Excel file."""

import csv
import zipfile
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from io import BytesIO, StringIO
from itertools import islice

MOST_ROWS = 20_000
MOST_COLUMNS = 100
LARGEST = 10_000_000
UNPACKED = 200_000_000
LONGEST_CELL = 20_000
DELIMITERS = ",;\t|"


class NoTable(Exception):
    """The file is no table that can be read; the text is a code of `import_words.py`."""


@dataclass(frozen=True)
class Table:
    """Column names and rows as long as they; cells are text, or moments where Excel has them."""

    head: list
    rows: list


def read_table(data):
    """The table in these bytes; NoTable says why there is none."""
    if len(data) > LARGEST:
        raise NoTable("too_large")
    rows = _excel(data) if data[:2] == b"PK" else _csv(data)
    filled = [row for row in rows if any(cell != "" for cell in row)]
    if len(filled) < 2:
        raise NoTable("empty")
    if len(filled) - 1 > MOST_ROWS:
        raise NoTable("too_many_rows")
    width = len(filled[0])
    if not 1 <= width <= MOST_COLUMNS:
        raise NoTable("too_many_columns")
    head = [str(name).strip() or f"{number}" for number, name in enumerate(filled[0], start=1)]
    return Table(head, [_fit(row, width) for row in filled[1:]])


def _fit(row, width):
    return [*row[:width], *[""] * (width - len(row))]


def _csv(data):
    text = _decode(data)
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(LARGEST)
    try:
        lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=False)
        return [[_cell(cell) for cell in row] for row in islice(lines, MOST_ROWS + 2)]
    except csv.Error as error:
        raise NoTable("broken") from error


def _decode(data):
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace")


def _excel(data):
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > UNPACKED:
                raise NoTable("too_large")
        # By name, when one is handed in: a sixth of the start would be spent on it.
        book = import_module("openpyxl").load_workbook(
            BytesIO(data), read_only=True, data_only=True
        )
        lines = book.worksheets[0].iter_rows(values_only=True)
        return [[_cell(cell) for cell in row] for row in islice(lines, MOST_ROWS + 2)]
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError) as error:
        raise NoTable("broken") from error


def _cell(value):
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).replace("\x00", "").strip()[:LONGEST_CELL]
