from django.urls import path, register_converter

from augenhoehe.tickets import work_urls
from augenhoehe.tickets.views import change, compose, conversation, inbox, placing


class DraftKind:
    """What can be drafted in a ticket."""

    regex = "reply|note|forward"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(DraftKind, "draftkind")

app_name = "tickets"
urlpatterns = [
    *work_urls.urlpatterns,
    path("", inbox.inbox, name="inbox"),
    path("export/", inbox.export, name="export"),
    path("bulk/", inbox.bulk, name="bulk"),
    path("undo/<int:pk>/", inbox.undo, name="undo"),
    path("views/keep/", inbox.keep_view, name="keep_view"),
    path("views/<int:pk>/forget/", inbox.forget_view, name="forget_view"),
    path("<int:pk>/", conversation.show, name="show"),
    path("<int:pk>/beside/", inbox.beside, name="beside"),
    path("<int:pk>/messages/", conversation.messages, name="messages"),
    path("<int:pk>/head/", conversation.head, name="head"),
    path("<int:pk>/side/", conversation.side, name="side"),
    path("<int:pk>/history/", conversation.history, name="history"),
    path("<int:pk>/present/", conversation.present, name="present"),
    path("<int:pk>/body/<int:message_pk>/", conversation.mail_body, name="mail_body"),
    path("<int:pk>/compose/", compose.compose, name="compose"),
    path("<int:pk>/draft/<draftkind:kind>/", compose.draft, name="draft"),
    path("<int:pk>/files/<draftkind:kind>/", compose.upload, name="upload"),
    path("files/<int:pk>/drop/", compose.drop_file, name="drop_file"),
    path("<int:pk>/reply/", compose.reply, name="reply"),
    path("<int:pk>/forward/", compose.forward, name="forward"),
    path("<int:pk>/note/", compose.note, name="note"),
    path("messages/<int:pk>/undo/", compose.unsend, name="unsend"),
    path("<int:pk>/assign/", change.assign, name="assign"),
    path("<int:pk>/move/", change.move, name="move"),
    path("<int:pk>/prioritise/", change.prioritise, name="prioritise"),
    path("<int:pk>/solve/", change.solve, name="solve"),
    path("<int:pk>/no-concern/", change.no_concern, name="no_concern"),
    path("<int:pk>/block/", change.block, name="block"),
    path("<int:pk>/outcome/", change.outcome, name="outcome"),
    path("<int:pk>/wait/", change.wait, name="wait"),
    path("<int:pk>/resume/", change.resume, name="resume"),
    path("<int:pk>/reopen/", change.reopen, name="reopen"),
    path("<int:pk>/close/", change.close, name="close"),
    path("<int:pk>/rename/", change.rename, name="rename"),
    path("<int:pk>/place/", placing.place, name="place"),
    path("<int:pk>/unplace/", placing.unplace, name="unplace"),
    path("<int:pk>/replace/", placing.replace, name="replace"),
    path("<int:pk>/introduce/", placing.introduce, name="introduce"),
    path("<int:pk>/merge/", change.merge, name="merge"),
    path("<int:pk>/unmerge/", change.unmerge, name="unmerge"),
    path("<int:pk>/confide/", change.confide, name="confide"),
]
