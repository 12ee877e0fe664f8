"""The house's own texts: what customers read again and again, declared where it is kept.

A room says in its `house_texts.py` which rows hold such texts (`house_texts`); a room above
(attitude) reads them when they change, without the rooms below knowing of it. After somebody saved
one, the view says `saved(request, row)`; what there is to say stands on the page that follows.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from augenhoehe.base.offers import slot

AFTER_SAVING = slot("base.after_saving")  # on the page that follows; the host is the request
SESSION = "house_text"
TONGUES = ("de", "en")


@dataclass(frozen=True)
class Said:
    """One text of a row: which part of it, how the screen calls that, in which language.

    `is_letter`: a whole mail or reply, not a line of a page.
    """

    part: str
    label: str
    language: str
    text: str
    is_letter: bool = False


@dataclass(frozen=True)
class HouseTexts:
    """The texts of one kind of row, and who may change them.

    rows(): those in use; says(row): its texts; visible_to(user): the rows of this kind that a
    person may know of; may_change(user): only they are told; edit_url(row, part); after: the
    events after which the texts are to be read again.
    """

    name: str
    label: str
    model: type
    rows: Callable
    says: Callable
    visible_to: Callable
    may_change: Callable
    edit_url: Callable
    after: tuple


HOUSE_TEXTS: dict[str, HouseTexts] = {}


def house_texts(name, model, *, says, **how):
    """Declare the texts of `model`: fields of `HouseTexts`; `says` may be {field: label}."""
    if isinstance(says, dict):
        says = side_by_side(says)
    known = HOUSE_TEXTS.get(name)
    assert known is None or known.model is model, f"two kinds of house texts are named {name}"
    HOUSE_TEXTS[name] = HouseTexts(name=name, model=model, says=says, **how)


def side_by_side(parts, *, letters=()):
    """Read fields that are kept in both languages: {name: label}, `letters` are whole mails."""

    def says(row):
        for name, label in parts.items():
            for tongue in TONGUES:
                text = getattr(row, f"{name}_{tongue}")
                yield Said(name, label, tongue, text, name in letters)

    return says


def apart(lines):
    """Lines of a page as one text in which each stands for itself."""
    return "\n\n".join(line.strip() for line in lines if line.strip())


def texts_of(source, row) -> Iterable[Said]:
    """What a row says, empty texts left out."""
    return [one for one in source.says(row) if one.text.strip()]


def source_of(thing):
    """The declaration that a row belongs to, or None."""
    return next((one for one in HOUSE_TEXTS.values() if isinstance(thing, one.model)), None)


def saved(request, row):
    """Somebody saved a row with texts of the house: the page that follows may speak of them."""
    if source := source_of(row):
        request.session[SESSION] = [source.name, row.pk]


def just_saved(request):
    """(source, id) of what was saved just before, once; None when nothing was."""
    name, pk = request.session.pop(SESSION, None) or ("", 0)
    source = HOUSE_TEXTS.get(name)
    return (source, pk) if source else None
