// Presses a form's button by itself; without scripts a person presses it.
document.querySelector("form[data-at-once]")?.requestSubmit();

// A page in between goes on by itself; without scripts a person follows its link.
const onward = document.querySelector("a[data-goes-on]");
if (onward) location.replace(onward.href);
