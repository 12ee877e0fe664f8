"""What pages of the quiet hour need."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from augenhoehe.goals.queries import in_force
from augenhoehe.goals.rules import visible_to
from augenhoehe.kernel.replycheck.telling import ATTITUDES
from augenhoehe.quiet import guides, sealing
from augenhoehe.quiet.models import SharedLine, Space


@dataclass(frozen=True)
class Told:
    """A note as its owner reads it."""

    pk: object
    kind: str
    at: datetime
    question: str
    attitude: str
    about: str
    answers: dict

    @property
    def guide(self):
        """The guide that it was written along."""
        return guides.guides()[self.kind]

    @property
    def title(self):
        """What it is called in a list: its title, its question, or its kind."""
        return self.answers.get("title") or self.question or str(self.guide)

    @property
    def parts(self):
        """[(code, label, lines)] of what was answered."""
        return [
            (code, label, self.lines(code))
            for code, label in self.guide.labels.items()
            if self.answers.get(code)
        ]

    def lines(self, code):
        """The lines of an answer, without the empty ones."""
        return [line.strip() for line in self.answers[code].splitlines() if line.strip()]

    def line(self, code, number):
        """A line that is there, else None."""
        lines = self.lines(code) if code in self.answers else []
        return lines[number] if 0 <= number < len(lines) else None


def read(note, key):
    """A note, unsealed."""
    told = sealing.unseal(key, note.sealed, note.context)
    return Told(
        pk=note.pk,
        kind=told["kind"],
        at=datetime.fromisoformat(told["at"]),
        question=guides.said(told["question"]) if told.get("question") else "",
        attitude=told.get("attitude", ""),
        about=guides.said(ATTITUDES[told["attitude"]]) if told.get("attitude") else "",
        answers=told["answers"],
    )


def read_all(notes, key, *, kind=""):
    """(told, damaged): the notes of a person, unsealed, the newest first; those that do not open.

    kind: of one kind only.
    """
    told, damaged = [], []
    for note in notes:
        try:
            told.append(read(note, key))
        except sealing.Shut:
            damaged.append(note)
    found = [one for one in told if not kind or one.kind == kind]
    return sorted(found, key=lambda one: one.at, reverse=True), damaged


def company_goals(user):
    """The company's goals that hold now, to be read beside one's own."""
    return in_force(visible_to(user)).order_by("place")


def lines_before(moment):
    """Lines that were shared before."""
    return SharedLine.objects.filter(shared_at__lt=moment)


def left_before(moment):
    """Private spaces of people who left and had signed in before for the last time."""
    gone = Space.objects.filter(owner__is_active=False)
    return gone.filter(Q(owner__last_login=None) | Q(owner__last_login__lt=moment))


def lines_after(lines, at, pk):
    """The shared lines behind the last one of a page."""
    return lines.filter(Q(shared_at__lt=at) | Q(shared_at=at, pk__lt=pk))


def is_due(space, now):
    """Is it the day and the time at which the quiet hour may be offered?"""
    here = timezone.localtime(now)
    week, settled = _week(here.date()), space.settled_on
    return (
        space.is_offered
        and here.weekday() == space.weekday
        and here.time() >= space.at
        and (week + space.pk) % space.every == 0
        and (settled is None or _week(settled) != week)
    )


def _week(day):
    """Weeks since the beginning of the calendar; they begin on Monday."""
    return (day.toordinal() - 1) // 7
