"""
What: the time is always 2024-01-01 at the start, and a program takes one microsecond for each of its instructions.
Why: a recording must be the same whenever and wherever it is made.
Instead: nothing is needed to measure: more work takes longer here too.
"""
import time

print("at the start of 2024:", 1_704_067_200 <= time.time() < 1_704_067_300)
