from django.urls import path

from augenhoehe.measures.views import board, ideas, working, writing

app_name = "measures"
urlpatterns = [
    path("", board.board, name="board"),
    path("list/", board.list_all, name="list"),
    path("new/", writing.new, name="new"),
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
