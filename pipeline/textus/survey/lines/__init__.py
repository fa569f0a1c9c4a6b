"""Lines by what can be seen of each, measured against the document it stands in: what a learnt reading goes by."""
