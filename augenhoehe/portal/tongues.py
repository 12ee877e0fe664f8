"""In which language a public page speaks."""

from django.utils import translation

LANGUAGES = ("de", "en")


def language_of(request):
    """The language asked for in the address, else the reader's."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else (translation.get_language() or "de")[:2]
