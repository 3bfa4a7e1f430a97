"""How strongly a sentence claims cause: 0 none, 1 correlational, 2 conditional causal, 3 direct causal."""

from auditor.extractors.claims.strength.levels import CONDITIONAL, CORRELATIONAL, DIRECT, NONE, Level
from auditor.extractors.claims.strength.reading import strength

__all__ = ["CONDITIONAL", "CORRELATIONAL", "DIRECT", "NONE", "Level", "strength"]
