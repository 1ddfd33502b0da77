"""Own passages for the proving papers; every event, figure, name and address is invented."""
