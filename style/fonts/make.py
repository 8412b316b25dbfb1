"""Makes the two font files of this folder from Onest, for Kazakh, Russian and English and our few symbols.

    npm pack @fontsource-variable/onest@5.3.1 && tar xzf fontsource-variable-onest-5.3.1.tgz
    pip install fonttools brotli
    python make.py package/files .

Weights 400 to 700. Kazakh letters move into the Cyrillic file, so that no page waits for a third one. Shapes of marks are
drawn here: Onest has none, and each system draws them in another size.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ASCII = range(0x20, 0x7F)
PUNCTUATION = [ord(sign) for sign in "\u00a0§©«°·»×\u2009–—‘’‚“”„•…−€↑↓"]
RUSSIAN = [*range(0x410, 0x450), 0x401, 0x451, 0x2116]
KAZAKH_CYRILLIC = [ord(letter) for letter in "ҰұІі"]
KAZAKH_EXTENDED = [ord(letter) for letter in "ӘәҒғҚқҢңӨөҮүҺһ"]

# Middle of a capital letter, half the size of a shape, width of its line.
MIDDLE, HALF, LINE, ADVANCE = 352, 320, 84, 760
KAPPA = 0.5523


def part(folder, name, letters):
    font = TTFont(folder / f"onest-{name}-wght-normal.woff2")
    font = instancer.instantiateVariableFont(font, {"wght": (400, 700)})
    options = subset.Options(hinting=False, layout_features=["kern", "tnum"], name_IDs=[0, 1, 2, 13, 14])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return font


def add(font, letter, name, glyph, metrics, variations):
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"][name] = metrics
    font["gvar"].variations[name] = variations
    for table in font["cmap"].tables:
        table.cmap[letter] = name


def take(font, other):
    """All letters of the other part, with the pieces they are put together from."""
    for letter, name in other.getBestCmap().items():
        other["glyf"][name].expand(other["glyf"])
        if letter in font.getBestCmap():
            continue
        pieces = other["glyf"][name].getComponentNames(other["glyf"])
        for piece in pieces:
            if piece not in font.getGlyphOrder():
                raise SystemExit(f"{name} needs {piece}")
        add(font, letter, name, other["glyf"][name], other["hmtx"][name], other["gvar"].variations[name])


def circle(pen, radius, clockwise=True):
    middle, bow = ADVANCE / 2, radius * KAPPA
    turn = 1 if clockwise else -1
    at = lambda x, y: (middle + x * turn, MIDDLE + y)
    pen.moveTo(at(-radius, 0))
    pen.curveTo(at(-radius, bow), at(-bow, radius), at(0, radius))
    pen.curveTo(at(bow, radius), at(radius, bow), at(radius, 0))
    pen.curveTo(at(radius, -bow), at(bow, -radius), at(0, -radius))
    pen.curveTo(at(-bow, -radius), at(-radius, -bow), at(-radius, 0))
    pen.closePath()


def half_hole(pen, radius):
    middle, bow = ADVANCE / 2, radius * KAPPA
    pen.moveTo((middle, MIDDLE + radius))
    pen.lineTo((middle, MIDDLE - radius))
    pen.curveTo((middle + bow, MIDDLE - radius), (middle + radius, MIDDLE - bow), (middle + radius, MIDDLE))
    pen.curveTo((middle + radius, MIDDLE + bow), (middle + bow, MIDDLE + radius), (middle, MIDDLE + radius))
    pen.closePath()


def diamond(pen, half, clockwise=True):
    middle = ADVANCE / 2
    turn = 1 if clockwise else -1
    pen.moveTo((middle - half * turn, MIDDLE))
    for x, y in [(0, half), (half, 0), (0, -half)]:
        pen.lineTo((middle + x * turn, MIDDLE + y))
    pen.closePath()


SHAPES = {
    0x25CF: [lambda pen: circle(pen, HALF)],
    0x25CB: [lambda pen: circle(pen, HALF), lambda pen: circle(pen, HALF - LINE, clockwise=False)],
    0x25D0: [lambda pen: circle(pen, HALF), lambda pen: half_hole(pen, HALF - LINE)],
    0x25C7: [lambda pen: diamond(pen, HALF + 50), lambda pen: diamond(pen, HALF + 50 - LINE * 1.414, clockwise=False)],
}


def draw(font):
    for letter, strokes in SHAPES.items():
        pen = TTGlyphPen(None)
        for stroke in strokes:
            stroke(Cu2QuPen(pen, 1.0))
        glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        add(font, letter, f"uni{letter:04X}", glyph, (ADVANCE, glyph.xMin), [])


def save(font, path):
    # Their deltas are counted by glyph; without them the same widths are read from gvar.
    for table in ("HVAR", "MVAR"):
        if table in font:
            del font[table]
    font.flavor = "woff2"
    font.save(path)
    print(path, path.stat().st_size, "bytes")


def main(source, target):
    latin = part(source, "latin", [*ASCII, *PUNCTUATION])
    take(latin, part(source, "latin-ext", [ord("₸")]))
    take(latin, part(source, "math", [ord("←"), ord("→"), ord("≤"), ord("≥")]))
    take(latin, part(source, "symbols", [ord("✓")]))
    draw(latin)
    save(latin, target / "onest-latin.woff2")
    cyrillic = part(source, "cyrillic", [*RUSSIAN, *KAZAKH_CYRILLIC])
    take(cyrillic, part(source, "cyrillic-ext", KAZAKH_EXTENDED))
    save(cyrillic, target / "onest-cyrillic.woff2")


main(Path(sys.argv[1]), Path(sys.argv[2]))
