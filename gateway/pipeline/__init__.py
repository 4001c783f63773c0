"""One item's way: accept -> authenticate -> parse -> tag -> match -> minimise -> route. Ports only: no sockets, no SQL."""
