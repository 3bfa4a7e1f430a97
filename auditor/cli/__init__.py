"""The command line: arguments in, exit code out."""

from auditor.cli.main import main

__all__ = ["main"]
