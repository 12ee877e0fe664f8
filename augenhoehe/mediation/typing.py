"""Reads what was typed on the sheet of a clearing talk; whatever makes no sense is left out.

`touched` names the fields that were changed since the page came, so that of two people on one
sheet none writes old words over the other's; "*", without a script: all of them.
"""

import re

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from augenhoehe.base.doors import is_number
from augenhoehe.mediation.escalation import STAGES
from augenhoehe.people.models import READING_ROLES, User

LONGEST, MOST_LINES, MOST_ROWS, BEST = 4000, 30, 200, 4
ROW = re.compile(r"(?P<kind>[opr])-(?P<key>[0-9a-f]{12})-\w+")
ROWS = {"o": "o", "r": "o", "p": "p"}


class Typed:
    """The fields of one sending of the sheet."""

    def __init__(self, post):
        self.post = post
        self.touched = set(post.get("touched", "*").split(","))

    def touches(self, name):
        """Was this field changed, and did it come along?"""
        return name in self.post and ("*" in self.touched or name in self.touched)

    def text(self, name, otherwise=None):
        """The words, or `otherwise` where the field was not touched."""
        if not self.touches(name):
            return otherwise
        return self.post[name].replace("\0", "").replace("\r\n", "\n").strip()[:LONGEST]

    def lines(self, name):
        """The words line by line, or None."""
        words = self.text(name)
        if words is None:
            return None
        return [line.strip() for line in words.split("\n") if line.strip()][:MOST_LINES]

    def ticked(self, name):
        """True or False; None where nobody touched the box. `box-…` says that it was shown."""
        if f"box-{name}" not in self.post or not ({"*", name} & self.touched):
            return None
        return name in self.post

    def many(self, name):
        """The values that are ticked under one name, or None."""
        if self.ticked(name) is None:
            return None
        found = self.post.getlist(name)
        return [one for one in found if one in STAGES] if name == "signs" else found

    def keys(self, kind):
        """The rows of points ("p") or options ("o") of which something was touched, in order."""
        found = dict.fromkeys(
            match["key"]
            for name in self.post
            if (match := ROW.fullmatch(name.removeprefix("box-"))) and ROWS[match["kind"]] == kind
            if "*" in self.touched or match[0] in self.touched
        )
        return list(found)[:MOST_ROWS]

    def rating(self, name):
        """0 … 4, "" where it was taken back, None where nobody touched it."""
        if not self.touches(name):
            return None
        value = self.post[name]
        return int(value) if is_number(value) and int(value) <= BEST else ""

    def day(self, name):
        """A day, or None."""
        try:
            return parse_date(self.post[name])
        except ValueError:
            return None

    def moment(self, name):
        """A moment, or None."""
        try:
            found = parse_datetime(self.post[name])
            return timezone.make_aware(found) if found and not found.tzinfo else found
        except (ValueError, OverflowError):
            return None

    def who(self, name, parties):
        """(party id, person's id) of whoever does a point; (None, None): nobody yet."""
        kind, _dash, number = self.post[name].partition("-")
        if not is_number(number):
            return None, None
        if kind == "party" and int(number) in parties:
            return int(number), None
        doers = User.objects.filter(pk=number, is_active=True, grants__role__in=READING_ROLES)
        return (None, int(number)) if kind == "user" and doers.exists() else (None, None)
