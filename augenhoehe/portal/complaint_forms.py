"""What somebody writes who complains: three fields; who they are only if they like."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from augenhoehe.portal.forms import PublicForm

FIRST = ("wrong", "wanted", "number")
LONGEST = 8000


class ComplaintForm(forms.Form):
    """`website` is a trap that people do not see."""

    wrong = forms.CharField(
        label=gettext_lazy("What went wrong?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    wanted = forms.CharField(
        label=gettext_lazy("What do you want from us?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    number = forms.CharField(
        label=gettext_lazy("Number of the concern"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("If there is one, for example #1042."),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("To this address we write what we decided."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    for_whom = forms.CharField(
        label=gettext_lazy("If you write for somebody else: for whom?"),
        max_length=160,
        required=False,
    )
    file = forms.FileField(
        label=gettext_lazy("A file, if it helps"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("At most 10 MB. A file may say who you are."),
    )
    website = forms.CharField(required=False)

    def clean_number(self):
        text = self.cleaned_data["number"].strip().lstrip("#").strip()
        if text and not (text.isascii() and text.isdigit() and len(text) < 16):
            raise forms.ValidationError(_("A number has digits only. You can also leave it out."))
        return int(text) if text else None

    def clean_file(self):
        given = self.cleaned_data["file"]
        if given and given.size > PublicForm.MAX_FILE:
            raise forms.ValidationError(_("A file may have at most 10 MB."))
        return given

    @property
    def is_trapped(self):
        """Did a machine fill in what no person sees?"""
        return bool(self.cleaned_data.get("website"))

    def first(self):
        """The three fields that matter."""
        return [self[name] for name in FIRST]

    def more(self):
        """Who they are, for whom they write, a file."""
        return [self[name] for name in ("name", "email", "for_whom", "file")]
