"""The window. Qt lives here and nowhere else; what is shown is computed in the packages below."""

from rakornis_desktop.ui.shell.guarded_classes import guard_classes

# Before the first class of the window is made, whichever file is imported first.
guard_classes()
