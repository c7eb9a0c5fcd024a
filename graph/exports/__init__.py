"""The forms in which an atlas is taken away, one module each; `sse_atlas.graph.export` chooses between them."""
