"""Who may see and do what with codes, texts and quotes. The table is in `docs/roles.md`.

Texts are responses: whoever may read those (`surveys.rules.responses_visible_to`) reads them here.
"""

from augenhoehe.evaluation.models import Code, Quote, Sample
from augenhoehe.surveys.models import Kind
from augenhoehe.surveys.rules import responses_visible_to, visible_to


def codes_visible_to(user):
    """What is looked for in texts is no secret for whoever has a role in the house."""
    return Code.objects.all() if user.is_authenticated and user.roles else Code.objects.none()


def may_code(user):
    """The code book, corrections by hand and quotes are the lead's."""
    return user.is_authenticated and user.is_lead


def samples_visible_to(user):
    """Samples are read by whoever keeps the code book."""
    return Sample.objects.all() if may_code(user) else Sample.objects.none()


def quotes_visible_to(user):
    """Quotes that the lead released: what they say is masked, where they come from is not."""
    return Quote.objects.filter(response__in=responses_visible_to(user))


def told_to(user):
    """Surveys whose results stand here; a reflection of the team is told by who asks it."""
    return visible_to(user).exclude(kind=Kind.REFLECT)
