"""The proof that nothing was lost. It knows nothing of how the TEI was made."""
