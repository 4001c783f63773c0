"""How a name is written in prose: words with a capital, initials, particles between them."""

from __future__ import annotations

CAP = r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ](?:[^\W\d_]|['’\-](?=[^\W\d_])|[0-9](?=[^\W\d_]))*"
INITIAL = r"[A-Z]\.(?: ?[A-Z]\.)*"
PARTICLE = r"(?:de|da|do|dos|das|di|del|della|van|von|der|den|ter|el|al|bin|bint|ibn|binti|ap|ab|la|le|y|ul|ur|abu|St\.?|ST\.?)"
RUN = rf"(?:{INITIAL} ?|[A-Z] )?(?:(?:St|ST)\. )?{CAP}(?: (?:{INITIAL}|{PARTICLE}(?= {CAP})|[\"“‘]{CAP}[\"”’]|{CAP}))*"
TITLES = (
    r"Mr|Mrs|Ms|Miss|Mx|HV|SW|OM|EWO|DSL|IRO|IDVA|SENCO|Dr|Prof|Professor|Doctor|Cllr|Councillor|Rev|Revd|Reverend|Pastor|"
    r"Imam|Sheikh|Rabbi|Canon|Sir|Lady|Dame|Lord|PC|PCSO|DC|DS|DI|DCI|DSU|Det|WPC|TDC|"
    r"T/DC|(?:[AT]/)?PS(?!\.)|Sgt|Sergeant|Insp|Inspector|Supt|Constable"
    r"|Detective Constable|Detective Sergeant|Detective Inspector|Officer|Nurse|Midwife|"
    r"Judge|HHJ|DJ|Capt|Captain|Sra|Sr|Mme|Señora|Señor|Herr|Frau|Auntie|Aunty|"
    r"Aunt|Uncle|Nurse Practitioner|Consultant"
)
