"""Doors to the rules of the check: ours, which can be silenced, and those the house writes."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.attitudes import own_queries as queries
from augenhoehe.attitudes import rules, trying
from augenhoehe.attitudes.actions.turn_rule import turn_house_rule, turn_rule
from augenhoehe.attitudes.actions.write_rule import write_rule
from augenhoehe.attitudes.models import HouseRule, SilencedRule
from augenhoehe.attitudes.own_forms import RuleForm, TryForm, attitude_choices
from augenhoehe.base.doors import allow, is_number
from augenhoehe.base.tables import table_response
from augenhoehe.ui.toasts import keep

OWN = "house-"
SHOWN = ("own", "ours", "off")


@login_required
@require_safe
def show_rules(request):
    """All rules of the check, to be searched and filtered."""
    allow(rules.may_check(request.user))
    wanted = {name: request.GET.get(name, "") for name in ("attitude", "language", "show")}
    typed = request.GET.get("q", "")[:200]
    lines = queries.lines_of(rules.rules_visible_to(request.user))
    found = queries.filtered(lines, typed=typed, **wanted)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return _export(found, form)
    context = {
        "lines": found,
        "typed": typed,
        "wanted": wanted,
        "attitudes": attitude_choices(),
        "is_filtered": bool(typed or any(wanted.values())),
        "may_set": rules.may_set_check(request.user),
        "own_count": sum(line.is_own for line in lines),
        "off_count": sum(not line.is_on for line in lines),
    }
    return render(request, "attitudes/rules.html", context)


def _export(lines, form):
    header = [
        pgettext("rule", "Rule"),
        pgettext("rule", "Attitude"),
        pgettext("rule", "Name"),
        pgettext("rule", "Why"),
        pgettext("rule", "Better"),
        pgettext("rule", "Finds"),
        pgettext("rule", "Leaves alone"),
        pgettext("rule", "Language"),
        pgettext("rule", "Written by the house"),
        pgettext("rule", "Switched on"),
        pgettext("rule", "Right in our test, %"),
        pgettext("rule", "of sentences"),
    ]
    return table_response(form, "reply-check-rules", header, map(_cells, lines))


def _cells(line):
    right, said = line.precision, {True: pgettext("rule", "yes"), False: pgettext("rule", "no")}
    return [
        line.rule,
        line.attitude_name,
        line.title,
        line.why,
        " / ".join(line.better),
        " / ".join(line.bad),
        " / ".join(line.good),
        line.language,
        said[line.is_own],
        said[line.is_on],
        round(right.value * 100) if right and right.n else None,
        right.n if right else None,
    ]


@login_required
@require_safe
def show_rule(request, rule):
    """One rule: why it is there, what it finds and leaves alone, how right it is."""
    allow(rules.may_check(request.user))
    context = {"line": _line(request, rule), "may_set": rules.may_set_check(request.user)}
    return render(request, "attitudes/rule.html", context)


def _line(request, name):
    own = name.removeprefix(OWN)
    if name.startswith(OWN) and is_number(own):
        seen = rules.rules_visible_to(request.user)
        return queries.line_of_row(get_object_or_404(seen, pk=int(own)))
    ours = queries.rulebook()
    found = next((one for one in ours.rules if one.id == name), None)
    if found is None:
        raise Http404
    return queries.line_of(found, not SilencedRule.objects.filter(rule=name).exists())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_rule(request):
    """Write a rule of the house."""
    allow(rules.may_set_check(request.user))
    return _edit(request, HouseRule(language=HouseRule.Language.GERMAN))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_rule(request, pk):
    """Change a rule of the house."""
    allow(rules.may_set_check(request.user))
    return _edit(request, get_object_or_404(rules.rules_visible_to(request.user), pk=pk))


def _edit(request, row):
    form = RuleForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        row = write_rule(form.instance, by=request.user)
        kept = _("Kept. The rule looks from now on.")
        keep(request, kept if row.is_on else _("Kept. The rule is still switched off."))
        return redirect("attitudes:rule", rule=row.rule)
    context = {"form": form, "is_new": row.pk is None, "trial": TryForm()}
    status = 422 if form.is_bound else 200
    return render(request, "attitudes/rule_form.html", context, status=status)


@login_required
@require_POST
def try_rule(request):
    """What the rule as it stands in the form finds in a sentence; nothing is kept."""
    allow(rules.may_set_check(request.user))
    given = {name: request.POST.get(name, "")[:4000] for name in ("phrases", "exceptions")}
    language = request.POST.get("language", "")
    language = language if language in HouseRule.Language.values else HouseRule.Language.GERMAN
    sentence = request.POST.get("sentence", "")[:2000]
    rule, why_not = trying.readable(HouseRule(attitude="K", language=language, **given))
    places = trying.places_in(rule, sentence) if rule else []
    context = {
        "why_not": why_not,
        "sentence": sentence.strip(),
        "pieces": trying.pieces_of(sentence, places),
        "count": len(places),
    }
    return render(request, "attitudes/rule_tried.html", context)


@login_required
@require_POST
def turn(request, rule):
    """Switch a rule off for the house, or on again."""
    allow(rules.may_set_check(request.user))
    line, is_on = _line(request, rule), request.POST.get("on") == "1"
    if line.is_own:
        turn_house_rule(line.row, is_on=is_on, by=request.user)
    else:
        turn_rule(line.rule, is_on=is_on, by=request.user)
    keep(request, _("Switched on.") if is_on else _("Switched off for the whole house."))
    return redirect("attitudes:rule", rule=rule)
