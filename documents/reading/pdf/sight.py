"""What a reader sees of the words on a page of a PDF, and why not (Dutch): they stand beside the page, have
the colour of what is behind them, are not drawn at all, or something was laid over them.
"""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

BESIDE = "tekst naast het zichtbare deel"
COLOURLESS = "tekst in de kleur van de ondergrond"
UNDRAWN = "onzichtbare tekst"
COVERED = "bedekte tekst"
UNSEEN = {BESIDE, COLOURLESS, UNDRAWN, COVERED}
WHITE = (255, 255, 255)
LIKE = 6  # of 255: a difference that nobody sees
DARK = 200  # of 255
DEEPEST = 4
MOST_OBJECTS = 20_000
SCAN = 0.5  # of the page under pictures: its letters are those that were recognised in them
SLACK = 1.0
INVISIBLE, CLIPPING = 3, 7
FILLED, OUTLINED = (0, 4), 1
OPAQUE = 255
A_LINE = 2  # points
THIN = 4.0
BAND = 20

type Box = tuple[float, float, float, float]
type Colour = tuple[int, int, int]
type Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class _Laid:
    """Something drawn on the page: its place in the order of drawing, its colour where that is one and known,
    and whether nothing shines through it: of a `picture` that is looked up when it is asked.
    """

    order: int
    box: Box
    colour: Colour | None
    opaque: bool
    picture: Any = None


