"""How well a colour is read on another, by WCAG 2.2, and the nearest colour that is read well enough. Pure.

https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import colorsys
from collections.abc import Callable, Iterable

ENOUGH = 4.5
STEPS = 200

Parts = tuple[float, float, float]


def rgb_of(colour: str) -> Parts:
    """Red, green and blue of "#0d5c6b", each from 0 to 1."""
    return tuple(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))  # type: ignore[return-value]


def hex_of(parts: Parts) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb_of(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, the same colour, to 21, black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """So much of the first colour in the other."""
    pairs = zip(rgb_of(colour), rgb_of(other), strict=True)
    return hex_of(tuple(one * share + two * (1 - share) for one, two in pairs))  # type: ignore[arg-type]


def readable(colour: str, beside: Iterable[str]) -> str:
    """The same hue, as little lighter or darker as is enough beside all of these; empty when none is."""
    others = list(beside)

    def passes(candidate: str) -> bool:
        return all(contrast(candidate, other) >= ENOUGH for other in others)

    return _nearest(colour, passes)


def _nearest(colour: str, passes: Callable[[str], bool]) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*rgb_of(colour))
    for step in range(STEPS + 1):
        for changed in (light - step / STEPS, light + step / STEPS):
            candidate = hex_of(colorsys.hls_to_rgb(hue, min(1, max(0, changed)), saturation))
            if passes(candidate):
                return candidate
    return ""
