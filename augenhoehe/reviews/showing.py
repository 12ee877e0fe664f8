"""What the pages of the full form show: views side by side, strata in words."""

from dataclasses import dataclass

from django.utils.translation import gettext, pgettext

from augenhoehe.people.models import Team, TouchpointKind
from augenhoehe.reviews import cards, rules
from augenhoehe.reviews.anchors import Anchor
from augenhoehe.reviews.frame import COMPLAINT, PLAIN, REOPENED
from augenhoehe.reviews.models import Mark
from augenhoehe.servicelevels.models import Priority


@dataclass(frozen=True)
class Line:
    """An item with what the two say of it; None where it is not shown or not written."""

    pk: int
    anchor: Anchor
    own: Mark | None
    other: Mark | None

    @property
    def own_anchor(self):
        return self._anchor_of(self.own)

    @property
    def other_anchor(self):
        return self._anchor_of(self.other)

    def _anchor_of(self, mark):
        return getattr(self.anchor, mark.answer, "") if mark else ""

    @property
    def differs(self):
        return bool(self.own and self.other and self.own.answer != self.other.answer)


@dataclass(frozen=True)
class Part:
    """A stratum in words."""

    place: int
    words: str
    size: int
    drawn: int


def items_of(scorecard, language):
    """{item id: its words} in their order."""
    return {one.pk: cards.spoken(one, language) for one in scorecard.items.all()}


def lines_of(appraisal, *, items, user):
    """The items with the views that `user` may see."""
    said = {}
    for one in rules.marks_visible_to(user, appraisal):
        said[one.item_id, one.side] = one
    return [
        Line(pk, anchor, said.get((pk, Mark.Side.OWN)), said.get((pk, Mark.Side.OTHER)))
        for pk, anchor in items.items()
    ]


def disputed_lines(dispute, *, items):
    """The disputed items with both views, for whoever reads the dispute."""
    said = {(one.item_id, one.side): one for one in dispute.appraisal.marks.all()}
    return [
        Line(pk, items[pk], said.get((pk, Mark.Side.OWN)), said.get((pk, Mark.Side.OTHER)))
        for pk in dispute.item_ids
        if pk in items
    ]


def strata_of(drawing):
    """The strata of a drawing in words."""
    teams = dict(Team.objects.values_list("pk", "name"))
    channels, priorities = dict(TouchpointKind.choices), dict(Priority.choices)
    return [
        Part(
            place,
            " · ".join(
                str(word)
                for word in (
                    teams.get(one["team"], "–"),
                    channels.get(one["channel"], pgettext("channel", "other")),
                    priorities.get(one["priority"], one["priority"]),
                    marks()[one["mark"]],
                )
                if word
            ),
            one["size"],
            one["drawn"],
        )
        for place, one in enumerate(drawing.strata)
    ]


def marks():
    """What sets a stratum apart, in words."""
    return {
        PLAIN: "",
        REOPENED: gettext("opened again"),
        COMPLAINT: gettext("with a complaint"),
    }


def left_out_of(drawing):
    """(why, how many) that were left out, in words."""
    words = {
        "no_concern": gettext("no concern (thanks, advertising, spam)"),
        "merged": gettext("merged into another one"),
        "history": gettext("from an older system"),
        "unanswered": gettext("answered by nobody who works here today"),
        "drawn": gettext("drawn before"),
    }
    return [(words[code], many) for code, many in drawing.left_out.items() if code in words]