class Sight:
    """Looks at the words of one page. Boxes are left, bottom, right, top, as the file counts."""

    def __init__(self, page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> None:
        self.page, self.textpage = page, textpage
        self.seen: Box = page.get_cropbox()
        self.orders: dict[int, int] = {}
        self.written: dict[int, Any] = {}  # the objects with words that are the page's own, by address
        self.opaque_pictures: dict[int, bool] = {}
        self.verdicts: defaultdict[int, set[str]] = defaultdict(set)
        self.laid: defaultdict[int, list[_Laid]] = defaultdict(list)
        self.lines: list[Box] = []  # what is thin enough to be a line
        self.may_hide = False  # whether there is a reason to look at each word
        pictured = 0.0
        for order, (one, matrix, shines) in enumerate(_objects(page.raw)):
            kind = raw.FPDFPageObj_GetType(one)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self.orders[_address(one)] = order
                self.may_hide = self.may_hide or not self._is_plain(one, matrix)
                if matrix is UPRIGHT:
                    self.written[_address(one)] = one
            elif box := _box(one, matrix):
                pictured += _area(_shared(box, self.seen)) if kind == raw.FPDF_PAGEOBJ_IMAGE else 0.0
                self._lay(order, one, kind, box, shines)
        self.scanned = pictured > SCAN * _area(self.seen)

    def _lay(self, order: int, one: Any, kind: int, box: Box, shines: bool) -> None:
        colour, opaque, picture = None, False, None
        if min(box[2] - box[0], box[3] - box[1]) < THIN:
            self.lines.append(box)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            filled, boxed = _filled_and_boxed(one)
            if not filled and raw.FPDFPath_CountSegments(one) > A_LINE:
                return
            opaque = filled and boxed and not shines
            colour = _colour(one) if opaque else None
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            picture = None if shines else one
        self.may_hide = self.may_hide or opaque or picture is not None
        for band in range(_band(max(box[1], self.seen[1])), _band(min(box[3], self.seen[3])) + 1):
            self.laid[band].append(_Laid(order, box, colour, opaque, picture))

    def _is_plain(self, letters: Any, matrix: Matrix) -> bool:
        """Whether letters are filled in a colour that stands out from white, on what is seen of the page."""
        box, colour = _box(letters, matrix), _colour(letters)
        return (
            raw.FPDFTextObj_GetTextRenderMode(letters) == 0
            and not raw.FPDFPageObj_HasTransparency(letters)
            and box is not None
            and _holds(self.seen, box)
            and colour is not None
            and min(colour) < DARK
        )

    def _hides(self, laid: _Laid) -> bool:
        if laid.picture is None:
            return laid.opaque
        if laid.order not in self.opaque_pictures:
            self.opaque_pictures[laid.order] = self._is_opaque(laid.picture)
        return self.opaque_pictures[laid.order]

    def _is_opaque(self, image: Any) -> bool:
        """Whether a picture shows nothing of what is behind it."""
        bitmap = raw.FPDFImageObj_GetRenderedBitmap(self.page.pdf.raw, self.page.raw, image)
        if not bitmap:
            return False
        try:
            if raw.FPDFBitmap_GetFormat(bitmap) != raw.FPDFBitmap_BGRA:
                return True
            size = raw.FPDFBitmap_GetStride(bitmap) * raw.FPDFBitmap_GetHeight(bitmap)
            pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
            return min(pixels[3::4], default=0) == OPAQUE
        finally:
            raw.FPDFBitmap_Destroy(bitmap)

    def why_unseen(self, first: int, last: int) -> str:
        """Why nobody sees the word of these characters; "" where it is seen."""
        drawn = raw.FPDFText_GetTextObject(self.textpage.raw, first)
        why = self._why(first, last, drawn)
        self.verdicts[_address(drawn) if drawn else 0].add(why)
        return why

    def take_unseen(self) -> bool:
        """Takes from the page what was found to hold unseen words only, and says whether there was any: of
        letters that lie over one another the library gives one.
        """
        unseen = [address for address, whys in self.verdicts.items() if whys and "" not in whys]
        taken = [self.written.pop(address) for address in unseen if address in self.written]
        for one in taken:
            raw.FPDFPage_RemoveObject(self.page.raw, one)
            raw.FPDFPageObj_Destroy(one)
        return bool(taken)

    def _why(self, first: int, last: int, drawn: Any) -> str:
        box = self._word(first, last)
        if _area(box) and not _area(_shared(box, self.seen)):
            return BESIDE
        order = self.orders.get(_address(drawn)) if drawn else None
        if order is None or self.scanned:
            return ""
        mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
        if mode in (INVISIBLE, CLIPPING):
            return UNDRAWN
        around = self.laid.get(_band((box[1] + box[3]) / 2), [])
        if any(one.order > order and _holds(one.box, box) and self._hides(one) for one in around):
            return COVERED
        behind = [one for one in around if one.order < order and _area(_shared(one.box, box))]
        return COLOURLESS if self._is_colourless(first, mode, behind[-1] if behind else None, box) else ""

    def _is_colourless(self, place: int, mode: int, ground: _Laid | None, box: Box) -> bool:
        fill, opacity = self._letters(raw.FPDFText_GetFillColor, place)
        line, _opacity = self._letters(raw.FPDFText_GetStrokeColor, place)
        if mode in FILLED and fill and opacity == 0:
            return True
        shown = [fill] if mode in FILLED else [line] if mode == OUTLINED else [fill, line]
        if ground is not None and not _holds(ground.box, box):
            return False
        colour = ground.colour if ground else WHITE
        return all(_alike(one, colour) for one in shown)

    def _letters(self, of: Any, place: int) -> tuple[Colour | None, int]:
        """The colour of a letter, and how opaque it is."""
        channels = [ctypes.c_uint() for _ in range(4)]
        if not of(self.textpage.raw, place, *channels):
            return None, OPAQUE
        red, green, blue, opacity = (one.value for one in channels)
        return (red, green, blue), opacity

    def _word(self, first: int, last: int) -> Box:
        boxes = []
        for place in (first, last):
            sides = [ctypes.c_double() for _ in range(4)]
            raw.FPDFText_GetCharBox(self.textpage.raw, place, *sides)
            left, right, bottom, top = (one.value for one in sides)
            boxes.append((left, bottom, right, top))
        return _around(boxes)


def _objects(page: Any) -> Iterator[tuple[Any, Matrix, bool]]:
    """The objects of a page in the order of drawing, those in forms too, with what places them, and whether
    what is behind them shines through.
    """
    number = raw.FPDFPage_CountObjects(page)
    waiting = [(raw.FPDFPage_GetObject(page, at), UPRIGHT, False, 0) for at in reversed(range(number))]
    for _count in range(MOST_OBJECTS):
        if not waiting:
            return
        one, matrix, shines, depth = waiting.pop()
        shines = shines or bool(raw.FPDFPageObj_HasTransparency(one))
        if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_FORM:
            yield one, matrix, shines
        elif depth < DEEPEST:
            inner = _times(_matrix(one), matrix)
            number = raw.FPDFFormObj_CountObjects(one)
            waiting += [
                (raw.FPDFFormObj_GetObject(one, at), inner, shines, depth + 1)
                for at in reversed(range(number))
            ]


def _matrix(one: Any) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(one: Any, matrix: Matrix) -> Box | None:
    """Where an object is seen: its bounds, as far as what clips it leaves them."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(one, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    box = _turned((left, bottom, right, top), matrix)
    clip = raw.FPDFPageObj_GetClipPath(one)
    for place in range(max(0, raw.FPDFClipPath_CountPaths(clip)) if clip else 0):
        number = raw.FPDFClipPath_CountPathSegments(clip, place)
        points = [_point(raw.FPDFClipPath_GetPathSegment(clip, place, at)) for at in range(max(0, number))]
        if points:
            box = _shared(box, _turned(_around([(x, y, x, y) for x, y in points]), matrix))
    return box


def _turned(box: Box, matrix: Matrix) -> Box:
    left, bottom, right, top = box
    corners = [_placed(x, y, matrix) for x in (left, right) for y in (bottom, top)]
    return _around([(x, y, x, y) for x, y in corners])


def _point(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _filled_and_boxed(path: Any) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is a rectangle that stands upright."""
    fill, drawn = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, drawn)
    number = raw.FPDFPath_CountSegments(path)
    a, b, c, d, _e, _f = _matrix(path)
    if not 4 <= number <= 6 or (abs(a * d) + abs(b * c)) == 0 or (a * d and b * c):
        return bool(fill.value), False
    points = {_point(raw.FPDFPath_GetPathSegment(path, at)) for at in range(number)}
    sides = ({round(x, 2) for x, _y in points}, {round(y, 2) for _x, y in points})
    return bool(fill.value), all(len(one) == 2 for one in sides)


def _colour(path: Any) -> Colour | None:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(path, *channels):
        return None
    red, green, blue, _opacity = (one.value for one in channels)
    return red, green, blue


def _alike(one: Any, other: Any) -> bool:
    return other is not None and all(abs(a - b) <= LIKE for a, b in zip(one, other, strict=True))


def _address(one: Any) -> int:
    return ctypes.cast(one, ctypes.c_void_p).value or 0


def _around(boxes: list[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _shared(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0] + SLACK
        and outer[1] <= inner[1] + SLACK
        and outer[2] >= inner[2] - SLACK
        and outer[3] >= inner[3] - SLACK
    )


def _band(height: float) -> int:
    return int(height // BAND)
