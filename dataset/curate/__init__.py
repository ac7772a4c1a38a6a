"""Judges found pairs: keep, look at or set aside, each with reasons; `judge.judge_candidates` is the door."""
