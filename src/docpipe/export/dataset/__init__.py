"""Writers of the open data set, one file each: data in, text or bytes out."""
