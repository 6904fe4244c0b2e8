"""Logical tables to action items: column roles, areas of change, schedules."""

from zi_extract.actions.read import read_actions

__all__ = ["read_actions"]
