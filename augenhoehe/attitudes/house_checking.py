"""How the house's own texts are read: the same check, without what only a letter to somebody needs.

A text that many people get answers nobody in particular and names no day: those rules are silent.
"""

from hashlib import sha256

from django.utils.translation import override

from augenhoehe.attitudes.book import book_now
from augenhoehe.attitudes.checking import look_at
from augenhoehe.kernel.replycheck.check import check_reply
from augenhoehe.kernel.replycheck.edition import edition
from augenhoehe.kernel.replycheck.model import Context

# What compares with the customer's own message, or needs a person and a day.
NOT_IN_HOUSE = frozenset({"k1-next-step", "f2-unanswered", "a5-salutation", "a6-no-reference"})
# What speaks of a letter as a whole; and a survey may ask for a rating.
NOT_IN_LINES = NOT_IN_HOUSE | {
    "u4-long",
    "k5-no-option",
    "w3-apology-alone",
    "u2-stars",
    "en-u2-stars",
}


def context_of(said):
    """What the check shall know of a text of the house (a `Said` or a `LookedText`)."""
    silent = NOT_IN_HOUSE if said.is_letter else NOT_IN_LINES
    return Context(language=said.language, hidden=silent)


def hints_in(said, book):
    """{rule: attitude} of what the check says about a text, in the order of the text."""
    context = book.context(context_of(said))
    report = check_reply(said.text, context=context, rules=book.rules)
    return {one.rule: one.attitude for one in report.findings}


def look_at_house_text(said, *, meant=()):
    """The same for a page: hints with their places, reasons and wordings."""
    return look_at(said.text, context=context_of(said), meant=meant, book=book_now())


def fingerprint(said):
    """The same for the same words."""
    return sha256(f"{said.language}{said.is_letter}{said.text}".encode()).hexdigest()


def edition_of(book):
    """Which edition of the check reads the texts: ours, and the rules of this house."""
    return f"{edition()}.{book.edition}"


def in_both(words, longest):
    """(German, English) of something that says itself in the reader's language."""
    told = []
    for language in ("de", "en"):
        with override(language):
            told.append(str(words)[:longest])
    return tuple(told)
