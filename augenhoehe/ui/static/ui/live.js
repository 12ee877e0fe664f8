// Parts of the page that follow what happens: [data-live="tickets.ticket:5"] with hx-trigger="live".
import { isTyping, later } from "./page.js";

const { events, liveWorker } = document.body.dataset;
const QUIET = 120;
const waiting = new Set();

const watches = (part, names) => part.dataset.live.split(/\s+/).some((name) => names.has(name));

// Not under somebody's hands: a focused field, a text begun, an open menu.
const isBusy = (part) =>
  (part.contains(document.activeElement) && isTyping()) ||
  part.querySelector("details.menu[open], dialog[open], .pick:checked") !== null ||
  [...part.querySelectorAll("input:not([type='hidden']), textarea")].some((field) => field.value !== field.defaultValue);

const refresh = later(() => {
  for (const part of [...waiting]) {
    if (!part.isConnected) waiting.delete(part);
    else if (!isBusy(part)) {
      waiting.delete(part);
      htmx.trigger(part, "live");
    }
  }
}, QUIET);

function changed(names) {
  for (const part of document.querySelectorAll("[data-live]")) {
    if (names.has("*") || watches(part, names)) waiting.add(part);
  }
  document.dispatchEvent(new CustomEvent("house:change", { detail: names }));
  if (waiting.size) refresh();
}

function hear({ kind, data }) {
  if (kind === "topic") return changed(new Set([data.topic]));
  if (kind === "change") return changed(data.type === "*" ? new Set(["*"]) : new Set([data.type, `${data.type}:${data.id}`]));
  if (kind === "again") changed(new Set(["*"]));
}

document.addEventListener("focusout", () => waiting.size && refresh());
document.addEventListener("toggle", () => waiting.size && refresh(), true);

function byWorker() {
  const worker = new SharedWorker(liveWorker, { name: "augenhoehe-live" });
  const tell = () => worker.port.postMessage({ url: new URL(events, location.href).href, isVisible: !document.hidden });
  worker.port.onmessage = ({ data }) => hear(data);
  document.addEventListener("visibilitychange", tell);
  addEventListener("pagehide", () => worker.port.postMessage({ isGone: true }));
  addEventListener("pageshow", tell);
  tell();
}

function byPage() {
  let source = null;
  let wasOpen = false;
  const look = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(events);
      source.addEventListener("hello", () => {
        if (wasOpen) hear({ kind: "again" });
        wasOpen = true;
      });
      for (const kind of ["change", "topic"]) source.addEventListener(kind, (event) => hear({ kind, data: JSON.parse(event.data) }));
      source.addEventListener("bye", () => source.close());
    }
  };
  document.addEventListener("visibilitychange", look);
  look();
}

if (events && (document.querySelector("[data-live], [data-count]"))) {
  if (window.SharedWorker && liveWorker) byWorker();
  else byPage();
}
