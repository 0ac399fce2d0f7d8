"""Where one literal's value goes: what may hold it, what is done with it, where it gets out."""
