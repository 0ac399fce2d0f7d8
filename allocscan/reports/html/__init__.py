"""The format `html`: one page that needs nothing else, with what can be filtered and sorted."""
