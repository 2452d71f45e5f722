"""What the search learns before it is shipped: ``make learn`` writes ``data/learnt.json`` from the texts."""
