from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "augenhoehe.catalogue"
