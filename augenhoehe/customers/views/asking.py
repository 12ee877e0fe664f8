"""Whether we may ask: evidence, the mail that asks for consent, objections."""

from datetime import datetime, time

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.customers import rules
from augenhoehe.customers.actions.basis import Evidence, check_evidence, end_basis, note_basis
from augenhoehe.customers.actions.consent import ask_for_consent, give_consent, hash_of
from augenhoehe.customers.actions.objection import lift_objection, object_to_asking
from augenhoehe.customers.forms import BasisFileForm, BasisForm
from augenhoehe.customers.models import Basis
from augenhoehe.customers.reading_bases import as_text, read_lines
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


def _contact(request, pk):
    return get_object_or_404(rules.contacts_visible_to(request.user), pk=pk, merged_into=None)


@login_required
@read_or_save
def contact_basis(request, pk):
    """Put on record why a contact may be asked."""
    return _note(request, _contact(request, pk))


@login_required
@read_or_save
def company_basis(request, pk):
    """Put on record why everybody at a company may be asked."""
    return _note(request, get_object_or_404(rules.visible_to(request.user), pk=pk))


def _note(request, owner):
    allow(rules.may_change(request.user))
    form = BasisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            note_basis(owner, evidence=_evidence(form.cleaned_data), by=request.user)
            keep(request, _("Noted for %(name)s.") % {"name": owner.name})
            return redirect(owner)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "owner": owner, "cancel": owner.get_absolute_url()}
    return render(request, "customers/basis_form.html", context)


def _evidence(given):
    facts = {key: value for key, value in given.items() if key != "given_on"}
    day = datetime.combine(given["given_on"], time())
    return Evidence(given_at=timezone.make_aware(day), **facts)


@login_required
@require_POST
def basis_end(request, pk):
    """This is no reason to ask any more."""
    seen = Q(contact__in=rules.contacts_visible_to(request.user))
    seen |= Q(company__in=rules.visible_to(request.user))
    basis = get_object_or_404(Basis.objects.filter(seen), pk=pk)
    allow(rules.may_change(request.user))
    end_basis(basis, by=request.user)
    return redirect(basis.contact or basis.company)


@login_required
@require_POST
def consent_ask(request, pk):
    """Send the one mail that asks for consent."""
    contact = _contact(request, pk)
    allow(rules.may_change(request.user))
    ask_for_consent(contact, by=request.user)
    keep(request, _("The mail that asks for consent is in the outbox."))
    return redirect(contact)


@login_required
@require_POST
def objection(request, pk):
    """The person told a colleague: do not ask any more."""
    contact = _contact(request, pk)
    allow(rules.may_change(request.user))
    object_to_asking(contact, way="told", by=request.user)
    back = reverse("customers:object_lift", args=[pk])
    keep(request, _("%(name)s is not asked any more.") % {"name": contact.name}, undo=back)
    return redirect(contact)


@login_required
@require_POST
def objection_lift(request, pk):
    """Take back what a colleague noted by mistake."""
    contact = _contact(request, pk)
    allow(rules.may_change(request.user))
    lift_objection(contact, by=request.user)
    return redirect(contact)


@login_required
@read_or_save
def basis_import(request):
    """Evidence from a table: first checked, then taken in."""
    allow(rules.may_import(request.user))
    form = BasisFileForm(request.POST or None, request.FILES or None)
    context = {"form": form, "cancel": reverse("customers:contacts")}
    if request.method == "POST" and form.is_valid():
        raw, keeps = form.raw, form.cleaned_data["keeps"]
        done, troubles = _take_in(read_lines(raw), keeps=keeps, by=request.user)
        context |= {"is_read": True, "keeps": keeps, "done": done, "troubles": troubles}
        context |= {"text": "" if keeps else as_text(raw), "form": BasisFileForm()}
    return render(request, "customers/basis_import.html", context)


def _take_in(lines, *, keeps, by):
    """(how many fit, what does not with its reason); nothing is kept in a trial."""
    done, troubles = 0, []
    for line in lines:
        trouble = line.trouble or _refusal(line, keeps=keeps, by=by)
        if trouble:
            troubles.append((line.number, line.email, trouble))
        else:
            done += 1
    return done, troubles


def _refusal(line, *, keeps, by):
    try:
        if keeps:
            note_basis(line.contact, evidence=line.evidence, by=by)
        else:
            check_evidence(line.evidence)
    except Refused as refused:
        return str(refused)
    return ""


@never_cache
@csrf_exempt
@read_or_save
def consent(request, key):
    """The page behind the link of a double opt-in; looking at it agrees to nothing."""
    bases = Basis.objects.select_related("contact")
    basis = bases.filter(confirm_hash=hash_of(key), ended_at=None).first()
    if basis is None or basis.contact.erased_at:
        raise Http404
    with translation.override(basis.contact.language):
        if request.method == "POST":
            give_consent(basis, by="customer")
            return redirect("customers:consent", key=key)
        return render(request, "customers/consent.html", {"basis": basis})
