// Nothing typed is lost: a form with data-draft-url is kept on the server while one types.
import { clockNow, each, later, post } from "./page.js";

const WAIT = 800;
const AGAIN = 5000;

function content(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

function sayLost() {
  const text = document.getElementById("toasts")?.dataset.lost;
  document.body.dispatchEvent(new CustomEvent("toast", { detail: { text, tone: "bad" } }));
}

function wire(form) {
  const state = form.querySelector("[data-draft-state]");
  const say = (words) => state && words !== undefined && (state.textContent = words.replace("{time}", clockNow()));
  let isDirty = false;
  let isSent = false;

  async function save(keepalive = false) {
    if (!isDirty || isSent) return;
    isDirty = false;
    try {
      const answer = await post(form.dataset.draftUrl, content(form), { keepalive });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      say(form.dataset.draftSaved);
    } catch {
      isDirty = true;
      say(form.dataset.draftFailed);
      setTimeout(save, AGAIN);
    }
  }
  const soon = later(save, WAIT);
  form.addEventListener("input", () => { isDirty = true; isSent = false; soon(); });
  form.addEventListener("submit", async (event) => {
    if (isSent || form.matches("[hx-post]")) return (isSent = true);
    // Kept before it goes: where the connection fails, one stays here with what was typed.
    event.preventDefault();
    isDirty = true;
    await save();
    if (isDirty) return sayLost();
    isSent = true;
    form.requestSubmit(event.submitter);
  });
  form.addEventListener("htmx:afterRequest", (event) => { if (!event.detail.successful) isSent = false; });
  document.addEventListener("visibilitychange", () => document.hidden && save(true));
  addEventListener("pagehide", () => save(true));
  addEventListener("online", () => save());
  addEventListener("pageshow", () => { isSent = false; });
}

each("form[data-draft-url]", wire);
