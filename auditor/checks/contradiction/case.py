"""One claim held against its study."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.checks.contradiction.claims import Place
from auditor.checks.interface import Context
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.studies import Study


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One claim held against its study."""

    claim: Claim
    place: Place
    study: Study
    article: Article
    context: Context
