"""Periodic work: asked for once a turn, however many workers there are."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cronsim import CronSim
from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.base.jobs import enqueue
from augenhoehe.base.models import Tick


@dataclass(frozen=True)
class Clockwork:
    """A job and its turns: `every` so many seconds, or by `cron` in the house's time zone."""

    job: str
    cron: str = ""
    every: int = 0
    args: dict = field(default_factory=dict)

    def last_turn(self, now):
        """The latest moment at or before `now` at which this job was due."""
        if self.every:
            seconds = int(now.timestamp()) // self.every * self.every
            return datetime.fromtimestamp(seconds, tz=UTC)
        local = timezone.localtime(now) + timedelta(seconds=1)
        return next(CronSim(self.cron, local, reverse=True))


def ask_for_due(clockwork, *, now=None):
    """Ask for every job whose turn has come; a turn missed while nobody ran is made up once."""
    now = now or timezone.now()
    known = dict(Tick.objects.values_list("name", "at"))
    for entry in clockwork:
        turn = entry.last_turn(now)
        if entry.job not in known:
            _begin(entry, now)
        elif known[entry.job] < turn:
            _ask(entry, turn)


@housekeeping("the clock's own memory")
def _begin(entry, now):
    Tick.objects.bulk_create([Tick(name=entry.job, at=now)], ignore_conflicts=True)


@housekeeping("the clock's own memory")
def _ask(entry, turn):
    if Tick.objects.filter(name=entry.job, at__lt=turn).update(at=turn):
        enqueue(entry.job, key=f"tick:{entry.job}", lane=f"tick:{entry.job}", **entry.args)
