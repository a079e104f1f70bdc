"""The kinds of questions, one a file; ``training.quiz`` asks them in turn."""
