// Passkeys: the browser asks its user, and the form sends what it answers (W3C Web Authentication). A form says whether it
// makes one ("create") or uses one ("get"), and where the server's question stands: on the page, or at an address.
const can = window.PublicKeyCredential?.parseCreationOptionsFromJSON;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (can) form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(form).catch(() => say(form));
  });
}

async function answer(form) {
  const asked = await question(form);
  const credential =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(wanted(form, asked)) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
  form.elements.credential.value = JSON.stringify(credential.toJSON());
  form.submit();
}

async function question(form) {
  const { optionsAt, options } = form.dataset;
  const told = optionsAt
    ? await (await fetch(optionsAt, { headers: { Accept: "application/json" } })).json()
    : JSON.parse(document.getElementById(options).textContent);
  return (told.request_options ?? told.creation_options).publicKey;
}

// A key that also stands for the password has to know who holds it.
function wanted(form, asked) {
  const isAlone = form.elements.passwordless?.checked ?? false;
  const selection = { ...asked.authenticatorSelection, residentKey: isAlone ? "required" : "discouraged", requireResidentKey: isAlone };
  if (isAlone) selection.userVerification = "required";
  return { ...asked, authenticatorSelection: selection };
}

function say(form) {
  const place = form.querySelector("[data-said]");
  place.textContent = place.dataset.said;
}
