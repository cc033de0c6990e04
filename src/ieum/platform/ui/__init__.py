"""The look of the site: base template, components and the assets that Ieum serves itself."""
