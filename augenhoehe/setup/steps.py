"""The steps of the set-up in their order; what was done is kept with the department."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

DONE, SKIPPED = "done", "skipped"


@dataclass(frozen=True)
class Step:
    """A page of the set-up: its name in the address, its title, whether it may wait."""

    name: str
    title: str
    may_wait: bool = True


STEPS = (
    Step("company", pgettext_lazy("page", "Company"), may_wait=False),
    Step("hours", _("Service hours")),
    Step("teams", pgettext_lazy("field", "Teams"), may_wait=False),
    Step("people", pgettext_lazy("page", "People")),
    Step("mailbox", pgettext_lazy("settings", "Mailbox")),
    Step("letters", pgettext_lazy("settings", "Signature")),
    Step("solutions", _("Standard solutions")),
)
BY_NAME = {step.name: step for step in STEPS}


def states_of(department):
    """{step name: "done" or "skipped"} of the steps that somebody has been through."""
    return department.checklist.get("steps", {})


def next_open(department, *, after=None):
    """The first step nobody has been through, from the one after `after` on; None at the end."""
    names = [step.name for step in STEPS]
    start = names.index(after) + 1 if after else 0
    gone = states_of(department)
    return next((name for name in names[start:] + names[:start] if name not in gone), None)
