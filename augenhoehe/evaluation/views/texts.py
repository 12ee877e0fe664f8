"""Doors to texts: the list, one text with its codes, and corrections by hand."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.doors import allow, is_number
from augenhoehe.base.pages import capped_count
from augenhoehe.base.tables import book_response, table_response
from augenhoehe.evaluation import codebook, events, rules, textlist, working
from augenhoehe.evaluation.actions.correct_text import correct_text, leave_to_words
from augenhoehe.evaluation.coding import texts_of
from augenhoehe.evaluation.marking import said_in
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.surveys import rules as survey_rules
from augenhoehe.surveys.models import Promise
from augenhoehe.ui.toasts import keep

AT_MOST, LONGEST, SEPARATOR = 50_000, 400, "."


def wanted_of(request):
    """What the address asks for."""
    return textlist.Wanted.from_query(request.GET, timezone.localdate())


def text_for(request, pk):
    """The response, if this person may read it, with its codes."""
    rows = textlist.with_codes(survey_rules.responses_visible_to(request.user))
    return get_object_or_404(rows, pk=pk)


@login_required
@require_safe
def texts(request):
    """What customers wrote, with what it is about."""
    allow(survey_rules.may_enter(request.user))
    wanted = wanted_of(request)
    rows = textlist.texts(survey_rules.responses_visible_to(request.user), wanted)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return _export(request, form, rows)
    page = textlist.page_of(rows, after=request.GET.get("after", ""))
    context = {
        "page": page,
        "shown": [(one, said_in(one, one.shown_codings, longest=LONGEST)) for one in page.rows],
        "count": capped_count(rows),
        "wanted": wanted,
        "takes": zip(textlist.TAKES, _take_words(), strict=True),
        "surveys": survey_rules.visible_to(request.user).filter(promise=Promise.PERSONAL),
        "codes": rules.codes_visible_to(request.user).in_use(),
        "exports": survey_rules.may_export(request.user),
        "may_code": rules.may_code(request.user),
        "reading": working.reading_now(),
    }
    return render(request, "evaluation/texts_list.html", context)


def _take_words():
    return (
        pgettext("texts", "critical"),
        pgettext("texts", "corrected by hand"),
        pgettext("texts", "quoted"),
    )


def _export(request, form, rows):
    allow(survey_rules.may_export(request.user))
    note_export(events.TEXTS_EXPORTED, rows, at_most=AT_MOST, by=request.user)
    rows = textlist.with_codes(rows).order_by("-coded__at", "-pk")[:AT_MOST]
    head = [
        pgettext("response", "Number"),
        pgettext("survey", "Answered"),
        pgettext("survey", "Survey"),
        pgettext("column", "Score"),
        pgettext("response", "Company"),
        pgettext("column", "Question"),
        pgettext("column", "Text"),
        pgettext("code", "Codes"),
        pgettext("column", "Corrected by hand"),
    ]
    lines = _lines(rows)
    if form == "csv":
        return table_response(form, "texts", head, lines)
    book = codebook.table_of(rules.codes_visible_to(request.user).in_use())
    sheets = [(pgettext("page", "Texts"), head, lines), (pgettext("page", "Code book"), *book)]
    return book_response("texts", sheets)


def _lines(rows):
    for one in rows.iterator(chunk_size=1000):
        named = "; ".join(str(row.code) for row in one.shown_codings)
        yes = pgettext("cell", "yes") if one.coded.is_by_hand else ""
        company = one.company.name if one.company else ""
        for key, said in texts_of(one):
            facts = [one.pk, one.coded.at, str(one.survey), one.score, company]
            yield [*facts, key, said, named, yes]


@login_required
@require_safe
def text(request, pk):
    """One text, the words marked by which its codes were found; and the codes to choose."""
    response, wanted = text_for(request, pk), wanted_of(request)
    chosen = {one.code_id for one in response.shown_codings}
    rows = textlist.texts(survey_rules.responses_visible_to(request.user), wanted)
    coded = getattr(response, "coded", None)
    context = {
        "response": response,
        "said": said_in(response, response.shown_codings),
        "codings": response.shown_codings,
        "codes": [
            (code, code.pk in chosen) for code in rules.codes_visible_to(request.user).in_use()
        ],
        "coded": coded,
        "next": textlist.next_of(rows, response) if coded else None,
        "wanted": wanted,
        "quote": rules.quotes_visible_to(request.user).filter(response=pk).first(),
        "may_code": rules.may_code(request.user) and coded,
    }
    return render(request, "evaluation/text.html", context)


@login_required
@require_POST
def correct(request, pk):
    """Just these codes, by hand."""
    response = text_for(request, pk)
    allow(rules.may_code(request.user))
    before = SEPARATOR.join(str(one.code_id) for one in response.shown_codings)
    correct_text(response, codes=_chosen(request), by=request.user)
    undo = f"{reverse('evaluation:text_correct', args=[pk])}?codes={before}"
    keep(request, _("The codes are kept; the words will not change them again."), undo=undo)
    return redirect(_back(request, pk))


def _chosen(request):
    """The codes of the form; or, when taken back, those of the address."""
    if "codes" in request.GET:
        given = request.GET["codes"].split(SEPARATOR)
    else:
        given = request.POST.getlist("code")
    return [int(one) for one in given if is_number(one)]


def _back(request, pk):
    """The next text of the list where that was asked for, else this one."""
    wanted = wanted_of(request)
    following = request.POST.get("next", "")
    to = int(following) if is_number(following) else pk
    return f"{reverse('evaluation:text', args=[to])}?{wanted.address}"


@login_required
@require_POST
def leave(request, pk):
    """What was decided by hand is taken back."""
    response = text_for(request, pk)
    allow(rules.may_code(request.user))
    leave_to_words(response, by=request.user)
    keep(request, _("The words decide again."))
    return redirect(_back(request, pk))


@login_required
@require_POST
def stop_reading(request):
    """The worker stops reading texts anew; what it has read stays."""
    allow(rules.may_code(request.user))
    working.stop_reading()
    keep(request, _("The reading stops. In the code book you can let it go on."))
    return redirect("evaluation:texts")


@login_required
@require_POST
def go_on_reading(request):
    """The worker reads what it has not read by the newest code book."""
    allow(rules.may_code(request.user))
    working.go_on_reading()
    keep(request, _("The texts are read."))
    return redirect("evaluation:texts")
