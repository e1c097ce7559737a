"""The StreamField of a draft and the text as values: the one becomes the other and back without loss."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from wagtail.models import Comment

from documents import addresses
from documents.drafting.pictures import picture_value, read_picture
from documents.editor.inline_html import (
    paragraph_html,
    read_paragraphs,
    read_runs,
    read_table,
    runs_html,
    table_html,
)
from documents.models import DocumentPage
from documents.text import (
    Block,
    Footnote,
    Item,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    Unit,
    plain_runs,
    rekeyed,
)
from documents.text.keys import fresh_key
from documents.text.markers import split_marker
from documents.text.normal_form import cut, normalised
from documents.text.numbers import number_at_end
from documents.versions.keys import used_keys

WIDE_SPACE = "\u2003"
NO_NUMBER = "geen"
BLOCK_IDS = UUID("6f1c1f0e-6c43-4b1e-9a52-5a2f0a4f9d10")


@transaction.atomic
def put_text(page: DocumentPage, text: Text, pictures: Mapping[str, bytes], *, user: Any = None) -> None:
    """Makes `text` what the draft says, as a new revision; the former draft stays in the history of the page.

    `pictures` holds the bytes of each picture of the text by its SHA-256; KeyError when one is missing. A
    unit that the draft has already keeps its place for comments.
    """
    ids = {block.value["key"].strip(): block.id for block in page.body if block.value["key"].strip()}
    page.body = json.dumps(
        [_unit_block(unit, pictures) | {"id": ids.get(unit.key) or block_id(unit.key)} for unit in text.units]
    )
    page.save()
    page.save_revision(user=user, log_action=user is not None)


def _unit_block(unit: Unit, pictures: Mapping[str, bytes]) -> dict[str, Any]:
    named = {name: getattr(unit, name) for name in ("key", "label", "heading", "level")}
    named["number"] = "" if unit.number == number_at_end(unit.label) else unit.number or NO_NUMBER
    body = list(_body_blocks(unit.blocks, pictures))
    return {"type": unit.type, "value": named | {"body": body}}


def block_id(key: str) -> str:
    return str(uuid5(BLOCK_IDS, key))


def comment_on(page: DocumentPage, key: str, words: str, *, user: Any) -> Comment:
    """A comment at the heading of this unit of the draft."""
    place = next(block.id for block in page.body if block.value["key"] == key)
    return Comment.objects.create(page=page, user=user, text=words, contentpath=f"body.{place}.heading")


def _body_blocks(blocks: Iterable[Block], pictures: Mapping[str, bytes]) -> Iterator[dict[str, Any]]:
    for is_text, group in groupby(blocks, key=lambda block: isinstance(block, Paragraph | Item)):
        if is_text:
            yield {"type": "text", "value": "".join(paragraph_html(_typed_runs(block)) for block in group)}
        else:
            yield from (_other_block(block, pictures) for block in group)


def _typed_runs(block: Block) -> Runs:
    """The runs as typed: the marker of an item before them, with a wide space where it is no usual marker."""
    if not isinstance(block, Item):
        return block.runs if isinstance(block, Paragraph) else ()
    rest = plain_runs(block.runs)
    usual = split_marker(f"{block.marker} {rest}") == (block.marker, rest)
    return (Run(f"{block.marker}{' ' if usual else WIDE_SPACE}"), *block.runs)


def _read_block(runs: Runs) -> Paragraph | Item:
    marker, wide, _ = plain_runs(runs).partition(WIDE_SPACE)
    return Item(marker, cut(runs, len(marker) + 1)) if wide and marker else Paragraph(runs)


def _other_block(block: Block, pictures: Mapping[str, bytes]) -> dict[str, Any]:
    match block:
        case Table():
            return {"type": "table", "value": table_html(block)}
        case Picture():
            return {"type": "picture", "value": picture_value(block, pictures[block.digest])}
        case Footnote(marker, runs):
            return {"type": "footnote", "value": {"marker": marker, "text": f"<p>{runs_html(runs)}</p>"}}
    raise TypeError(f"no block for {type(block).__name__}")


def text_of(page: DocumentPage) -> tuple[Text, Mapping[str, bytes]]:
    """The text of the draft in normal form, and the bytes of its pictures by their SHA-256.

    A unit without a key, or with the key of a unit before it, gets one that the document never used.
    """
    pictures: dict[str, bytes] = {}
    units = tuple(_unit(block.block_type, block.value, pictures) for block in page.body)
    return _with_all_keys(normalised(Text(units)), used_keys(page.document)), pictures


def _unit(kind: Any, value: Mapping[str, Any], pictures: dict[str, bytes]) -> Unit:
    blocks = tuple(
        block for child in value["body"] for block in _blocks(child.block_type, child.value, pictures)
    )
    named = {name: value[name].strip() for name in ("key", "label", "heading")}
    level = 1 if value["level"] is None else value["level"]
    return Unit(
        kind, number=_number(value["number"].strip(), named["label"]), level=level, blocks=blocks, **named
    )


def _number(typed: str, label: str) -> str:
    return "" if typed == NO_NUMBER else typed or number_at_end(label)


def _blocks(kind: str, value: Any, pictures: dict[str, bytes]) -> Iterator[Block]:
    match kind:
        case "text":
            yield from map(_read_block, read_paragraphs(value.source, _page_address))
        case "table" if (table := read_table(value)).rows:
            yield table
        case "footnote":
            yield Footnote(value["marker"].strip(), read_runs(value["text"].source, _page_address))
        case "picture" if found := read_picture(value):
            picture, content = found
            pictures[picture.digest] = content
            yield picture


def _page_address(page: int) -> str:
    """Where a link to another draft goes: to what the public reads of that document."""
    linked = DocumentPage.objects.filter(pk=page).select_related("document__kind").first()
    return addresses.absolute(linked.document.get_absolute_url()) if linked else ""


def _with_all_keys(text: Text, used: Collection[str]) -> Text:
    taken = {*used, *(unit.key for unit in text.units)}
    seen: set[str] = set()
    keys = []
    for unit in text.units:
        keys.append(unit.key if unit.key and unit.key not in seen else fresh_key(unit, taken))
        seen.add(keys[-1])
    return rekeyed(text, keys)
