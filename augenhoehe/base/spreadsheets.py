"""Tables as files: CSV for machines, Excel for people; no cell can become a formula."""

import csv
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO, StringIO

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = ("csv", "xlsx")
LONGEST = 32_000


def table_response(name: str, *, header: list, rows: Iterable, form: str):
    """A download of `rows` under `header` as "csv" (UTF-8, semicolons) or "xlsx"."""
    make, media = (_excel, EXCEL) if form == "xlsx" else (_csv, "text/csv; charset=utf-8")
    response = HttpResponse(make(header, rows), content_type=media)
    day = timezone.localdate().isoformat()
    suffix = "xlsx" if form == "xlsx" else "csv"
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.{suffix}"'
    response["Cache-Control"] = "no-store"
    return response


def harmless(value):
    """A value that no spreadsheet takes for a formula."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _csv(header, rows):
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(str(word) for word in header)
    writer.writerows([harmless(_moment(value)) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _excel(header, rows):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, str(word)) for word in header])
    for row in rows:
        sheet.append([harmless(_naive(value)) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _bold(sheet, word):
    cell = WriteOnlyCell(sheet, value=word)
    cell.font = Font(bold=True)
    return cell


def _moment(value):
    return timezone.localtime(value).isoformat(" ", "minutes") if _is_aware(value) else value


def _naive(value):
    return timezone.localtime(value).replace(tzinfo=None) if _is_aware(value) else value


def _is_aware(value):
    return isinstance(value, datetime) and timezone.is_aware(value)
