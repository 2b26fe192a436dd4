"""Style and script keep to the rules of the house."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"
STYLES = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").rglob("*.js"))


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG 2 defines it."""
    parts = [int(colour[each : each + 2], 16) / 255 for each in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs(css: str) -> list[tuple[str, str]]:
    """Return every light and dark pair of colours."""
    return re.findall(r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", css)


TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)",
        (STATIC / "css" / "tokens.css").read_text(),
    )
}


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("scheme", [0, 1])
def test_words_stand_out_from_every_ground_they_stand_on(scheme: int) -> None:
    grounds = {"ink-2": ("paper", "surface", "sunken"), "ink-3": ("paper", "surface", "sunken")}
    for mark in ("right", "partly", "wrong", "late", "pen"):
        grounds[mark] = ("paper", "surface", f"{mark}-wash")
    for words, under in grounds.items():
        for ground in under:
            ratio = contrast(TOKENS[words][scheme], TOKENS[ground][scheme])
            assert ratio >= 4.5, f"{words} on {ground}: {ratio:.2f}"


def test_code_in_colours_stands_out_from_its_ground() -> None:
    found = pairs((STATIC / "css" / "markdown.css").read_text())
    assert len(found) >= 4
    for colours in found:
        for colour, ground in zip(colours, TOKENS["sunken"], strict=True):
            assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_a_style_sheet_is_short_and_in_one_layer(path: Path) -> None:
    text = path.read_text()
    assert text.count("\n") <= 150
    if path.name == "app.css":
        first = "@layer reset, tokens, base, layout, components, utilities;"
        assert text.splitlines()[0] == first
        for name in re.findall(r'url\("([^"]+)"\)', text):
            assert (path.parent / name).is_file()
    else:
        assert re.match(r"@layer (reset|tokens|base|layout|components|utilities) \{\n", text)
        assert text.endswith("\n}\n")
        depth, tops = 0, 0
        for mark in re.findall(r"[{}]", re.sub(r'"[^"]*"|/\*.*?\*/', "", text, flags=re.DOTALL)):
            tops += depth == 0 and mark == "{"
            depth += 1 if mark == "{" else -1
        assert (depth, tops) == (0, 1)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_token_a_style_sheet_reads_is_set(path: Path) -> None:
    everything = "".join(each.read_text() for each in STYLES)
    given = set(re.findall(r"(--[a-z0-9-]+):", everything))
    assert set(re.findall(r"var\((--[a-z0-9-]+)\)", path.read_text())) <= given


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_is_short_and_stands_on_nothing_foreign(path: Path) -> None:
    text = path.read_text()
    assert text.count("\n") <= 150
    for source in re.findall(r'(?:from |import\()["`]([^"`]+)["`]', text):
        assert source.startswith(("./", "../"))
        assert "${" in source or (path.parent / source).is_file()
    # Plain http on a school's network is no secure context, and the policy forbids inline code.
    for word in ("randomUUID", "navigator.clipboard", "serviceWorker", "innerHTML", "eval("):
        assert word not in text


def test_every_element_is_loaded_by_its_name() -> None:
    loader = (STATIC / "js" / "app.js").read_text()
    names = {path.stem for path in (STATIC / "js" / "elements").glob("*.js")}
    assert set(re.findall(r'"([a-z]+-[a-z]+)"', loader)) == names
    for name in names:
        assert f'define("{name}"' in (STATIC / "js" / "elements" / f"{name}.js").read_text()
