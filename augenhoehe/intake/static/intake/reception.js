// The reception's line: a known caller brings number and company along, a set time unfolds its field.
const form = document.querySelector("[data-reception]");
const who = form?.elements.who;

document.addEventListener("htmx:configRequest", (event) => {
  if (event.target === who) event.detail.parameters.q = who.value;
});

let isPerson = false;
form?.addEventListener("suggested", ({ detail }) => {
  isPerson = Boolean(detail.contact);
  form.elements.contact.value = detail.contact ?? "";
  form.elements.company.value = detail.company ?? "";
  if (detail.phone && !form.elements.number.value) form.elements.number.value = detail.phone;
  (form.elements.number.value ? form.elements.concern : form.elements.number).focus();
});

// Another name is another caller: the company of the one picked before goes with them.
who?.addEventListener("input", () => {
  if (isPerson) form.elements.company.value = "";
  isPerson = false;
});

const until = form?.elements.until;
const at = form?.querySelector("[data-until-at]");
const unfold = () => { if (at) at.hidden = until.value !== "at"; };
until?.addEventListener("change", unfold);
if (until) unfold();

// A browser opens the list of a select on Enter; here Enter saves from every field.
form?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !event.target.matches("select")) return;
  event.preventDefault();
  form.requestSubmit();
});
