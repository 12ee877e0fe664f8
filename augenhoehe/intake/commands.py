"""`intake PATH…`: mails from files."""

import sys
from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext

from augenhoehe.base.commands import Problem, Progress, command
from augenhoehe.intake.house import load_house
from augenhoehe.intake.sources import find_mails
from augenhoehe.intake.taking import take_in
from augenhoehe.mail.actions.store import store_raws
from augenhoehe.people.models import Team

BATCH = 100
BATCH_BYTES = 8_000_000
TOTALS = ("new", "reply", "duplicate", "quarantined", "blocked")


def _arguments(parser):
    parser.add_argument("paths", nargs="+", metavar="PATH", help=_(".eml, mbox, maildir or folder"))
    parser.add_argument("--team", help=_("the team of mails that name none of our mailboxes"))
    about = _("keep them as history: closed, without deadlines")
    parser.add_argument("--history", action="store_true", help=about)


@command(
    "intake",
    _lazy("Take in mails from .eml files, mboxes, maildirs and folders; once read, never doubled."),
    example="intake ~/export.mbox --team Technik --json",
    arguments=_arguments,
    json=True,
)
def intake(options):
    """Take in mails from .eml files, mboxes, maildirs and folders; once read, never doubled."""
    passed_over = []
    try:
        places = find_mails(options.paths, passed_over=passed_over)
    except OSError as error:
        raise Problem(f"{error.filename}: {error.strerror}") from error
    house = load_house(team=_team(options.team))
    progress = Progress(pgettext("console", "mails"), len(places))
    outcomes = Counter()
    for batch in _batches(places):
        raws = store_raws(batch, is_history=options.history)
        outcomes += take_in(raws, house=house)
        progress.step(len(raws))
    progress.end()
    for path in passed_over:
        print(_("no mail, passed over: %(path)s") % {"path": path}, file=sys.stderr)
    return totals(len(places), outcomes)


def totals(read, outcomes):
    """The sums; `lost` is what was read and became nothing, so it must be 0."""
    counted = {name: outcomes[name] for name in TOTALS}
    return {"read": read, **counted, "lost": read - sum(counted.values())}


def _team(name):
    if not name:
        return None
    team = Team.objects.filter(name__iexact=name, retired_at=None).first()
    if team is None:
        known = ", ".join(Team.objects.filter(retired_at=None).values_list("name", flat=True))
        sentence = _("There is no team “%(name)s”. Teams: %(known)s.")
        raise Problem(sentence % {"name": name, "known": known or "–"})
    return team


def _batches(places):
    """[(name, bytes)] of up to 100 mails or 8 MB, so that memory stays small."""
    batch, size = [], 0
    for place in places:
        data = place.read()
        if batch and (len(batch) >= BATCH or size + len(data) > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append((place.name, data))
        size += len(data)
    if batch:
        yield batch
