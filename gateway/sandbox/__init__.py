"""Reading hostile files in a child process that can be killed and can reach nothing."""

from gateway.sandbox.confinement import active_layers
from gateway.sandbox.reader import SandboxedReader, SandboxSettings

__all__ = ["SandboxSettings", "SandboxedReader", "active_layers"]
