"""The papermill engine ``fupin``: notebooks in children forked from a warm process. It imports nothing of ours."""
