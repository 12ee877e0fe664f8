// Files by drag and drop or by choosing; shown at once, each can be taken out again.
// With data-upload-url each file goes up at once and the answer's <li> joins the list.
import { each, post } from "./page.js";

function wire(zone) {
  const input = zone.querySelector("input[type='file']");
  const list = zone.querySelector("[data-drop-list]");
  const pattern = zone.querySelector("template[data-drop-row]");
  const ground = zone.closest("form") ?? zone;

  function keep(files) {
    const basket = new DataTransfer();
    for (const file of files) basket.items.add(file);
    input.files = basket.files;
    if (pattern) list.replaceChildren(...[...files].map(row));
  }

  function row(file) {
    const item = pattern.content.firstElementChild.cloneNode(true);
    item.querySelector("[data-name]").textContent = file.name;
    item.querySelector("button")?.addEventListener("click", () => keep([...input.files].filter((one) => one !== file)));
    return item;
  }

  async function upload(files) {
    for (const file of files) {
      const data = new FormData();
      data.append(input.name, file);
      const answer = await post(zone.dataset.uploadUrl, data).catch(() => null);
      if (!answer?.ok) {
        htmx.trigger(document.body, "htmx:sendError");
        continue;
      }
      list.insertAdjacentHTML("beforeend", await answer.text());
      htmx.process(list);
      list.dispatchEvent(new Event("input", { bubbles: true }));
    }
    input.value = "";
  }

  const take = (files) => (zone.dataset.uploadUrl ? upload([...files]) : keep([...files]));
  input.addEventListener("change", () => take(input.files));
  const isFiles = (event) => [...event.dataTransfer.types].includes("Files");
  ground.addEventListener("dragover", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    ground.classList.add("is-dropping");
  });
  ground.addEventListener("dragleave", (event) => !ground.contains(event.relatedTarget) && ground.classList.remove("is-dropping"));
  ground.addEventListener("drop", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    ground.classList.remove("is-dropping");
    take(zone.dataset.uploadUrl ? event.dataTransfer.files : [...input.files, ...event.dataTransfer.files]);
  });
}

each("[data-drop]", wire);
