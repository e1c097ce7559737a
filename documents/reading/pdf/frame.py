"""Where things stand on a page of a PDF as a reader holds it: with most of its text upright."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

SAMPLED = 400
STEEP = 3.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A page turned `turn` degrees clockwise, its size then, and where its own corner was."""

    turn: int
    width: float
    height: float
    left: float
    bottom: float

    def upright(self, across: float, up: float) -> tuple[float, float]:
        """A direction on the page as the reader sees it."""
        match self.turn:
            case 90:
                return up, -across
            case 180:
                return -across, -up
            case 270:
                return -up, across
        return across, up

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the file as (left, top, right, bottom), in points from the left and from the top."""
        one = self._point(left - self.left, bottom - self.bottom)
        other = self._point(right - self.left, top - self.bottom)
        lower, upper = sorted((one[1], other[1]))
        return min(one[0], other[0]), self.height - upper, max(one[0], other[0]), self.height - lower

    def _point(self, x: float, y: float) -> tuple[float, float]:
        match self.turn:
            case 90:
                return y, self.height - x
            case 180:
                return self.width - x, self.height - y
            case 270:
                return self.width - y, x
        return x, y


def frame_of(page: pdfium.PdfPage) -> Frame:
    width, height = page.get_size()
    left, bottom, _right, _top = page.get_cropbox()
    return Frame(page.get_rotation() % 360, width, height, left, bottom)


@contextmanager
def upright_text(page: pdfium.PdfPage) -> Iterator[pdfium.PdfTextPage]:
    """The text of a page, closed afterwards. The page is turned so that most of it reads from left to right,
    whatever the file says.
    """
    textpage = page.get_textpage()
    turn = _turn(textpage)
    if turn >= 0 and turn != page.get_rotation() % 360:
        textpage.close()
        page.set_rotation(turn)
        textpage = page.get_textpage()
    try:
        yield textpage
    finally:
        textpage.close()


def _turn(textpage: pdfium.PdfTextPage) -> int:
    """The turn that sets most of the text upright; -1 where there is none."""
    count = textpage.count_chars()
    directions: Counter[int] = Counter()
    matrix = raw.FS_MATRIX()
    for place in range(0, count, max(1, count // SAMPLED)):
        if raw.FPDFText_GetMatrix(textpage, place, matrix):
            directions[_direction(matrix.a, matrix.b)] += 1
    return directions.most_common(1)[0][0] if directions else -1


def _direction(across: float, up: float) -> int:
    """The turn that sets text with this direction upright; -1 for text at a slant."""
    if abs(across) >= STEEP * abs(up):
        return 0 if across >= 0 else 180
    if abs(up) >= STEEP * abs(across):
        return 90 if up > 0 else 270
    return -1
