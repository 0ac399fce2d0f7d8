"""Environment variables that stand for a key, to layers."""

import os
from typing import Final

from allocscan.project.config import Layer

VARIABLES: Final = {"ALLOCSCAN_OUTPUT_FORMAT": "output-format"}
"""`ALLOCSCAN_CONFIG` names a file instead."""


def environment_layers(folder: str) -> list[Layer]:
    """One layer for each variable of `VARIABLES` that is set and not empty."""
    layers = []
    for variable, name in VARIABLES.items():
        if given := os.environ.get(variable):
            from allocscan.project.keys import KEYS
            from allocscan.project.layers import read_value

            values = {KEYS[name].field: read_value(name, given, variable)}
            layers.append(Layer(variable, folder, values))
    return layers
