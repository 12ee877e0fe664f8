// Rich text over a plain <textarea>: without script one writes plain text, and nothing is missing.
// <div data-editor data-editor-src="…/editor.js"> <textarea name="text"> <input type="hidden" name="html" data-editor-html>
import { each } from "./page.js";
import { slash } from "./slash.js";

const COMMANDS = {
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  bulletList: (chain) => chain.toggleBulletList(),
  orderedList: (chain) => chain.toggleOrderedList(),
  blockquote: (chain) => chain.toggleBlockquote(),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
};

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
export const asHtml = (text) =>
  text.split(/\n{2,}/).map((part) => `<p>${escaped(part).replaceAll("\n", "<br>")}</p>`).join("");

function extensions(tiptap, words) {
  const { Document, Paragraph, Text, HardBreak, Bold, Italic, BulletList, OrderedList, ListItem, Blockquote, Link, History, Placeholder } = tiptap;
  return [
    Document, Paragraph, Text, HardBreak, Bold, Italic, BulletList, OrderedList, ListItem, Blockquote, History,
    Link.configure({ openOnClick: false, autolink: true }),
    Placeholder.configure({ placeholder: words.placeholder ?? "" }),
  ];
}

// What is pasted keeps its words and loses its clothes.
function pastePlain(view, event) {
  const text = event.clipboardData?.getData("text/plain");
  if (!text) return false;
  view.pasteText(text, event);
  return true;
}

async function wire(box) {
  const textarea = box.querySelector("textarea");
  const html = box.querySelector("[data-editor-html]");
  const paper = box.querySelector("[data-editor-paper]");
  const tools = box.querySelector("[data-editor-tools]");
  const tiptap = await import(box.dataset.editorSrc).catch(() => null);
  if (!tiptap || !box.isConnected) return;
  const label = textarea.getAttribute("aria-label") ?? document.querySelector(`label[for="${textarea.id}"]`)?.textContent ?? "";
  const attributes = { role: "textbox", "aria-multiline": "true", "aria-label": label, lang: textarea.lang || document.documentElement.lang };
  if (textarea.getAttribute("aria-describedby")) attributes["aria-describedby"] = textarea.getAttribute("aria-describedby");
  const editor = new tiptap.Editor({
    element: paper,
    extensions: extensions(tiptap, { placeholder: textarea.placeholder }),
    content: html?.value || asHtml(textarea.value),
    injectCSS: false,
    editorProps: { attributes, handlePaste: pastePlain },
    onUpdate: () => hand(editor, textarea, html),
    onTransaction: () => tools && mark(editor, tools),
  });
  textarea.hidden = true;
  textarea.required = false;
  if (tools) tools.hidden = false;
  box.editor = editor;
  box.classList.add("is-rich");
  equip(box, editor, tools);
  slash(box, editor);
  box.dispatchEvent(new CustomEvent("editor:ready", { bubbles: true }));
}

function hand(editor, textarea, html) {
  textarea.value = editor.getText({ blockSeparator: "\n\n" });
  if (html) html.value = editor.isEmpty ? "" : editor.getHTML();
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}

function mark(editor, tools) {
  for (const button of tools.querySelectorAll("[data-command]")) {
    if (button.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", String(editor.isActive(button.dataset.command)));
  }
}

// The editor would make a line break of it.
function sendByKey(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  const form = event.currentTarget.closest("form");
  (form?.querySelector("[data-key='mod+Enter']") ?? form?.querySelector(".button.primary"))?.click();
}

function equip(box, editor, tools) {
  box.addEventListener("keydown", sendByKey, true);
  tools?.addEventListener("click", (event) => {
    const command = event.target.closest("[data-command]")?.dataset.command;
    if (command === "link") askLink(box, editor);
    else if (command) COMMANDS[command](editor.chain().focus()).run();
  });
  // Others put text in by events, so that nobody needs the editor itself.
  box.addEventListener("editor:insert", ({ detail }) => editor.chain().focus().insertContent(detail.html ?? asHtml(detail.text)).run());
  box.addEventListener("editor:set", ({ detail }) => editor.commands.setContent(detail.html ?? asHtml(detail.text), { emitUpdate: true }));
  box.addEventListener("editor:focus", () => editor.commands.focus("end"));
  box.closest("form")?.addEventListener("reset", () => editor.commands.setContent(""));
}

function askLink(box, editor) {
  const row = box.querySelector("[data-editor-link]");
  const field = row.querySelector("input");
  row.hidden = !row.hidden;
  if (row.hidden) return editor.commands.focus();
  field.value = editor.getAttributes("link").href ?? "";
  field.focus();
  const done = () => {
    row.hidden = true;
    const href = field.value.trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!href) return chain.unsetLink().run();
    chain.setLink({ href: /^(https?:|mailto:|tel:)/i.test(href) ? href : `https://${href}` }).run();
  };
  row.querySelector("button").onclick = done;
  field.onkeydown = (event) => {
    if (event.key === "Enter") { event.preventDefault(); done(); }
    if (event.key === "Escape") { event.stopPropagation(); row.hidden = true; editor.commands.focus(); }
  };
}

each("[data-editor]", wire);
