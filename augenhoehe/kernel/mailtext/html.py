"""HTML of strangers: cleaned by an allow-list, and turned into text and back."""

import html as entities
import re
from dataclasses import dataclass
from urllib.parse import unquote

import nh3

from .nesting import bounded

BLOCK_TAGS = {
    "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
    "tr", "ul", "br",
}  # fmt: skip
INLINE_TAGS = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "caption", "cite", "code", "col", "colgroup",
    "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "td", "th", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
TAGS = BLOCK_TAGS | INLINE_TAGS
DROPPED_WITH_CONTENT = {
    "script", "style", "title", "head", "object", "embed", "applet", "iframe", "frameset",
    "noscript", "noembed", "noframes", "template", "textarea", "select", "svg", "math", "audio",
    "video", "canvas",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"dir", "lang", "title", "align", "valign", "style", "class", "id"},
    "a": {"href", "name"},
    "blockquote": {"type"},
    "img": {"src", "alt", "width", "height", "border"},
    "table": {"width", "height", "border", "cellpadding", "cellspacing", "bgcolor", "summary"},
    "td": {"width", "height", "colspan", "rowspan", "bgcolor", "nowrap"},
    "th": {"width", "height", "colspan", "rowspan", "bgcolor", "nowrap", "scope"},
    "tr": {"bgcolor", "height"}, "col": {"width", "span"}, "colgroup": {"width", "span"},
    "font": {"color", "face", "size"}, "ol": {"start"}, "li": {"value"}, "hr": {"width", "size"},
    "time": {"datetime"},
}  # fmt: skip
# No position, display, z-index, opacity, background (shorthand) or content: nothing that
# loads, covers the page or hides words from the reader.
STYLES = {
    "color", "background-color", "font", "font-family", "font-size", "font-style", "font-weight",
    "text-align", "text-decoration", "text-indent", "line-height", "letter-spacing", "white-space",
    "vertical-align", "width", "max-width", "height", "margin", "margin-top", "margin-right",
    "margin-bottom", "margin-left", "padding", "padding-top", "padding-right", "padding-bottom",
    "padding-left", "border", "border-top", "border-right", "border-bottom", "border-left",
    "border-collapse", "border-color", "border-spacing", "border-style", "border-width",
    "list-style-type",
}  # fmt: skip
# Marks by which quotes of other mail programs are known; no other class or id survives.
QUOTE_CLASSES = {
    "gmail_quote", "gmail_quote_container", "gmail_extra", "gmail_attr", "moz-cite-prefix",
    "yahoo_quoted", "protonmail_quote", "WordSection1", "moz-signature", "gmail_signature",
}  # fmt: skip
QUOTE_IDS = re.compile(
    r"(?:x_)*(divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)$"
)
REMOTE_CSS = re.compile(
    r"url\s*\(|image\s*\(|image-set|expression|@import|\\|/\*|-moz-binding", re.I
)
REMOTE_URL = re.compile(r"\s*(?:https?:|ftp:|//)", re.I)
LINK = re.compile(r"\s*(?:https?|mailto|tel|ftp):", re.I)
REMOTE_ANYWHERE = re.compile(
    r"<(?:link|video|audio|source|picture|iframe|embed|object|input|body|table|td|th|tr|div)\b"
    r"[^<>]{0,500}\b(?:href|src|srcset|poster|background|data)\s*=\s*[\"']?\s*(?:https?:)?//"
    r"|(?:url\s*\(|@import)[\s\"']{0,5}(?:https?:)?//",
    re.I,
)
RASTER = re.compile(r"data:image/(?:png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]*$", re.I)


@dataclass(frozen=True, slots=True)
class CleanHtml:
    """Safe HTML; whether something remote was in it, and whether its end was cut off."""

    html: str
    has_remote: bool
    is_cut: bool = False


class _Filter:
    """Decides on each attribute and remembers whether something remote was met."""

    def __init__(self, remote, cids):
        self.remote = remote
        self.cids = {key.lower(): url for key, url in (cids or {}).items()}
        self.mapped = set(self.cids.values())
        self.met_remote = False

    def __call__(self, tag, attribute, value):
        if attribute == "src":
            return self.source(value)
        if attribute == "href":
            return value if LINK.match(value) else None
        if attribute == "style":
            return self.style(value)
        if attribute == "class":
            return " ".join(c for c in value.split()[:20] if c in QUOTE_CLASSES) or None
        if attribute == "id":
            found = QUOTE_IDS.match(value)
            return found[1] if found else None
        return value

    def source(self, value):
        lowered = value.strip()[:5].lower()
        if lowered.startswith("cid:"):
            return self.cids.get(unquote(value.strip()[4:]).strip("<>").lower())
        if lowered == "data:":
            return value if RASTER.match(value.strip()) else None
        if not REMOTE_URL.match(value):
            return None
        self.met_remote = True
        return value if self.remote else None

    def style(self, value):
        if REMOTE_CSS.search(value):
            self.met_remote = self.met_remote or "//" in value
            return None
        return value


