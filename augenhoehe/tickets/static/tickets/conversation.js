// The conversation: begins at its end, notes which standard solutions were used, tells that one writes.
const body = document.querySelector(".desk-main");
const said = document.querySelectorAll("#messages .message");
if (body && !location.hash) {
  if (body.scrollHeight > body.clientHeight) body.scrollTop = body.scrollHeight;
  else if (said.length > 1) said[said.length - 1].scrollIntoView({ block: "center" });
}

document.addEventListener("editor:inserted", ({ target, detail }) => {
  const field = target.closest("form")?.querySelector("[data-solutions]");
  if (!field || !detail.solution) return;
  field.value = [...new Set([...field.value.split(",").filter(Boolean), detail.solution])].join(",");
});

let last = 0;
document.addEventListener("input", (event) => {
  const presence = document.querySelector("[data-live^='presence:']");
  if (!presence || !event.target.closest(".composer") || Date.now() - last < 15000) return;
  last = Date.now();
  htmx.ajax("GET", `${presence.getAttribute("hx-get")}?writing=1`, { target: presence, swap: "innerHTML" });
});

document.addEventListener("suggested", ({ target, detail }) => {
  const form = target.closest("form[data-place]");
  if (!form) return;
  form.elements.contact.value = detail.contact ?? "";
  form.elements.company.value = detail.company ?? "";
});
