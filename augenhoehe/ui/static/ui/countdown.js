// <time data-countdown="ISO">: counts down by the second; data-countdown-done="reload" or an htmx trigger.

const pad = (number) => String(number).padStart(2, "0");

function tick() {
  for (const clock of document.querySelectorAll("[data-countdown]")) {
    const left = Math.round((new Date(clock.dataset.countdown) - Date.now()) / 1000);
    if (left > 0) {
      clock.textContent = `${Math.floor(left / 60)}:${pad(left % 60)}`;
      continue;
    }
    clock.textContent = "0:00";
    const then = clock.dataset.countdownDone;
    clock.removeAttribute("data-countdown");
    if (then === "reload") location.reload();
    else if (then) htmx.trigger(clock, then);
  }
}

setInterval(tick, 500);
tick();
