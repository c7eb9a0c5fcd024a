"""The catalogue of queries, the binding of their parameters, and running them."""
