"""What is known of the whole of a document: each fact found once, when it is first asked for. Proposes nothing."""
