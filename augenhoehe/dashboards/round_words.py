"""The signals of a team round in words: what, how many, why it is here, where the records are."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from augenhoehe.base.indicators import INDICATORS
from augenhoehe.dashboards.figure_words import SIGNALS, shower
from augenhoehe.dashboards.figuring import labels_of
from augenhoehe.ui.templatetags.ui import number


@dataclass(frozen=True)
class Signal:
    """One signal as the round reads it."""

    title: str
    why: str
    n: str
    url: str
    icon: str = "circle-alert"
    indicator: str = ""


def signals_of(round_):
    """The signals of a round; a figure that is no more keeps its place in words."""
    return [SAY[one["kind"]](one) for one in round_.signals if one["kind"] in SAY]


def _figure(one):
    about = INDICATORS.get(one["name"])
    title = str(about.title) if about else one["name"]
    unit = about.unit if about else "count"
    is_good = one["variation"] == "improvement"
    said = shower(unit)(one["value"]).replace("-", "−")
    week = date_format(date.fromisoformat(one["week"]), "DATE_FORMAT")
    why = (
        _("It has become better than chance explains (%(signal)s).")
        if is_good
        else _("It has become worse than chance explains (%(signal)s).")
    )
    return Signal(
        _("%(figure)s: %(value)s in the week of %(day)s")
        % {"figure": title, "value": said, "day": week},
        why % {"signal": SIGNALS.get(one["signal"], "")},
        "" if unit == "count" else number(one["n"]),
        reverse("dashboards:figure", args=[one["name"]]) if about else "",
        icon="circle-check" if is_good else "circle-alert",
        indicator=one["name"] if about else "",
    )


def _promises(one):
    n = one["n"]
    return Signal(
        ngettext("%(n)s promise is overdue", "%(n)s promises are overdue", n) % {"n": number(n)},
        _("A customer waits for what we promised. They come before everything else."),
        "",
        f"{reverse('tickets:promises')}?show=open",
    )


def _critical(one):
    n = one["n"]
    return Signal(
        ngettext("%(n)s critical response", "%(n)s critical responses", n) % {"n": number(n)},
        _("Customers were not content; since %(day)s.") % {"day": _day(one["since"])},
        "",
        f"{reverse('surveys:call_backs')}?state=all",
    )


def _handover(one):
    label = labels_of("needed", [one["part"]]).get(one["part"], one["part"])
    return Signal(
        _("Handed to the lead most often because this was missing: %(needed)s") % {"needed": label},
        _("Named in %(n)s of %(of)s handovers of the last four weeks.")
        % {"n": number(one["n"]), "of": number(one["of"])},
        number(one["of"]),
        one["url"],
    )


def _notice(one):
    n = one["n"]
    return Signal(
        ngettext("%(n)s thing was noticed", "%(n)s things were noticed", n) % {"n": number(n)},
        _("“I notice something”, since %(day)s. Who noticed it may tell.")
        % {"day": _day(one["since"])},
        "",
        reverse("tickets:notices"),
        icon="eye",
    )


def _day(text):
    return date_format(timezone.localdate(datetime.fromisoformat(text)), "DATE_FORMAT")


SAY = {
    "figure": _figure,
    "promises": _promises,
    "critical": _critical,
    "handover": _handover,
    "notice": _notice,
}
