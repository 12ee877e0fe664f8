from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "augenhoehe.reviews"
