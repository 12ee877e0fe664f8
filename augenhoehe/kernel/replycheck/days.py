"""Does a text name a certain day? For a promise that is given along with a letter."""

import re
from datetime import timedelta

MONTHS = (
    "januar january jänner jaenner", "februar february feber", "märz maerz march", "april",
    "mai may", "juni june", "juli july", "august", "september", "oktober october", "november",
    "dezember december",
)  # fmt: skip
WEEKDAYS = (
    "montag monday", "dienstag tuesday", "mittwoch wednesday", "donnerstag thursday",
    "freitag friday", "samstag sonnabend saturday", "sonntag sunday",
)  # fmt: skip
NEAR = {0: "heute today tonight", 1: "morgen tomorrow", 2: "übermorgen uebermorgen"}


def is_day_named(text, day, *, today):
    """Does `text` name the date `day`, as date, weekday within a week, or “tomorrow”?"""
    return re.search(_ways_to_say(day, today), text, re.I) is not None


def _ways_to_say(day, today):
    month = f"(?:{_either(MONTHS[day.month - 1])}|{_either(MONTHS[day.month - 1], 3)})"
    number = f"0?{day.day}"
    ways = [
        rf"\b{number}\.\s?0?{day.month}\.",
        rf"\b{number}\.?(?:st|nd|rd|th)?\s{month}\b",
        rf"\b{month}\s{number}\b",
        rf"\b{day.isoformat()}\b",
        rf"\b{number}/0?{day.month}/",
    ]
    ahead = day - today
    if timedelta(0) <= ahead <= timedelta(days=7):
        ways.append(rf"\b{_either(WEEKDAYS[day.weekday()])}")
    if ahead.days in NEAR:
        ways.append(rf"(?<!guten )\b{_either(NEAR[ahead.days])}\b")
    return "|".join(ways)


def _either(words, first=None):
    return f"(?:{'|'.join(word[:first] for word in words.split())})"
