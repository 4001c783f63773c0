"""Renditions: a copy's pages drawn anew with what is withheld burnt out, and the checks that let one leave.

Pure: bytes and an order in, bytes out. The makers run where the parsers run; the verifier shares nothing with them but the
order's values and asks other engines (an import contract tests both).
"""
