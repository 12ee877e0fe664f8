"""The lines of a register, from a CSV file, a ZIP of one, or an Excel file.

A cell may hold many lines of text, so a file that was cut may end in the middle of one: a line
knows whether it is whole.
"""

import csv
import zipfile
from contextlib import contextmanager
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from augenhoehe.base.commands import Problem
from augenhoehe.transfer.incidents.reading import LARGEST, opened

# A letter of a whole book stays one cell; beyond this a quotation mark is missing.
LONGEST_CELL = 1_000_000


class Line(NamedTuple):
    """A line of the table: where it begins in the file, its cells, and whether it is whole."""

    number: int
    cells: list
    is_whole: bool = True
    has_end: bool = True


@contextmanager
def opened_table(path, columns):
    """(header, lines) of a CSV or Excel file; of an Excel file the sheet with most `columns`."""
    path = Path(path).expanduser()
    if not _is_workbook(path):
        csv.field_size_limit(LONGEST_CELL)
        with opened(path, columns, lines=_lines) as table:
            yield table
        return
    book = _book(path)
    try:
        yield _best_sheet(book, columns)
    finally:
        book.close()


class _Feed:
    """The lines of a text as the reader of CSV asks for them, and whether it asked in vain."""

    def __init__(self, text):
        self.text, self.is_empty, self.has_end = text, False, True

    def __iter__(self):
        return self

    def __next__(self):
        line = self.text.readline()
        if not line:
            self.is_empty = True
            raise StopIteration
        self.has_end = line.endswith(("\n", "\r"))
        return line


def _lines(text, delimiter):
    """A whole line is given before the one after it is asked for; a cut one asks in vain."""
    feed = _Feed(text)
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        number = reader.line_num + 2
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Line(number, [], is_whole=False)
            return
        yield Line(number, cells, not feed.is_empty, feed.has_end)


def _is_workbook(path):
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {one.filename: one.file_size for one in archive.infolist()}
    except (OSError, zipfile.BadZipFile):
        return False
    if sum(sizes.values()) > LARGEST:
        raise Problem(_("%(name)s is too large to be read.") % {"name": path.name})
    return "xl/workbook.xml" in sizes


def _book(path):
    # By name, at the first Excel file: a sixth of the start would be spent on it.
    load = import_module("openpyxl").load_workbook
    try:
        return load(path, read_only=True, data_only=True)
    except (ValueError, KeyError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        raise Problem(_("%(path)s is damaged or not whole.") % {"path": path}) from error


def _best_sheet(book, columns):
    heads = {sheet: _head(sheet) for sheet in book.worksheets}
    sheet = max(heads, key=lambda one: len(set(columns) & set(heads[one])), default=None)
    if sheet is None or sum(map(bool, heads[sheet])) < 2:
        raise Problem(_("The first line names no columns."))
    return heads[sheet], _sheet_lines(sheet, len(heads[sheet]))


def _head(sheet):
    row = next(sheet.iter_rows(max_row=1, values_only=True), ())
    return [_text(cell).strip() for cell in row]


def _sheet_lines(sheet, width):
    rows = sheet.iter_rows(min_row=2, values_only=True)
    for number, row in enumerate(rows, start=2):
        cells = [_text(cell) for cell in row]
        yield Line(number, cells + [""] * (width - len(cells)) if any(cells) else [])


def _text(cell):
    """What stands in a cell of a sheet, as a CSV file would say it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
