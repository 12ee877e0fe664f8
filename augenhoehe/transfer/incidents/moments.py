"""Moments as an older system writes them."""

import re
from datetime import UTC, datetime
from operator import itemgetter

PARTS = {"d": 2, "m": 2, "Y": 4, "H": 2, "M": 2, "S": 2}
ORDER = "YmdHMS"


def reader(formats, zone):
    """A function text -> moment in UTC, or None."""
    patterns = [_pattern(one) for one in formats]
    return lambda text: _read(text, patterns, zone)


def _pattern(format):
    """(match function, what puts its groups in order) of a format made of %d %m %Y %H %M %S."""
    parts = re.split(r"%([dmYHMS])", format)
    found, names = [re.escape(parts[0])], parts[1::2]
    for name, between in zip(names, parts[2::2], strict=True):
        least = PARTS[name] if name == "Y" else 1
        found.append(rf"(\d{{{least},{PARTS[name]}}}){re.escape(between)}")
    in_order = itemgetter(*(names.index(name) for name in ORDER if name in names))
    return re.compile("".join(found)).fullmatch, in_order


def _read(text, patterns, zone):
    for match, in_order in patterns:
        if found := match(text):
            try:
                wall = datetime(*map(int, in_order(found.groups())), tzinfo=zone)
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
