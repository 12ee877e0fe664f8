// Says what has happened, offers to take it back, and never loses what was typed.
import { each } from "./page.js";

const region = document.getElementById("toasts");
const pattern = document.getElementById("toast");
const READING_SECONDS = 7;

function leave(toast) {
  toast.classList.add("is-leaving");
  setTimeout(() => toast.remove(), 250);
}

// Time stands still while somebody reads or is about to press.
function age(toast, seconds) {
  let left = seconds;
  const timer = setInterval(() => {
    if (!toast.isConnected) return clearInterval(timer);
    if (toast.dataset.tone === "bad" || toast.matches(":hover, :focus-within")) return;
    left -= 0.25;
    if (left <= 0) {
      clearInterval(timer);
      leave(toast);
    }
  }, 250);
}

export function show({ text, undo = "", undo_label: label = "", tone = "good", seconds = 15 }) {
  if (!text || !pattern) return;
  const toast = pattern.content.firstElementChild.cloneNode(true);
  toast.dataset.tone = tone;
  toast.querySelector("[data-toast-text]").textContent = text;
  const form = toast.querySelector("[data-toast-undo]");
  if (undo) form.action = undo;
  else form.remove();
  if (undo && label) form.querySelector("button").lastChild.textContent = label;
  toast.dataset.seconds = seconds;
  region.append(toast);
  wire(toast);
}

const wired = new WeakSet();
function wire(toast) {
  if (wired.has(toast)) return;
  wired.add(toast);
  const form = toast.querySelector("[data-toast-undo]");
  const seconds = Number(toast.dataset.seconds ?? 15);
  toast.style.setProperty("--seconds", seconds);
  age(toast, form ? seconds : READING_SECONDS);
  toast.querySelector("[data-toast-close]").addEventListener("click", () => leave(toast));
  if (!form) return;
  form.setAttribute("hx-post", form.getAttribute("action"));
  form.setAttribute("hx-swap", "none");
  form.addEventListener("htmx:afterRequest", (event) => undone(toast, event.detail));
  htmx.process(form);
}

function undone(toast, { successful, xhr }) {
  leave(toast);
  const leads = ["HX-Redirect", "HX-Refresh", "HX-Location"].some((name) => xhr.getResponseHeader(name));
  if (!successful || leads) return;
  keep(xhr.responseText);
  location.reload();
}

// The answer to taking back is a page that says so; what it says is shown once this page is anew.
const LATER = "augenhoehe.said";
function keep(page) {
  const answer = new DOMParser().parseFromString(page, "text/html");
  const text = answer.querySelector("#toasts [data-toast-text]")?.textContent.trim();
  if (text) sessionStorage.setItem(LATER, text);
}

function sayKept() {
  const text = sessionStorage.getItem(LATER);
  sessionStorage.removeItem(LATER);
  if (text) show({ text });
}

each("[data-toast]", wire);
sayKept();
document.body.addEventListener("toast", (event) => show(event.detail));

const said = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();

document.body.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  const sentence = xhr.status === 409 ? said(xhr.responseText) : "";
  show({ text: sentence || region.dataset.broken, tone: "bad" });
});
for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.body.addEventListener(name, () => show({ text: region.dataset.lost, tone: "bad" }));
}

// A part that was answered by the sign-in page: the session has ended meanwhile.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (!region.dataset.signIn || !new URL(xhr.responseURL || location.href).pathname.startsWith(region.dataset.signIn)) return;
  event.detail.shouldSwap = false;
  show({ text: region.dataset.gone, tone: "bad" });
});
