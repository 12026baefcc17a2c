// Is somebody typing here? And how to bring a field up to date without moving their caret.

export function savedValue(field) {
  if (field.dataset.saved !== undefined) return field.dataset.saved;
  return field.type === "checkbox" || field.type === "radio" ? field.defaultChecked : field.defaultValue;
}

export function isDirty(field) {
  const now = field.type === "checkbox" || field.type === "radio" ? field.checked : field.value;
  if (field.tagName === "SELECT" && field.dataset.saved === undefined) return document.activeElement === field;
  return now !== savedValue(field);
}

// A form that was refused still holds words that are nowhere else.
export function isTypingIn(element) {
  if (element.querySelector("input[name=was_refused]")) return true;
  const fields = element.querySelectorAll("textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox])");
  return [...fields].some((field) => field.value !== "" && isDirty(field));
}

// Take over a pushed state; returns false because the field needs no further morphing.
export function refresh(field, fresh) {
  const caret = field === document.activeElement && field.selectionStart !== undefined ? field.selectionStart : null;
  for (const { name, value } of [...fresh.attributes]) if (name !== "value") field.setAttribute(name, value);
  if (field.tagName === "TEXTAREA" && field.value !== fresh.defaultValue) {
    field.defaultValue = fresh.defaultValue;
    field.value = fresh.defaultValue;
  } else if (field.tagName === "SELECT" && fresh.dataset.saved !== undefined) {
    field.value = fresh.dataset.saved;
    for (const option of field.options) option.toggleAttribute("selected", option.value === field.value);
  }
  if (caret !== null) field.setSelectionRange?.(caret, caret);
  return false;
}
