"""Inside a child: what confines it, how it is spoken to, and the servers that fork it. Without a facade: a server loads what it needs.

`gateway.sandbox` is the gateway's side of the same lines.
"""
