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

document.addEventListener("click", (event) => {
  const back = event.target.closest("[data-back]");
  if (back && history.length > 1) {
    event.preventDefault();
    history.back();
  }
});
