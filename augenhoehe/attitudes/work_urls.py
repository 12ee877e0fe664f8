"""Addresses of what the team does together: its reflection, and moments."""

from django.urls import path

from augenhoehe.attitudes.views import moments, team

urlpatterns = [
    path("team/", team.team, name="team"),
    path("team/begin/", team.team_begin, name="team_begin"),
    path("team/clock/", team.team_clock, name="team_clock"),
    path("team/<int:pk>/", team.team_show, name="team_show"),
    path("moments/", moments.moments, name="moments"),
    path("moments/new/", moments.moment_new, name="moment_new"),
    path("moments/<int:pk>/", moments.moment, name="moment"),
    path("moments/<int:pk>/share/", moments.moment_share, name="moment_share"),
    path("moments/<int:pk>/keep/", moments.moment_keep, name="moment_keep"),
    path("moments/<int:pk>/remove/", moments.moment_remove, name="moment_remove"),
]
