"""The worklist and the browser page: the only web code; nothing imports it but the cli."""
