// The numbers in the navigation: asked for once the page stands, and again when something changed.
import { later } from "./page.js";

const places = [...document.querySelectorAll("[data-counts-url]")];

async function ask() {
  const answer = await fetch(places[0].dataset.countsUrl, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const counts = await answer.json();
  for (const place of places) place.textContent = counts[place.dataset.count] || "";
}

if (places.length) {
  ask();
  document.addEventListener("house:change", later(() => !document.hidden && ask(), 1500));
}
