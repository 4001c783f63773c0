"""How the shipped named-entity component is made: `make model`. Not part of the wheel and of no serving process."""
