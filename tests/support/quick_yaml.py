"""YAML of tests, parsed by libyaml where PyYAML has it, which is many times as fast."""

from __future__ import annotations

from typing import Any

import yaml

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str) -> Any:
    """As `yaml.safe_load`."""
    return yaml.load(text, _LOADER)
