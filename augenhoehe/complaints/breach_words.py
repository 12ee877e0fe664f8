"""The words of a data breach: the check list, the log, what is still missing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from augenhoehe.complaints.models import Breach
from augenhoehe.ui.moments import minutes_in_words


@dataclass(frozen=True)
class Step:
    """A step of the check list; `draft`: the mail that helps with it, if any."""

    code: str
    label: str
    hint: str
    draft: str = ""


STEPS = (
    Step(
        "contain",
        gettext_lazy("Ask the wrong receiver to delete it and to confirm"),
        gettext_lazy("Opened, copied, passed on? Ask for a few words in writing."),
        "receiver",
    ),
    Step(
        "recall",
        gettext_lazy("Stop it from spreading"),
        gettext_lazy("Recall the mail, lock the link, change the password, take the page down."),
    ),
    Step(
        "evidence",
        gettext_lazy("Keep the evidence"),
        gettext_lazy("The mail, the time, the file, who received it: nothing is deleted yet."),
    ),
    Step(
        "officer",
        gettext_lazy("Inform the data protection officer"),
        gettext_lazy("They advise; the responsibility stays with the management."),
        "officer",
    ),
    Step(
        "boss",
        gettext_lazy("Inform the management"),
        gettext_lazy("Whether it is reported is decided there."),
        "boss",
    ),
    Step(
        "client",
        gettext_lazy("Are they a client's data? Inform the client"),
        gettext_lazy("Whoever processes for others tells them without delay (Art. 33 (2))."),
        "client",
    ),
    Step(
        "conceal",
        gettext_lazy("Keep the conversation confidential"),
        gettext_lazy("Only the lead, whoever works on it and named persons read it."),
    ),
    Step(
        "prevent",
        gettext_lazy("Prevent the next one"),
        gettext_lazy("Cause found, measure written down."),
    ),
)
BY_CODE = {one.code: one for one in STEPS}

LINES = {
    "opened": gettext_lazy("Written down as a data breach"),
    "written": gettext_lazy("Facts added or corrected"),
    "judged": gettext_lazy("Risk judged"),
    "reported": gettext_lazy("Reported to the authority"),
    "told": gettext_lazy("Those affected were told"),
    "not_told": gettext_lazy("Those affected are not told"),
    "done": pgettext_lazy("breach", "Done"),
    "undone": gettext_lazy("Not done yet after all"),
    "named": gettext_lazy("May read it from now on"),
    "unnamed": gettext_lazy("May no longer read it"),
    "charged": gettext_lazy("In charge from now on"),
    "drafted": gettext_lazy("Draft put into the conversation"),
    "mailed": gettext_lazy("Mail written"),
    "sheet": gettext_lazy("Report sheet made"),
    "noted": pgettext_lazy("breach", "Note"),
    "ended": pgettext_lazy("breach", "Closed"),
    "reopened": pgettext_lazy("breach", "Opened again"),
}
# What a report must say at least (Art. 33 (3)); the rest may follow.
ASKED = ("whose", "people_count", "data_kinds", "records_count", "consequences", "measures")
KINDS = pgettext_lazy("breach", "Which kinds of data?")
FIELDS = {name: Breach._meta.get_field(name).verbose_name for name in ASKED} | {"data_kinds": KINDS}
# Lines whose text is a code, and the words for it.
CODED = {
    "done": {one.code: one.label for one in STEPS},
    "undone": {one.code: one.label for one in STEPS},
    "judged": dict(Breach.Risk.choices),
}


def line_words(line):
    """What a line of the log says: its heading and its text."""
    words = str(LINES.get(line.code, line.code))
    known = CODED.get(line.code)
    text = str(known.get(line.text, line.text)) if known else line.text
    return words, text


def missing(breach):
    """What a complete report still lacks, in words."""
    found = [str(FIELDS[name]) for name in ASKED if getattr(breach, name) in ("", None, [])]
    if breach.risk == Breach.Risk.OPEN:
        found.append(_("Risk for those affected"))
    return found


@dataclass(frozen=True)
class Clock:
    """The 72 hours in words, with a tone and an icon."""

    words: str
    tone: str
    icon: str


SOON = 24 * 60


def clock_of(breach, now):
    """How much of the 72 hours is left, or why they no longer matter."""
    if breach.reported_at:
        late = breach.reported_at > breach.due_at
        words = _("reported after 72 hours") if late else _("reported in time")
        return Clock(words, "warn" if late else "good", "check")
    if breach.risk == Breach.Risk.NONE:
        return Clock(_("risk unlikely, no report"), "neutral", "shield-check")
    minutes = (breach.due_at - now).total_seconds() / 60
    words = minutes_in_words(abs(minutes))
    if minutes < 0:
        over = _("72 hours over since %(time)s") % {"time": words}
        return Clock(over, "bad", "alarm-clock-off")
    left = _("%(time)s left of 72 hours") % {"time": words}
    return Clock(left, "bad" if minutes < SOON else "warn", "alarm-clock")
