"""What a page must keep at any width: no finding of axe, no sideways scrolling."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

AXE = Axe()
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
DESK: ViewportSize = {"width": 1366, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 640}  # WCAG 2.2 s1.4.10: 1280 px at 400 %
ZOOMED: ViewportSize = {"width": 683, "height": 450}  # a desk's window at 200 %
WIDTHS = (NARROW, ZOOMED)


def findings(page: Page) -> list[str]:
    """What axe finds on the page, and the widths at which it scrolls sideways; leaves the page at the desk's size."""
    page.set_viewport_size(DESK)
    return axe_findings(page) + _sideways(page)


def axe_findings(page: Page) -> list[str]:
    """WCAG 2.2 A and AA, and best practice."""
    found = AXE.run(page, options={"runOnly": list(RULES), "resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']}: {', '.join(str(node['target']) for node in rule['nodes'])}" for rule in found]


def _sideways(page: Page) -> list[str]:
    found = []
    for size in WIDTHS:
        page.set_viewport_size(size)
        width = page.evaluate("document.scrollingElement.scrollWidth")
        if width > size["width"]:
            found.append(f"{width} px wide in {size['width']} px")
    page.set_viewport_size(DESK)
    return found
