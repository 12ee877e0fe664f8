// Long conversations: a message folds to its head; frames of mail grow to their content.
import { each } from "./page.js";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-folds]");
  if (!button) return;
  const message = button.closest(".message");
  const isFolded = message.classList.toggle("folded");
  button.setAttribute("aria-expanded", String(!isFolded));
});

function fit(frame) {
  const grow = () => {
    try {
      const body = frame.contentDocument?.documentElement;
      if (body) frame.style.blockSize = `${Math.min(body.scrollHeight + 8, 6000)}px`;
    } catch {
      // A frame without allow-same-origin keeps the height the style gives it.
    }
  };
  frame.addEventListener("load", grow);
  grow();
}

each("iframe[data-fit]", fit);
