"""`xml`: the package of `xml.etree.ElementTree`."""
