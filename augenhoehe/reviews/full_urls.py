"""Addresses of the full form, below those of the everyday one."""

from django.urls import path

from augenhoehe.reviews.views import appraisals, disputes, drawings, full, scorecards

urlpatterns = [
    path("", full.full, name="full"),
    path("off/", full.switch_off, name="switch_off"),
    path("scorecards/new/", scorecards.begin_version, name="begin_version"),
    path("scorecards/<int:pk>/", scorecards.scorecard, name="scorecard"),
    path("scorecards/<int:pk>/drop/", scorecards.drop_version, name="drop_version"),
    path("scorecards/<int:pk>/add/", scorecards.add_item, name="add_item"),
    path("scorecards/<int:pk>/consent/", scorecards.consent, name="consent"),
    path("consents/<int:pk>/end/", scorecards.end_consent, name="end_consent"),
    path("items/<int:pk>/remove/", scorecards.remove_item, name="remove_item"),
    path("items/<int:pk>/<str:language>/", scorecards.word, name="word"),
    path("drawings/new/", drawings.draw, name="draw"),
    path("drawings/<int:pk>/", drawings.drawing, name="drawing"),
    path("drawings/<int:pk>/protocol/", drawings.protocol, name="protocol"),
    path("drawings/<int:pk>/reviewers/", drawings.appoint, name="appoint"),
    path("drawn/<int:pk>/replace/", drawings.replace, name="replace"),
    path("conversations/<int:pk>/", appraisals.appraisal, name="appraisal"),
    path("conversations/<int:pk>/view/", appraisals.keep, name="keep"),
    path("conversations/<int:pk>/agree/", appraisals.agree_on, name="agree_on"),
    path("conversations/<int:pk>/look/", appraisals.look, name="look"),
    path("conversations/<int:pk>/dispute/", appraisals.dispute_items, name="dispute_items"),
    path("disputes/<int:pk>/", disputes.dispute, name="dispute"),
    path("disputes/<int:pk>/answer/", disputes.answer, name="answer"),
    path("disputes/<int:pk>/decide/", disputes.decide, name="decide"),
    path("disputes/<int:pk>/withdraw/", disputes.withdraw, name="withdraw"),
    path("disputes/<int:pk>/accept/", disputes.accept, name="accept"),
    path("disputes/<int:pk>/call/", disputes.call, name="call"),
]
