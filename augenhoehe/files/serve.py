"""How a file leaves the house: pictures may be shown, everything else is saved, nothing runs."""

from django.http import FileResponse, Http404

from augenhoehe.files import store

LOCKED = "sandbox; default-src 'none'"


def serve(attachment, *, inline=False):
    """The answer that carries a file; the caller has asked whether the reader may have it.

    Only what the bytes themselves show to be a raster image is ever shown in the browser.
    """
    blob = attachment.blob
    shown = inline and bool(blob.raster)
    try:
        opened = open(store.path_of(blob.sha256), "rb")
    except FileNotFoundError as lost:
        raise Http404 from lost
    response = FileResponse(
        opened,
        as_attachment=not shown,
        filename=attachment.name,
        content_type=blob.raster if shown else "application/octet-stream",
    )
    response["Content-Length"] = blob.size
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = LOCKED
    response["Cache-Control"] = "private, max-age=3600"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
