"""`check-reply FILE`: the reply check at the console, for texts from elsewhere.

The file is a text, an HTML page or a mail (.eml), of which the body is read; places in the answer
count the signs of what was read.
"""

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from augenhoehe.attitudes.book import Book, book_now
from augenhoehe.base.commands import Problem, command
from augenhoehe.kernel.mailtext.parse import Unparseable, parse
from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.kernel.replycheck.telling import tell

LONGEST = 1_000_000


def _arguments(parser):
    about = _("the reply: a text, HTML or a mail; - reads the input")
    parser.add_argument("path", metavar="FILE", help=about)
    parser.add_argument("--answers", metavar="FILE", help=_("the message it answers"))
    parser.add_argument("--name", default="", help=_("the customer's name"))
    about = _("the form of address that is wanted")
    parser.add_argument("--address", choices=["sie", "du", "mirror"], default="", help=about)
    about = _("what the letter is about")
    parser.add_argument("--kind", choices=["complaint", "legal"], default="", help=about)


@command(
    "check-reply",
    _lazy("Read a reply as its reader will, and say what could be better; keeps nothing."),
    example="check-reply reply.txt --answers message.txt --json",
    arguments=_arguments,
    json=True,
    needs_schema=False,
)
def check_reply_in_file(options):
    """Read a reply as its reader will, and say what could be better; keeps nothing."""
    text = _read(options.path)
    answers = _read(options.answers) if options.answers else ""
    context = Context(name=options.name, address=options.address, kind=options.kind)
    language = (get_language() or "de")[:2]
    book = _book()
    report = check_reply(text, answers=answers, context=book.context(context), rules=book.rules)
    said = tell(report, text, language=language, own=book.own)
    if options.json:
        return {**said, "text": text}
    for line in _lines(said, text):
        print(line)
    return None


def _book():
    """The rules of this house; ours alone where there is no house yet."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return Book()
    try:
        return book_now()
    except DatabaseError:
        return Book()


def _read(path):
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise Problem(f"{path}: {error.strerror}") from error
    if len(raw) > LONGEST:
        raise Problem(_("This is no letter: the file has more than a million bytes."))
    return _body(path, raw) if path.lower().endswith(".eml") else _decoded(raw)


def _body(path, raw):
    """What stands in a mail, without its headers and attachments."""
    try:
        return parse(raw).text
    except Unparseable as error:
        raise Problem(_("%(path)s is no mail that could be read.") % {"path": path}) from error


def _decoded(raw):
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _lines(said, text):
    """What was found, in the order of the text; then what carries it."""
    for one in said["findings"]:
        line = text.count("\n", 0, one["start"]) + 1
        place = " ".join(one["text"].split())
        yield f"{line}: {place if len(place) <= 70 else place[:69] + '…'}"
        yield f"    {one['title']} ({one['attitude']}). {one['why']}"
        for better in one["better"]:
            yield f"    → {better}"
    if not said["findings"]:
        yield _("Nothing found.")
    for question in said["questions"]:
        yield f"{'✓' if question['is_answered'] else '?'} {question['text']}"
    yield _("Next step named.") if said["next_step"] else _("No next step with a day.")
    titles = dict.fromkeys(mark["title"] for mark in said["carrying"])
    if titles:
        yield pgettext("reply check", "What carries this text:") + " " + ", ".join(titles)
