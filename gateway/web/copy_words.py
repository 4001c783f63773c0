"""The console's words for what people say of a copy: yes, no, taken back, released."""

from __future__ import annotations

from collections.abc import Mapping

WHY: Mapping[str, str] = {
    "second_yes_needed": "A copy waits for a second person’s yes",
    "copy_said_wrong": "Somebody said that a copy is wrong",
    "kept_back": "What was asked for was kept back",
    "wrong_child": "Taken back: it is about another child",
    "wrong_copy": "Taken back: the copy showed or hid the wrong words",
    "wrong_tray": "Taken back: it went to the wrong tray",
    "sender_withdrew": "Taken back: the sender asked for it",
    "sender_rang_back": "Released: the sender was rung, it is genuine",
    "checked_safe": "Released: the file was checked and is safe",
    "held_by_mistake": "Released: it was held apart by mistake",
    "looks_forged": "The sender may not be who they say",
    "looks_harmful": "A file or link may be harmful",
    "should_not_be_seen": "Nobody at the desk should see this",
}
DONE: Mapping[str, str] = {
    "sent": "Sent. You can undo this until someone there accepts it.",
    "copy_first_yes": "Your yes is saved. The copy waits until a second person says yes.",
    "part_first_yes": "Sent. The rest waits until a second person says yes.",
    "part_sent": "Sent. Other copies of this item still wait here.",
    "copy_wrong": "Your no is saved. Nothing was sent. What may put it right stands below.",
}
