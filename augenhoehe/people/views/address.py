"""Another address to sign in with: one's own, or corrected for a colleague."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.people import queries, rules
from augenhoehe.people.actions.change_address import ask_for_address, change_address
from augenhoehe.people.entrance import posted
from augenhoehe.people.forms import AddressForm
from augenhoehe.people.views.shown import show_link


@login_required
@reauthentication_required
@require_http_methods(["GET", "POST"])
def address(request):
    """Ask for a link to one's new address; where no mail can leave, say so and who helps."""
    missing = queries.why_no_letter()
    form = AddressForm(posted(request))
    if request.method == "POST" and form.is_valid():
        if missing:
            raise Refused(missing, code="address.no_letter")
        ask_for_address(request.user, email=form.cleaned_data["email"], by=request.user)
        words = _("A link is on its way to %(email)s. Until you follow it, nothing changes.")
        messages.success(request, words % form.cleaned_data)
        return redirect("people:profile")
    context = {"form": form, "missing": missing, "keepers": queries.keepers() if missing else ()}
    status = 422 if form.is_bound else 200
    return render(request, "people/address.html", context, status=status)


@login_required
@require_POST
def correct_address(request, pk):
    """Draw a link to a colleague's new address and show it once."""
    someone = get_object_or_404(rules.visible_to(request.user), pk=pk)
    allow(rules.may_correct_address(request.user, someone))
    form = AddressForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("That is no e-mail address. Nothing was changed."))
        return redirect(someone)
    asked = ask_for_address(someone, email=form.cleaned_data["email"], by=request.user)
    return show_link(request, asked, back=someone.get_absolute_url())


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def confirm_address(request, token):
    """The door of the link: only the person it is about gets in, and only a press changes."""
    change = queries.address_change_by(token, user=request.user)
    if change is None:
        return render(request, "people/link_over.html", status=404)
    if request.method == "POST":
        change_address(change, by=request.user)
        messages.success(
            request, _("From now on you sign in with %(email)s.") % {"email": change.email}
        )
        return redirect("people:profile")
    return render(request, "people/address_confirm.html", {"change": change})
