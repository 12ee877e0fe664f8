"""What the pages of a calibration round show: a text without names, one's own view, the spread."""

from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from augenhoehe.evaluation.wording import labels
from augenhoehe.kernel.mailtext.fold import visible
from augenhoehe.kernel.masking import Known, mask
from augenhoehe.people.models import User
from augenhoehe.reviews import cards
from augenhoehe.reviews.anchors import LANGUAGES, Anchor
from augenhoehe.reviews.models import Answer, Place, Rating, Spread
from augenhoehe.tickets.models import Message

SAID = (Message.Kind.INCOMING, Message.Kind.OUTGOING)
NEWEST = 8
# How far apart two answers are; whether an item applies at all divides as far as so and not.
STEPS = {Answer.SO: 0, Answer.PARTLY: 1, Answer.NO: 2}
FARTHEST = 2


def card_for_rounds():
    """The newest version, or the one before while its words are incomplete; None without any."""
    newest = cards.newest()
    if newest is None or newest.is_frozen or not newest.replaces:
        return newest
    ready = all(any(cards.is_complete(i, way) for way in LANGUAGES) for i in newest.items.all())
    return newest if ready else newest.replaces


def text_of(ticket):
    """The conversation with the customer, oldest first, with its personal data covered.

    Notes and side talks are left out. Whoever begins the round reads it before others do.
    """
    told = ticket.messages.filter(kind__in=SAID).order_by("-at", "-pk")[:NEWEST]
    messages = list(reversed(told))
    heads = {
        Message.Kind.INCOMING: _("The customer writes:"),
        Message.Kind.OUTGOING: _("We answer:"),
    }
    text = "\n\n".join(f"{heads[one.kind]}\n{visible(one.text)}" for one in messages)
    return mask(text, _known(ticket, messages), labels()).text


def _known(ticket, messages):
    contact = ticket.contact
    senders = [one.sender_name for one in messages if one.sender_name]
    return Known(
        people=[*senders, *([contact.name] if contact else [])],
        companies=[one.name for one in contact.companies.all()] if contact else [],
        colleagues=list(User.objects.values_list("name", flat=True)),
    )


def how_many_in(calibration):
    """(handed in, asked): whoever it is, the page does not say."""
    places = list(Place.objects.filter(calibration=calibration).values_list("is_in", flat=True))
    return sum(places), len(places)


def own_ratings(calibration, user):
    """{item id: (answer, words)} of `user` alone; empty once the round is revealed."""
    mine = Rating.objects.filter(place__calibration=calibration, place__user=user)
    return {one.item_id: (one.answer, one.words) for one in mine}


@dataclass(frozen=True)
class Row:
    """An item of a revealed round: how often each answer was chosen, why, and its new words.

    `word`: alike, near or apart.
    """

    item: object
    anchor: Anchor
    counts: list
    reasons: list
    wordings: list
    apart: float

    @property
    def dots(self):
        """As many as chose anything."""
        return range(sum(n for _answer, n in self.counts))

    @property
    def word(self):
        if not self.apart:
            return "alike"
        chosen = {answer for answer, n in self.counts if n}
        return "near" if chosen in NEIGHBOURS else "apart"


NEIGHBOURS = ({Answer.SO, Answer.PARTLY}, {Answer.PARTLY, Answer.NO})


def rows_of(calibration, language):
    """The items of a revealed round, those first where people differ most."""
    reasons, wordings = (_by_item(found) for found in _words_of(calibration))
    spreads = Spread.objects.filter(calibration=calibration).select_related("item")
    rows = [
        Row(
            item=one.item,
            anchor=cards.spoken(one.item, language),
            counts=one.counts,
            reasons=reasons.get(one.item_id, []),
            wordings=wordings.get(one.item_id, []),
            apart=_apart(one.counts),
        )
        for one in spreads
    ]
    return sorted(rows, key=lambda row: -row.apart)


def _words_of(calibration):
    return calibration.reasons.all(), calibration.wordings.all()


def _by_item(found):
    rows = {}
    for one in found:
        rows.setdefault(one.item_id, []).append(one)
    return rows


def _apart(counts):
    """The mean distance of two people; 0 where all chose the same."""
    chosen = [answer for answer, n in counts for _one in range(n)]
    pairs = list(combinations(chosen, 2))
    return sum(_distance(*pair) for pair in pairs) / len(pairs) if pairs else 0.0


def _distance(one, other):
    if one == other:
        return 0
    if Answer.NOT_APPLICABLE in (one, other):
        return FARTHEST
    return abs(STEPS[one] - STEPS[other])
