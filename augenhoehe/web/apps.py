from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

DECLARATIONS = (
    "slots", "subjects", "events", "reactions", "jobs", "panels", "needs", "indicators", "personal",
    "gaps", "duties", "house_texts", "assurances",
)  # fmt: skip


class WebConfig(AppConfig):
    name = "augenhoehe.web"

    def ready(self):
        autodiscover_modules(*DECLARATIONS)
