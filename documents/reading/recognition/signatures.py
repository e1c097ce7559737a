"""Where the block of signatures begins in the last part of a text. Pure."""

from collections.abc import Sequence

from documents.text import Block, Paragraph, Picture, Table, plain_lines
from documents.text.signing import begins_signatures, can_be_name, is_signature


def signatures_start(blocks: Sequence[Block]) -> int:
    """The place of the first block of it, or how many blocks there are where there is none: at the words that
    announce it, or else at the last lines, when those are names and room to sign."""
    said = (place for place, block in enumerate(blocks) if _line(block) and begins_signatures(_line(block)))
    return next(said, None) or _first_of_last_lines(blocks)


def _line(block: Block) -> str:
    return " ".join(" ".join(plain_lines(block)).split()) if isinstance(block, Paragraph) else ""


def _first_of_last_lines(blocks: Sequence[Block]) -> int:
    start, signatures = len(blocks), 0
    while start and _belongs(blocks[start - 1]):
        start -= 1
        signatures += _signs(blocks[start])
    return start if start and 2 * signatures >= len(blocks) - start else len(blocks)


def _belongs(block: Block) -> bool:
    if isinstance(block, Picture) or _signs(block):
        return True
    return bool(_line(block)) and can_be_name(_line(block))


def _signs(block: Block) -> bool:
    match block:
        case Table(rows):
            return any(
                is_signature(line)
                for row in rows
                for cell in row
                for line in plain_lines(Paragraph(cell.runs))
            )
        case Paragraph():
            return is_signature(_line(block))
    return False
