"""Doors to the quiet hour: write, read again, take along, delete; always one's own, by oneself."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.quiet import door, guides, queries, rules
from augenhoehe.quiet.actions.erase import erase_note
from augenhoehe.quiet.actions.write import change_note, write_note
from augenhoehe.quiet.actions.write import damaged as refusal
from augenhoehe.quiet.forms import NoteForm, OpenForm
from augenhoehe.quiet.frame import quiet_page, sent, with_key
from augenhoehe.quiet.opening import open_space
from augenhoehe.ui.toasts import keep

SIZE = 50


@require_safe
@quiet_page
def home(request, space):
    """The way in; in an open space what one wrote before."""
    if door.key_of(request, space) is None:
        question = _question(request, space)
        return render(request, "quiet/home.html", {"form": OpenForm(), "question": question})
    return with_key(request, space, lambda key: _list(request, space, key))


def _list(request, space, key):
    every = guides.guides()
    kind = request.GET.get("kind") if request.GET.get("kind") in every else ""
    told, damaged = queries.read_all(rules.notes_of(request.user), key, kind=kind)
    page = request.GET.get("page", "1")
    number = max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    context = {
        "notes": told[(number - 1) * SIZE : number * SIZE],
        "count": len(told),
        "damaged": damaged,
        "newer": f"?kind={kind}&page={number - 1}" if number > 1 else "",
        "older": f"?kind={kind}&page={number + 1}" if len(told) > number * SIZE else "",
        "kind": kind,
        "guides": every.values(),
        "question": _question(request, space),
        "space": space,
    }
    return render(request, "quiet/notes.html", context)


def _question(request, space):
    code = request.POST.get("question") or request.GET.get("question") or ""
    return guides.question_of(timezone.localdate(), seed=space.pk, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
@quiet_page
def write(request, space, kind):
    """Write a note. What was typed stays on the page when the space has shut meanwhile."""
    guide = guides.guides().get(kind)
    if guide is None:
        raise Http404
    key = door.key_of(request, space)
    form = NoteForm(sent(request), guide=guide, is_shut=key is None)
    question = _question(request, space) if kind == guides.WEEK else None
    if form.is_valid() and (key := key or _opened(space, form)):
        if note := _written(space, form, key=key, question=question):
            response = redirect("quiet:note", note.pk)
            return door.keep_open(request, response, space=space, key=key)
    other = guides.after(question) if question else None
    context = {"form": form, "guide": guide, "question": question, "other": other}
    return _form(request, context)


def _written(space, form, *, key, question):
    """The note; None and the reason in the form when it is refused, so that the words stay."""
    given, guide = form.cleaned_data, form.guide
    try:
        return write_note(space, key=key, guide=guide, answers=given, question=question)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _opened(space, form):
    """The key by the secret in a form; None and an error at its field when it is wrong."""
    try:
        key = open_space(space, secret=form.cleaned_data.get("secret", ""))
    except Refused as refusal:
        form.add_error("secret", str(refusal))
        return None
    if key is None:
        form.add_error("secret", _("This does not open your private space."))
    return key


def _form(request, context):
    status = 422 if context["form"].is_bound else 200
    if context["guide"].code == guides.GOAL:
        context["goals"] = queries.company_goals(request.user)
    return render(request, "quiet/form.html", context, status=status)


@require_safe
@quiet_page
def show(request, space, pk):
    """A note, to be read again."""
    note = get_object_or_404(rules.notes_of(request.user), pk=pk)

    def answer(key):
        return render(request, "quiet/note.html", {"note": queries.read(note, key)})

    return with_key(request, space, answer)


@require_http_methods(["GET", "HEAD", "POST"])
@quiet_page
def change(request, space, pk):
    """Other words for a note; its day and its question stay."""
    note = get_object_or_404(rules.notes_of(request.user), pk=pk)
    if request.method == "POST" and door.key_of(request, space) is None:
        return _change_shut(request, space, note)
    return with_key(request, space, lambda key: _change(request, note, key))


def _change(request, note, key):
    told = queries.read(note, key)
    form = NoteForm(sent(request), guide=told.guide, initial=told.answers)
    if request.method == "POST" and form.is_valid():
        change_note(note, key=key, answers=form.cleaned_data)
        return redirect("quiet:note", note.pk)
    return _form(request, {"form": form, "guide": told.guide, "note": told})


def _change_shut(request, space, note):
    """The space shut while somebody wrote: what was typed stays, and the passphrase saves it."""
    guide = guides.guides().get(request.POST.get("kind"))
    if guide is None:
        raise Http404
    form = NoteForm(request.POST, guide=guide, is_shut=True)
    key = _opened(space, form) if form.is_valid() else None
    if key is None:
        return _form(request, {"form": form, "guide": guide, "note": note})
    change_note(note, key=key, answers=form.cleaned_data)
    response = redirect("quiet:note", note.pk)
    return door.keep_open(request, response, space=space, key=key)


@require_POST
@quiet_page
def erase_one(request, space, pk):
    """Delete a note for good."""
    erase_note(get_object_or_404(rules.notes_of(request.user), pk=pk))
    keep(request, _("The note is deleted."))
    return redirect("quiet:home")


@require_safe
@quiet_page
def positions(request, space):
    """The positions one considers, side by side; to be printed."""

    def answer(key):
        kind = guides.POSITION
        told, _damaged = queries.read_all(rules.notes_of(request.user), key, kind=kind)
        labels = guides.guides()[kind].labels
        rows = [
            (label, [one.answers.get(code, "") for one in told])
            for code, label in labels.items()
            if code != "title"
        ]
        context = {"rows": rows, "notes": told}
        return render(request, "quiet/positions.html", context)

    return with_key(request, space, answer)


@require_safe
@quiet_page
def export(request, space):
    """All notes in clear, for their owner: as text, or for machines."""
    return with_key(request, space, lambda key: _export(request, key))


def _export(request, key):
    told, damaged = queries.read_all(rules.notes_of(request.user), key)
    is_json = request.GET.get("as") == "json"
    parts = [_as_text(one) for one in told] + [str(refusal()) for _note in damaged]
    text = _as_json(told, len(damaged)) if is_json else "\n\n".join(parts)
    kind, end = ("application/json", "json") if is_json else ("text/plain", "txt")
    name = pgettext("file name", "quiet-hour")
    headers = {"Content-Disposition": f'attachment; filename="{name}.{end}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)


def _as_json(told, damaged_count):
    rows = [
        {"kind": one.kind, "at": one.at.isoformat(), "question": one.question, **one.answers}
        for one in told
    ]
    rows += [{"damaged": True}] * damaged_count
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _as_text(note):
    head = f"{timezone.localtime(note.at):%Y-%m-%d %H:%M} · {note.guide}"
    answers = [f"{label}:\n{note.answers[code]}" for code, label, _lines in note.parts]
    return "\n\n".join([head, *([note.question] if note.question else []), *answers])
