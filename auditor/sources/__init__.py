"""Looks sources up with PubMed, Crossref and doi.org, and writes what they say to `sources.lock.yaml`.

The only room of the tool that touches the network, and only when `audit sources update` is run. The audit reads the file.
"""
