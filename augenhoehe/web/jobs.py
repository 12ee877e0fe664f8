"""Upkeep of the house: the daily backup, and what nobody needs any more."""

from django.core.management import call_command
from django.utils import timezone

from augenhoehe.base.jobs import job
from augenhoehe.base.windows import forget_windows
from augenhoehe.web.backup.make import DAILY, keep_backup


@job("web.backup", outward=True)
def make_daily_backup():
    """Each night a backup in the data folder; the last seven stay."""
    keep_backup(DAILY)


@job("web.clear_sessions")
def clear_sessions():
    """Forget sessions that are over, and who knocked how often at our public doors."""
    call_command("clearsessions")
    forget_windows(timezone.now())
