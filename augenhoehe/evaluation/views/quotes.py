"""Doors to quotes."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.base.pages import cut_page, decode_key
from augenhoehe.base.tables import table_response
from augenhoehe.evaluation import events, quoting, rules
from augenhoehe.evaluation.actions.quote_text import LONGEST, release_quote, withdraw_quote
from augenhoehe.evaluation.forms import QuoteForm
from augenhoehe.evaluation.marking import Piece, said_in
from augenhoehe.evaluation.views.texts import text_for
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.surveys.rules import may_export
from augenhoehe.ui.toasts import keep

ROWS, AT_MOST = 50, 10_000


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quote(request, pk):
    """The text without personal data, to be read, changed and released."""
    response = text_for(request, pk)
    allow(rules.may_code(request.user))
    proposed = quoting.masked(response).text
    form = QuoteForm(request.POST or None, initial={"text": proposed[:LONGEST]})
    left = ()
    if request.method == "POST" and form.is_valid():
        left = _left(response, form.cleaned_data["text"])
        if not left or request.POST.get("left_is_fine"):
            try:
                return _release(request, response, form.cleaned_data["text"])
            except Refused as refused:
                form.add_error(None, str(refused))
    context = {
        "response": response,
        "form": form,
        "said": said_in(response, []),
        "left": left,
        "is_cut": len(proposed) > LONGEST,
    }
    status = 422 if form.errors or left else 200
    return render(request, "evaluation/quote.html", context, status=status)


def _left(response, text):
    """The text in pieces where something still looks like personal data, else nothing."""
    places, at, found = quoting.masked(response, text).places, 0, []
    for place in places:
        found += [Piece(text[at : place.start]), Piece(text[place.start : place.end], ("",))]
        at = place.end
    return [*found, Piece(text[at:])] if places else ()


def _release(request, response, text):
    made = release_quote(response, text=text, by=request.user)
    undo = reverse("evaluation:quote_withdraw", args=[made.pk])
    keep(request, _("Released as a quote."), undo=undo)
    return redirect("evaluation:text", pk=response.pk)


@login_required
@require_safe
def quotes(request):
    """Released quotes and those that were taken back."""
    allow(rules.may_code(request.user))
    state, q = request.GET.get("state", ""), request.GET.get("q", "").replace("\0", "")[:100]
    rows = rules.quotes_visible_to(request.user).filter(withdrawn_at__isnull=state != "withdrawn")
    if q:
        rows = rows.filter(text__icontains=q)
    rows = rows.select_related("response__survey", "released_by").order_by("-said_at", "-pk")
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return _export(request, form, rows)
    if key := decode_key(request.GET.get("after", "")):
        rows = rows.filter(said_at__lte=key[0]).exclude(said_at=key[0], pk__gte=key[1])
    page = cut_page(list(rows[: ROWS + 1]), ROWS, lambda one: (one.said_at, one.pk))
    context = {"page": page, "state": state, "q": q}
    return render(request, "evaluation/quotes.html", context)


def _export(request, form, rows):
    allow(may_export(request.user))
    note_export(events.TEXTS_EXPORTED, rows, at_most=AT_MOST, by=request.user)
    head = [
        pgettext("column", "Said"),
        pgettext("quote", "Quote"),
        pgettext("survey", "Survey"),
        pgettext("column", "Released"),
    ]
    cells = ([one.said_at, one.text, str(one.response.survey), one.released_at] for one in rows)
    return table_response(form, "quotes", head, cells)


@login_required
@require_POST
def withdraw(request, pk):
    """The quote is shown nowhere any more."""
    rows = rules.quotes_visible_to(request.user).select_related("response")
    found = get_object_or_404(rows, pk=pk)
    allow(rules.may_code(request.user))
    withdraw_quote(found, by=request.user)
    keep(request, _("Taken back: the quote is shown nowhere any more."))
    return redirect("evaluation:text", pk=found.response_id)
