"""Markdown as authors of health pages write it, with what their site generators add."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.readers import read

Outline = Callable[..., list[str]]

EXAMPLES = {
    "headings, with attributes or underlined": (
        "# Statins {#statins .wide}\n\nDosing\n------\n\n## After {: .x}\n",
        ["heading 1: Statins", "heading 2: Dosing", "heading 2: After"],
    ),
    "emphasis, code, strikethrough, escapes, entities": (
        "A *mild* **dose** of ~~ten~~ `5 mg`, 3 \\* 4&nbsp;mg &lt; caf&eacute;, D<sub>3</sub>.\n",
        ["paragraph: A mild dose of ten 5 mg, 3 * 4 mg < café, D3."],
    ),
    "hard and soft breaks": ("One  \ntwo\\\nthree\r\nfour\n", ["paragraph: One two three four"]),
    "lists, nested, numbered, with tasks": (
        "- [x] floss\n  - nightly\n\n3. brush\n4. rinse\n\n   not at once\n",
        [
            "list item 1: floss",
            "list item 2: nightly",
            "list item 1 no. 3: brush",
            "list item 1 no. 4: rinse",
            "list item 1: not at once",
        ],
    ),
    "a table": (
        "| Drug | Dose |\n|---|---|\n| A \\| B | *5* mg |\n",
        ["table cell 0,0: Drug", "table cell 0,1: Dose", "table cell 1,0: A | B", "table cell 1,1: 5 mg"],
    ),
    "a raw table, a figure, a quotation": (
        (
            "<table><tr><th>Drug</th><td>5 mg</td></tr></table>\n\n<figure><img alt='A "
            "pump'><figcaption>\n\nThe *pump*\n\n</figcaption></figure>\n\n"
            "> <p>Quoted\n> words</p>\n"
        ),
        ["table cell 0,0: Drug", "table cell 0,1: 5 mg", "alt text: A pump", "caption: The pump", "quotation: Quoted words"],
    ),
    "definitions and footnotes": (
        "Stent\n: A tube.\n\nIt helps.[^a]\n\n[^a]: Smith 2020.\n\n    More of it.\n",
        ["term: Stent", "definition: A tube.", "paragraph: It helps.", "footnote a: Smith 2020.", "footnote a: More of it."],
    ),
    "an image's alt text is a block, its title is not": ('![A *red* gum](gum.png "Hover")\n', ["alt text: A red gum"]),
    "code is hidden": ("Text\n\n    x = 1\n\n```\ny\n```\n", ["paragraph: Text", "[code: x = 1]", "[code: y]"]),
    "shortcodes and Liquid are no text; their captions are": (
        (
            'First.\n\n{{< figure src="a.png" caption="Our clinic" >}}\n\nAt {{ site.name }} we {% if x %}care{% endif %}.\n\n'
            "{% comment %}\nNever shown.\n{% endcomment %}\n{: .lead}\nLast.\n"
        ),
        ["paragraph: First.", "caption: Our clinic", "paragraph: At we care.", "paragraph: Last."],
    ),
    "an admonition's mark is markup, its title and body are text": (
        '!!! tip "Good to know"\n\n    Brush *gently*.\n\n    - twice\n\n??? note\n    Folded.\n',
        ["paragraph: Good to know", "paragraph: Brush gently.", "list item 2: twice", "paragraph: Folded."],
    ),
    "containers and alerts": (
        ":::note Before you fly\nDrink.\n:::\n\n:::tip[Seats]\nWalk.\n:::\n\n> [!WARNING] Blood clots\n> See a doctor.\n",
        [
            "paragraph: Before you fly",
            "paragraph: Drink.",
            "paragraph: Seats",
            "paragraph: Walk.",
            "paragraph: Blood clots",
            "paragraph: See a doctor.",
        ],
    ),
    "exclamation marks and dollars are not markup": (
        "!!! Wow\n\nIt costs $5 or $10, {roughly}.\n",
        ["paragraph: !!! Wow", "paragraph: It costs $5 or $10, {roughly}."],
    ),
    "signs that no reader sees": ("hyphen\u00adated \u202e\u200btext\u202c\n", ["paragraph: hyphenated text"]),
    "raw menus are hidden": ("<nav>\n\n- Home\n\n</nav>\n\nText.\n", ["[list item 1: Home]", "paragraph: Text."]),
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_reads(outline: Outline, example: str) -> None:
    source, expected = EXAMPLES[example]
    assert outline(source) == expected


def test_mdx_keeps_the_words_and_drops_the_program(outline: Outline) -> None:
    source = (
        "import { Card } from '../card'\nexport const meta = {\n  a: 'b',\n\n  c: 1\n}\n\n# Vaccines\n\n"
        '<Card title="Side effects" style={{ a: 1 }} on={() => { go("}") }}>\n    Mostly mild.\n</Card>\n\n'
        "A {count} <Tip text='fever'>reaction</Tip> {'{'} in `{code}`.\n\n{/* a\ncomment */}\n\n<p className={x}>Raw.</p>\n"
    )
    assert outline(source, "page.mdx") == [
        "heading 1: Vaccines", "paragraph: Side effects", "paragraph: Mostly mild.", "paragraph: A reaction in {code}.",
        "paragraph: fever", "paragraph: Raw.",
    ]  # fmt: skip
    comment = read("page.mdx", source).comments[0]
    assert (comment.text, comment.before) == (" a\ncomment ", 5)


def test_links_name_their_targets_and_bold_its_range() -> None:
    document = read("page.md", "See [the **trial**][1] and <https://x.org>.\n\n[1]: https://y.org 'T'\n")
    assert [(link.span.text, link.target) for link in document.links] == [
        ("the trial", "https://y.org"),
        ("https://x.org", "https://x.org"),
    ]
    assert document.blocks[0].marked == ((8, 13),)


@pytest.mark.parametrize(
    ("source", "text", "labels"),
    [
        ("It helps.[^1]\n\n[^1]: Ref\n", "It helps.", ["1"]),
        ("Fewer strokes<sup>2,3</sup> were seen.\n", "Fewer strokes were seen.", ["2,3"]),
        ('In 40%<sup>[<a href="#r4">4</a>]</sup> of men.\n', "In 40% of men.", ["4"]),
        ("Vitamin B12<sup>5</sup> and COVID-19<sup>6</sup>.\n", "Vitamin B12 and COVID-19.", ["5", "6"]),
        ("A BMI of 25 kg/m<sup>2</sup>, 10<sup>9</sup> cells, R<sup>2</sup>, the 1<sup>st</sup> day.\n",
         "A BMI of 25 kg/m2, 109 cells, R2, the 1st day.", []),
    ],
)  # fmt: skip
def test_raised_figures_are_markers_after_words_and_exponents_after_units(source: str, text: str, labels: list[str]) -> None:
    document = read("page.md", source)
    assert document.blocks[0].text == text
    assert [marker.label for marker in document.markers] == labels


def test_a_comment_belongs_to_its_block_or_the_next_one() -> None:
    document = read("page.md", "One.\n\n<!-- next -->\n\nTwo <!-- here --> goes on.\n\nThree.\n")
    assert [(comment.text.strip(), comment.before) for comment in document.comments] == [("next", 1), ("here", 1)]


def test_an_alert_is_the_page_speaking_and_a_quotation_is_not() -> None:
    assert [block.quoted for block in read("page.md", "> [!TIP]\n> Rest.\n\n> She rested.\n").blocks] == [False, True]
