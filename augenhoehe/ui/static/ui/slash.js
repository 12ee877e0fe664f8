// "/" in the editor offers what data-slash-url finds: options with data-insert (html) or data-insert-url.

const TRIGGER = /(?:^|\s)\/([\p{L}\p{N} -]{0,40})$/u;

export function slash(box, editor) {
  const list = box.querySelector("[data-slash-list]");
  const url = box.dataset.slashUrl;
  if (!list || !url) return;
  let asked = null;
  let from = 0;

  const close = () => {
    list.replaceChildren();
    list.hidden = true;
    asked = null;
  };

  async function look() {
    const { $from, empty } = editor.state.selection;
    const before = empty ? $from.parent.textBetween(0, $from.parentOffset, "\n", "\ufffc") : "";
    const words = TRIGGER.exec(before)?.[1];
    if (words === undefined) return close();
    from = $from.pos - words.length - 1;
    if (words === asked) return;
    asked = words;
    const answer = await fetch(`${url}${url.includes("?") ? "&" : "?"}q=${encodeURIComponent(words)}`, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok || asked !== words) return;
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.replaceChildren(...part.querySelectorAll("[role='option']"));
    list.hidden = list.children.length === 0;
    mark(list.firstElementChild);
  }

  const mark = (option) => {
    list.querySelector("[aria-selected]")?.removeAttribute("aria-selected");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
  };

  async function take(option) {
    const to = editor.state.selection.from;
    let html = option.dataset.insert;
    if (html === undefined && option.dataset.insertUrl) {
      const answer = await fetch(option.dataset.insertUrl, { headers: { "HX-Request": "true" } }).catch(() => null);
      if (!answer?.ok) return close();
      html = await answer.text();
    }
    close();
    editor.chain().focus().deleteRange({ from, to }).insertContent(html ?? "").run();
    box.dispatchEvent(new CustomEvent("editor:inserted", { bubbles: true, detail: { ...option.dataset } }));
  }

  editor.on("update", look);
  editor.on("selectionUpdate", look);
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role='option']");
    if (!option) return;
    event.preventDefault();
    take(option);
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden || !list.children.length) return;
    const all = [...list.children];
    const at = all.indexOf(list.querySelector("[aria-selected]"));
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) mark(all.at((at + by + all.length) % all.length));
    else if (event.key === "Enter" || event.key === "Tab") take(all[Math.max(at, 0)]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
