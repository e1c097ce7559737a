"""Markdown as the HTML that says the same, read by the reader of HTML. Numbers stay as written: a list is
never counted anew.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from documents.reading.decoding import decoded
from documents.reading.filetypes import bounded
from documents.reading.stream import Reading, UnreadableFile
from documents.reading.web.html import read_fragment
from documents.reading.web.markdown_source import MAX_NESTING, parser, source_of
from documents.reading.web.source import TAGS, cleaned
from documents.text.markers import split_marker

NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
TAG = re.compile(r"</?([a-z][a-z0-9]*)\b", re.IGNORECASE)


def read_markdown(content: bytes) -> Reading:
    source = source_of(bounded(decoded(content)))
    reading = Reading(title=source.title)
    reading.leave_out(source.head, "gegevens boven de tekst")
    reading.take_over(read_fragment(_html(source.body, source.notes)))
    return reading


def _html(body: str, notes: dict[str, str]) -> str:
    """The text, and behind it its notes as a web page has them. `unmarked` are the notes to which no mark
    was found yet, `marked` those whose words must still be given.
    """
    markdown = parser(_Renderer)
    unmarked = {escapeHtml(mark): words for mark, words in notes.items()}
    env: EnvType = {"unmarked": unmarked, "marked": {}}
    pieces = [_rendered(markdown, body, env)]
    for mark, words in _notes(env):
        pieces.append(
            f'<aside role="doc-footnote" id="note-{mark}"><a role="doc-backlink" href="#mark-{mark}">{mark}'
            f"</a>{_rendered(markdown, words, env)}</aside>"
        )
    return "\n".join(pieces)


def _notes(env: EnvType) -> Iterator[tuple[str, str]]:
    """The notes with a mark, also those marked in notes, then those to which nothing refers."""
    while waiting := env["marked"] or env["unmarked"]:
        mark = next(iter(waiting))
        yield mark, waiting.pop(mark)


def _rendered(markdown: MarkdownIt, words: str, env: EnvType) -> str:
    tokens = markdown.parse(words, env)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise UnreadableFile(
            "broken", "Deze tekst is te diep genest om te lezen. Bewaar haar als Word-bestand."
        )
    return str(markdown.renderer.render(tokens, markdown.options, env))


class _Renderer(RendererHTML):
    """What HTML does not say of itself is handed on as HTML can say it: the number of an item as its style,
    the mark of a note as a link with a role.
    """

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """One paragraph, in which every tag that it opens is closed."""
        rendered = super().renderInline(tokens, options, env)
        written_as_html = any(token.type == "html_inline" for token in tokens)
        return cleaned(rendered) if written_as_html else rendered

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        item = tokens[idx]
        shown = f"{item.info}{item.markup}" if item.info else "-"
        item.attrSet("style", f'list-style-type: "{shown} "')
        return self.renderToken(tokens, idx, options, env)

    def softbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A source line that starts with a number or letter of a list stands on its own."""
        following = tokens[idx + 1].content if tokens[idx + 1 :] and tokens[idx + 1].type == "text" else ""
        marker, _rest = split_marker(following)
        return "<br>" if marker and marker[0] not in "-–—*" else "\n"

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The words, with the marks of notes that the file explains; only the first mark of a note is one."""

        def linked(found: re.Match[str]) -> str:
            mark = found[1]
            if mark not in env["unmarked"]:
                return found[0]
            env["marked"][mark] = env["unmarked"].pop(mark)
            return f'<a role="doc-noteref" id="mark-{mark}" href="#note-{mark}">{mark}</a>'

        return NOTE_MARK.sub(linked, escapeHtml(tokens[idx].content))

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A piece of HTML between the paragraphs. What only looks like it ("<naam>") is text."""
        raw = tokens[idx].content
        return cleaned(raw) if _is_html(raw) else f"<pre>{escapeHtml(raw)}</pre>"

    def html_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        raw = tokens[idx].content
        return raw if _is_html(raw) else escapeHtml(raw)


def _is_html(raw: str) -> bool:
    found = TAG.search(raw)
    return raw.lstrip().startswith("<!--") or (found is not None and found[1].lower() in TAGS)
