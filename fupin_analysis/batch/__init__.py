"""Many reports: orders, plan, ledger, run, workers, a Dask cluster, the index."""
