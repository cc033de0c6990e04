"""What an account wrote into a form and has not sent, kept so that a crash or the end of a session loses nothing."""
