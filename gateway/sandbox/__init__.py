"""Reading hostile files in a child process that can be killed and can reach nothing."""

from gateway.sandbox.confinement import active_layers
from gateway.sandbox.painter import SandboxedPainter
from gateway.sandbox.reader import SandboxedReader, SandboxSettings
from gateway.sandbox.renditions import Outcome, SandboxedRenditions
from gateway.sandbox.tesseract import OcrSettings, Tesseract, find_tesseract
from gateway.sandbox.unlocker import SandboxedUnlocker

__all__ = [
    "OcrSettings",
    "Outcome",
    "SandboxSettings",
    "SandboxedPainter",
    "SandboxedReader",
    "SandboxedRenditions",
    "SandboxedUnlocker",
    "Tesseract",
    "active_layers",
    "find_tesseract",
]
