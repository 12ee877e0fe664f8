"""Boring tables – topics, products, reasons – with a list, a form, an end and a way back.

    TOPICS = Table(model=Topic, form=TopicForm, route="catalogue:topic", words=Words(…),
                   may_see=rules.may_see, may_change=rules.may_change, record=record,
                   kinds=Kinds(added=…, changed=…, retired=…, restored=…))
    urlpatterns = [*TOPICS.urls("topics")]      # catalogue:topics, topic_add, topic, topic_retire …

A row that is no longer wanted is retired, never deleted: what was noted with it stays readable.
The model has `retired_at`; `record` is the journal's, handed down by the room.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from augenhoehe.base.actions import Refused, action
from augenhoehe.base.doors import allow
from augenhoehe.base.events import Kind
from augenhoehe.base.house_texts import saved

MOST = 500


@dataclass(frozen=True)
class Words:
    """What the pages say: the heading, what the rows are for, the button, the empty list."""

    title: str
    lead: str
    add: str
    empty: str


@dataclass(frozen=True)
class Kinds:
    """What the journal is told."""

    added: Kind
    changed: Kind
    retired: Kind
    restored: Kind


@action
def save_row(form, *, table, by):
    """Add or change a row of a boring table."""
    is_new = form.instance.pk is None
    row = form.save()
    table.record(table.kinds.added if is_new else table.kinds.changed, row, by=by)
    return row


@action
def retire_row(row, *, table, by):
    """End a row: it is offered no more and stays where it was used."""
    _end(row, timezone.now())
    table.record(table.kinds.retired, row, by=by)


@action
def restore_row(row, *, table, by):
    """Offer a retired row again."""
    _end(row, None)
    table.record(table.kinds.restored, row, by=by)


def _end(row, at):
    row = type(row).objects.select_for_update().get(pk=row.pk)
    if (row.retired_at is None) == (at is None):
        raise Refused(_("This was done already."), code="row.same")
    row.retired_at = at
    row.save(update_fields=["retired_at"])


@dataclass(frozen=True)
class Table:
    """A boring table and its doors."""

    model: type
    form: type
    route: str
    words: Words
    may_see: Callable
    may_change: Callable
    record: Callable
    kinds: Kinds

    def urls(self, prefix):
        """The table's addresses under `prefix`."""
        name = self.route.partition(":")[2]
        return [
            path(f"{prefix}/", login_required(self.list_rows), name=f"{name}_list"),
            path(f"{prefix}/add/", login_required(self.edit_row), name=f"{name}_add"),
            path(f"{prefix}/<int:pk>/", login_required(self.edit_row), name=name),
            path(f"{prefix}/<int:pk>/retire/", login_required(self.retire), name=f"{name}_retire"),
            path(
                f"{prefix}/<int:pk>/restore/", login_required(self.restore), name=f"{name}_restore"
            ),
        ]

    def list_rows(self, request):
        """All rows, those in use first."""
        allow(self.may_see(request.user))
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        rows = list(self.model.objects.all()[:MOST])
        context = {
            "table": self,
            "rows": [_shown(self, row) for row in rows if not row.retired_at],
            "retired": [_shown(self, row) for row in rows if row.retired_at],
            "may_change": self.may_change(request.user),
            "add_url": reverse(f"{self.route}_add"),
        }
        return render(request, "base/crud_list.html", context)

    def edit_row(self, request, pk=None):
        """The form of a new row or of one that is there."""
        allow(self.may_change(request.user))
        row = get_object_or_404(self.model, pk=pk) if pk else None
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        form = self.form(request.POST if request.method == "POST" else None, instance=row)
        if request.method == "POST" and form.is_valid():
            saved(request, save_row(form, table=self, by=request.user))
            return redirect(f"{self.route}_list")
        context = {"table": self, "form": form, "row": row, "back": reverse(f"{self.route}_list")}
        return render(request, "base/crud_form.html", context)

    def retire(self, request, pk):
        """End a row."""
        return self._turn(request, pk, retire_row)

    def restore(self, request, pk):
        """Offer a row again."""
        return self._turn(request, pk, restore_row)

    def _turn(self, request, pk, verb):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        allow(self.may_change(request.user))
        verb(get_object_or_404(self.model, pk=pk), table=self, by=request.user)
        return redirect(f"{self.route}_list")


def _shown(table, row):
    """A row with its addresses, for the template."""
    return {
        "row": row,
        "url": reverse(table.route, args=[row.pk]),
        "retire_url": reverse(f"{table.route}_retire", args=[row.pk]),
        "restore_url": reverse(f"{table.route}_restore", args=[row.pk]),
    }
