"""From clean vector pages to what a scanner, a fax or a copier makes of them."""
