"""What is still missing on the sheet of a clearing talk, as sentences that stop nothing."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LEAST_OPTIONS = 3


@dataclass(frozen=True)
class Seen:
    """What the checks look at: rows that the page has read already."""

    parties: list
    voices: dict
    interests: dict
    points: list
    met: dict
    options: list
    given: dict
    understandings: dict


def sentences(seen):
    """All that is missing, the most important first."""
    return [
        *_unheard(seen),
        *_points(seen.points),
        *_unmet(seen),
        *_options(seen),
        *_unconfirmed(seen),
    ]


def _unheard(seen):
    for party in seen.parties:
        said = seen.voices.get(party.pk, {}).values()
        if not any(voice.heard_at for voice in said):
            yield _("%(party)s has not been heard yet.") % {"party": party}


def _points(points):
    for number, point in enumerate(points, 1):
        if point.due_on is None:
            yield _("No date for point %(number)s.") % {"number": number}
        if not point.who:
            yield _("Nobody is named for point %(number)s.") % {"number": number}


def _unmet(seen):
    met = {pk for interests in seen.met.values() for pk in interests}
    for party in seen.parties:
        for interest in seen.interests.get(party.pk, []):
            if interest.pk not in met and not interest.is_left_open:
                yield _("%(party)s's interest “%(interest)s” is in no agreed point.") % {
                    "party": party,
                    "interest": interest,
                }


def _options(seen):
    count = len(seen.options)
    if seen.given and count < LEAST_OPTIONS:
        yield ngettext(
            "There is only one option so far. Collect three before you rate them.",
            "There are only %(count)s options so far. Collect three before you rate them.",
            count,
        ) % {"count": count}


def _unconfirmed(seen):
    now = timezone.now()
    for party in seen.parties:
        mail = seen.understandings.get(party.pk)
        if mail and not mail.answer and mail.is_open(now):
            yield _("%(party)s has not confirmed yet how you understood the talk.") % {
                "party": party
            }
        elif mail and not mail.answer:
            yield _("The link to %(party)s has ended without an answer.") % {"party": party}
