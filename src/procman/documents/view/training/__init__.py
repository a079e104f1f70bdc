"""What people have to learn: after a change, in a new position, in the course of a year."""
