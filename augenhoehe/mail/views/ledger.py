"""The ledger: mailbox against ledger, so that everybody can see that nothing is lost."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from augenhoehe.base.doors import allow
from augenhoehe.mail.ledger import files_line, folder_lines, table_of
from augenhoehe.people.rules import may_see_settings


@login_required
@require_GET
def ledger(request):
    """What the mailboxes hold, what the ledger has, and what became of it."""
    allow(may_see_settings(request.user))
    lines = [*folder_lines(), *files_line()]
    return render(request, "mail/ledger.html", {"lines": lines, "rows": table_of(lines)})
