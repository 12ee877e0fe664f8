"""What the columns and words of a register of complaints mean here."""

import json
from dataclasses import asdict, dataclass, field
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from augenhoehe.base.commands import Problem
from augenhoehe.complaints.models import Complaint
from augenhoehe.tickets.models import Handover
from augenhoehe.transfer.incidents.mapping import changed, with_sound_clock

NEEDED = ("key", "received_at")
DATES = (
    "%Y/%m/%d", "%d.%m.%Y", "%m/%d/%Y", "%Y-%m-%d", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S",
    "%Y/%m/%d %H:%M", "%m/%d/%Y %H:%M",
)  # fmt: skip


@dataclass(frozen=True)
class Mapping:
    """Which column is what, and which word there is which here. All names are those of the file.

    `columns`: key (the register's number), received_at, acknowledged_at, decided_at, told_at,
    closed_at, last_at (the last day the register tells of), channel, outcome, in_time, company,
    product, topic, wanted, ours, cause, cost; a column that is "" or not there says nothing.
    `heading` and `body`: the columns that together say what went wrong. `open`: the outcomes of
    what is not closed yet. `decimal`: the sign before the cents.
    """

    columns: dict = field(
        default_factory=lambda: {
            "key": "Complaint ID",
            "received_at": "Date received",
            "acknowledged_at": "",
            "decided_at": "",
            "told_at": "",
            "closed_at": "",
            "last_at": "Date sent to company",
            "channel": "Submitted via",
            "outcome": "Company response to consumer",
            "in_time": "Timely response?",
            "company": "Company",
            "product": "Product",
            "topic": "Issue",
            "wanted": "",
            "ours": "",
            "cause": "",
            "cost": "",
        }
    )
    heading: tuple = ("Issue", "Sub-issue", "Sub-product")
    body: tuple = ("Consumer complaint narrative",)
    channels: dict = field(
        default_factory=lambda: {
            "Web": "form",
            "Referral": "referral",
            "Phone": "phone",
            "Postal mail": "letter",
            "Fax": "fax",
            "Email": "mail",
        }
    )
    open: tuple = ("In progress",)
    ours: dict = field(
        default_factory=lambda: {"yes": "yes", "partly": "partly", "no": "no", "open": "open"}
    )
    causes: dict = field(default_factory=dict)
    true: tuple = ("yes", "true", "1", "ja")
    false: tuple = ("no", "false", "0", "nein")
    missing: tuple = ("", "N/A", "?")
    dates: tuple = DATES
    decimal: str = "."
    language: str = "en"
    zone: str = "Europe/Berlin"

    @property
    def tzinfo(self):
        """The clock on the wall of the register."""
        return ZoneInfo(self.zone)

    @property
    def names(self):
        """All columns that are read."""
        return {name for name in (*self.columns.values(), *self.heading, *self.body) if name}

    def as_json(self):
        """For a person to change."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def read_mapping(text):
    """A mapping of a JSON object that names what is not as usual; a Problem says what is wrong."""
    mapping = changed(text, Mapping())
    _known(mapping.channels, Complaint.Channel.values, "channels")
    _known(mapping.ours, Complaint.Ours.values, "ours")
    _known(mapping.causes, Handover.Cause.values, "causes")
    if not all(mapping.columns.get(name) for name in NEEDED):
        sentence = _("The mapping must name the columns of: %(names)s.")
        raise Problem(sentence % {"names": ", ".join(NEEDED)})
    if mapping.language not in ("de", "en"):
        raise Problem(_("The language of the mapping must be de or en."))
    if mapping.decimal not in (",", "."):
        raise Problem(_("The sign before the cents must be a comma or a point."))
    return with_sound_clock(mapping)


def _known(words, known, name):
    unknown = sorted({str(word) for word in words.values()} - set(known))
    if unknown:
        sentence = _("“%(word)s” is unknown in “%(name)s”. Known: %(known)s.")
        told = {"word": unknown[0], "name": name, "known": ", ".join(known)}
        raise Problem(sentence % told)
