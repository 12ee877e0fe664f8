"""What every door (view, API call, import) shares."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme


def allow(permitted):
    """Stop at the door unless a rule of the room permitted it."""
    if not permitted:
        raise PermissionDenied


def show_part(request, template, *, then=None, status=200, **context):
    """Answer htmx with `page.html#part`; send others on to `then`, or show them the whole page."""
    if request.htmx:
        return render(request, template, context, status=status)
    if then:
        return redirect(then)
    return render(request, template.partition("#")[0], context, status=status)


def way_back(request, default, *, name="next"):
    """Where the form was sent from, if that is a page of ours; else `default`."""
    there = request.POST.get(name, "")
    return there if is_ours(there) else default


def is_ours(address):
    """Is this the address of a page of ours? What begins with no / could be a view's name."""
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, None)


def number_in(data, name):
    """The number given under `name`; 0, which nothing has, for anything that is none."""
    text = data.get(name, "")
    return int(text) if is_number(text) else 0


def is_number(text):
    """Is this a number a row may have? Not ², which counts as a digit and is none."""
    return text.isascii() and text.isdigit() and len(text) < 19
