"""The explorer: one page with the network, the map and the list of an atlas, and the data that it is made of."""
