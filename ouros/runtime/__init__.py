"""What compiled programs call while they run, and what moves values and state across their border."""
