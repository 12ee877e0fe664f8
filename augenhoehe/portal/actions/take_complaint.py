"""A complaint that somebody wrote into the public form, with a name or without."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from augenhoehe.base.actions import action
from augenhoehe.complaints.actions.open import open_complaint
from augenhoehe.complaints.facts import Sketch
from augenhoehe.complaints.models import Complaint
from augenhoehe.files.models import Blob
from augenhoehe.intake.actions.take_form import Submission, take_form
from augenhoehe.people.models import Team, Touchpoint, TouchpointKind

SLUGS = ("beschwerde", "complaint")
TITLE = 60


@dataclass(frozen=True, kw_only=True)
class Complained:
    """What was filled in; without an address nobody knows from whom it is."""

    wrong: str
    wanted: str = ""
    ticket_id: int | None = None
    name: str = ""
    email: str = ""
    for_whom: str = ""
    language: str = "de"
    files: tuple[tuple[str, str, Blob], ...] = ()


@action
def take_complaint(given, *, by):
    """Open a concern and the complaint in it; whoever gave an address gets the usual receipt."""
    touchpoint = _touchpoint()
    ticket = take_form(
        Submission(
            touchpoint=touchpoint,
            team=touchpoint.team if touchpoint else _first_team(),
            name=given.name,
            email=given.email,
            subject=_("Complaint: %(wrong)s") % {"wrong": _title(given.wrong)},
            text=_text(given),
            language=given.language,
            files=given.files,
            names_ticket_id=given.ticket_id,
        ),
        by=by,
    )
    sketch = Sketch(
        wrong=given.wrong,
        wanted=given.wanted,
        ticket=ticket,
        channel=Complaint.Channel.FORM,
        language=given.language,
        unfolded={"representative": given.name[:160]} if given.for_whom else {},
    )
    return open_complaint(sketch, by=by)


def _touchpoint():
    """The form whose short name says that it is for complaints, if there is one."""
    ways = Touchpoint.objects.filter(kind=TouchpointKind.FORM, retired_at=None, slug__in=SLUGS)
    return ways.filter(team__retired_at=None).select_related("team").order_by("pk").first()


def _first_team():
    teams = Team.objects.filter(retired_at=None, is_confidential=False)
    return teams.order_by("is_reception", "pk").first()


def _title(text):
    line = " ".join(text.split())
    return line if len(line) <= TITLE else f"{line[: TITLE - 1]}…"


def _text(given):
    parts = [given.wrong]
    if given.wanted:
        parts += [_("What I want:"), given.wanted]
    if given.for_whom:
        parts.append(_("I write for: %(whom)s") % {"whom": given.for_whom})
    if given.ticket_id:
        parts.append(_("It is about concern #%(number)s.") % {"number": given.ticket_id})
    return "\n\n".join(parts)
