"""What the console can do with the index."""

from augenhoehe.base.commands import Progress, command
from augenhoehe.search.actions.rebuild import rebuild


def _arguments(parser):
    parser.add_argument("what", choices=["rebuild"], help="rebuild: take every text in again")


@command("search", example="search rebuild", arguments=_arguments, json=True)
def search(options):
    """Build the search index anew, for example after an update of the stemmer."""
    told = Progress("texts")
    count = rebuild(lambda so_far: told.step(so_far - told.done))
    told.end()
    return {"indexed": count}
