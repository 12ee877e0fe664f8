"""The door to who may give how much."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from augenhoehe.base.doors import allow
from augenhoehe.complaints import decision_rules
from augenhoehe.complaints.actions.set_redress import set_redress_rules
from augenhoehe.complaints.decision_forms import RedressRulesForm
from augenhoehe.complaints.goodwill import goodwill_left, goodwill_spent, redress_rules
from augenhoehe.people.queries import department
from augenhoehe.ui.toasts import keep


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def redress(request):
    """Limits by role, the month's goodwill, the price of an hour, the second pair of eyes."""
    allow(decision_rules.may_set_redress(request.user))
    form = RedressRulesForm(request.POST or None, instance=redress_rules())
    if request.method == "POST" and form.is_valid():
        set_redress_rules(form.cleaned_data, by=request.user)
        keep(request, pgettext("word", "Saved."))
        return redirect("complaints:redress_rules")
    now = timezone.now()
    context = {
        "form": form,
        "left": goodwill_left(now),
        "spent": goodwill_spent(now),
        "now": now,
        "is_demo": department().is_demo,
    }
    status = 422 if form.is_bound else 200
    return render(request, "complaints/redress_rules.html", context, status=status)
