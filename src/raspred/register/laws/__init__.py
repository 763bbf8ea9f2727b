"""The laws of a register, one function a law, by what they are about."""
