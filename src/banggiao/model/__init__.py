"""The words of the design as frozen dataclasses: page, document, evidence, claim, entry, judgement.

Takes nothing but the standard library and gives types only; no room of the program is known here.
"""
