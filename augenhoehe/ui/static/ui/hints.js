// Hints on a reply that is being written: asked for by key, once on sending, or after a pause.
// <div data-checking="asked|sending|typing"> <div data-check-list> <button data-check-ask> <output data-before-sending>
import { each, later } from "./page.js";
import { sheetOf } from "./sheet.js";

const PAUSE = 1500;
const PATIENCE = 4000;
// What does not count where places are found again; `attitudes/checking.py` has the same.
const BLANKS = new Set([" ", "\t", "\n", "\r", "\u00a0"]);
const canMark = "highlights" in CSS;

const areaOf = (row) => row.closest("form")?.querySelector("textarea");
const editorOf = (row) => row.closest("form")?.querySelector(".ProseMirror");
const paperOf = (row) => editorOf(row) ?? (areaOf(row) && sheetOf(areaOf(row)));
const wordsOf = (row) => areaOf(row)?.value ?? "";
const listOf = (row) => row.querySelector("[data-hints-head]") ?? row.querySelector("[data-check-list]");
const places = (row) => [...row.querySelectorAll("[data-place]")];
const found = (row) => Number(row.querySelector("[data-check-found]")?.dataset.checkFound ?? 0);

// Where each sign of the paper stands that is no blank: [node, offset, length].
function signsOf(paper) {
  const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
  const signs = [];
  while (walker.nextNode()) {
    let at = 0;
    for (const sign of walker.currentNode.data) {
      if (!BLANKS.has(sign)) signs.push([walker.currentNode, at, sign.length]);
      at += sign.length;
    }
  }
  return signs;
}

const betweenOf = (place) => [Number(place.dataset.first), Number(place.dataset.last)];
// Many places of one rule are marked without standing in the list.
const unlisted = (row) => [...row.querySelectorAll("[data-marks]")].flatMap((one) => one.dataset.marks.split(" ").map((pair) => pair.split("-").map(Number)));

function rangeOf([start, end], signs) {
  const first = signs[start];
  const last = signs[end - 1];
  if (!first || !last) return null;
  const range = new Range();
  range.setStart(first[0], first[1]);
  range.setEnd(last[0], last[1] + last[2]);
  return range;
}

function mark(row) {
  if (!canMark) return;
  const paper = paperOf(row);
  const signs = paper ? signsOf(paper) : [];
  CSS.highlights.set("hints", new Highlight(...[...places(row).map(betweenOf), ...unlisted(row)].map((one) => rangeOf(one, signs)).filter(Boolean)));
}

// The words are chosen in the text, ready to be written anew.
function goTo(row, place) {
  const paper = paperOf(row);
  const range = paper && rangeOf(betweenOf(place), signsOf(paper));
  if (!range) return (editorOf(row) ?? areaOf(row))?.focus();
  if (!editorOf(row)) {
    areaOf(row).setSelectionRange(range.startOffset, range.endOffset);
    return areaOf(row).focus();
  }
  paper.focus();
  document.getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
}

// Whatever becomes of it: whoever sends does not wait for it long.
const ask = (button) => new Promise((done) => {
  const timer = setTimeout(done, PATIENCE);
  button.addEventListener("htmx:afterRequest", () => { clearTimeout(timer); setTimeout(done); }, { once: true });
  button.dispatchEvent(new CustomEvent("check"));
});

async function lookFirst(form, row, submitter) {
  const said = row.querySelector("[data-before-sending]");
  await ask(row.querySelector("[data-check-ask]"));
  if (!form.isConnected) return;
  if (!found(row)) return form.requestSubmit(submitter);
  said.textContent += ` ${said.dataset.beforeSending}`;
  listOf(row).focus();
}

// What was meant so stays so for this text: in this window, until it is sent.
function rememberMeant(row, form) {
  const key = `meant ${row.querySelector("[data-check-ask]").getAttribute("hx-post")}`;
  row.addEventListener("htmx:configRequest", (event) => {
    if (row.querySelector("[data-check-found]")) return;
    for (const rule of JSON.parse(sessionStorage.getItem(key) ?? "[]")) event.detail.formData.append("meant", rule);
  });
  row.addEventListener("htmx:afterSettle", () => {
    const rules = [...row.querySelectorAll("[name=meant]")].map((one) => one.value);
    if (row.querySelector("[data-check-found]")) sessionStorage.setItem(key, JSON.stringify(rules));
  });
  form.addEventListener("submit", (event) => event.defaultPrevented || sessionStorage.removeItem(key));
}

function wire(row) {
  const form = row.closest("form");
  const isEmpty = () => !wordsOf(row).trim();
  let looked = null;
  rememberMeant(row, form);
  row.addEventListener("click", (event) => {
    const place = event.target.closest("[data-place]");
    if (place) goTo(row, place);
  });
  row.addEventListener("htmx:afterSettle", (event) => {
    if (!event.target.closest("[data-check-list]")) return;
    mark(row);
    const { elt, triggeringEvent } = event.detail.requestConfig ?? {};
    // Asked again about the same words: then the list is wanted.
    const isAgain = triggeringEvent?.type === "click" && looked === wordsOf(row) && !isEmpty();
    looked = wordsOf(row);
    if (elt?.name === "mean" || isAgain) listOf(row).focus();
  });
  if (row.dataset.checking === "typing") {
    const soon = later(() => row.isConnected && !isEmpty() && ask(row.querySelector("[data-check-ask]")), PAUSE);
    form.addEventListener("input", (event) => event.target.closest(".editor, textarea") && soon());
  }
  if (row.dataset.checking !== "sending") return;
  let hasLooked = false;
  form.addEventListener("submit", (event) => {
    if (hasLooked || isEmpty()) return;
    hasLooked = true;
    event.preventDefault();
    event.stopImmediatePropagation();
    lookFirst(form, row, event.submitter);
  }, true);
}

each("[data-checking]", wire);
