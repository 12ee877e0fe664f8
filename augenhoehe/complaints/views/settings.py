"""Doors to deadlines that are made from a template."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.doors import allow
from augenhoehe.complaints import rules
from augenhoehe.complaints.actions.regime import add_regime
from augenhoehe.complaints.models import Regime
from augenhoehe.complaints.regimes import TEMPLATES, fields_of


@login_required
@require_safe
def templates(request):
    """Templates for strict deadlines."""
    allow(rules.may_change_regimes(request.user))
    known = set(Regime.objects.values_list("name", flat=True))
    offered = [(code, Regime(**fields_of(code))) for code in TEMPLATES]
    rows = [(code, regime, regime.name in known) for code, regime in offered]
    return render(request, "complaints/templates.html", {"rows": rows})


@login_required
@require_POST
def add(request, code):
    """Add deadlines from a template."""
    allow(rules.may_change_regimes(request.user))
    if code not in TEMPLATES:
        raise Http404
    regime = add_regime(fields_of(code), by=request.user)
    return redirect("complaints:regime", pk=regime.pk)
