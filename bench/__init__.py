"""Measurements that print figures; never assertions on wall time."""
