"""Doors of what is done about a data breach."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.complaints import breach_forms as forms
from augenhoehe.complaints import breach_queries as queries
from augenhoehe.complaints import rules
from augenhoehe.complaints.actions import name_reader as naming
from augenhoehe.complaints.actions.end_breach import end_breach, reopen_breach
from augenhoehe.complaints.actions.mail_breach import draft_breach, mail_breach
from augenhoehe.complaints.actions.make_sheet import make_sheet
from augenhoehe.complaints.actions.report_breach import report_breach, tell_affected
from augenhoehe.complaints.actions.set_protection import set_protection
from augenhoehe.complaints.actions.tick_step import log_breach, tick_step, untick_step
from augenhoehe.complaints.actions.write_breach import judge_breach
from augenhoehe.complaints.authorities import authorities, data_protection
from augenhoehe.complaints.breach_drafts import LABELS, LANGUAGES, address_of, draft_of
from augenhoehe.complaints.breach_facts import Post
from augenhoehe.complaints.views.breaches import breach_for
from augenhoehe.people.queries import department
from augenhoehe.people.rules import may_change_settings, may_see_settings
from augenhoehe.tickets import rules as tickets
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


def _given(form, code):
    """The cleaned form; what does not fit is refused with its first sentence."""
    if not form.is_valid():
        raise Refused(next(iter(form.errors.values()))[0], code=code)
    return form.cleaned_data


@login_required
@require_POST
def judge(request, pk):
    """Judge the risk for those affected."""
    breach = breach_for(request, pk)
    given = _given(forms.RiskForm(request.POST), "breach.risk")
    judge_breach(breach, **given, by=request.user)
    keep(request, pgettext("word", "Saved."))
    return redirect(breach)


@login_required
@require_POST
def report(request, pk):
    """Note that the authority was told."""
    breach = breach_for(request, pk)
    form = forms.ReportedForm(request.POST, breach=breach)
    _given(form, "breach.reported")
    report_breach(breach, reported=form.reported, by=request.user)
    keep(request, _("Noted: the authority was told."))
    return redirect(breach)


@login_required
@require_POST
def tell(request, pk):
    """Note that those affected were told, or why not."""
    breach = breach_for(request, pk)
    form = forms.ToldForm(request.POST)
    _given(form, "breach.told")
    tell_affected(breach, told=form.told, by=request.user)
    keep(request, pgettext("word", "Saved."))
    return redirect(breach)


@login_required
@require_POST
def step(request, pk, code):
    """Tick a step, or take the tick back."""
    breach = breach_for(request, pk)
    if request.POST.get("done") == "0":
        untick_step(breach, code=code, by=request.user)
        return redirect(f"{breach.get_absolute_url()}#steps")
    tick_step(breach, code=code, by=request.user)
    return redirect(f"{breach.get_absolute_url()}#steps")


@login_required
@require_POST
def log(request, pk):
    """Write a line into the log."""
    breach = breach_for(request, pk)
    log_breach(breach, text=request.POST.get("text", "")[:8000], by=request.user)
    return redirect(f"{breach.get_absolute_url()}#log")


@login_required
@require_POST
def readers(request, pk):
    """Name somebody who may read it, take that back, or put somebody in charge."""
    breach = breach_for(request, pk)
    allow(rules.may_name_readers(request.user))
    people = queries.people_to_name(breach)
    person = _given(forms.PersonForm(request.POST, people=people), "breach.reader")["person"]
    acts = {
        "name": naming.name_reader,
        "unname": naming.unname_reader,
        "charge": naming.charge_with,
    }
    acts.get(request.POST.get("act"), naming.name_reader)(breach, person=person, by=request.user)
    keep(request, pgettext("word", "Saved."))
    return redirect(f"{breach.get_absolute_url()}#readers")


@login_required
@require_POST
def sheet(request, pk):
    """Make a version of the report sheet."""
    breach = breach_for(request, pk)
    kind = _given(forms.SheetForm(request.POST), "breach.sheet")["kind"]
    make_sheet(breach, kind=kind, by=request.user)
    keep(request, _("The sheet is being printed; it is here in a moment."))
    return redirect(f"{breach.get_absolute_url()}#sheets")


@login_required
@read_or_save
def mail(request, pk, which, language):
    """A draft, to be read and changed; then into the conversation, or as a mail of its own."""
    breach, user = breach_for(request, pk), request.user
    allow(tickets.may_open(user))
    which = which if which in LABELS else "receiver"
    language = language if language in LANGUAGES else "de"
    subject, text = draft_of(breach, which, language=language, by=user)
    start = {"to": address_of(breach, which), "subject": subject, "text": text}
    form = forms.PostForm(request.POST or None, initial=start)
    number = breach.ticket.pk if breach.ticket else None
    ticket = tickets.visible_to(user).filter(pk=number).first()
    may_draft = bool(ticket and tickets.may_work_on(user, ticket))
    if request.method == "POST" and form.is_valid():
        post = _post(form.cleaned_data, which, language)
        if request.POST.get("into") == "conversation":
            allow(may_draft)
            draft_breach(breach, post=post, by=user)
            return redirect(f"{ticket.get_absolute_url()}?compose=reply#composer")
        message = mail_breach(breach, post=post, by=user)
        keep(request, _("Sent in 15 seconds."), undo=reverse("tickets:unsend", args=[message.pk]))
        return redirect(breach)
    context = {
        "form": form,
        "breach": breach,
        "which": which,
        "label": LABELS[which],
        "language": language,
        "may_draft": may_draft,
    }
    status = 422 if form.is_bound else 200
    return render(request, "complaints/breach_mail.html", context, status=status)


def _post(given, which, language):
    return Post(
        to=(given["to"],),
        subject=given["subject"],
        text=given["text"],
        which=which,
        language=language,
    )


@login_required
@require_POST
def end(request, pk):
    """Close it."""
    breach = breach_for(request, pk)
    end_breach(breach, by=request.user)
    keep(request, _("Closed. It stays in the register."))
    return redirect(breach)


@login_required
@require_POST
def reopen(request, pk):
    """Open it again."""
    breach = breach_for(request, pk)
    reopen_breach(breach, why=request.POST.get("reason", "")[:8000], by=request.user)
    keep(request, pgettext("breach", "Opened again."))
    return redirect(breach)


@login_required
@read_or_save
def protection(request):
    """Controller, data protection officer and authority."""
    user = request.user
    allow(may_see_settings(user))
    form = forms.ProtectionForm(request.POST or None, instance=data_protection())
    if request.method == "POST":
        allow(may_change_settings(user))
        if form.is_valid():
            set_protection(form.cleaned_data, by=user)
            keep(request, pgettext("word", "Saved."))
            return redirect("complaints:protection")
    settings = data_protection()
    context = {
        "form": form,
        "usual": authorities()[settings.state or department().state],
        "may_change": may_change_settings(user),
    }
    status = 422 if form.is_bound else 200
    return render(request, "complaints/protection.html", context, status=status)
