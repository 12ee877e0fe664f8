"""Doors where a standard solution meets a concern: picking one, making one out of a reply."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.html import escape
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.house_texts import saved
from augenhoehe.kernel.mailtext.html import text_to_html
from augenhoehe.kernel.mailtext.placeholders import fill, make_template, suggest_placeholders
from augenhoehe.solutions import queries, rules
from augenhoehe.solutions.actions.save import create_solution
from augenhoehe.solutions.forms import FromTextForm
from augenhoehe.solutions.places import place_of


@dataclass(frozen=True)
class Picked:
    """A solution that may be inserted: its title, when it fits, and the filled text as HTML."""

    solution: object
    title: str
    fits_when: str
    html: str


@login_required
@require_safe
def pick(request):
    """What "/" in the composer offers, with placeholders filled for where it is used."""
    allow(request.user.reads_tickets)
    here = place_of(request.GET, user=request.user)
    language = here.language or (get_language() or "de")[:2]
    found = queries.suggest(
        request.GET.get("q", ""),
        topic_id=here.topic_id,
        product_id=here.product_id,
        language=language,
    )
    picked = [_picked(solution, language, here.values) for solution in found]
    return render(request, "solutions/pick.html", {"picked": picked})


def _picked(solution, language, values):
    known = {key: escape(value) for key, value in values.items() if value}
    html = fill(text_to_html(solution.says("reply", language)), known)
    title, fits = solution.says("title", language), solution.says("fits_when", language)
    return Picked(solution, title, fits, html)


@login_required
@require_POST
def from_text(request):
    """Show what in a reply would become a placeholder; a title given, write the solution."""
    allow(rules.may_change(request.user))
    text = request.POST.get("text", "").replace("\0", "")[:20_000]
    known = request.POST.get("known", "")[:2000]
    language = "en" if request.POST.get("language", "").startswith("en") else "de"
    proposed = suggest_placeholders(text, known=known.splitlines())
    choices = [(n, one.text) for n, one in enumerate(proposed)]
    shown = {"text": text, "language": language, "known": known}
    form = FromTextForm(request.POST if "title" in request.POST else None, initial=shown)
    form.fields["take"].choices = choices
    if form.is_bound and form.is_valid():
        taken = [proposed[n] for n in form.cleaned_data["take"]]
        written = _create(form.cleaned_data, make_template(text, taken), request.user)
        saved(request, written)
        return redirect(written)
    rows = [{"number": n, "one": one} for n, one in enumerate(proposed)]
    context = {"form": form, "rows": rows, "pieces": _pieces(text, proposed)}
    return render(request, "solutions/from_text.html", context)


def _create(given, template, by):
    tongue = given["language"]
    fields = {
        f"title_{tongue}": given["title"],
        f"fits_when_{tongue}": given["fits_when"],
        f"reply_{tongue}": template,
        "owner": by,
    }
    return create_solution(fields, by=by)


def _pieces(text, proposed):
    """The text cut at the proposals: (words, proposal or None)."""
    pieces, at = [], 0
    for one in sorted(proposed, key=lambda each: each.start):
        if one.start < at:
            continue
        pieces += [(text[at : one.start], None), (one.text, one)]
        at = one.end
    return [*pieces, (text[at:], None)]
