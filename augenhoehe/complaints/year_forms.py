"""What is typed into the yearly report."""

from django import forms

from augenhoehe.complaints.models import YearReport


class YearForm(forms.ModelForm):
    """The lead's words to management."""

    class Meta:
        model = YearReport
        fields = ["words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 6})}
