from django.apps import AppConfig


class AttitudesConfig(AppConfig):
    name = "augenhoehe.attitudes"
