"""The window. Qt lives here and nowhere else; what is shown is computed in the packages below."""
