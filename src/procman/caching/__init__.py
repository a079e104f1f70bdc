"""What every cache of procman shares: where it lies, the sqlite file, and what makes its contents stale."""
