"""Moments and lengths of time in words: heute 14:05, Do., 12. März, 2 Std. 10 Min."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

PATTERNS = {
    "de": {"near": "EEE, d.\u00a0MMMM", "far": "d.\u00a0MMMM y", "full": "EEEE, d.\u00a0MMMM y"},
    "en": {"near": "EEE d\u00a0MMMM", "far": "d\u00a0MMMM y", "full": "EEEE d\u00a0MMMM y"},
}
NBSP = "\u00a0"


def spoken() -> str:
    """The language that is spoken now, of those that have words here."""
    return "de" if (get_language() or "de").startswith("de") else "en"


@lru_cache(maxsize=2048)
def day_in_words(day: date, today: date, language: str) -> tuple[str, bool]:
    """The day in few words, and whether the hour still matters that near."""
    distance = (day - today).days
    near = {
        0: pgettext("day", "today"),
        -1: pgettext("day", "yesterday"),
        1: pgettext("day", "tomorrow"),
    }.get(distance)
    if near:
        return near, True
    far = abs(distance) > 300 or (day.year != today.year and distance < -60)
    return format_date(day, PATTERNS[language]["far" if far else "near"], locale=language), False


@lru_cache(maxsize=2048)
def day_in_full(day: date, language: str) -> str:
    """The day with weekday and year."""
    return format_date(day, PATTERNS[language]["full"], locale=language)


def clock_in_words(at: datetime) -> str:
    """9:05 or 14:30."""
    return f"{at.hour}:{at.minute:02d}"


def in_words(at: datetime | date, now: datetime, language: str = "") -> str:
    """As short as possible: heute 14:05, gestern 9:12, Do., 12. März, 12. März 2024."""
    is_day = not isinstance(at, datetime)
    day, today = (at if is_day else at.date()), now.date()
    words, is_near = day_in_words(day, today, language or spoken())
    if is_day or (not is_near and at < now):
        return words
    # What lies ahead is an appointment, so its hour matters however far it is.
    return f"{words}{NBSP if is_near else ', '}{clock_in_words(at)}"


def hour_or_day(at: datetime, now: datetime, language: str = "") -> str:
    """14:30 today; else as `in_words` has it."""
    return clock_in_words(at) if at.date() == now.date() else in_words(at, now, language)


def in_full(at: datetime | date) -> str:
    """With weekday, year and time."""
    if not isinstance(at, datetime):
        return day_in_full(at, spoken())
    return _minute_in_full(at.date(), at.hour, at.minute, spoken())


@lru_cache(maxsize=4096)
def _minute_in_full(day: date, hour: int, minute: int, language: str) -> str:
    """Kept, because a list says it for every row; the language is part of what is asked."""
    time = pgettext("time of day", "%(time)s") % {"time": f"{hour}:{minute:02d}"}
    return f"{day_in_full(day, language)}, {time}"


def since_in_words(at: datetime, now: datetime) -> str:
    """vor 5 Min., vor 3 Std.; older moments as `in_words` has them."""
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 0 or minutes >= 24 * 60:
        return in_words(at, now)
    if minutes < 1:
        return _("just now")
    return _("%(time)s ago") % {"time": minutes_in_words(minutes, longest=1)}


def minutes_in_words(minutes: float, *, longest: int = 2) -> str:
    """2 Std. 10 Min.; with `longest=1` only the larger unit."""
    total = int(round(abs(minutes)))
    hours, rest = divmod(total, 60)
    parts = []
    if hours:
        parts.append(_("%(count)s h") % {"count": hours})
    if rest or not hours:
        parts.append(_("%(count)s min") % {"count": rest})
    return ("−" if minutes < 0 and total else "") + NBSP.join(parts[:longest]).replace(" ", NBSP)


def length_in_words(length: timedelta) -> str:
    """3 Tage 4 Std., or as `minutes_in_words` below two days."""
    if abs(length) < timedelta(days=2):
        return minutes_in_words(length.total_seconds() / 60)
    days, hours = abs(length).days, abs(length).seconds // 3600
    words = ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
    return f"{words} {minutes_in_words(hours * 60)}" if hours and days < 7 else words


def for_machines(at: datetime | date) -> str:
    """As `<time datetime>` wants it, to the minute."""
    return at.isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat()


def local(at: datetime | date) -> datetime | date:
    """The same moment on the clock of the person who reads."""
    if isinstance(at, datetime) and timezone.is_aware(at):
        return timezone.localtime(at)
    return at
