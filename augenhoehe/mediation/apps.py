from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "augenhoehe.mediation"
