// The sheet: only fields that were touched are written; a first sentence is taken over with a click.
const form = document.querySelector("form[data-paper]");
if (form) {
  const touched = new Set();
  form.elements.touched.value = "";
  const note = (event) => {
    if (!event.target.name) return;
    touched.add(event.target.name);
    form.elements.touched.value = [...touched].join(",");
  };
  form.addEventListener("input", note, true);
}

const party = document.querySelector("form[data-party]");
party?.addEventListener("suggested", ({ detail }) => {
  party.elements["party-contact"].value = detail.contact ?? "";
  party.elements["party-company"].value = detail.company ?? "";
});
party?.elements["party-name"].addEventListener("input", () => { party.elements["party-company"].value = ""; });
document.addEventListener("htmx:configRequest", (event) => {
  if (event.target.name === "party-name") event.detail.parameters.q = event.target.value;
});

for (const button of document.querySelectorAll("button[data-first]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const { first: field, situation } = document.getElementById("sheet").elements;
    situation.value = button.dataset.situation;
    field.value = button.dataset.first;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}
