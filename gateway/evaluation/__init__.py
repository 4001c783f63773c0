"""Scoring the gateway on labelled folders: any folder of the same format can be scored by anyone.

The functions here have the shapes that the scorers state (`--impl gateway.evaluation:parse_email` and so on).
"""

from gateway.evaluation.authentication import check_spf, verify_arc
from gateway.evaluation.detection import detect
from gateway.evaluation.documents import parse_document
from gateway.evaluation.email import parse_email, split_reply

__all__ = ["check_spf", "detect", "parse_document", "parse_email", "split_reply", "verify_arc"]
