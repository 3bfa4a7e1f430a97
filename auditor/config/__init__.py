"""Configuration: `.audit.yaml` found, read, laid one over the other, and applied to the rules."""

from auditor.config.in_force import Asked, Configurations, InForce
from auditor.config.loading import ConfigError, load_config
from auditor.config.model import Config, Layer

__all__ = ["Asked", "Config", "ConfigError", "Configurations", "InForce", "Layer", "load_config"]
