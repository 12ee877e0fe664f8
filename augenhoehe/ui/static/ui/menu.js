// <details class="menu">: one open at a time, closes outside and by Escape, arrows walk.

const open = () => document.querySelectorAll("details.menu[open]");

function close(menu, { focus = false } = {}) {
  menu.open = false;
  if (focus) menu.querySelector("summary").focus();
}

document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.matches?.("details.menu") || !menu.open) return;
  for (const other of open()) if (other !== menu && !other.contains(menu)) close(other);
  const list = menu.querySelector(".menu-list");
  const edge = list?.getBoundingClientRect();
  if (edge && edge.right > innerWidth - 4) menu.classList.add("end");
  if (edge && edge.bottom > innerHeight && edge.top > edge.height + 60) menu.classList.add("up");
  list?.querySelector("[autofocus]")?.focus();
}, true);

document.addEventListener("pointerdown", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) close(menu);
});

document.addEventListener("click", (event) => {
  const menu = event.target.closest(".menu-list :is(a, button:not([type='button']))")?.closest("details.menu");
  if (menu) setTimeout(() => close(menu));
});

function walk(menu, step) {
  const items = [...menu.querySelectorAll(".menu-list :is(a, button, input)")];
  const at = items.indexOf(document.activeElement);
  items.at((at + step + items.length) % items.length)?.focus();
}

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (!menu) return;
  if (event.key === "Escape") {
    event.stopPropagation();
    close(menu, { focus: true });
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const inside = document.activeElement?.closest(".menu-list");
    walk(menu, event.key === "ArrowDown" ? 1 : inside ? -1 : 0);
  }
});
