"""Moments as an older system writes them."""

import re
from datetime import UTC, datetime

PARTS = {"d": 2, "m": 2, "Y": 4, "H": 2, "M": 2, "S": 2}
ORDER = "YmdHMS"


def reader(formats, zone):
    """A function text -> moment in UTC, or None."""
    patterns = [re.compile(_pattern(one)) for one in formats]
    return lambda text: _read(text, patterns, zone)


def _pattern(format):
    """The regular expression of a format made of %d %m %Y %H %M %S."""
    parts = re.split(r"%([dmYHMS])", format)
    found = [re.escape(parts[0])]
    for name, between in zip(parts[1::2], parts[2::2], strict=True):
        least = PARTS[name] if name == "Y" else 1
        found.append(rf"(?P<{name}>\d{{{least},{PARTS[name]}}}){re.escape(between)}")
    return "".join(found)


def _read(text, patterns, zone):
    for pattern in patterns:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            try:
                wall = datetime(*(int(parts[name]) for name in ORDER if name in parts), tzinfo=zone)
            except ValueError:
                return None
            return wall.astimezone(UTC)
    return _iso(text, zone)


def _iso(text, zone):
    try:
        wall = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (wall if wall.tzinfo else wall.replace(tzinfo=zone)).astimezone(UTC)
