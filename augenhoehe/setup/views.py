"""From an empty installation to the first answered mail, and the page of all settings."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from augenhoehe.base.doors import allow
from augenhoehe.mail.actions.probe import ask_to_probe
from augenhoehe.mail.actions.save_mailbox import save_mailbox
from augenhoehe.mail.connecting import MailboxForm, standing
from augenhoehe.mail.rules import mailboxes_visible_to
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

MOST_DIGITS = 18


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
    if name not in PAGES:
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
@never_cache
@sensitive_post_parameters("password", "oauth_client_secret")
@require_http_methods(["GET", "POST"])
def mailbox(request):
    """The step of the mailbox: entered, tested in both directions and switched on without leaving.

    `?box=` names one of several, or asks for a `new` one.
    """
    allow(rules.may_change_settings(request.user))
    boxes = mailboxes_visible_to(request.user)
    if request.method == "POST" and "go_on" in request.POST:
        mark_step("mailbox", DONE if boxes.exists() else SKIPPED)
        return _on("mailbox")
    found = _mailbox_named(boxes, request.GET.get("box"))
    start = {"name": department().name}
    form = MailboxForm(posted(request), instance=found, initial={} if found else start)
    if request.method == "POST" and form.is_valid():
        saved = save_mailbox(found, values=form.values, by=request.user)
        if not department().is_demo:
            ask_to_probe(saved)
        return redirect(_place_of(saved))
    context = {"form": form, "others": boxes, **_standing(request, boxes, found)}
    status = 422 if form.is_bound else 200
    return render(
        request, "setup/step_mailbox.html", {**context, **_around("mailbox")}, status=status
    )


def _mailbox_named(boxes, name):
    """The mailbox that is meant: the first when none is named, None for a new one."""
    if not name or name == "new":
        return None if name else boxes.order_by("pk").first()
    if not (name.isascii() and name.isdigit() and len(name) < MOST_DIGITS):
        raise Http404
    return get_object_or_404(boxes, pk=name)


def _place_of(found):
    return f"{reverse('setup:step', args=['mailbox'])}?box={found.pk}"


def _standing(request, boxes, found):
    """How the mailbox stands as it is kept; what was typed into the form is not kept yet."""
    if found is None:
        return {"mailbox": None}
    kept = boxes.get(pk=found.pk)
    shown = standing(request, kept, back=_place_of(kept))
    return {"mailbox": kept, "may_change": True, **shown}


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
