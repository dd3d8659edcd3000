"""Write tables as files for a spreadsheet or an editor; `framework import` reads them back cell by cell."""
