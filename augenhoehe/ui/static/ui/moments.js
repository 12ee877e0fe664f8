// A moment under the pointer says its whole date; the words on the page stay short.
const whole = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeStyle: "short" });

document.addEventListener("pointerover", (event) => {
  const time = event.target.closest?.("time[datetime*='T']:not([title])");
  if (time) time.title = whole.format(new Date(time.dateTime));
});
