"""What the console can do about moving data in and out."""

import gc
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext

from augenhoehe.base.commands import Problem, Progress, command
from augenhoehe.search.actions.rebuild import rebuild
from augenhoehe.transfer.actions.import_incidents import Log, import_incidents
from augenhoehe.transfer.actions.make_demo import make_demo
from augenhoehe.transfer.incidents.lines import Report, grouped
from augenhoehe.transfer.incidents.mapping import Mapping, read_mapping
from augenhoehe.transfer.incidents.reading import opened
from augenhoehe.transfer.queries import changed_since

BATCH = 2000


DEMO = _lazy("Fill an empty installation with an invented department and its year.")


def _arguments(parser):
    parser.add_argument(
        "--language", choices=["de", "en"], default="de", help=_("of the demo (de)")
    )
    parser.add_argument("--seed", type=int, default=7, help=_("the same number, the same year (7)"))
    parser.add_argument("--scale", type=float, default=1.0, help=_("1 is about 1,700 concerns"))


@command("demo", DEMO, example="demo --language en", arguments=_arguments, json=True)
def demo(options):
    """Fill an empty installation with an invented department and its year."""
    told = Progress(pgettext("console", "concerns"))
    made = make_demo(
        language=options.language, seed=options.seed, scale=options.scale, tell=told.step
    )
    told.end()
    searchable = Progress(_("searchable texts"))
    made["searchable"] = rebuild(lambda so_far: searchable.step(so_far - searchable.done))
    searchable.end()
    return made


def _import_arguments(parser):
    parser.add_argument("what", choices=["incidents"], help=_("the event log of a service desk"))
    parser.add_argument("file", nargs="?", help=_("a CSV file, or a ZIP with one"))
    parser.add_argument("--mapping", help=_("a JSON file: what its columns and words mean here"))
    parser.add_argument("--show-mapping", action="store_true", help=_("print the usual mapping"))
    parser.add_argument(
        "--source", default="incidents", help=_("the older system's name (incidents)")
    )


@command(
    "import",
    _lazy(
        "Bring in concerns of an older system with their history; nothing doubled, no mail sent."
    ),
    example="import incidents log.zip --mapping ours.json --json",
    arguments=_import_arguments,
    json=True,
)
def import_log(options):
    """Bring in concerns of an older system with their history; no mail is sent, nothing doubled."""
    mapping = _mapping(options.mapping)
    if options.show_mapping:
        print(mapping.as_json())
        return None
    if not options.file:
        raise Problem(_("Name the file that is to be imported."))
    # Hundreds of thousands of small things that live to the end: to look for rubbish among them
    # again and again would cost a third of the time.
    gc.disable()
    try:
        return _import(options.file, mapping, options.source)
    finally:
        gc.enable()


def _import(file, mapping, source):
    report, read = Report(), Progress(pgettext("console", "events"))
    with opened(file, mapping.columns.values()) as (header, lines):
        concerns = grouped(header, lines, mapping, report, read.step)
        log = Log(source, mapping, mapping.columns["solved_at"] in header)
    read.end()
    return _take_in(log, concerns, report)


def _mapping(path):
    if not path:
        return Mapping()
    try:
        return read_mapping(Path(path).expanduser().read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(_("The mapping cannot be read: %(error)s") % {"error": error}) from error


def _take_in(log, concerns, report):
    """Write batch by batch; each stands for itself, so an interrupted import goes on."""
    written, progress = 0, Progress(pgettext("console", "concerns"), len(concerns))
    left = iter(concerns.items())
    while batch := dict(islice(left, BATCH)):
        new = len(import_incidents(log, concerns=batch, by="console"))
        if new < len(batch) and (changed := changed_since(log, batch)):
            report.counts[
                _("says other things than when it was imported; the concern stayed as it is")
            ] += len(changed)
        written += new
        progress.step(len(batch))
    progress.end()
    return {
        "events": sum(len(events) for events in concerns.values()),
        "tickets": len(concerns),
        "new": written,
        "known": len(concerns) - written,
        "not_understood": dict(report.counts),
        "examples": report.examples,
    }
