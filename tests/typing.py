"""What can be typed into the house: every form on every page, every name that a door reads."""

import inspect
import re
from collections import defaultdict
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

from django import forms
from django.test import Client
from django.urls import get_resolver, reverse

from augenhoehe.people.tests.cast import signed_in
from tests.doors import kinds

ROOMS = sorted(Path(kinds.__file__).parent.glob("[a-z]*.py"))
DECLARED = [import_module(f"tests.doors.{path.stem}") for path in ROOMS]
DOORS = {name: door for room in DECLARED for name, door in getattr(room, "DOORS", {}).items()}
THINGS = {kind: make for room in DECLARED for kind, make in getattr(room, "THINGS", {}).items()}
MOST = 4
TYPED = {"text", "search", "email", "tel", "url", "number", "date", "datetime-local", "time", ""}
# allauth's own pages: their forms are tested where they come from.
FOREIGN = ("account_", "mfa_", "usersessions_")
NAMES_IN_VIEWS = re.compile(r"""(?:POST|GET|data)(?:\.get|\.getlist|\.pop)?[(\[]\s*["'](\w+)["']""")


class Page(HTMLParser):
    """The forms of a page: [(action, method, [(name, kind, value)])], and what sends by itself."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.select, self.by_id = [], None, {}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            fields = self.by_id.setdefault(given.get("id") or len(self.by_id), [])
            self.forms.append((given.get("action") or "", given.get("method", "get"), fields))
        elif given.get("name") and tag in ("input", "textarea", "button"):
            kind = given.get("type", "") if tag == "input" else tag
            self._into(given, (given["name"], kind, given.get("value") or ""))
        elif tag == "select":
            self.select = given
        elif tag == "option" and self.select and given.get("value"):
            self._into(self.select, (self.select.get("name"), "option", given["value"]))
            self.select = None

    def _into(self, given, field):
        """A field belongs to the form around it, or to the one it names."""
        if given.get("form"):
            self.by_id.setdefault(given["form"], []).append(field)
        elif self.forms:
            self.forms[-1][2].append(field)


def is_typed(name, kind):
    """Is this a field in which one types?"""
    return kind in TYPED or kind == "textarea" or name in ("html", "q")


def filled(fields, text):
    """The text where one types, the given value elsewhere; traps and files are left alone."""
    data = {}
    for name, kind, value in fields:
        if name != "website" and kind != "file":
            data.setdefault(name, text if is_typed(name, kind) else value)
    return data


def doors_by_room(method):
    """{room: the names of its doors that answer to this method}."""
    found = defaultdict(list)
    for name, door in sorted(DOORS.items()):
        if method in door.needs and not name.startswith(FOREIGN):
            found[name.partition(":")[0]].append(name)
    return found


def at_the_door(name, cast):
    """[(a client that may enter, the address)] of a door, for each of what it is about."""
    door = DOORS[name]
    things = THINGS[door.about](cast) if door.about else [kinds.Thing({})]
    seen = [one for one in things if one.is_seen_by("lead")] or things
    return [_entering(name, door, thing, cast) for thing in seen[:MOST]]


def _entering(name, door, thing, cast):
    who = "lead" if thing.is_seen_by("lead") else thing.seen.split()[0]
    is_public = "public" in door.needs.values()
    client = Client() if is_public else signed_in(getattr(cast, who))
    return client, reverse(name, kwargs={**door.kwargs, **thing.kwargs})


def forms_of(client, address):
    """The forms of the page at an address that are not those of every page."""
    page = client.get(address)
    if page.status_code != 200 or "html" not in page.get("Content-Type", ""):
        return []
    text = page.content.decode() if not page.streaming else ""
    return [one for one in Page(text).forms if not _is_of_the_frame(one[0])]


def _is_of_the_frame(action):
    return "/account/" in action


def form_classes():
    """Every form of ours, wherever it is written."""
    get_resolver().url_patterns  # noqa: B018 imports all doors, and with them their forms
    found, waiting = set(), [forms.BaseForm]
    while waiting:
        for one in waiting.pop().__subclasses__():
            waiting.append(one)
            if one.__module__.startswith("augenhoehe.") and ".tests." not in one.__module__:
                found.add(one)
    return sorted(found, key=lambda one: f"{one.__module__}.{one.__qualname__}")


def text_fields(form):
    """The names of the fields of a form class into which one types."""
    kinds_of_text = (forms.TextInput, forms.Textarea)
    return [
        name
        for name, field in form.base_fields.items()
        if isinstance(field.widget, kinds_of_text) and not field.widget.is_hidden
    ]


@cache
def names_that_doors_read():
    """Every name that a form or a view takes from what is sent."""
    names = {name for form in form_classes() for name in form.base_fields}
    modules = {inspect.getmodule(inspect.unwrap(view)) for view in _views()}
    for module in modules:
        if module.__name__.startswith("augenhoehe."):
            names |= set(NAMES_IN_VIEWS.findall(inspect.getsource(module)))
    return sorted(names - {"website"})


def _views(resolver=None):
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _views(pattern)
        else:
            yield pattern.callback
