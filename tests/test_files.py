"""Which files an audit reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.files import PathError, collect

Tree = Callable[..., Path]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    def make(*files: str) -> Path:
        for file in files:
            name, _, text = file.partition(": ")
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return make


def names(root: Path, *paths: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in collect(paths or [root])]


def test_a_folder_yields_its_articles_sorted(tree: Tree) -> None:
    root = tree("b.md", "a.MD", "c.html", "d.htm", "e.txt", "f.mdx", "g.markdown", "h.py", "i.json", "sub/a.md")
    assert names(root) == ["a.MD", "b.md", "c.html", "d.htm", "e.txt", "f.mdx", "g.markdown", "sub/a.md"]


def test_hidden_folders_and_node_modules_are_passed_over(tree: Tree) -> None:
    root = tree(".git/a.md", ".cache/a.md", "node_modules/x/a.md", "sub/node_modules/a.md", "sub/b.md")
    assert names(root) == ["sub/b.md"]


def test_a_file_that_is_named_is_always_read(tree: Tree) -> None:
    root = tree(".gitignore: *.py\nout", "h.py", "out/.x/a.md")
    assert names(root, root / "h.py", root / "out/.x/a.md") == ["h.py", "out/.x/a.md"]


def test_gitignore_counts_nested_and_negated(tree: Tree) -> None:
    root = tree(
        ".gitignore: drafts/\n*.txt\n!keep.txt\n/top.md\n!\n",
        "drafts/a.md", "a.txt", "keep.txt", "top.md", "sub/top.md", "sub/.gitignore: !a.txt\nold.md",
        "sub/a.txt", "sub/old.md", "old.md",
    )  # fmt: skip
    assert names(root) == ["keep.txt", "old.md", "sub/a.txt", "sub/top.md"]


def test_gitignore_of_the_repository_above_counts_too(tree: Tree) -> None:
    root = tree(".git/HEAD", ".gitignore: *.txt", "sub/a.txt", "sub/a.md")
    assert names(root, root / "sub") == ["sub/a.md"]


def test_an_ignored_folder_that_is_named_is_read(tree: Tree) -> None:
    root = tree(".git/HEAD", ".gitignore: build/", "build/a.md")
    assert names(root) == []
    assert names(root, root / "build") == ["build/a.md"]


def test_each_file_is_read_once_and_loops_are_not_walked(tree: Tree) -> None:
    root = tree("a.md", "sub/b.md")
    (root / "sub/loop").symlink_to(root)
    (root / "sub/c.md").symlink_to(root / "a.md")
    assert names(root, root, root / "a.md", root / "sub") == ["a.md", "sub/b.md"]


def test_a_path_that_does_not_exist_is_told(tree: Tree) -> None:
    root = tree("a.md")
    with pytest.raises(PathError, match=r"none\.md: There is no such file or folder\."):
        collect([root / "a.md", root / "none.md"])
