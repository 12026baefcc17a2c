"""A session lasts a day and a night: who leads now, what must not be forgotten, who watches which group."""
