"""What earlier releases stored; every later one must read it."""
