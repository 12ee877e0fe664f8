"""Where monthly pages, decisions and rounds name an erased person, a mark stands."""

from augenhoehe.base.actions import action
from augenhoehe.base.jobs import enqueue
from augenhoehe.dashboards import events
from augenhoehe.dashboards.models import Decision, MonthPage, Round
from augenhoehe.journal.actions import record
from augenhoehe.mail.actions.erase import erased_mark

COLUMNS = {
    MonthPage: ("intro",),
    Decision: ("question", "why", "words"),
    Round: ("thanks",),
}


@action
def black_out(thing, *, finder, by):
    """Put a mark where the texts name the person; a printed page is printed anew."""
    model = type(thing)
    found = model.objects.select_for_update().get(pk=thing.pk)
    for name in COLUMNS[model]:
        longest = model._meta.get_field(name).max_length
        text = finder.black_out(getattr(found, name), erased_mark())
        setattr(found, name, text[:longest])
    found.save(update_fields=COLUMNS[model])
    record(events.BLACKED_OUT, found, by=by)
    page = {MonthPage: found, Decision: getattr(found, "page", None)}.get(model)
    if page is not None and page.released_at:
        enqueue("dashboards.print_month", page_id=page.pk)
