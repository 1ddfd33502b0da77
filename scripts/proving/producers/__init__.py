"""The programs that set the proving papers."""
