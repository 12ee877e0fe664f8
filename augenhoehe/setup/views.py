"""From an empty installation to the first answered mail, and the page of all settings."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from augenhoehe.base.doors import allow
from augenhoehe.people import rules
from augenhoehe.people.actions.create_first_lead import create_first_lead
from augenhoehe.people.entrance import enter, posted
from augenhoehe.people.gaps import gaps_of
from augenhoehe.people.queries import department, has_lead, may_send_links, public_link
from augenhoehe.setup import queries
from augenhoehe.setup.actions.mark_step import finish_setup, mark_step
from augenhoehe.setup.forms import LeadForm
from augenhoehe.setup.pages import PAGES
from augenhoehe.setup.sections import sections_for
from augenhoehe.setup.steps import BY_NAME, DONE, SKIPPED, STEPS, next_open, states_of


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
    form = LeadForm(posted(request), initial=start)
    if request.method == "POST" and form.is_valid():
        lead = create_first_lead(**form.cleaned_data, by="console")
        return enter(request, lead, to=reverse("setup:wizard"))
    status = 422 if form.is_bound else 200
    return render(request, "setup/begin.html", {"form": form}, status=status)


@login_required
@require_GET
def wizard(request):
    """Go on where the set-up was left."""
    allow(rules.may_change_settings(request.user))
    name = next_open(department())
    return redirect("setup:step", name=name) if name else redirect("setup:checklist")


@login_required
@require_http_methods(["GET", "POST"])
def step(request, name):
    """One step: what it asks is saved at once."""
    allow(rules.may_change_settings(request.user))
    if name not in BY_NAME:
        raise Http404
    page = PAGES[name]
    form = page.build(posted(request), request.user)
    if request.method == "POST" and form.is_valid():
        result = page.save(form, request.user)
        mark_step(name, DONE)
        return _links(request, name, result) if page.shows_links and result else _on(name)
    context = {"form": form, "page": page, **_around(name), **page.more()}
    status = 422 if form.is_bound else 200
    return render(request, f"setup/step_{name}.html", context, status=status)


def _around(name):
    gone = states_of(department())
    rows = [(one, gone.get(one.name, ""), one.name == name) for one in STEPS]
    return {"step": BY_NAME[name], "rows": rows, "number": list(BY_NAME).index(name) + 1}


def _on(name):
    following = next_open(department(), after=name)
    return redirect("setup:step", name=following) if following else redirect("setup:checklist")


def _links(request, name, invited):
    """Links are known only now: they are shown once, for passing on."""
    reach = public_link if may_send_links() else request.build_absolute_uri
    rows = [(one.invitation, reach(one.path)) for one in invited]
    following = next_open(department(), after=name)
    context = {"invited": rows, "is_mailed": may_send_links(), "following": following}
    response = render(request, "setup/links.html", {**context, **_around(name)})
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
def skip(request, name):
    """This step may wait."""
    allow(rules.may_change_settings(request.user))
    if name not in BY_NAME or not BY_NAME[name].may_wait:
        raise Http404
    mark_step(name, SKIPPED)
    return _on(name)


@login_required
@require_POST
def finish(request):
    """The set-up is through."""
    allow(rules.may_change_settings(request.user))
    finish_setup(by=request.user)
    return redirect("/")


@login_required
@require_GET
def checklist(request):
    """What is still missing, and what was put off in the set-up."""
    allow(rules.may_see_settings(request.user))
    ours = department()
    gone = states_of(ours)
    context = {
        "gaps": gaps_of(ours),
        "open_steps": [one for one in STEPS if gone.get(one.name) != DONE],
        "is_finished": ours.set_up_at is not None,
        "may_change": rules.may_change_settings(request.user),
    }
    return render(request, "setup/checklist.html", context)


@login_required
@require_GET
def settings(request):
    """All settings of all rooms, on one page."""
    allow(rules.may_see_settings(request.user))
    context = {"sections": sections_for(request.user), "gaps": len(gaps_of(department()))}
    return render(request, "setup/settings.html", context)
