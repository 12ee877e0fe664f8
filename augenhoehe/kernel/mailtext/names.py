"""File names of strangers, made safe to store and to offer."""

import re
import unicodedata

EXTENSIONS = {
    "application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/jpg": ".jpg",
    "image/gif": ".gif", "image/webp": ".webp", "image/bmp": ".bmp", "image/tiff": ".tif",
    "image/svg+xml": ".svg", "text/plain": ".txt", "text/html": ".html", "text/csv": ".csv",
    "text/calendar": ".ics", "text/vcard": ".vcf", "text/x-vcard": ".vcf", "text/xml": ".xml",
    "application/xml": ".xml", "application/zip": ".zip", "application/json": ".json",
    "message/rfc822": ".eml", "message/global": ".eml", "message/delivery-status": ".txt",
    "text/rfc822-headers": ".txt", "application/msword": ".doc", "audio/mpeg": ".mp3",
    "application/vnd.ms-excel": ".xls", "application/ms-tnef": ".dat",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/pkcs7-signature": ".p7s", "application/pgp-signature": ".asc",
}  # fmt: skip
UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.I)
MAX_NAME = 120


def safe_name(name, content_type, number):
    """A name without path, controls and direction marks; made from the type if there is none."""
    name = unicodedata.normalize("NFC", name or "")
    name = name.replace("\\", "/").rpartition("/")[2] if "/" in name or "\\" in name else name
    name = "".join(c for c in name if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn"))
    name = " ".join(UNSAFE.sub("_", name).split()).strip(". ")
    if not name:
        return f"part-{number}{EXTENSIONS.get(content_type, '.bin')}"
    if RESERVED.match(name):
        name = "_" + name
    return _shorten(name)


def _shorten(name):
    if len(name) <= MAX_NAME:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        return name[:MAX_NAME]
    return stem[: MAX_NAME - len(extension) - 1] + dot + extension
