"""A person with a keyboard and no mouse, on a page in a real browser."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

MOST_STEPS = 60
FOCUS = """() => {
  const el = document.activeElement;
  if (el === document.body || el === null) return null;
  const clear = (colour) => /^rgba\\(.*, 0\\)$/.test(colour);
  const outlined = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && !clear(style.outlineColor);
  const drawn = (style) => outlined(style) || style.boxShadow !== "none";
  const label = el.labels && el.labels[0];
  const looks = [getComputedStyle(el), ...(label ? [getComputedStyle(label, "::before")] : [])];
  const box = el.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + 4, 0), innerWidth - 1), y = Math.min(box.bottom, innerHeight) - 3;
  const top = document.elementFromPoint(x, y);
  const last = window.lastFocused;
  const forward = !last || !last.isConnected || !!(last.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
  window.lastFocused = el;
  return {
    name: (el.getAttribute("aria-label") || (label && label.innerText) || el.innerText || "").replace(/\\s+/g, " ").trim(),
    visible: looks.some(drawn),
    uncovered: !!top && (el.contains(top) || top.contains(el) || (label && label.contains(top))) && box.bottom <= innerHeight + 1,
    forward,
    radio: el.type === "radio",
  };
}"""


@dataclass(slots=True)
class Hands:
    """A person with a keyboard and no mouse. Every stop of the Tab key is checked: seen, not covered, further down the page."""

    page: Page

    def tab_to(self, name: str) -> None:
        """Press Tab until the control of this name (a pattern) has the focus."""
        passed = []
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(FOCUS)
            if stop is None:
                continue
            passed.append(stop["name"])
            assert stop["visible"], f"no focus can be seen on {stop['name']!r}"
            assert stop["uncovered"], f"{stop['name']!r} is covered while it has the focus"
            assert stop["forward"], f"the focus jumped back to {stop['name']!r}"
            if re.match(name, stop["name"]):
                return
        pytest.fail(f"{name!r} was not reached; passed {passed}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)

    def follow(self, name: str) -> None:
        """Go to a link or button and press Enter; wait for the page it leads to."""
        self.tab_to(name)
        with self.page.expect_navigation():
            self.press("Enter")
