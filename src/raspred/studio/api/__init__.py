"""The addresses of the studio, a file for each subject; work is done in the rooms they call."""
