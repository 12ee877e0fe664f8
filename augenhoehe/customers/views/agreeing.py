"""Service promises that are agreed with a company."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.customers import rules
from augenhoehe.customers.actions.agree import agree_promise, end_agreement, resume_agreement
from augenhoehe.customers.forms import AgreementForm
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@read_or_save
def agree(request, pk):
    """Note which service promise was agreed with a company."""
    company = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(rules.may_agree(request.user))
    form = AgreementForm(request.POST or None, initial={"agreed_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            agree_promise(company, by=request.user, **form.cleaned_data)
            keep(request, _("Noted for %(name)s.") % {"name": company.name})
            return redirect(company)
        except Refused as refused:
            form.add_error("promise", str(refused))
    context = {"form": form, "company": company, "cancel": company.get_absolute_url()}
    status = 422 if form.is_bound else 200
    return render(request, "customers/agreement_form.html", context, status=status)


def _agreement(request, pk):
    seen = rules.agreements_visible_to(request.user)
    found = get_object_or_404(seen.select_related("company", "promise"), pk=pk)
    allow(rules.may_agree(request.user))
    return found


@login_required
@require_POST
def end(request, pk):
    """It holds no more from today on; the toast takes it back."""
    found = _agreement(request, pk)
    end_agreement(found, by=request.user)
    undo = reverse("customers:resume_agreement", args=[pk])
    told = _("“%(title)s” ends today for %(name)s.")
    keep(request, told % {"title": found.promise, "name": found.company}, undo=undo)
    return redirect(found.company)


@login_required
@require_POST
def resume(request, pk):
    """It holds on."""
    found = _agreement(request, pk)
    resume_agreement(found, by=request.user)
    return redirect(found.company)
