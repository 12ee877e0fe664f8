from django.apps import AppConfig


class ServicelevelsConfig(AppConfig):
    name = "augenhoehe.servicelevels"
