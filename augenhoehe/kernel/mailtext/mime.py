"""A message taken apart: headers and parts by offsets, without recursion, with limits."""

import binascii
import re
from dataclasses import dataclass, field

from .charset import clean, decode, one_line
from .model import MAX_DEPTH, MAX_HEADER, MAX_HEADERS, MAX_PARTS
from .words import decode_header, from_base64, split_params

FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:((?:[^\n]*(?:\n[ \t][^\n]*)*))\n?")
MBOX_LINE = re.compile(rb"(?:[ \t\r]*\n)*(?:>?From [^\n]*\n)?")
FOLDING = re.compile(r"\r?\n[ \t]+|\r")
NEXT_LINE = re.compile(rb"[^\n]*\n?")
BLANK = b" \t\r"


@dataclass(slots=True)
class Part:
    """One leaf of the tree, with what its surroundings say about it."""

    headers: dict
    start: int
    end: int
    content_type: str
    params: dict
    parent: str = ""
    index: int = 0
    alternative: int = 0
    depth: int = 0
    cut: str = ""
    disposition: str = ""
    names: dict = field(default_factory=dict)

    def first(self, name):
        """The first raw value of a header, unfolded."""
        return self.headers.get(name, ("",))[0]


def read_headers(raw, start, end):
    """({lower name: [raw unfolded values]}, offset of the body, whether something was cut)."""
    headers, at, count, cut = {}, start, 0, False
    while at < end:
        found = FIELD.match(raw, at, end)
        if found is None:
            line = NEXT_LINE.match(raw, at, end)
            if not line[0].strip(BLANK + b"\n"):
                return headers, line.end(), cut
            if not headers:
                return headers, start, cut
            at = line.end()
            continue
        at = found.end()
        count += 1
        if count > MAX_HEADERS:
            cut = True
            continue
        value = found[2]
        cut = cut or len(value) > MAX_HEADER
        headers.setdefault(found[1].decode("ascii").lower(), []).append(_unfolded(value))
    return headers, at, cut


def _unfolded(value):
    value = value[:MAX_HEADER]
    text = value.decode("ascii") if value.isascii() else decode(value)
    if "\n" in text or "\r" in text:
        text = FOLDING.sub(" ", text)
    return text.strip()


def walk(raw, root):
    """Leaves in reading order, at most MAX_PARTS; the last one may be marked as cut."""
    stack, leaves, groups = [root], [], 0
    while stack:
        part = stack.pop()
        children = _children(raw, part) if part.content_type.startswith("multipart/") else []
        if not children:
            leaves.append(_as_leaf(part))
            if len(leaves) >= MAX_PARTS and stack:
                leaves[-1].cut = leaves[-1].cut or "parts"
                return leaves
            continue
        if part.content_type == "multipart/alternative":
            groups += 1
        for index, child in enumerate(children):
            child.index, child.parent, child.depth = index, part.content_type, part.depth + 1
            is_choice = part.content_type == "multipart/alternative"
            child.alternative = groups if is_choice else part.alternative
        stack.extend(reversed(children))
    return leaves


def _as_leaf(part):
    if part.content_type.startswith("multipart/"):
        if part.depth >= MAX_DEPTH:
            part.content_type, part.cut = "application/octet-stream", "depth"
        else:
            part.content_type = "text/plain"
    value = part.first("content-disposition")
    part.disposition, part.names = split_params(value) if value else ("", {})
    return part


def make_part(headers, start, end, default="text/plain"):
    """A part from its headers and the place of its body."""
    value = headers.get("content-type", ("",))[0]
    kind, params = split_params(value) if value else ("", {})
    if kind.count("/") != 1 or not all(kind.split("/")):
        kind = "text/plain" if kind in ("text", "") and default == "text/plain" else kind or default
        kind = kind if "/" in kind else default
    return Part(headers, start, end, kind[:120], params)


def _children(raw, part):
    boundary = part.params.get("boundary", "").rstrip()
    if not boundary or part.depth >= MAX_DEPTH:
        return []
    default = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
    children = []
    for start, end in _sections(raw, part, b"--" + boundary.encode("utf-8", "replace")):
        headers, body, _cut = read_headers(raw, start, end)
        children.append(make_part(headers, body, end, default))
        if len(children) > MAX_PARTS:
            break
    return children


def _sections(raw, part, mark):
    """Places between boundary lines; what follows the last one unclosed counts as well."""
    start = None
    for line_start, line_end, is_last in _boundary_lines(raw, part, mark):
        if start is not None:
            yield start, max(start, _before_line_end(raw, line_start))
        start = line_end
        if is_last:
            return
    if start is not None and start < part.end:
        yield start, part.end


def _boundary_lines(raw, part, mark):
    at = part.start
    while (found := raw.find(mark, at, part.end)) >= 0:
        at = found + len(mark)
        if found > part.start and raw[found - 1 : found] not in (b"\n", b""):
            continue
        line_end = raw.find(b"\n", at, part.end)
        stop = part.end if line_end < 0 else line_end
        rest = raw[at : min(stop, at + 200)].strip(BLANK)
        if rest in (b"", b"--"):
            at = stop if line_end < 0 else stop + 1
            yield found, at, rest == b"--"


def _before_line_end(raw, at):
    if raw[at - 1 : at] == b"\n":
        at -= 1
    return at - 1 if raw[at - 1 : at] == b"\r" else at


def content(raw, part):
    """The bytes of a part with its transfer encoding undone; broken encodings stay as they are."""
    data = raw[part.start : part.end]
    how = part.first("content-transfer-encoding").lower().strip(" ;\"'")
    if how.startswith("base64"):
        return from_base64(data)
    if how.startswith("quoted-printable"):
        return binascii.a2b_qp(data)
    if how in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _from_uu(data)
    return data


def _from_uu(data):
    out = []
    for line in data.splitlines():
        if not line or line.startswith((b"begin ", b"end")):
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            # A length byte that promises too much: take what the line really holds.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3
            out.append(_forgiving_uu(line[:length]))
    return b"".join(out)


def _forgiving_uu(line):
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        return b""


def header_text(part, name):
    """A readable one-line header of a part."""
    return decode_header(part.first(name))


def file_name(part):
    """The name a part was given, wherever the sender wrote it."""
    name = part.names.get("filename") or part.params.get("name") or ""
    return one_line(clean(name))


def skip_envelope(raw):
    """Offset of the first header: behind blank lines and an mbox "From " line."""
    return MBOX_LINE.match(raw).end()
