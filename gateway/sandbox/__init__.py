"""Reading hostile files in a child process that can be killed and can reach nothing."""

from gateway.confined.confinement import active_layers
from gateway.sandbox.painter import SandboxedPainter
from gateway.sandbox.parts import SandboxedParts
from gateway.sandbox.reader import SandboxedReader, SandboxSettings
from gateway.sandbox.renditions import SandboxedRenditions
from gateway.sandbox.tesseract import OcrSettings, Tesseract, find_tesseract
from gateway.sandbox.unlocker import SandboxedUnlocker

__all__ = [
    "OcrSettings",
    "SandboxSettings",
    "SandboxedPainter",
    "SandboxedParts",
    "SandboxedReader",
    "SandboxedRenditions",
    "SandboxedUnlocker",
    "Tesseract",
    "active_layers",
    "find_tesseract",
]
