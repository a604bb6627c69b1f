"""The clerk's page: what the commands do, in a browser on the same machine (``fupin serve``)."""
