"""What calls functions of its own accord: queues, streams and schedules, and the pump behind them."""
