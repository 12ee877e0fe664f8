"""Addresses of the five attitudes and of the reply check."""

from django.urls import path

from augenhoehe.attitudes.views import checking, counts, drafts, glossary, house, own_rules

urlpatterns = [
    path("", glossary.overview, name="overview"),
    path("check/", checking.check, name="check"),
    path("check/draft/<int:pk>/", drafts.check_draft, name="check_draft"),
    path("check/telling/<int:pk>/", drafts.check_telling, name="check_telling"),
    path("check/understanding/<int:pk>/", drafts.check_understanding, name="check_understanding"),
    path("check/choose/", checking.choose, name="choose_check"),
    path("check/house/", house.house, name="house"),
    path("check/house/read/", house.read, name="house_read"),
    path("check/house/stop/", house.stop, name="house_stop"),
    path("check/house/<int:pk>/", house.house_text, name="house_text"),
    path("check/house/<int:pk>/mean/", house.mean, name="house_mean"),
    path("check/house/<int:pk>/unmean/", house.unmean, name="house_unmean"),
    path("check/rules/", own_rules.show_rules, name="rules"),
    path("check/rules/add/", own_rules.add_rule, name="rule_add"),
    path("check/rules/try/", own_rules.try_rule, name="rule_try"),
    path("check/rules/own/<int:pk>/", own_rules.change_rule, name="rule_change"),
    path("check/rules/<slug:rule>/", own_rules.show_rule, name="rule"),
    path("check/rules/<slug:rule>/turn/", own_rules.turn, name="rule_turn"),
    path("check/settings/", counts.settings, name="check_settings"),
    path("check/counts/", counts.counts, name="check_counts"),
]
