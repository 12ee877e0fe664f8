// A composer at the foot of a conversation is one quiet line until somebody wants to write.
import { each } from "./page.js";

function wire(composer, isNew) {
  const isEmpty = () => ![...composer.querySelectorAll("textarea")].some((one) => one.value.trim()) && !composer.querySelector("[data-drop-list] > *, .has-error, [data-errors]");
  const fold = () => composer.classList.toggle("is-folded", isEmpty() && !composer.contains(document.activeElement));
  const unfold = () => composer.classList.remove("is-folded");
  // Under a pressed pointer nothing moves, else what was aimed at would not be met.
  let isPressed = false;
  composer.addEventListener("pointerdown", () => { isPressed = true; });
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => { isPressed = false; });
  composer.addEventListener("focusin", () => isPressed || unfold());
  composer.addEventListener("click", unfold);
  composer.addEventListener("drop", unfold);
  composer.addEventListener("editor:ready", (event) => (isNew ? event.target.dispatchEvent(new Event("editor:focus")) : fold()));
  document.addEventListener("pointerdown", (event) => composer.isConnected && !composer.contains(event.target) && fold());
  // Whoever asked for this one wants to write.
  if (!isNew) fold();
}

each(".desk-foot .composer", wire);
