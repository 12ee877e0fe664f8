"""The monthly page is printed and sent by the worker."""

from django.utils import timezone

from augenhoehe.base.jobs import enqueue, job
from augenhoehe.dashboards.actions.keep_paper import keep_paper
from augenhoehe.dashboards.actions.release_month import send_key
from augenhoehe.dashboards.actions.send_month import send_month
from augenhoehe.dashboards.models import MonthPage
from augenhoehe.dashboards.monthly import LANGUAGES, last_month
from augenhoehe.dashboards.printing import paper_name, paper_of
from augenhoehe.dashboards.receivers import due_day, sending
from augenhoehe.files.queries import attachments_of


def _released(page_id):
    return MonthPage.objects.filter(pk=page_id).exclude(released_at=None).first()


@job("dashboards.print_month", outward=True)
def print_month(page_id):
    """Print a released page in both languages."""
    if page := _released(page_id):
        papers = {paper_name(page, one): paper_of(page, one) for one in LANGUAGES}
        keep_paper(page, papers=papers)


@job("dashboards.send_month")
def send(page_id):
    """Send a released page, once."""
    if page := _released(page_id):
        if not attachments_of(page):
            print_month(page_id)
        send_month(page, by="worker")


@job("dashboards.send_months")
def send_due():
    """Each morning: what is released, due and not sent yet leaves."""
    how, today = sending(), timezone.localdate()
    if not how.is_on:
        return
    latest = MonthPage.objects.filter(month=last_month(today), sent_at=None)
    for page in latest.exclude(released_at=None):
        if due_day(page.month, how) <= today:
            enqueue("dashboards.send_month", key=send_key(page), page_id=page.pk)
