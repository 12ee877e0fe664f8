"""The sums of a survey's answers and invitations as they are kept, where they are very many.

A page over a million answers reads the kept days and months of one survey instead of its answers.
"""

from collections import Counter

from augenhoehe.base.indicators import Window
from augenhoehe.base.tallies import SOURCES
from augenhoehe.evaluation import marks
from augenhoehe.indicators import keeping

ASKED = "surveys.invited"


def kept_scores(survey, periods, sight):
    """[({score: how many}, {channel: how many nobody asked for})] of periods; None if not kept."""
    tallies = _kept(f"surveys.{survey.kind}", survey, periods, sight)
    return None if tallies is None else [(_scores(one), _unasked(one)) for one in tallies]


def kept_invited(survey, period, sight):
    """The counts of the invitations of a period, with the scores they led to; None if not kept."""
    tallies = _kept(ASKED, survey, [period], sight)
    return None if tallies is None else tallies[0]


def _kept(name, survey, periods, sight):
    source = SOURCES.get(name)
    if source is None or not keeping.is_kept(source, sight.books):
        return None
    windows = [Window(one.since, one.until, sight.now) for one in periods]
    told = {"kind": "survey", "part": str(survey.pk)}
    return keeping.kept_tallies([source], windows, now=sight.now, upto=sight.summed_upto, **told)[0]


def _scores(tally):
    return Counter(tally.times.get(marks.SCORE, {}))


def _unasked(tally):
    begin = len(marks.UNASKED)
    found = tally.counts.items()
    return Counter({name[begin:]: n for name, n in found if name.startswith(marks.UNASKED)})
