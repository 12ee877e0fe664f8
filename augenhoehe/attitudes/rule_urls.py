"""Addresses of the rules of the check, of its settings, and of what was counted."""

from django.urls import path

from augenhoehe.attitudes.views import counts, own_rules

urlpatterns = [
    path("check/rules/", own_rules.show_rules, name="rules"),
    path("check/rules/add/", own_rules.add_rule, name="rule_add"),
    path("check/rules/try/", own_rules.try_rule, name="rule_try"),
    path("check/rules/own/<int:pk>/", own_rules.change_rule, name="rule_change"),
    path("check/rules/<slug:rule>/", own_rules.show_rule, name="rule"),
    path("check/rules/<slug:rule>/turn/", own_rules.turn, name="rule_turn"),
    path("check/settings/", counts.settings, name="check_settings"),
    path("check/counts/", counts.counts, name="check_counts"),
]
