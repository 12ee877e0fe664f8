"""The figures of a window, with what must not be shown held back."""

from dataclasses import dataclass

from augenhoehe.base.indicators import INDICATORS, Indicator, Reading, read_figure
from augenhoehe.people.models import Role, User

K = 5


@dataclass(frozen=True)
class Figure:
    """An indicator and its reading; `too_few` says why it is held back."""

    indicator: Indicator
    reading: Reading | None
    too_few: bool = False


def employees_behind():
    """How many active people do the work the figures tell of."""
    workers = User.objects.filter(is_active=True, grants__role__in=[Role.AGENT, Role.RECEPTION])
    return workers.distinct().count()


def figures(window, *, names=None):
    """All figures of a window, or those named; work figures need at least K employees behind."""
    enough = employees_behind() >= K
    chosen = [i for n, i in INDICATORS.items() if names is None or n in names]
    return [_figure(one, window, enough) for one in chosen]


def _figure(one, window, enough):
    if one.is_work and not enough:
        return Figure(one, None, too_few=True)
    return Figure(one, read_figure(one, window))
