"""What pages of the quiet hour need."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from augenhoehe.quiet import guides, sealing

MOST = 2_000


@dataclass(frozen=True)
class Told:
    """A note as its owner reads it."""

    pk: object
    kind: str
    at: datetime
    question: str
    attitude: str
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
        attitude=guides.said(told["attitude"]) if told.get("attitude") else "",
        answers=told["answers"],
    )


def read_all(notes, key, *, kind=""):
    """The notes of a person, unsealed, the newest first; of one kind, if it is named."""
    told = [read(note, key) for note in notes[:MOST]]
    found = [one for one in told if not kind or one.kind == kind]
    return sorted(found, key=lambda one: one.at, reverse=True)


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
