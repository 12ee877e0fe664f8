"""What the console can do with the index."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext

from augenhoehe.base.commands import Progress, command
from augenhoehe.search.actions.rebuild import rebuild


def _arguments(parser):
    parser.add_argument("what", choices=["rebuild"], help=_("rebuild: take every text in again"))


@command(
    "search",
    _lazy("Build the search index anew."),
    example="search rebuild",
    arguments=_arguments,
    json=True,
)
def search(options):
    """Build the search index anew, for example after an update of the stemmer."""
    told = Progress(pgettext("console", "texts"))
    count = rebuild(lambda so_far: told.step(so_far - told.done))
    told.end()
    return {"indexed": count}
