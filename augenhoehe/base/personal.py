"""How a room hands out and erases what it keeps of a person, and what it forgets with time.

In a room's `personal.py`:

    personal("tickets", title=_("Concerns"), export=export, preview=preview, erase=erase, order=20)
    forget("mail.raw", title=_("Raw mails"), hint=_("…"), count=count, remove=remove)

`export(person, box)` yields Sections and puts files into `box`; `preview(person)` yields
(words, queryset or number) of what an erasure changes (see `counted`); `erase(erasure, *, by)` is
an action that blanks it and keeps every row that is counted. Small `order` first; the contact's own
row is the last.
What is found by the search may name the person in texts of others: see `passages`.
`count(before)` says how many things are older; `remove(before, *, by)` forgets one batch of them
in a transaction of its own and says how many (0: done).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain

from django.db.models import QuerySet

from augenhoehe.base.at_once import counting, fetch_at_once
from augenhoehe.base.codes import type_of


@dataclass(frozen=True)
class Person:
    """Somebody from outside: type and ids of their rows (merged ones too), what names them.

    `hidden` {type: ids} is what leaves no trace for the colleague who asks: it is held back.
    """

    kind: int
    ids: tuple[int, ...]
    emails: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    with_internal: bool = False
    hidden: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """A part of an export: a heading and rows of {heading: value}."""

    title: str
    rows: list = field(default_factory=list)


@dataclass
class Box:
    """Takes the files of an export: `put(name, read)`; `read` gives the bytes when packed.

    Whoever holds something back (Person.hidden) says so in `held_back`.
    """

    files: list = field(default_factory=list)
    held_back: bool = False

    def put(self, name, read):
        """Add a file under a name that is made unique when packed."""
        self.files.append((name, read))


@dataclass
class Erasure:
    """A running erasure: whose, what was done so far, and which blobs lost a link."""

    person: Person
    blob_ids: set = field(default_factory=set)
    counts: dict = field(default_factory=dict)
    held_back: bool = False

    def note(self, code, count):
        """Add to the protocol: a short code and how many."""
        self.counts[code] = self.counts.get(code, 0) + count


@dataclass(frozen=True)
class Part:
    """What one room does for persons."""

    name: str
    title: str
    export: Callable
    preview: Callable
    erase: Callable
    order: int


@dataclass(frozen=True)
class Forgetting:
    """A kind of data that ends with time."""

    name: str
    title: str
    hint: str
    count: Callable
    remove: Callable


@dataclass(frozen=True)
class Passages:
    """Texts of a kind of thing in which somebody from outside may be named.

    `columns` are looked through one by one, where the search does not know the thing.
    """

    texts: Callable
    black_out: Callable | None
    columns: tuple[str, ...] = ()


PARTS: dict[str, Part] = {}
PASSAGES: dict[int, Passages] = {}
FORGETTINGS: dict[str, Forgetting] = {}


def personal(name, *, title, export=None, preview=None, erase=None, order=50):
    """Declare what a room does for persons; what is left out does nothing."""
    PARTS[name] = Part(
        name, title, export or _nothing, preview or _nothing, erase or _no_change, order
    )


def forget(name, *, title, hint, count, remove):
    """Declare a kind of data that ends after some months, if the department says so."""
    FORGETTINGS[name] = Forgetting(name, title, hint, count, remove)


def passages(model, *, texts, black_out=None):
    """Declare `texts(thing) -> [str]`, and the action `black_out(thing, *, finder, by)` if any.

    Without an action the page leads there, and a person changes the text.
    """
    PASSAGES[type_of(model)] = Passages(texts, black_out)


def unsearched_passages(model, *columns, black_out):
    """Declare columns with texts of a model that the search does not know."""

    def texts(thing):
        return [getattr(thing, column) for column in columns]

    PASSAGES[type_of(model)] = Passages(texts, black_out, columns)


def parts():
    """All parts in their order."""
    return sorted(PARTS.values(), key=lambda part: (part.order, part.name))


def counted(previews):
    """[[(words, how many)]] of several previews, all counted in one statement."""
    lines = [list(preview) for preview in previews]
    asked = [(words, many, counting(many)) for words, many in chain(*lines) if is_rows(many)]
    fetch_at_once(*(rows for _words, _many, rows in asked))
    known = {id(many): sum(rows) for _words, many, rows in asked}
    return [[(words, known.get(id(many), many)) for words, many in preview] for preview in lines]


def is_rows(many):
    """Is it still to be counted?"""
    return isinstance(many, QuerySet)


def _nothing(person, box=None):
    return ()


def _no_change(erasure, *, by):
    return None
