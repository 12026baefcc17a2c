// Sends one message of the outbox, exactly as its form or button would have.

const PATIENCE = 15_000;

// Resolves to undefined when it was taken, "later" when nobody answered, else to the words of the refusal.
export async function send(message) {
  const token = document.querySelector("#act input[name=csrfmiddlewaretoken]").value;
  const headers = { "X-CSRFToken": token, "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded" };
  if (message.isText) headers.Accept = "application/json";
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(message.url, { method: "POST", body: message.body, headers, signal });
    return await outcome(answer, message);
  } catch {
    return "later";
  }
}

async function outcome(answer, message) {
  if (answer.ok) return undefined;
  if (answer.status === 429 || [502, 503, 504].includes(answer.status)) return "later";
  if (answer.status >= 500) return words("broken");
  if (answer.status === 409 && message.isText) return words("conflict");
  if (message.isText && answer.status === 422) return (await answer.json()).message;
  if (answer.status !== 409 && answer.status !== 422) return words("gone");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(".errorlist, [role=alert]")?.textContent.trim() || words("broken");
}

export function words(name) {
  return document.getElementById("waiting-words").content.querySelector(`[data-${name}]`).textContent;
}
