"""What each HTML tag is to a reader of articles. The nesting rules follow the WHATWG HTML standard, section 13.2.6."""

from __future__ import annotations

from auditor.model.document import BlockKind

BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(
        (
            "html", "head", "body", "main", "article", "section", "aside", "header", "footer", "nav", "div", "p", "address", "hr",
            "ul", "ol", "menu", "dl", "table", "tr", "thead", "tbody", "tfoot", "figure", "center", "hgroup", "search", "dialog",
            "form", "fieldset", "legend", "label", "button", "option", "details", "summary",
        ),
        BlockKind.PARAGRAPH,
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "li": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "dt": BlockKind.TERM,
    "dd": BlockKind.DEFINITION,
    "pre": BlockKind.CODE,
    "title": BlockKind.FIELD,
}  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HOLDERS = frozenset({"li", "td", "th", "dt", "dd", "figcaption", "caption", "blockquote", "pre"})  # a <p> inside takes their kind
PLAIN = frozenset({"p", "div", "section", "address", "center", "label", "article", "header", "footer", "figure"})
GROUPS = frozenset({"ul", "ol", "menu", "dl", "table", "blockquote"})
CONTROLS = frozenset({"button", "label", "option", "form"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})

# Elements whose content is no prose. The first kind holds no tags at all: it ends only at its own end tag.
RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"})
UNREAD = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
        "datalist",
        "xmp",
        "noembed",
        "noframes",
        "canvas",
        "audio",
        "video",
    }
)

SITE_PARTS = frozenset({"header", "footer"})  # the site's own, unless they stand inside the article
ARTICLE_PARTS = frozenset({"main", "article", "section"})
SITE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search"})

# Start tags that end an element left open, and the elements that they do not look beyond.
TABLE_PARTS = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
ROWS = frozenset({"tr", "td", "th", "caption"})
CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (ROWS, frozenset({"table"})),
    "thead": (ROWS | {"thead", "tbody", "tfoot"}, frozenset({"table"})),
    "tbody": (ROWS | {"thead", "tbody", "tfoot"}, frozenset({"table"})),
    "tfoot": (ROWS | {"thead", "tbody", "tfoot"}, frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "body": (frozenset({"head"}), frozenset()),
}
NO_PARAGRAPH_END = frozenset({"label", "button", "option", "legend", "summary", "title", "html", "head", "body"})
BARRIERS = frozenset({"td", "th", "caption", "table", "button"})  # an end tag of something else does not reach out of them
