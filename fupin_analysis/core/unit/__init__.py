"""What travels with one township and year beside its figures: its neighbours, standing, reviews and problems."""
