"""The bundled dataset: one folder per source, its facts as tables with their citations."""
