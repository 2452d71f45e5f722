"""Commands for editors: a new symptom, fix or screen, a page renamed or retired. Each knows all files it needs."""
