"""Mail made for tests, and the collections of real mail if they lie beside the project."""

from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest

from augenhoehe.kernel.mailtext.compose import Outgoing
from augenhoehe.kernel.mailtext.model import Address
from augenhoehe.kernel.mailtext.parse import parse

COLLECTIONS = Path(__file__).parents[4] / "../shared/data"
MOMENT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def collection(name):
    """Folder or file of a collection; the test is skipped where it is missing."""
    path = COLLECTIONS / name
    if not path.exists():
        pytest.skip(f"the collection {name} is not beside the project")
    return path


def mail(body="Guten Tag", **headers):
    """A parsed mail with these headers; underscores stand for hyphens."""
    given = {
        "From": "Erika Muster <erika@kunde.de>",
        "Subject": "Frage",
        "Date": "Thu, 12 Mar 2026 09:30:00 +0100",
    }
    given |= {name.rstrip("_").replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value is not None)
    return parse(f"{head}\r\n{body}".encode())


def outgoing(**changes):
    """A mail to be written, complete and harmless."""
    fields = {
        "from_": Address("Support", "support@example.org"),
        "to": (Address("Erika Muster", "erika@kunde.de"),),
        "subject": "Ihre Anfrage",
        "html": "<p>Guten Tag</p>",
        "message_id": "token12345.ah@example.org",
        "date": MOMENT,
    }
    return Outgoing(**(fields | changes))


def is_slower_than_linear(work, make, size, tries=3):
    """Whether four times the input takes clearly more than four times as long.

    Generous, as the machine may be busy: a quadratic step would take sixteen times as long.
    """
    for _ in range(tries):
        small, large = (_seconds(work, make(n)) for n in (size, size * 4))
        if large < 9 * max(small, 0.004):
            return False
    return True


def _seconds(work, given):
    start = process_time()
    work(given)
    return process_time() - start


def codes(parsed):
    return {hint.code for hint in parsed.hints}


def multipart(kind, *parts, boundary="xx"):
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n{body}--{boundary}--\r\n'


def read(content):
    return parse(f"From: a@b.de\r\nMIME-Version: 1.0\r\n{content}".encode())
