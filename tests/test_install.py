"""Installed in any way, the tool finds the same rules: the wheel carries them, a checkout uses its own folder."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
NOT_COPIED = shutil.ignore_patterns(".*_cache", ".git", ".venv", ".hypothesis", "__pycache__", "build", "dist", "*.egg-info")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
LOUD = "Lorem ipsum dolor sit amet.\n"


@dataclass(frozen=True, slots=True)
class Venv:
    """An environment of its own, outside the checkout; it borrows the dependencies of the one that runs the tests."""

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> Venv:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
        paths = {"base": str(folder), "platbase": str(folder)}
        packages = Path(sysconfig.get_path("purelib", vars=paths))
        # Named in a .pth, a folder lends its packages, but not its own .pth files, so not this checkout's editable install.
        (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
        return cls(folder)

    def install(self, *what: str | Path) -> None:
        pip: list[str | Path] = [
            sys.executable,
            "-m",
            "pip",
            "--python",
            self.folder / SCRIPTS / "python",
            "--disable-pip-version-check",
        ]
        command = [*pip, "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed", *what]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def audit(self, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment["AUDITOR_CACHE_DIR"] = str(self.folder / "cache")
        return subprocess.run(
            [self.folder / SCRIPTS / "audit", *arguments],
            cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command: list[str | Path] = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, CHECKOUT]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("auditor-*.whl"))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout to change."""
    return shutil.copytree(CHECKOUT, tmp_path_factory.mktemp("copy") / "auditor", ignore=NOT_COPIED)


@pytest.fixture(scope="module")
def listed() -> list[str]:
    """The rules as this checkout lists them."""
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "explain"], cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.splitlines()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.md"
    file.write_text(LOUD, encoding="utf-8")
    return file


def test_a_wheel_carries_the_rules(wheel: Path, listed: list[str], tmp_path: Path, article: Path) -> None:
    venv = Venv.make(tmp_path / "venv")
    venv.install(wheel)
    assert venv.audit("explain", cwd=tmp_path).stdout.splitlines() == listed
    assert "auditor/data/rules/editorial/" in venv.audit("explain", "editorial/", cwd=tmp_path).stdout.replace("\\", "/")
    result = venv.audit(article, "--select", "editorial/placeholder", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.startswith(f"{article}:1:1: error editorial/placeholder")


def test_pip_install_of_a_checkout_is_the_same(copy: Path, listed: list[str], tmp_path: Path) -> None:
    venv = Venv.make(tmp_path / "venv")
    venv.install(copy)
    assert venv.audit("explain", cwd=tmp_path).stdout.splitlines() == listed


def test_an_editable_install_uses_the_folder_of_rules_itself(
    copy: Path, listed: list[str], tmp_path: Path, article: Path
) -> None:
    venv = Venv.make(tmp_path / "venv")
    venv.install("--editable", copy)
    assert venv.audit("explain", cwd=tmp_path).stdout.splitlines() == listed
    rule = next((copy / "rules" / "editorial").rglob("placeholder*.yaml"))
    text = rule.read_text(encoding="utf-8")
    summary = next(line for line in text.splitlines() if line.startswith("summary:"))
    rule.write_text(text.replace(summary, "summary: Another sentence, seen at once."), encoding="utf-8")
    assert "Another sentence, seen at once." in venv.audit("explain", cwd=tmp_path).stdout


def reach_the_index(folder: Path) -> None:
    """Skips the test where pip cannot fetch a small package."""
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    done = subprocess.run([*pip, "--dest", folder, "click>=8.1,<9"], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"the package index cannot be reached: {done.stderr.strip().splitlines()[-1]}")


@pytest.mark.index
def test_pre_commit_runs_it_on_the_articles_of_another_repository(copy: Path, tmp_path: Path) -> None:
    reach_the_index(tmp_path / "download")
    site_folder = tmp_path / "site"
    site_folder.mkdir()
    (site_folder / "bad.md").write_text(f"# Teeth\n\n{LOUD}", encoding="utf-8")
    (site_folder / "code.py").write_text("# lorem ipsum\n", encoding="utf-8")
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for folder in (copy, site_folder):
        subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
        subprocess.run(["git", "add", "--all"], cwd=folder, check=True)
        subprocess.run(["git", *identity, "commit", "--quiet", "--message", "All"], cwd=folder, check=True)
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", copy, "audit", "--all-files"],
        cwd=site_folder, capture_output=True, encoding="utf-8", check=False,
        env=os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "home")},
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "bad.md:3:1: error editorial/placeholder" in done.stdout
    assert "code.py" not in done.stdout
