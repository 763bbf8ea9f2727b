"""Studies: scripts that live many histories and write what docs/findings.md rests on."""
