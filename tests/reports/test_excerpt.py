"""A source line on a screen: the underline stands under the words, whatever the characters before them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.reports.excerpt import cells, excerpt, printable

LINE = "In a trial of 80 women the new stent, which dissolves within two years, kept every artery open, the makers said in March."


def shown(line: str, words: str, width: int) -> list[str]:
    """The line as printed, and its underline."""
    start = line.index(words)
    part = excerpt(line, start, start + len(words), width)
    return [part.before + part.words + part.after, " " * part.indent + "^" * part.length]


def test_a_short_line_is_shown_whole() -> None:
    assert shown("Every tooth was saved.", "Every tooth", 60) == ["Every tooth was saved.", "^^^^^^^^^^^"]


def test_a_long_line_is_cut_at_words_on_both_sides() -> None:
    assert shown(LINE, "every artery", 60) == [
        "…two years, kept every artery open, the makers said…",
        "                 ^^^^^^^^^^^^",
    ]


def test_at_the_start_of_a_long_line_the_room_goes_to_what_follows() -> None:
    assert shown(LINE, "In a trial", 60) == [
        "In a trial of 80 women the new stent, which dissolves…",
        "^^^^^^^^^^",
    ]


def test_words_longer_than_the_screen_are_cut() -> None:
    line, under = shown(LINE, LINE, 40)
    assert line == "In a trial of 80 women the new stent, …"
    assert len(under) == len(line)


def test_indentation_is_not_shown() -> None:
    assert shown("        <li>Always safe</li>", "Always", 60) == ["<li>Always safe</li>", "    ^^^^^^"]


def test_a_tab_takes_one_cell() -> None:
    assert shown("a\tdose\tof 5 g", "5 g", 60) == ["a dose of 5 g", "          ^^^"]


def test_wide_characters_push_the_underline_by_two_cells_each() -> None:
    assert shown("鍼灸 cures all", "cures", 60) == ["鍼灸 cures all", "     ^^^^^"]


def test_a_combining_accent_pushes_nothing() -> None:
    assert shown("Me\u0301nie\u0300re is cured", "cured", 60) == ["Me\u0301nie\u0300re is cured", "           ^^^^^"]


def test_control_and_reordering_characters_never_reach_the_screen() -> None:
    assert printable("a\x1b[31mb\u202ec\u200bd\ne") == "a [31mbcd e"


def test_no_words_still_show_a_place() -> None:
    part = excerpt("The end.", 8, 8, 60)
    assert (part.before, part.indent, part.length) == ("The end.", 8, 1)


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200), st.integers(20, 80))
def test_no_line_is_wider_than_the_screen(line: str, start: int, end: int, width: int) -> None:
    part = excerpt(line, min(start, end), max(start, end), width)
    text = part.before + part.words + part.after
    assert sum(cells(character) for character in text) <= width or cells(text) <= width