def clean_html(html, *, remote=False, cids=None):
    """HTML fit to be shown: allow-list only, remote content off, `cids` maps ids to addresses."""
    chosen = _Filter(remote, cids)
    short, is_cut = bounded(html.replace("\0", ""))
    cleaned = nh3.clean(
        short,
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=chosen,
        filter_style_properties=STYLES,
        url_schemes={"http", "https", "mailto", "tel", "cid", "data", "ftp"},
        url_relative=lambda url: url if url in chosen.mapped else None,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}, "img": {"loading": "lazy"}},
        strip_comments=True,
    )
    has_remote = chosen.met_remote or bool(REMOTE_ANYWHERE.search(html))
    return CleanHtml(cleaned, has_remote, is_cut)


TEXT_TAGS = BLOCK_TAGS | {"a", "td", "th", "img"}
TOKEN = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>|([^<]+)")
HREF = re.compile(r'href="([^"]*)"')
SPACES = re.compile(r"[ \t\n\r\u00a0]+")
PARAGRAPHS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "table",
    "blockquote",
    "pre",
    "dl",
}


def html_to_text(html):
    """Readable text of HTML: paragraphs, lists, quotes with "> ", link targets in <…>."""
    tidy = nh3.clean(
        bounded(html.replace("\0", ""))[0],
        tags=TEXT_TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    writer = _TextWriter()
    for token in TOKEN.finditer(tidy):
        if token[4] is not None:
            writer.text(entities.unescape(token[4]))
        elif token[1]:
            writer.close(token[2])
        else:
            writer.open(token[2], token[3])
    return writer.result()


class _TextWriter:
    """Collects lines while tags come by."""

    def __init__(self):
        self.lines, self.line, self.depth, self.pre, self.link = [], [], 0, 0, None

    def text(self, text):
        if self.pre:
            first, *rest = text.split("\n")
            self.line.append(first)
            for line in rest:
                self.end_line()
                self.line.append(line)
            return
        text = SPACES.sub(" ", text)
        if text == " " and not self.line:
            return
        self.line.append(text.lstrip(" ") if not self.line else text)

    def open(self, tag, attributes):
        if tag == "br":
            self.end_line()
        elif tag == "a":
            found = HREF.search(attributes)
            self.link = (entities.unescape(found[1]) if found else "", len(self.line))
        elif tag in ("td", "th"):
            if self.line:
                self.line.append(" ")
        elif tag in BLOCK_TAGS:
            self.block(tag)
            self.depth += tag == "blockquote"
            self.pre += tag == "pre"
            if tag == "li":
                self.line.append("- ")
            elif tag == "hr":
                self.line.append("-" * 20)

    def close(self, tag):
        if tag == "a" and self.link:
            self.close_link()
        elif tag in BLOCK_TAGS and tag != "br":
            if self.line:
                self.end_line()
            self.depth -= tag == "blockquote" and self.depth > 0
            self.pre -= tag == "pre" and self.pre > 0
            self.block(tag)

    def close_link(self):
        target, start = self.link
        self.link = None
        shown = "".join(self.line[start:]).strip()
        bare = target.removeprefix("mailto:").removeprefix("tel:")
        if (
            target
            and shown
            and bare.rstrip("/") not in (shown, "http://" + shown, "https://" + shown)
        ):
            self.line.append(f" <{bare}>")

    def block(self, tag):
        if self.line:
            self.end_line()
        if tag in PARAGRAPHS and self.lines and self.lines[-1].strip("> "):
            self.lines.append("> " * min(self.depth, 20) if self.depth else "")

    def end_line(self):
        text = "".join(self.line)
        self.lines.append("> " * min(self.depth, 20) + (text if self.pre else text.rstrip()))
        self.line = []
        if self.link:
            self.link = (self.link[0], 0)

    def result(self):
        if self.line:
            self.end_line()
        text = "\n".join(line.rstrip() for line in self.lines)
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


URL = re.compile(r"\bhttps?://[^\s<>\"'\u00a0]{1,2000}")
LINK_REL = 'rel="noopener noreferrer nofollow" target="_blank"'
TRAILING = ".,;:!?)]}»“”"


def text_to_html(text):
    """Escaped HTML of plain text: paragraphs, line breaks and links, nothing else."""
    paragraphs = [p for p in re.split(r"\n[ \t]*\n\s*", text.strip("\n")) if p.strip()]
    return "\n".join(f"<p>{_lines(p)}</p>" for p in paragraphs)


def _lines(paragraph):
    return "<br>\n".join(_linked(line) for line in paragraph.split("\n"))


def _linked(line):
    out, at = [], 0
    for found in URL.finditer(line):
        url = found[0].rstrip(TRAILING)
        out.append(_escape(line[at : found.start()]))
        out.append(
            f'<a href="{_escape(url)}" rel="noopener noreferrer nofollow">{_escape(url)}</a>'
        )
        at = found.start() + len(url)
    out.append(_escape(line[at:]))
    return "".join(out)


def _escape(text):
    return entities.escape(text, quote=True)
