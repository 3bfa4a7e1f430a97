"""HTML as content systems put it out: the article's text with its structure, and nothing of the machinery around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.readers import read

Outline = Callable[..., list[str]]

EXAMPLES = {
    "what the page says of itself": (
        (
            '<HTML lang=en><head><title>Gums &amp; <b> teeth</title><meta name="Description" '
            'content="&quot;Brush&quot; twice"></head>'
        ),
        ["front-matter field title: Gums & <b> teeth", 'front-matter field description: "Brush" twice'],
    ),
    "text directly in the body, entities with and without a semicolon": (
        "<body>Fluoride &lt; 1 mg &mdash; caf&eacute; &#8217;&#x2265; &copy 5 <6 &bogus; R&D<p>Next",
        ["paragraph: Fluoride < 1 mg — café ’≥ © 5 <6 &bogus; R&D", "paragraph: Next"],
    ),
    "scripts, styles, templates and menus are left out or hidden": (
        (
            "<script>if (a<b) "
            "{'</p>'}</script><style>p{}</style><template>x</template><noscript>y</noscript><svg><title>z</title></svg>"
            "<header>Site</header><nav>Menu</nav><main><header><h1>Gout</h1></header>"
            "<p>Pain.<nav>Jump</nav><footer>By Dr X</footer></main>"
            "<div style='display: none'>secret</div><footer>Terms</footer>"
        ),
        [
            "[paragraph: Site]",
            "[paragraph: Menu]",
            "heading 1: Gout",
            "paragraph: Pain.",
            "[paragraph: Jump]",
            "paragraph: By Dr X",
            "[paragraph: secret]",
            "[paragraph: Terms]",
        ],
    ),
    "end tags left out": (
        "<p>One<p>Two<ul><li>a<li>b<p>c</ul><h2>Head<h3>Sub</h3><dl><dt>T<dd>D<dt>T2<dd><p>D2</dl>",
        [
            "paragraph: One",
            "paragraph: Two",
            "list item 1: a",
            "list item 1: b",
            "list item 1: c",
            "heading 2: Head",
            "heading 3: Sub",
            "term: T",
            "definition: D",
            "term: T2",
            "definition: D2",
        ],
    ),
    "numbers of lists": (
        "<ol start=4><li><p>a</p><p>b</p><li value=9>c<ol><li>d</ol><li>e</ol>",
        ["list item 1 no. 4: a", "list item 1: b", "list item 1 no. 9: c", "list item 2 no. 1: d", "list item 1 no. 10: e"],
    ),
    "tables, with spans and paragraphs in their cells": (
        (
            "<table><caption>Doses</caption><thead><tr><td>Age<td colspan=2>Dose<tbody><tr><th "
            "rowspan=2>Adults<td><p>1 mg</p><p>daily</p><td>x"
            "<tr><td>2 mg</table>after"
        ),
        [
            "caption: Doses",
            "table cell 0,0: Age",
            "table cell 0,1: Dose",
            "table cell 1,0: Adults",
            "table cell 1,1: 1 mg",
            "table cell 1,1: daily",
            "table cell 1,2: x",
            "table cell 2,1: 2 mg",
            "paragraph: after",
        ],
    ),
    "figures and quotations": (
        (
            '<figure><img src=a alt="A &lt;new&gt; stent" '
            'ALT="again"><figcaption><p>Stent</p></figcaption></figure><blockquote>So <p>she said</blockquote>.'
        ),
        ["alt text: A <new> stent", "caption: Stent", "quotation: So", "quotation: she said", "paragraph: ."],
    ),
    "one line break is a space, two end a paragraph": (
        "<p>Mumps<br>virus<br>\n<br/>Measles",
        ["paragraph: Mumps virus", "paragraph: Measles"],
    ),
    "malformed markup": (
        (
            "</div><p class=x <b>bold</b>>a</i></p></p><td>cell<P>up</P><!DOCTYPE x><?xml y?><![if "
            "!IE]>z<![endif]><a href='unclosed>q"
        ),
        ["paragraph: bold>a", "table cell: cell", "table cell: up", "table cell: zq"],
    ),
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_reads(outline: Outline, example: str) -> None:
    source, expected = EXAMPLES[example]
    assert outline(source, "page.html") == expected


def test_declarations_become_metadata() -> None:
    source = (
        '<html lang="en-GB"><meta name="author" content="Dr A. Roe"><meta property="article:published_time" content="2024-02-01">'
        '<script type="application/ld+json">{"@graph": [{"reviewedBy": {"name": "B. '
        'Poe"}}]}</script><script type="application/ld+json">{broken</script>'
    )
    document = read("page.html", source)
    assert document.language == "en-GB"
    assert document.metadata == {
        "lang": "en-GB", "author": "Dr A. Roe", "article:published_time": "2024-02-01", "reviewedBy": {"name": "B. Poe"},
    }  # fmt: skip


def test_front_matter_and_template_tags_of_a_site_generator(outline: Outline) -> None:
    source = (
        "---\ntitle: Asthma\n---\n<p>{% include ad.html %}{{ page.title }} is treatable.</p>\n\n        <p>Deeply set in.</p>\n"
    )
    assert outline(source, "page.html") == [
        "front-matter field title: Asthma", "paragraph: is treatable.", "paragraph: Deeply set in.",
    ]  # fmt: skip


def test_comments_are_kept_conditional_ones_too() -> None:
    document = read("page.html", "<p>a</p><!-- audit: x --><p>b<!--[if IE]>old<![endif]--> c</p>")
    assert [(comment.text, comment.before) for comment in document.comments] == [(" audit: x ", 1), ("[if IE]>old<![endif]", 1)]
    assert [block.text for block in document.blocks] == ["a", "b c"]


def test_a_link_around_several_blocks_is_a_link_in_each() -> None:
    links = read("page.html", '<a href="u?a=1&amp;b=2"><h3>Card</h3><p>More</p></a><p>Other').links
    assert [(link.span.text, link.target) for link in links] == [("Card", "u?a=1&b=2"), ("More", "u?a=1&b=2")]


def test_a_raised_link_is_a_marker_that_keeps_its_target() -> None:
    document = read("page.html", '<p>Statins help 80 mg<sup><a href="#r1">1</a></sup> users.')
    assert document.blocks[0].text == "Statins help 80 mg users."
    assert [(marker.label, marker.span.start) for marker in document.markers] == [("1", 18)]
    assert [(link.span.text, link.target) for link in document.links] == [("", "#r1")]
