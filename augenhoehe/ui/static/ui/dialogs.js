// <dialog>: opened by [data-opens="id"], closed by Escape, by its own form, or beside it.

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    if (dialog && !dialog.open) dialog.showModal();
  } else if (event.target.matches("dialog[open]")) {
    event.target.close();
  }
});
