"""Kernels for who runs many notebooks of their own: forked from this very process, and run ahead of their client.

Nothing here happens under the engine's name alone: ``fupin batch`` asks for it, of a process it has made ready itself
(:func:`~fupin_analysis.engine.ahead.launch.launch_kernel`, :func:`~fupin_analysis.engine.ahead.kernel.prepare`).
"""
