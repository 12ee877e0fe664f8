"""The printed page is kept with the month."""

from augenhoehe.base.actions import housekeeping
from augenhoehe.dashboards.models import MonthPage
from augenhoehe.files.actions import attach, detach_all, store_blob

PDF = "application/pdf"


@housekeeping("the release, which asks for the paper, is on record")
def keep_paper(page, *, papers):
    """Keep {name: bytes} of a released page; what was printed before goes."""
    locked = MonthPage.objects.select_for_update().filter(pk=page.pk).exclude(released_at=None)
    if not locked.exists():
        return
    detach_all(MonthPage, [page.pk])
    for name, data in papers.items():
        attach(store_blob(data), owner=page, name=name, content_type=PDF)
