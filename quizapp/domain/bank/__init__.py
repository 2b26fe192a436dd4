"""Question files: read, checked and gathered into a bank."""
