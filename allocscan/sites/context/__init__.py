"""What stands around a site: who calls its function and how, and what that is for."""
