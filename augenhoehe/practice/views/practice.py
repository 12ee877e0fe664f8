"""Doors to practice: all situations, and one of them to answer and to compare. Nothing is kept."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.attitudes.checking import look_at
from augenhoehe.attitudes.five import attitudes
from augenhoehe.base.doors import allow
from augenhoehe.base.pages import Page
from augenhoehe.base.tables import table_response
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.practice import queries, rules
from augenhoehe.practice.actions.choose import choose_week_case, free_week
from augenhoehe.practice.actions.schedule import rate_situation
from augenhoehe.practice.forms import WORDS, AnswerForm, RateForm, WithdrawForm
from augenhoehe.practice.situations import SPOKEN
from augenhoehe.ui.toasts import keep

ROWS = 80


@login_required
@require_safe
def practice(request):
    """All situations: searched, filtered, exported, and the one of this week."""
    user, asked, language = request.user, request.GET, get_language()
    allow(rules.may_practise(user))
    every = queries.every_situation(user, language)
    codes = {one.attitude for one in every}
    chosen = asked.get("attitude", "") if asked.get("attitude") in codes else ""
    q, own = asked.get("q", "").replace("\0", "")[:100], asked.get("own") == "1"
    found = queries.search(every, q=q, attitude=chosen, own=own)
    if (form := asked.get("export")) in ("csv", "xlsx"):
        return _export(found, form)
    weekly, is_chosen = queries.week_case(timezone.localdate(), user=user, language=language)
    context = {
        "page": _page(found, asked.get("after", "")),
        "count": len(found),
        "attitudes": [one for one in attitudes() if one.code in codes],
        "chosen": chosen,
        "q": q,
        "own": own,
        "is_filtered": bool(q or chosen or own),
        "weekly": weekly,
        "is_chosen": is_chosen,
    }
    return render(request, "practice/list.html", context)


def _page(found, after):
    """Behind the situation whose code the address names."""
    codes = [one.code for one in found]
    start = codes.index(after) + 1 if after in codes else 0
    rows = found[start : start + ROWS]
    more = start + ROWS < len(found)
    return Page(rows, more, rows[-1].code if more else "")


def _export(found, form):
    names = {one.code: one.name for one in attitudes()}
    head = [
        pgettext("own case", "Title"),
        pgettext("page", "Attitude"),
        pgettext("situation", "Scene"),
        pgettext("situation", "Says"),
        *(_("Answer %(number)s") % {"number": number} for number in (1, 2, 3)),
        _("Questions for the talk"),
    ]
    rows = (
        [one.title, names[one.attitude], one.scene, one.says]
        + [*(answer.text for answer in one.answers), "", "", ""][:3]
        + ["\n".join(one.questions)]
        for one in found
    )
    return table_response(form, "practice", head, rows)


def _found(request, code):
    allow(rules.may_practise(request.user))
    found = queries.find_situation(code, user=request.user, language=get_language())
    if found is None:
        raise Http404
    return found


@login_required
@never_cache
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def case(request, code):
    """One situation: answered, then compared. What is sent here comes back in the answer only."""
    found, user = _found(request, code), request.user
    form = AnswerForm(request.POST or None)
    answer, looked = "", None
    if request.method == "POST" and form.is_valid():
        answer = form.cleaned_data["answer"].replace("\r\n", "\n")
        spoken = Context(address="mirror", hidden=SPOKEN)
        looked = look_at(answer, answers=found.says, context=spoken)
    names = {one.code: one.name for one in attitudes()}
    context = {
        "case": found,
        "attitude": names[found.attitude],
        "form": form,
        "answer": answer,
        "looked": looked,
        "words": WORDS.items(),
        "schedule": rules.schedules_of(user).first() if looked else None,
        "may_choose": rules.may_choose(user),
        "is_week_case": rules.may_choose(user) and _is_of_week(user, found),
        "withdraw_form": WithdrawForm() if found.is_own else None,
        "own_pk": found.code.removeprefix(queries.OWN),
    }
    status = 422 if form.is_bound and not looked else 200
    return render(request, "practice/case.html", context, status=status)


def _is_of_week(user, found):
    weekly, _chosen = queries.week_case(timezone.localdate(), user=user, language=found.language)
    return weekly.code == found.code


@login_required
@require_POST
def rate(request, code):
    """How it went: kept in one's own schedule, if there is one; else nowhere."""
    found = _found(request, code)
    schedule = rules.schedules_of(request.user).first()
    form = RateForm(request.POST)
    if not form.is_valid():
        return redirect("practice:case", code=code)
    if schedule is None:
        keep(request, _("Nothing of it was kept."))
        return redirect("practice:list")
    card = rate_situation(schedule, code=found.code, word=form.cleaned_data["rating"])
    day = date_format(timezone.localtime(card.due_at), "DATE_FORMAT")
    keep(request, _("It comes again on %(day)s.") % {"day": day})
    return redirect("practice:alone")


@login_required
@require_POST
def choose(request, code):
    """Take it for the team round of this week."""
    found = _found(request, code)
    allow(rules.may_choose(request.user))
    choose_week_case(queries.monday_of(timezone.localdate()), code=found.code, by=request.user)
    keep(request, _("This is the case of the team round this week."))
    return redirect("practice:case", code=found.code)


@login_required
@require_POST
def free(request):
    """Leave this week to the case whose turn it is."""
    allow(rules.may_choose(request.user))
    free_week(queries.monday_of(timezone.localdate()), by=request.user)
    keep(request, _("This week has the case whose turn it is."))
    return redirect("practice:list")
