"""The site: a static folder of linked pages that needs no web server and no network."""
