"""Files made when static files are collected: one sheet of drawings, and one of all styles.

A page names a drawing instead of carrying it, and loads one style sheet instead of thirty.
"""

import re
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage

from augenhoehe.ui import marks

STYLES = Path(__file__).parent / "static/ui/main.css"
IMPORT = re.compile(r'^@import url\("([\w/.]+)"\) layer\((\w+)\)(?: (\w+))?;$', re.M)


def drawings() -> str:
    """A symbol a drawing."""
    symbols = "".join(
        f'<symbol id="{name}" viewBox="0 0 24 24">{marks.strokes(name)}</symbol>'
        for name in sorted(marks.SHARED)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'


def styles() -> str:
    """What main.css imports, each file in its layer."""
    return IMPORT.sub(_in_its_layer, STYLES.read_text())


def _in_its_layer(found):
    path, layer, medium = found.groups()
    rules = f"@layer {layer} {{\n{(STYLES.parent / path).read_text()}}}"
    return f"@media {medium} {{\n{rules}\n}}" if medium else rules


MADE = {"ui/icons.svg": drawings, "ui/house.css": styles}


class MadeFinder(BaseFinder):
    """Offers among the static files what is made when they are collected."""

    def check(self, **kwargs):
        """Nothing can be set wrongly."""
        return []

    def find(self, path, find_all=False, **kwargs):
        """They lie in no folder."""
        return [] if find_all else None

    def list(self, ignore_patterns):
        """Each file, just made."""
        storage = InMemoryStorage()
        for name, make in MADE.items():
            storage.save(name, ContentFile(make().encode()))
            yield name, storage
