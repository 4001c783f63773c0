"""Where copies go beside the console's trays. Each file: one destination with `deliver(MinimisedItem) -> Receipt`."""
