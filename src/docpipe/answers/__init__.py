"""What all surfaces answer alike: the public objects behind command line, REST, Python and MCP.

Plain JSON values out, keys in a fixed order; no HTTP, no terminal. Surfaces import the module they
need, so that a command does not load what another one is made of.
"""
