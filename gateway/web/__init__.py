"""The web console: pages for the desk, the trays and governance. Data comes through the ports; this room decides nothing."""
