"""Illustrations of settings screens and Messages windows: short scenes in ``screens/`` drawn as SVG.

A scene says what is on the screen; the modules here say how it looks. Everything is our own drawing.
"""
