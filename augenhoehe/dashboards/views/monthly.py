"""Doors: the boss's monthly page – written by the lead, released, read, decided on."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.pages import capped_count
from augenhoehe.base.tables import table_response
from augenhoehe.dashboards import events, month_queries, month_words, monthly, rules
from augenhoehe.dashboards.actions.release_month import release_month, take_back_month
from augenhoehe.dashboards.actions.set_sending import set_sending
from augenhoehe.dashboards.actions.write_month import write_month
from augenhoehe.dashboards.models import MonthPage
from augenhoehe.dashboards.month_forms import DecideForm, IntroForm, QuestionForm, SendingForm
from augenhoehe.dashboards.printing import paper_name
from augenhoehe.dashboards.receivers import due_day, receivers, sending
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.people.queries import department
from augenhoehe.ui.toasts import keep

read_or_save = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def months(request):
    """All monthly pages: searched, filtered, exported; for the lead also the one to be written."""
    user = request.user
    allow(rules.may_see_months(user))
    seen = rules.months_visible_to(user)
    typed, state = request.GET.get("q", ""), request.GET.get("state", "")
    found = month_queries.listed(seen, typed=typed, state=state)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        note_export(events.MONTHS_EXPORTED, found, at_most=month_queries.MOST, by=user)
        return _export(found, form)
    last = monthly.last_month(timezone.localdate())
    context = {
        "page": month_queries.months_page(found, request.GET.get("after", "")),
        "count": capped_count(found),
        "typed": typed,
        "state": state,
        "is_filtered": typed or state,
        "may_write": rules.may_write_months(user),
        "last": MonthPage(month=last),
        "is_begun": seen.filter(month=last).exists(),
        "how": sending(),
    }
    return render(request, "dashboards/months.html", context)


def _export(found, form):
    head = [
        pgettext("column", "Month"),
        _("introduction, one sentence"),
        _("Released on"),
        _("Sent on"),
        _("What is to be decided?"),
        _("Needed by"),
        pgettext("column", "Decided"),
        _("Decided on"),
    ]
    rows = found.prefetch_related("decisions")[: month_queries.MOST]
    return table_response(form, "months", head, (line for one in rows for line in _lines(one)))


def _lines(page):
    """A row a question, or one for a page on which nothing was asked."""
    about = [f"{page.month:%Y-%m}", page.intro, page.released_at, page.sent_at]
    asked = list(page.decisions.all())
    for one in asked:
        answer = month_words.answer_words(one)
        yield [*about, one.question, one.due_on, answer, one.answered_at]
    if not asked:
        yield [*about, "", "", "", ""]


@login_required
@read_or_save
def month(request, month):
    """The page of one month; the lead writes the sentence of a draft here."""
    user, page = request.user, _page(request, month)
    if request.GET.get("part") == "figures":
        return _figures(request, page)
    form = IntroForm(request.POST or None, instance=page)
    if request.method == "POST":
        allow(rules.may_write_months(user))
        if form.is_valid():
            write_month(page.month, intro=form.cleaned_data["intro"], by=user)
            keep(request, pgettext("word", "Saved."))
            return redirect(page)
    context = {"page": page, "intro_form": form, **_shown(request, page)}
    status = 422 if form.is_bound else 200
    return render(request, "dashboards/month.html", context, status=status)


def _page(request, text):
    """The page of a month; for the lead also one that nobody began yet."""
    day = monthly.month_from(text)
    if day is None:
        raise Http404
    found = rules.months_visible_to(request.user).select_related("released_by").filter(month=day)
    if (page := found.first()) is not None:
        return page
    if not rules.may_write_months(request.user) or not monthly.is_over(day, timezone.localdate()):
        raise Http404
    return MonthPage(month=day)


def _figures(request, page):
    """The figures of a draft, counted now: they come after the page."""
    rows = page.facts["figures"] if page.released_at else monthly.figures_of(page.month)
    context = {"groups": month_words.groups_of(rows), "is_draft": page.released_at is None}
    return render(request, "dashboards/month_groups.html", context)


def _shown(request, page):
    """All that stands on the page, as the reader may see it."""
    user, today = request.user, timezone.localdate()
    is_draft = page.released_at is None
    facts = monthly.deeds_of(page.month, user=user) if is_draft else page.facts
    decisions, papers = month_queries.decisions_and_papers(page) if page.pk else ([], [])
    return {
        "is_draft": is_draft,
        "verdicts": month_words.verdicts_of(facts),
        "goals": month_words.goals_of(facts),
        "asked": [_asked(one, user, today) for one in decisions],
        "may_write": rules.may_write_months(user),
        "may_take_back": rules.may_write_months(user) and _may_leave(page, decisions),
        "quotes": month_queries.quotes_of(page.month, user),
        **(_draft(page, request.GET.get("again")) if is_draft else _kept(page, papers)),
    }


def _may_leave(page, decisions):
    """Can the page still be made a draft again?"""
    return page.released_at and not page.sent_at and not any(one.answer for one in decisions)


def _draft(page, again):
    """What a draft needs; `again`: the number of an unanswered question to begin with."""
    how, house = sending(), department()
    left = month_queries.left_open(page)
    begin = [{"question": one.question, "why": one.why} for one in left if f"{one.pk}" == again]
    due_on = due_day(page.month, how, state=house.state)
    return {
        "how": how,
        "due_on": due_on,
        "is_demo": house.is_demo,
        "left": left,
        "question_form": QuestionForm(initial=begin[0] if begin else None),
    }


def _kept(page, papers):
    found = monthly.corrections(page)
    return {
        "groups": month_words.groups_of(page.facts["figures"]),
        "corrections": month_words.corrections_of(found),
        "paper": _paper(page, papers),
    }


def _asked(decision, user, today):
    """A decision, its words, and the form if the reader may decide now."""
    may = rules.may_decide(user) and decision.is_open_on(today)
    return {
        "one": decision,
        "answer": month_words.answer_words(decision),
        "who": month_words.answerer(decision) if decision.answer else "",
        "form": DecideForm.of(decision) if may else None,
        "is_open": decision.is_open_on(today),
    }


def _paper(page, papers):
    name = paper_name(page, month_words.language())
    return next((one for one in papers if one.name == name), None)


@login_required
@require_POST
def release(request, month):
    """The page is finished: the boss sees it from now on."""
    allow(rules.may_write_months(request.user))
    page = release_month(_page(request, month).month, by=request.user)
    undo = reverse("dashboards:month_take_back", args=[month])
    keep(request, _("Released. The boss sees it from now on."), undo=undo)
    return redirect(page)


@login_required
@require_POST
def take_back(request, month):
    """Make a released page a draft again, before it has left."""
    allow(rules.may_write_months(request.user))
    page = get_object_or_404(rules.months_visible_to(request.user), month=_month_or_404(month))
    take_back_month(page, by=request.user)
    keep(request, _("Taken back. It is a draft again."))
    return redirect(page)


def _month_or_404(text):
    day = monthly.month_from(text)
    if day is None:
        raise Http404
    return day


@login_required
@read_or_save
def how_sent(request):
    """Whether, when and to whom the page goes."""
    allow(rules.may_write_months(request.user))
    how = sending()
    form = SendingForm(request.POST or None, instance=how)
    if request.method == "POST" and form.is_valid():
        set_sending(form.cleaned_data, by=request.user)
        keep(request, pgettext("word", "Saved."))
        return redirect("dashboards:months")
    context = {
        "form": form,
        "to": receivers(sending()),
        "is_demo": department().is_demo,
    }
    status = 422 if form.is_bound else 200
    return render(request, "dashboards/month_sending.html", context, status=status)
