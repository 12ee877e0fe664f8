"""What the console can do about moving data in and out."""

from augenhoehe.base.commands import Progress, command
from augenhoehe.search.actions.rebuild import rebuild
from augenhoehe.transfer.actions.make_demo import make_demo


def _arguments(parser):
    parser.add_argument("--language", choices=["de", "en"], default="de", help="of the demo (de)")
    parser.add_argument("--seed", type=int, default=7, help="the same number, the same year (7)")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is about 1,700 concerns")


@command("demo", example="demo --language en", arguments=_arguments, json=True)
def demo(options):
    """Fill an empty installation with an invented department and its year."""
    told = Progress("concerns")
    made = make_demo(
        language=options.language, seed=options.seed, scale=options.scale, tell=told.step
    )
    told.end()
    searchable = Progress("searchable texts")
    made["searchable"] = rebuild(lambda so_far: searchable.step(so_far - searchable.done))
    searchable.end()
    return made
