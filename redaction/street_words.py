"""Words that end a street's name, told apart by what else they may be: one list, from which each reader takes as much as it can trust.

Data only, pieces of regular expressions in the case of a name ("Road").
"""

from __future__ import annotations

NOTHING_ELSE = "Road|Street|Avenue|Terrace|Crescent|Estate"
"""Nobody's surname: right behind one word it makes that word a street."""
STREETS = f"{NOTHING_ELSE}|Lane|Close|Drive|Gardens|Grove|Row|Square|Mews|Walk"
"""In lower case behind another word still a street ("mill lane"), though some are surnames."""
OR_A_NAME = "Way|Court|Place|Hill|Rise|Parade|House"
"""A surname, an everyday word or a building as well: behind a number or a preposition a street."""
SHORT = "Rd|St|Ave"
EVERY = f"{STREETS}|{OR_A_NAME}|{SHORT}"
