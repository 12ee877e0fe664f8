// Extra wishes: selected words of the conversation are the wish; its answer goes into the reply.
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const words = selection?.toString().replace(/\s+/g, " ").trim() ?? "";
  if (words.length < 4 || !selection.anchorNode?.parentElement?.closest("#messages .message-body")) return;
  const field = document.querySelector("[data-wish]");
  if (field && !field.dataset.typed) field.value = words.slice(0, 255);
});

document.addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-wish]")) target.dataset.typed = target.value ? "1" : "";
});

const replying = () => document.querySelector(".composer[data-draft-url$='/reply/'] [data-editor]");
const ready = (box) => box?.classList.contains("is-rich");

function put(box, { html, greeting }) {
  const isEmpty = !box.editor.getText().trim();
  box.dispatchEvent(new CustomEvent("editor:insert", { detail: { html: isEmpty ? greeting + html : html } }));
}

document.addEventListener("wish:answered", ({ detail }) => {
  const box = replying();
  if (ready(box)) return put(box, detail);
  // Another tab is open: to the reply first.
  document.addEventListener("editor:ready", () => put(replying(), detail), { once: true });
  if (!box) document.querySelector(".composer-tabs a[href^='?compose=reply']")?.click();
});
