// A field that suggests: <input role="combobox" aria-controls="list"> and a listbox that htmx fills.
// An option's data-value goes into the hidden field named by data-suggest-into, data-text into the field.

const listOf = (input) => document.getElementById(input.getAttribute("aria-controls"));
const optionsOf = (list) => [...list.querySelectorAll("[role='option']")];

function mark(input, option) {
  const list = listOf(input);
  list.querySelector("[aria-selected='true']")?.removeAttribute("aria-selected");
  option.id ||= `option-${Math.random().toString(36).slice(2)}`;
  option.setAttribute("aria-selected", "true");
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function clear(input) {
  listOf(input)?.replaceChildren();
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function take(input, option) {
  if (option.matches("a[href]")) return option.click();
  const into = input.form?.elements[input.dataset.suggestInto];
  if (into) into.value = option.dataset.value ?? "";
  input.value = option.dataset.text ?? option.textContent.trim();
  clear(input);
  input.dispatchEvent(new CustomEvent("suggested", { bubbles: true, detail: { ...option.dataset } }));
}

document.addEventListener("keydown", (event) => {
  const input = event.target;
  if (!input.matches?.("input[role='combobox'][aria-controls]:not(dialog input)")) return;
  const list = listOf(input);
  const all = list ? optionsOf(list) : [];
  if (!all.length) return;
  const now = list.querySelector("[aria-selected='true']");
  const at = all.indexOf(now);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    mark(input, all.at((at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + all.length) % all.length));
  } else if ((event.key === "Enter" || event.key === "Tab") && now) {
    if (event.key === "Enter") event.preventDefault();
    take(input, now);
  } else if (event.key === "Escape") {
    event.preventDefault();
    clear(input);
  }
});

document.addEventListener("pointerdown", (event) => {
  const option = event.target.closest?.(".suggestions [role='option']");
  const list = option?.closest(".suggestions");
  const input = list && document.querySelector(`input[aria-controls="${CSS.escape(list.id)}"]`);
  if (input && !option.matches("a[href]")) {
    event.preventDefault();
    take(input, option);
  }
});

document.addEventListener("input", (event) => {
  const into = event.target.dataset?.suggestInto;
  if (into && event.target.form?.elements[into]) event.target.form.elements[into].value = "";
});

document.addEventListener("focusout", (event) => {
  const input = event.target;
  if (input.matches?.("input[role='combobox'][aria-controls]:not(dialog input)")) setTimeout(() => clear(input), 180);
});

document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (!target.matches?.(".suggestions[id]")) return;
  const input = document.querySelector(`input[aria-controls="${CSS.escape(target.id)}"]`);
  input?.setAttribute("aria-expanded", String(target.children.length > 0));
});
