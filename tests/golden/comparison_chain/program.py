low = ext(1)
[low < inc(low) <= 2 != ext(5), 1 < low < inc(low), low in fetch('numbers') is not None]
