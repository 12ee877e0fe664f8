"""Addresses of decisions, redress and causes; `urls.py` takes them in."""

from django.urls import path

from augenhoehe.complaints.views import answering, causes, deciding, redress_settings, seconding
from augenhoehe.complaints.views.causes import CATEGORIES

urlpatterns = [
    path("<int:pk>/decide/", deciding.decide, name="decide"),
    path("decisions/<int:pk>/take-back/", deciding.take_back, name="decision_take_back"),
    path("decisions/<int:pk>/answer/", deciding.answer, name="decision_answer"),
    path("decisions/<int:pk>/second/", seconding.second, name="second"),
    path("second/<str:key>/", seconding.by_link, name="second_by_link"),
    path("answer/<str:key>/", answering.by_link, name="answer_by_link"),
    path("redress/<int:pk>/do/", deciding.do, name="redress_do"),
    path("redress/<int:pk>/undo/", deciding.undo, name="redress_undo"),
    path("redress/", redress_settings.redress, name="redress_rules"),
    path("<int:pk>/effort/", deciding.effort, name="effort"),
    path("efforts/<int:pk>/drop/", deciding.effort_drop, name="effort_drop"),
    path("<int:pk>/cause/", causes.cause, name="cause"),
    path("<int:pk>/why/", causes.why, name="why"),
    path("whys/<int:pk>/drop/", causes.why_drop, name="why_drop"),
    path("whys/<int:pk>/root/", causes.why_root, name="why_root"),
    path("<int:pk>/change/<int:measure_pk>/", causes.change, name="change_tell"),
    path("<int:pk>/change/<int:measure_pk>/untold/", causes.change_untold, name="change_untold"),
    *CATEGORIES.urls("categories"),
]
