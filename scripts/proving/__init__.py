"""Synthetic handouts with exact gold: what extraction is measured on before it meets real ones."""
