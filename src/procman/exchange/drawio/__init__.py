"""draw.io: shapes in swimlane containers, as diagrams.net and draw.io Desktop read them."""
