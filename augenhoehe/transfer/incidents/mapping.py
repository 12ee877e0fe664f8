"""What the columns and words of an event log mean here."""

import json
import re
from dataclasses import asdict, dataclass, field, fields, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from augenhoehe.base.commands import Problem
from augenhoehe.transfer.incidents.moments import PARTS

STATES = ("open", "waiting_customer", "waiting_third", "solved", "closed")
NEEDED = ("number", "at", "state")


@dataclass(frozen=True)
class Mapping:
    """Which column is what, and which word there is which here. All names are those of the file.

    `columns`: number, at (moment of the event), state, opened_at, solved_at, closed_at,
    moved_count, reopened_count, in_time, caller, priority, group; `subject`: the columns that
    together say what it is about; `topic`: the column that becomes the topic, or "". `teams`: group
    -> name of a team here; a group that is not named goes to `team`, or to the first team.
    """

    columns: dict = field(
        default_factory=lambda: {
            "number": "number",
            "at": "sys_updated_at",
            "state": "incident_state",
            "opened_at": "opened_at",
            "solved_at": "resolved_at",
            "closed_at": "closed_at",
            "moved_count": "reassignment_count",
            "reopened_count": "reopen_count",
            "in_time": "made_sla",
            "caller": "caller_id",
            "priority": "priority",
            "group": "assignment_group",
        }
    )
    subject: tuple = ("category", "subcategory", "u_symptom")
    topic: str = "category"
    states: dict = field(
        default_factory=lambda: {
            "New": "open",
            "Active": "open",
            "Awaiting User Info": "waiting_customer",
            "Awaiting Evidence": "waiting_customer",
            "Awaiting Vendor": "waiting_third",
            "Awaiting Problem": "waiting_third",
            "Resolved": "solved",
            "Closed": "closed",
        }
    )
    priorities: dict = field(
        default_factory=lambda: {"1 - Critical": 1, "2 - High": 2, "3 - Moderate": 3, "4 - Low": 4}
    )
    teams: dict = field(default_factory=dict)
    team: str = ""
    missing: tuple = ("", "?")
    true: tuple = ("true", "1", "yes", "ja")
    dates: tuple = ("%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M")
    zone: str = "Europe/Berlin"

    @property
    def tzinfo(self):
        """The clock on the wall of the older system."""
        return ZoneInfo(self.zone)

    def as_json(self):
        """For a person to change."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def read_mapping(text):
    """A mapping of a JSON object that names what is not as usual; a Problem says what is wrong."""
    return _sound(changed(text, Mapping()))


def changed(text, usual):
    """The `usual` mapping (of whatever kind) with what a JSON object says is different."""
    try:
        given = json.loads(text)
    except ValueError as error:
        raise Problem(_("The mapping is no JSON: %(error)s") % {"error": error}) from error
    if not isinstance(given, dict):
        raise Problem(_("The mapping must be one JSON object."))
    known = {one.name: type(getattr(usual, one.name)) for one in fields(usual)}
    for name, value in given.items():
        _check(name, value, known)
    new = {name: _joined(getattr(usual, name), value) for name, value in given.items()}
    return replace(usual, **new)


def _check(name, value, known):
    if name not in known:
        sentence = _("The mapping names “%(name)s”, which is none of: %(known)s.")
        raise Problem(sentence % {"name": name, "known": ", ".join(known)})
    wanted = list if known[name] is tuple else known[name]
    if not isinstance(value, wanted):
        sentence = _("In the mapping “%(name)s” must be %(kind)s.")
        kinds = {list: _("a list"), dict: _("an object"), str: _("a text")}
        raise Problem(sentence % {"name": name, "kind": kinds[wanted]})


def _joined(usual, given):
    """Columns are changed one by one; a list of words replaces the usual one."""
    if isinstance(usual, dict):
        return usual | given
    return tuple(given) if isinstance(usual, tuple) else given


def _sound(mapping):
    unknown = sorted({str(state) for state in mapping.states.values()} - set(STATES))
    if unknown:
        sentence = _("“%(state)s” is no state here. States: %(known)s.")
        raise Problem(sentence % {"state": unknown[0], "known": ", ".join(STATES)})
    if not all(value in (1, 2, 3, 4) for value in mapping.priorities.values()):
        raise Problem(_("Priorities are 1 (urgent), 2 (high), 3 (normal) and 4 (low)."))
    if not all(mapping.columns.get(name) for name in NEEDED):
        sentence = _("The mapping must name the columns of: %(names)s.")
        raise Problem(sentence % {"names": ", ".join(NEEDED)})
    return with_sound_clock(mapping)


def with_sound_clock(mapping):
    """The mapping, if its `dates` and its `zone` can be meant."""
    if not all(_names_a_day(one) for one in mapping.dates):
        raise Problem(_("Each of the dates must have %d, %m and %Y, each once."))
    try:
        ZoneInfo(mapping.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Problem(_("There is no time zone “%(zone)s”.") % {"zone": mapping.zone}) from error
    return mapping


def _names_a_day(format):
    """Day, month and year are there, and nothing twice."""
    parts = re.findall(r"%(.)", str(format))
    return {"d", "m", "Y"} <= set(parts) <= set(PARTS) and len(parts) == len(set(parts))
