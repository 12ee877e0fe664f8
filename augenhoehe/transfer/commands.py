"""What the console can do about moving data in and out."""

import gc
from itertools import islice
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext

from augenhoehe.base.commands import Problem, Progress, command
from augenhoehe.search.actions.rebuild import rebuild
from augenhoehe.transfer.actions.import_complaints import import_complaints
from augenhoehe.transfer.actions.import_incidents import Log, import_incidents
from augenhoehe.transfer.actions.make_demo import make_demo
from augenhoehe.transfer.complaints import mapping as register_mapping
from augenhoehe.transfer.complaints.lines import Register
from augenhoehe.transfer.complaints.table import opened_table
from augenhoehe.transfer.incidents.lines import Report, grouped
from augenhoehe.transfer.incidents.mapping import Mapping, read_mapping
from augenhoehe.transfer.incidents.reading import opened
from augenhoehe.transfer.queries import changed_since, outcomes_changed

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
    parser.add_argument(
        "what",
        choices=["incidents", "complaints"],
        help=_("the event log of a service desk, or a register of complaints"),
    )
    parser.add_argument("file", nargs="?", help=_("a CSV file, a ZIP with one, or an Excel file"))
    parser.add_argument("--mapping", help=_("a JSON file: what its columns and words mean here"))
    parser.add_argument("--show-mapping", action="store_true", help=_("print the usual mapping"))
    parser.add_argument("--source", help=_("the older system's name (incidents, complaints)"))


@command(
    "import",
    _lazy("Bring in concerns or complaints of an older system; nothing doubled, no mail sent."),
    example="import incidents log.zip --mapping ours.json --json",
    arguments=_import_arguments,
    json=True,
)
def import_log(options):
    """Bring in concerns or complaints of an older system; no mail is sent, nothing doubled."""
    usual, read, run = KINDS[options.what]
    mapping = _mapping(options.mapping, usual, read)
    if options.show_mapping:
        print(mapping.as_json())
        return None
    if not options.file:
        raise Problem(_("Name the file that is to be imported."))
    # Hundreds of thousands of small things that live to the end: to look for rubbish among them
    # again and again would cost a third of the time.
    gc.disable()
    try:
        return run(options.file, mapping, options.source or options.what)
    finally:
        gc.enable()


def _import(file, mapping, source):
    report, read = Report(), Progress(pgettext("console", "events"))
    with opened(file, mapping.columns.values()) as (header, lines):
        concerns = grouped(header, lines, mapping, report, read.step)
        log = Log(source, mapping, mapping.columns["solved_at"] in header)
    read.end()
    return _take_in(log, concerns, report)


def _mapping(path, usual, read):
    if not path:
        return usual()
    try:
        return read(Path(path).expanduser().read_text(encoding="utf-8-sig"))
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


def _import_register(file, mapping, source):
    report = Report()
    counts = {"complaints": 0, "new": 0, "known": 0}
    with opened_table(file, mapping.names) as (header, lines):
        register = Register(header, mapping, report, now=timezone.now())
        progress = Progress(pgettext("console", "complaints"))
        records = register.records(lines)
        while batch := list(islice(records, BATCH)):
            new = _take_in_complaints(source, batch, mapping, report)
            counts["complaints"] += len(batch)
            counts["new"] += new
            counts["known"] += len(batch) - new
            progress.step(len(batch))
        progress.end()
    return counts | {
        "refused": register.refused,
        "not_understood": dict(report.counts),
        "examples": report.examples,
        "left_out": register.left_out,
    }


def _take_in_complaints(source, batch, mapping, report):
    """Each batch stands for itself, so an interrupted import goes on; how many are new."""
    language = mapping.language
    new = len(import_complaints(source, records=batch, language=language, by="console"))
    if new < len(batch) and (changed := outcomes_changed(source, batch)):
        report.counts[
            _("has another outcome than when it was imported; the complaint stayed as it was")
        ] += changed
    return new


# {what: (the usual mapping, what reads one, what brings it in)}
KINDS = {
    "incidents": (Mapping, read_mapping, _import),
    "complaints": (register_mapping.Mapping, register_mapping.read_mapping, _import_register),
}
