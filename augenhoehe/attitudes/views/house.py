"""Doors to what the reply check says about the house's own texts."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.attitudes import house_queries as queries
from augenhoehe.attitudes import rules
from augenhoehe.attitudes.actions.mean_house_text import mean_house_text, unmean_house_text
from augenhoehe.attitudes.actions.read_house_texts import ask_to_read_house_texts
from augenhoehe.attitudes.house_checking import look_at_house_text
from augenhoehe.base.doors import allow
from augenhoehe.base.house_texts import HOUSE_TEXTS
from augenhoehe.base.pages import capped_count, page_by
from augenhoehe.base.tables import table_response
from augenhoehe.kernel.replycheck.telling import ATTITUDES
from augenhoehe.ui.toasts import keep

FILTERS = ("kind", "language", "attitude", "rule")


@login_required
@require_safe
def house(request):
    """All texts of the house about which the check has something to say."""
    allow(rules.may_see_house_texts(request.user))
    chosen = {name: request.GET.get(name, "") for name in FILTERS}
    show = request.GET.get("show", "open")
    show = show if show in queries.SHOWN else "open"
    typed, mine = request.GET.get("q", ""), queries.texts_of(request.user)
    found = queries.listed(mine, typed=typed, show=show, **chosen)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return _export(found, form)
    tongue = queries.tongue()
    titles = queries.titles_of()
    page = page_by(found, f"title_{tongue}", after=request.GET.get("after", ""))
    context = {
        "page": page,
        "lines": [_line(one, titles) for one in page.rows],
        "count": capped_count(found),
        "typed": typed,
        "show": show,
        "chosen": chosen,
        "kinds": [(name, one.label) for name, one in queries.kinds_of(request.user)],
        "rules": queries.rules_in(mine, titles),
        "attitudes": [(code, names[tongue]) for code, names in ATTITUDES.items()],
        "is_filtered": bool(typed or show != "open" or any(chosen.values())),
        "reading": queries.reading_now(),
        "may_read": rules.may_read_house_texts(request.user),
        "is_new": not page.rows and not mine.exists(),
    }
    return render(request, "attitudes/house.html", context)


def _line(looked, titles):
    """(text, its title, its label, where it belongs, what is said, what is meant so)."""
    tongue = queries.tongue()
    said = {True: [], False: []}
    for hint in looked.hints.all():
        said[hint.is_meant].append(titles.get(hint.rule, hint.rule))
    title, label = getattr(looked, f"title_{tongue}"), getattr(looked, f"label_{tongue}")
    return looked, title, label, HOUSE_TEXTS[looked.kind].label, said[False], said[True]


def _export(found, form):
    header = [
        pgettext("house text", "Belongs to"),
        pgettext("house text", "Title"),
        pgettext("house text", "Text"),
        pgettext("house text", "Language"),
        pgettext("house text", "The check says"),
        pgettext("house text", "Meant so"),
        pgettext("house text", "Words"),
    ]
    titles = queries.titles_of()
    lines = (_line(one, titles) for one in found.order_by("pk")[: queries.MOST])
    rows = (
        [kind, title, label, looked.language, "; ".join(said), "; ".join(meant), looked.text]
        for looked, title, label, kind, said, meant in lines
    )
    return table_response(form, "house-texts", header, rows)


def _text(request, pk):
    """(what was read, its row) of a text that this person may change."""
    allow(rules.may_see_house_texts(request.user))
    looked = get_object_or_404(queries.texts_of(request.user), pk=pk)
    source = HOUSE_TEXTS[looked.kind]
    row = source.rows().filter(pk=looked.thing_id).first()
    if row is None:
        raise Http404
    return looked, source, row


@login_required
@require_safe
def house_text(request, pk):
    """One text with its places marked, and what was meant so."""
    looked, source, row = _text(request, pk)
    meant = list(looked.hints.filter(is_meant=True).values_list("rule", flat=True))
    tongue = queries.tongue()
    context = {
        "text": looked,
        "title": getattr(looked, f"title_{tongue}"),
        "label": getattr(looked, f"label_{tongue}"),
        "kind": source.label,
        "edit_url": source.edit_url(row, looked.part),
        "looked": look_at_house_text(looked, meant=meant),
    }
    return render(request, "attitudes/house_text.html", context)


@login_required
@require_POST
def mean(request, pk):
    """Leave a hint as it is: it is meant so."""
    looked, _source, _row = _text(request, pk)
    mean_house_text(looked, **_hint(request), by=request.user)
    keep(request, _("Kept: meant so, as long as these words stand."))
    return redirect("attitudes:house_text", pk=pk)


@login_required
@require_POST
def unmean(request, pk):
    """Show a hint again that was meant so."""
    looked, _source, _row = _text(request, pk)
    unmean_house_text(looked, **_hint(request), by=request.user)
    return redirect("attitudes:house_text", pk=pk)


def _hint(request):
    return {
        "rule": request.POST.get("rule", "").replace("\0", "")[:60],
        "fingerprint": request.POST.get("fingerprint", ""),
    }


@login_required
@require_POST
def read(request):
    """Have all texts read by the worker."""
    allow(rules.may_read_house_texts(request.user))
    ask_to_read_house_texts()
    return redirect("attitudes:house")


@login_required
@require_POST
def stop(request):
    """Stop reading; what was read stays."""
    allow(rules.may_read_house_texts(request.user))
    queries.stop_reading()
    keep(request, _("Stopped. What was read so far stands in the list."))
    return redirect("attitudes:house")
