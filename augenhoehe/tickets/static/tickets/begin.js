// A new mail: known customers are suggested, the chosen one's address and company are taken over.
const form = document.querySelector("[data-begin]");
const to = form?.elements.to;

document.addEventListener("htmx:configRequest", (event) => {
  if (event.target === to) event.detail.parameters = { q: to.value.split(/[,;]/).at(-1).trim() };
});

to?.addEventListener("suggested", ({ detail }) => {
  if (detail.email) to.value = detail.text ? `${detail.text} <${detail.email}>` : detail.email;
  form.elements.company.value = detail.company ?? "";
  (detail.email ? form.elements.subject : to).focus();
});
