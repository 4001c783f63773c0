"""The services' own vocabulary, which a model takes for names: never a person, never searched for as one."""

from __future__ import annotations

import re

SERVICE_WORD = re.compile(
    r"mash|nhs|gp|camhs|police|school|primary|academy|nursery|hospital|surgery|practice|clinic|health|social|services?|council|court|team"
    r"|unit|officer|centre|house|road|street|child(?:ren)?|lead|named|nurse|mase|marac|dash|office|admin|duty|desk|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|official|sensitive|restricted|confidential|circs|subjects?|suspects?|inft|ha|pac|merlin|cad|voc|fwd?|re|imms|liaison|panel|secretary"
    r"|exploitation|apologies|reporting|visit|meeting|email|mail|dear|hello|hi|regards|"
    r"sent|attached|forwarding|bin|bags|separate|present|notes?"
    r"|anonymous|caller|i'm|i've|i'd|she's|he's|it's|tv|ed|ecg|cpoms|sims|senco|dsl|lado|"
    r"iro|epds|asb|nrm|nrpf|camden|westminster|rbkc|lbhf|wcc"
    r"|the|and|for|from|with|not|you|your|our|this|that|has|was|item|action|home|west|east|north|south|london",
)
