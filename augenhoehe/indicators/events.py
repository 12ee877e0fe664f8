"""What happens to figures that somebody may ask about."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

AGREED = kind(
    "agreement.made", _("{by} entered a works agreement for {subject}"), ("agreement_id",)
)
AGREEMENT_ENDED = kind(
    "agreement.ended", _("{by} ended the works agreement for {subject}"), ("agreement_id",)
)
FIGURES_EXPORTED = kind("figures.exported", _("{by} exported figures"), ("count",))
TARGET_SET = kind("target.set", _("{by} said where a figure shall be"))
TARGET_GONE = kind("target.gone", _("{by} took back where a figure shall be"))
