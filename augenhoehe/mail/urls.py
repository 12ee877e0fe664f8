from django.urls import path

from augenhoehe.mail.views import blocked, ledger, mailboxes, oauth, outbox

app_name = "mail"
urlpatterns = [
    path("", mailboxes.list_all, name="mailboxes"),
    path("new/", mailboxes.new_mailbox, name="new_mailbox"),
    path("<int:pk>/", mailboxes.mailbox, name="mailbox"),
    path("<int:pk>/test/", mailboxes.probe, name="probe"),
    path("<int:pk>/steps/", mailboxes.steps, name="steps"),
    path("<int:pk>/switch/", mailboxes.switch, name="switch"),
    path("oauth/", oauth.oauth, name="oauth"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/release/", outbox.release_all, name="release_all"),
    path("outbox/<int:pk>/", outbox.outmail, name="outmail"),
    path("outbox/<int:pk>/withdraw/", outbox.withdraw, name="withdraw"),
    path("outbox/<int:pk>/resend/", outbox.resend, name="resend"),
    path("outbox/<int:pk>/release/", outbox.release, name="release"),
    path("blocked/", blocked.blocked, name="blocked"),
    path("blocked/<int:pk>/remove/", blocked.unblock, name="unblock"),
    path("ledger/", ledger.ledger, name="ledger"),
]
