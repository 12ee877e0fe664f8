"""One file with the drawings that most pages show, so that a page names them instead of drawing."""

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from augenhoehe.ui import marks

NAME = "ui/icons.svg"


def sprite() -> str:
    """The file: a symbol a drawing."""
    symbols = "".join(
        f'<symbol id="{name}" viewBox="0 0 24 24">{marks.strokes(name)}</symbol>'
        for name in sorted(marks.SHARED)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'


class SpriteFinder(BaseFinder):
    """Offers the sprite among the static files, made when they are collected."""

    def check(self, **kwargs):
        """Nothing can be set wrongly."""
        return []

    def find(self, path, find_all=False, **kwargs):
        """The sprite lies in no folder."""
        return [] if find_all else None

    def list(self, ignore_patterns):
        """Just the one file."""
        storage = InMemoryStorage()
        storage.save(NAME, ContentFile(sprite().encode()))
        yield NAME, storage
