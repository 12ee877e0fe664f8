"""What codes of the statistics say on the screen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from augenhoehe.measures.sizes import change_in_words, level_in_words, number, weeks_in_words

METHODS = {
    "before_after": gettext_lazy(
        "The weeks before the start are compared with those after it. A plain difference is fair "
        "where nothing was moving before."
    ),
    "segmented_regression": gettext_lazy(
        "It was moving already before the start, so the question is what that trend would have "
        "brought. The effect is the distance from the continued line; that weeks resemble their "
        "neighbours is allowed for."
    ),
    "difference_in_differences": gettext_lazy(
        "How much it changed here is compared with how much it changed in the comparison group "
        "over the same weeks. What changed in both is not counted as an effect."
    ),
}
REASONS = {
    "control_group": gettext_lazy("Chosen because there is a comparison group."),
    "trend_before": gettext_lazy("Chosen because a trend was visible before the start."),
    "no_trend_before": gettext_lazy("Chosen because no trend was visible before the start."),
    "short_series": gettext_lazy(
        "Chosen because there are fewer than twelve weeks before the start; a trend could not be "
        "seen."
    ),
    "extreme_start_left_out": gettext_lazy(
        "The worst week came just before the start and is left out: it would have got better "
        "anyway."
    ),
}
VERDICTS = {
    "clear_gain": gettext_lazy("The change is surely an improvement (95%)."),
    "as_expected": gettext_lazy("It may be as large as was expected."),
    "smaller_than_expected": gettext_lazy("It is smaller than was expected."),
    "expected_ruled_out": gettext_lazy("As much as was expected can be ruled out (95%)."),
    "got_worse": gettext_lazy("It even got worse."),
    "too_early": gettext_lazy("The announced weeks are not over yet."),
    "too_few_data": gettext_lazy("There are too few data to compare."),
    "both_possible": gettext_lazy(
        "Both are possible: that it worked as expected, and that nothing changed."
    ),
}
CAUTIONS = {
    "extreme_start": gettext_lazy(
        "It was begun after an extreme week. Extremes pass by themselves; that week is left out."
    ),
    "season": gettext_lazy(
        "Before and after lie in different seasons, and no earlier year shows what is usual."
    ),
    "other_measures": gettext_lazy(
        "Other measures on the same indicator ran at the same time. Which of them did it cannot be "
        "told from these data."
    ),
    "short_series": gettext_lazy("Fewer than twelve weeks on one side: read it with care."),
    "few_records": gettext_lazy("Fewer than thirty records on one side."),
    "trend_before": gettext_lazy("It was moving before the start, and the method ignores that."),
    "not_parallel": gettext_lazy(
        "The comparison group moved differently already before the start."
    ),
    "weeks_differ": gettext_lazy(
        "Weeks differ more than chance alone would have it; the interval is wider for that."
    ),
}


def all_of(words, codes):
    """The sentences of some codes."""
    return [words[code] for code in codes if code in words]


def payback_in_words(found):
    """When a measure has paid for itself; empty where cost or benefit are unknown."""
    if found is None:
        return ""
    if found.best is None:
        return _("never, as it was written down")
    best = _("from the first day")
    if found.best:
        best = ngettext("after %(n)s month", "after %(n)s months", found.best) % {"n": found.best}
    if found.worst == found.best:
        return best
    if found.worst is None:
        return _("%(best)s at best, perhaps never") % {"best": best}
    worst = ngettext("after %(n)s month", "after %(n)s months", found.worst) % {"n": found.worst}
    return _("%(best)s at best, %(worst)s at worst") % {"best": best, "worst": worst}


def announce(told):
    """What a forecast says, as one sentence."""
    if told.code == "hidden":
        return _(
            "Fewer than five employees stand behind this part, so its course is not shown, and no "
            "effect could be checked on it. Choose a larger part or the whole department."
        )
    if told.code == "no_data":
        return _(
            "There are no records of this in the last year, so nothing could be proven on it. "
            "Choose another indicator, or write a quick measure."
        )
    if told.code == "impossible":
        stands = level_in_words(told.kind, told.level)
        return _("It stands at %(level)s: it cannot change by so much.") % {"level": stands}
    if told.code == "visible":
        facts = {"weeks": weeks_in_words(told.periods), "records": number(told.records, 0)}
        if told.kind == "count":
            return _("You will need %(weeks)s until such an effect can be seen.") % facts
        return (
            _("You will need %(weeks)s (about %(records)s records) until such an effect is seen.")
            % facts
        )
    if told.code == "too_few_data":
        return _("There are too few data to say when an effect could be seen: start by collecting.")
    return _not_visible(told)


def _not_visible(told):
    if told.smallest is None:
        return _("Even after two years such an effect could not be told from chance.")
    smallest = change_in_words(told.kind, told.smallest)
    return _(
        "Even after two years such an effect could not be told from chance. What could be seen "
        "at best: %(smallest)s."
    ) % {"smallest": smallest}


def standing(told):
    """Where the indicator stands now, with its n."""
    if told.level is None:
        return ""
    facts = {"level": level_in_words(told.kind, told.level), "n": number(told.n, 0)}
    if told.kind == "time":
        return _("In the last year: typically %(level)s (n = %(n)s).") % facts
    if told.kind == "count":
        return _("In the last year: %(level)s a week.") % facts
    return _("In the last year: %(level)s (n = %(n)s).") % facts


def effect_in_words(effect):
    """The effect with its interval and n."""
    change = effect.change
    kind = effect.kind
    facts = {
        "value": change_in_words(kind, change.value),
        "low": change_in_words(kind, change.low),
        "high": change_in_words(kind, change.high),
        "before": number(effect.n_before, 0),
        "after": number(effect.n_after, 0),
    }
    return (
        _("%(value)s (95%%: %(low)s to %(high)s; n = %(before)s before, %(after)s after)") % facts
    )
