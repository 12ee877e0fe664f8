"""From an empty installation to the first answered mail."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from augenhoehe.people.actions.create_first_lead import create_first_lead
from augenhoehe.people.entrance import enter
from augenhoehe.people.queries import has_lead
from augenhoehe.setup import queries
from augenhoehe.setup.forms import LeadForm


@never_cache
@require_GET
def waiting(request):
    """Says where the beginning is printed, and nothing else."""
    if has_lead():
        return redirect("/")
    return render(request, "setup/waiting.html")


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def begin(request, token):
    """The first lead: name, e-mail, password; opening the page changes nothing."""
    if not queries.begins_with(token):
        raise Http404
    start = {"language": (get_language() or "de")[:2]}
    form = LeadForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        lead = create_first_lead(**form.cleaned_data, by="console")
        return enter(request, lead, to="/setup/")
    status = 422 if form.is_bound else 200
    return render(request, "setup/begin.html", {"form": form}, status=status)
