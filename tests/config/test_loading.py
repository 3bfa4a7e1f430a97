"""`.audit.yaml`: found from the article upwards, laid over what it extends, and told by file and line where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import ConfigError, Configurations, load_config


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, which is the working folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "blog").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, name: str = ".audit.yaml") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def error(text: str) -> str:
    write(text)
    with pytest.raises(ConfigError) as caught:
        load_config(Path("page.md"))
    return str(caught.value)


class TestDiscovery:
    def test_the_nearest_one_is_taken(self) -> None:
        write("fail_on: warning\n")
        write("fail_on: info\n", "blog/.audit.yaml")
        assert [layer.fail_on for layer in load_config(Path("blog/page.md")).layers] == ["info"]
        assert [layer.fail_on for layer in load_config(Path("page.md")).layers] == ["warning"]

    def test_one_in_a_folder_above_is_found(self, site: Path) -> None:
        write("fail_on: warning\n")
        assert load_config(Path("blog/page.md")).file == site / ".audit.yaml"

    def test_one_outside_the_repository_is_not(self, site: Path) -> None:
        write("fail_on: warning\n")
        (site / "blog" / ".git").mkdir()
        found = load_config(Path("blog/page.md"))
        assert (found.file, found.root, found.layers) == (None, site / "blog", ())

    def test_an_empty_one_says_nothing_and_ends_the_search(self, site: Path) -> None:
        write("fail_on: warning\n")
        write("# nothing yet\n", "blog/.audit.yaml")
        found = load_config(Path("blog/page.md"))
        assert (found.file, [layer.fail_on for layer in found.layers]) == (site / "blog" / ".audit.yaml", [None])


class TestPatterns:
    @pytest.mark.parametrize(
        ("path", "wanted"),
        [
            ("content/a.md", True),
            ("content/drafts/a.md", False),
            ("content/deep/old-a.md", False),
            ("content/deep/a.md", True),
            ("notes/a.md", False),
        ],
    )
    def test_include_and_exclude_are_patterns_as_in_gitignore(self, path: str, wanted: bool) -> None:
        write("include: content/\nexclude: [drafts/, old-*.md]\n")
        assert load_config(Path("page.md")).wants(Path(path)) is wanted

    def test_an_override_speaks_of_its_files_alone(self) -> None:
        write("overrides:\n  - files: blog/**\n    fail_on: never\n  - files: ['*.html']\n    ignore: citation/\n")
        config = load_config(Path("page.md"))
        told = {path: [layer.files for layer in config.over(Path(path))][1:] for path in ("a.md", "blog/a.md", "blog/a.html")}
        assert told == {"a.md": [], "blog/a.md": [("blog/**",)], "blog/a.html": [("blog/**",), ("*.html",)]}


class TestExtends:
    def test_what_is_extended_lies_below(self) -> None:
        write("fail_on: warning\nseverity: {dosage: info}\n", "shared/house.yaml")
        write("extends: shared/house.yaml\nfail_on: error\n")
        layers = load_config(Path("page.md")).layers
        assert [(layer.file, layer.fail_on) for layer in layers] == [("shared/house.yaml", "warning"), (".audit.yaml", "error")]

    def test_a_path_starts_from_the_file_that_it_stands_in(self, site: Path) -> None:
        write("rules: more\n", "shared/house.yaml")
        (site / "shared" / "more").mkdir()
        write("extends: [shared/house.yaml]\n")
        assert load_config(Path("page.md")).packs == (site / "shared" / "more",)

    def test_a_ring_is_told(self) -> None:
        write("extends: .audit.yaml\n", "house.yaml")
        message = "house.yaml:1: `.audit.yaml` extends this file in turn; one of the two has to go."
        assert error("extends: house.yaml\n") == message

    def test_what_is_not_there_is_told(self) -> None:
        message = error("fail_on: error\nextends:\n  - house.yaml\n")
        assert message.startswith(".audit.yaml:3: There is no file `house.yaml` and no installed pack of that name (installed: ")


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("fail_on: error\noverides: []\n", "2: Unknown key `overides`. Did you mean `overrides`? Known here: select, "),
            ("readers:\n  land: uk\n", "2: Unknown key `land`. Known here: audience, country."),
            ("readers: everyone\n", "1: `readers.audience`: input should be 'general' or 'professional'."),
            ("severity:\n  dosage: erorr\n", "2: `erorr` is no severity. Did you mean `error`? There are error, warning, info."),
            ("severity:\n  dosage: off\n", "2: `off` is no severity. A rule is switched off under `ignore`."),
            ("fail_on: warn\n", "1: `warn`: one of error, warning, info, never is expected here."),
            ("min_confidence: sure\n", "1: `sure`: one of high, medium, low is expected here."),
            ("overrides:\n  - ignore: dosage/\n", "2: An override needs `files`: patterns such as `blog/**`."),
            ("overrides:\n  - files: a\n    rules: b\n", "3: `rules` stands at the top of the file only. An override may have "),
            ("rules:\n  - mine\n", "2: There is no folder `mine` and no installed pack of that name (installed: "),
            ("severity: {dosage: [error]}\n", "1: `['error']` is no severity."),
            ("exclude:\n  - drafts/\n  - '!'\n", "3: `!` is no pattern; write it as in .gitignore, such as "),
            ("settings: &a {b: *a}\nfail_on: x\n", "2: `x`: one of "),
            ("select: {a: b}\n", "1: `select`: "),
            ("ignore: [a\n", "2: This is not YAML: "),
            ("- a list\n", "1: A file of keys and values is expected here."),
            ("ignore: a\nignore: b\n", "2: The key `ignore` stands here twice."),
        ],
    )
    def test_a_mistake_is_told_with_its_line(self, text: str, told: str) -> None:
        assert error(text)[: len(told) + 12] == f".audit.yaml:{told}"

    def test_an_alias_that_stands_in_what_it_names_is_no_endless_loop(self) -> None:
        write("settings: &a\n  readability/grade: *a\n")
        with pytest.raises(ConfigError, match=r"^\.audit\.yaml:2: `readability/grade` has no setting `readability/grade`\."):
            Configurations().of(Path("page.md"))

    def test_a_file_that_is_not_utf_8_is_told(self) -> None:
        Path(".audit.yaml").write_bytes(b"fail_on: error\n# caf\xe9\n")
        with pytest.raises(ConfigError, match=r"^\.audit\.yaml:2: Byte 21 is not UTF-8\.$"):
            load_config(Path("page.md"))
