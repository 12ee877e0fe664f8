"""Some customers write with a picture in the mail and a file attached to it."""

from django.utils.html import escape, linebreaks

from augenhoehe.files.actions.store import store_blob
from augenhoehe.files.models import Attachment
from augenhoehe.transfer.demo.picture import error_picture
from augenhoehe.transfer.demo.texts import load

PICTURE = "meldung.png@bild.example"
LOG = b"08:14:02 import started\n08:14:05 line 214: column 7 is empty\n08:14:05 import stopped\n"


def make_rich(story, message):
    """Give a mail its HTML, a picture within and a file beside it."""
    words, told = load("extras")["rich"], story.world.house.told
    message.html = (
        f"<div>{linebreaks(escape(message.text))}"
        f'<p>{escape(told(words["see"]))}</p><p><img src="cid:{PICTURE}" alt=""></p>'
        f"<hr><p><b>{escape(message.sender_name)}</b><br>{escape(message.sender_address)}</p></div>"
    )
    message.text = f"{message.text}\n\n{told(words['see'])}"
    picture = {"content_type": "image/png", "content_id": PICTURE, "is_inline": True}
    _attach(story, message, error_picture(), name=told(words["picture"]), **picture)
    _attach(story, message, LOG, name=told(words["file"]), content_type="text/plain")


def _attach(story, message, data, **facts):
    link = Attachment(blob=store_blob(data), **facts)
    # The bytes are wanted again for the mail as it came.
    link.owner, link.data = message, data
    story.world.book.add(link)
