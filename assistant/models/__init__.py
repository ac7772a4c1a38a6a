"""Who speaks: the hosted models, the built-in guide and the scripted double, behind one protocol."""
