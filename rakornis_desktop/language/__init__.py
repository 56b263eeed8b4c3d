"""How things are said and written: words, money, quantities, dates. Imports nothing of ours."""
