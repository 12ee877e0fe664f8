from django.urls import path

from augenhoehe.measures.views import board, ideas, proving, working, writing

app_name = "measures"
urlpatterns = [
    path("", board.board, name="board"),
    path("list/", board.list_all, name="list"),
    path("new/", writing.new, name="new"),
    path("new/proof/", proving.plan, name="plan"),
    path("new/forecast/", proving.ask, name="forecast"),
    path("<int:pk>/amend/", proving.amend, name="amend"),
    path("<int:pk>/start/", proving.start, name="start"),
    path("<int:pk>/review/", proving.review, name="review"),
    path("<int:pk>/decide/", proving.decide, name="decide"),
    path("<int:pk>/course/", proving.course, name="course"),
    path("<int:pk>/", working.show, name="show"),
    path("<int:pk>/change/", writing.change, name="change"),
    path("<int:pk>/finish/", working.finish, name="finish"),
    path("<int:pk>/stop/", working.stop, name="stop"),
    path("<int:pk>/reopen/", working.reopen, name="reopen"),
    path("<int:pk>/steps/", working.step, name="step"),
    path("<int:pk>/steps/<int:step>/tick/", working.tick, name="tick"),
    path("<int:pk>/steps/<int:step>/drop/", working.drop, name="drop"),
    path("ideas/", ideas.ideas, name="ideas"),
    path("ideas/new/", ideas.give, name="give"),
    path("ideas/<int:pk>/", ideas.idea, name="idea"),
    path("ideas/<int:pk>/answer/", ideas.answer, name="answer"),
]
