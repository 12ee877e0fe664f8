"""The kernel's codes in words."""

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from augenhoehe.servicelevels.public_holidays import public_holidays

KINDS = {
    "running": pgettext_lazy("clock", "running"),
    "paused": pgettext_lazy("clock", "paused"),
    "closed": pgettext_lazy("clock", "closed"),
}
REASONS = {
    "open": _("service hours"),
    "night": _("outside service hours"),
    "break": pgettext_lazy("service hours", "break"),
    "weekend": pgettext_lazy("clock", "weekend"),
    "closed_weekday": _("a weekday without service"),
    "holiday": _("public holiday"),
    "closed_day": _("closed day"),
    "half_day": _("half day"),
    "waiting_customer": _("waiting for the customer"),
    "waiting_for_customer": _("waiting for the customer"),
    "waiting_third": _("waiting for a third party"),
    "waiting_for_third": _("waiting for a third party"),
    "solved": pgettext_lazy("clock", "solved"),
    "closed": pgettext_lazy("ticket in clock", "closed"),
}
MISTAKES = {
    "interval.unreadable": _("“{part}” is not readable as hours. Write them like 08:00-12:00."),
    "interval.no_such_time": _("“{part}”: there is no such time. A day has 00:00 to 24:00."),
    "interval.reversed": _("“{part}” ends when it begins. Write the beginning first."),
    "interval.over_midnight": _(
        "“{part}” goes over midnight. Write up to 24:00 here and from 00:00 on the next day."
    ),
    "interval.overlap": _("“{part}” and “{other}” overlap. Join them or move one."),
    "hours.never_open": _("These hours never open. Give at least one weekday some hours."),
    "hours.zone_unknown": _("There is no time zone “{zone}”. Write it like Europe/Berlin."),
}


def reason_of(segment, state):
    """Why a segment is as it is, in words; holidays in the reader's language."""
    words = REASONS.get(segment.reason, KINDS[segment.kind])
    name = segment.name
    if segment.reason == "holiday":
        day = segment.starts_at.date()
        name = public_holidays(state, day.year, get_language()).get(day, name)
    return f"{words}: {name}" if name else str(words)


def mistake_of(error):
    """What is wrong with typed hours, and how to write them."""
    words = MISTAKES.get(error.code, _("These hours cannot be used."))
    return words.format(**error.params)
