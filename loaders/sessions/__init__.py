"""Session reports, information sheets and concept notes: their events, speakers, relations and figures."""
