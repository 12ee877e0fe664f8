// Forms: errors get the focus, a second press sends nothing twice, filters send themselves.

document.querySelector("[data-errors]")?.focus();
document.addEventListener("htmx:load", (event) => event.detail.elt.querySelector?.("[data-errors]")?.focus());

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.defaultPrevented || event.target.matches("[hx-post], [hx-get], [method='dialog'], [target]")) return;
  // After the browser has read the form: a disabled button would not be sent along.
  setTimeout(() => button.setAttribute("aria-busy", "true"));
  setTimeout(() => button.removeAttribute("aria-busy"), 8000);
});

addEventListener("pageshow", () => {
  for (const busy of document.querySelectorAll("button[aria-busy]")) busy.removeAttribute("aria-busy");
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && (form.matches("[data-submit-on-change]") || event.target.matches("[data-submit-on-change]"))) form.requestSubmit();
});

// A box that ticks all boxes of its fieldset; it is there with script only, and tells how many are.
const others = (all) => [...all.closest("fieldset").querySelectorAll("input[type=checkbox]:not(:disabled)")].filter((one) => one !== all);

function tellAll(all) {
  const boxes = others(all);
  const ticked = boxes.filter((one) => one.checked).length;
  all.checked = ticked > 0 && ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
  all.closest("label").hidden = boxes.length < 2;
}

document.addEventListener("change", (event) => {
  const all = event.target.closest("fieldset")?.querySelector("[data-tick-all]");
  if (!all) return;
  if (event.target === all) for (const one of others(all)) one.checked = all.checked;
  tellAll(all);
});
const tellEach = (place) => place.querySelectorAll?.("[data-tick-all]").forEach(tellAll);
document.addEventListener("htmx:load", (event) => tellEach(event.detail.elt));
addEventListener("pageshow", () => tellEach(document));

document.addEventListener("click", (event) => {
  const back = event.target.closest("[data-back]");
  if (back && history.length > 1) {
    event.preventDefault();
    history.back();
  }
});
