"""The room at a glance, for who leads it: who is here, who takes part, what asks attention, what comes next."""
