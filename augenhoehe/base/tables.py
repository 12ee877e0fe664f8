"""Lists as tables for spreadsheets: CSV or Excel, with formulas defused."""

import csv
import re
from datetime import datetime
from importlib import import_module
from io import BytesIO

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def table_response(form, name, head, rows):
    """`rows` (an iterable of lists) under `head` as a download; `form` is "xlsx" or else CSV."""
    if form == "xlsx":
        return book_response(name, [(name, head, rows)])
    return _csv(name, head, rows)


class _Echo:
    """A file that gives back what is written to it, so that rows leave one by one."""

    def write(self, text):
        return text


def _csv(name, head, rows):
    writer = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    lines = (writer.writerow([_plain(cell) for cell in row]) for row in _all(head, rows))
    response = StreamingHttpResponse(_with_mark(lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _with_mark(lines):
    # Excel reads a CSV as UTF-8 only if it begins with the mark.
    yield "\ufeff"
    yield from lines


def book_response(name, sheets):
    """An Excel file of several sheets as a download: `sheets` are (title, head, rows)."""
    # By name, at the first Excel export: a sixth of the start would be spent on it.
    book = import_module("openpyxl").Workbook(write_only=True)
    for title, head, rows in sheets:
        sheet = book.create_sheet(str(title)[:31])
        for row in _all(head, rows):
            sheet.append([_cell(cell) for cell in row])
    paper = BytesIO()
    book.save(paper)
    response = HttpResponse(paper.getvalue(), content_type=EXCEL)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _all(head, rows):
    yield [str(word) for word in head]
    yield from rows


def _plain(cell):
    if isinstance(cell, datetime):
        return timezone.localtime(cell).strftime("%Y-%m-%d %H:%M")
    if cell is None or isinstance(cell, int | float):
        return "" if cell is None else cell
    return _defused(str(cell))


def _cell(cell):
    if isinstance(cell, datetime):
        return timezone.localtime(cell).replace(tzinfo=None)
    if cell is None or isinstance(cell, int | float):
        return cell
    return CONTROL.sub("", _defused(str(cell)))[:32_000]


def _defused(text):
    """A text that a spreadsheet would take for a formula stays a text."""
    return f"'{text}" if text.startswith(ACTIVE) else text
