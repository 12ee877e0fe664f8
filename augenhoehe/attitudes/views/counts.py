"""Doors to how the check works in this house, and to what was counted for all together."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from augenhoehe.attitudes import rules
from augenhoehe.attitudes.actions.count_check import MONTHS_KEPT, SEATS
from augenhoehe.attitudes.actions.set_check import set_check
from augenhoehe.attitudes.counting import FEWEST, counted_in, shown_months, too_few
from augenhoehe.attitudes.models import check_settings
from augenhoehe.attitudes.own_forms import CheckSettingsForm, attitude_choices
from augenhoehe.attitudes.own_queries import lines_of
from augenhoehe.base.doors import allow
from augenhoehe.base.tables import table_response
from augenhoehe.ui.toasts import keep


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request):
    """Form of address, gender, counting."""
    allow(rules.may_set_check(request.user))
    form = CheckSettingsForm(request.POST or None, instance=check_settings())
    if request.method == "POST" and form.is_valid():
        set_check(form.cleaned_data, by=request.user)
        keep(request, pgettext("word", "Saved."))
        return redirect("attitudes:check_settings")
    context = {"form": form, "settings": check_settings(), "k": FEWEST}
    status = 422 if form.is_bound else 200
    return render(request, "attitudes/check_settings.html", context, status=status)


@login_required
@require_safe
def counts(request):
    """In how many of all checked texts each rule spoke; nobody's own."""
    allow(rules.may_check(request.user))
    months, chosen = shown_months(), request.GET.get("month", "")
    attitude = request.GET.get("attitude", "")
    wanted = [one for one in months if str(one) == chosen] or months
    seen = rules.rules_visible_to(request.user)
    lines = [line for line in lines_of(seen) if attitude in ("", line.attitude)]
    n, rows = counted_in(wanted, lines)
    if (form := request.GET.get("export")) in ("csv", "xlsx") and wanted:
        return _export(form, n, rows)
    context = {
        "months": months,
        "chosen": chosen,
        "attitude": attitude,
        "attitudes": attitude_choices(),
        "n": n,
        "rows": rows,
        "first": min((one.month for one in wanted), default=None),
        "last": max((one.month for one in wanted), default=None),
        "too_few": too_few(),
        "settings": check_settings(),
        "may_set": rules.may_set_check(request.user),
        "k": FEWEST,
        "seats": SEATS,
        "kept": MONTHS_KEPT,
    }
    return render(request, "attitudes/check_counts.html", context)


def _export(form, n, rows):
    header = [
        pgettext("rule", "Rule"),
        pgettext("rule", "Attitude"),
        pgettext("rule", "Name"),
        pgettext("counts", "Texts in which it spoke"),
        pgettext("counts", "Texts checked"),
        pgettext("counts", "Share, %"),
        pgettext("counts", "from, %"),
        pgettext("counts", "to, %"),
    ]
    cells = (
        [one.line.rule, one.line.attitude_name, one.line.title, *_numbers(one, n)] for one in rows
    )
    return table_response(form, "reply-check-counts", header, cells)


def _numbers(one, n):
    if one.share is None:
        return [f"< {FEWEST}", n, None, None, None]
    share = one.share
    return [one.count, n, *(round(part * 100, 1) for part in (share.value, share.low, share.high))]
