"""The demonstration: a site of its own with invented children, to which samples are sent through the real channels."""

from gateway.demo.running import code_now, send_and_watch, serve_and_send

__all__ = ["code_now", "send_and_watch", "serve_and_send"]
