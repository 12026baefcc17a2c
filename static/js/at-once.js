// Presses a form's button by itself; without scripts a person presses it.
document.querySelector("form[data-at-once]")?.requestSubmit();
