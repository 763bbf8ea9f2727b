"""What a release is made of and tried with: `make release`."""
