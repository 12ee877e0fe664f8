// A sheet over a plain text field, with the same words at the same places: marks on it show through.
const LOOKS = ["fontFamily", "fontSize", "fontWeight", "fontStyle", "letterSpacing", "lineHeight", "textAlign", "textIndent", "tabSize", "direction", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "borderTopWidth", "borderLeftWidth"];
const sheets = new WeakMap();

export function sheetOf(area) {
  if (!sheets.has(area)) sheets.set(area, lay(area));
  return sheets.get(area);
}

function lay(area) {
  const sheet = document.createElement("div");
  const words = document.createTextNode(area.value);
  sheet.className = "sheet";
  sheet.setAttribute("aria-hidden", "true");
  sheet.append(words, "\n");
  area.after(sheet);
  area.parentElement.classList.add("has-sheet");
  const fit = () => {
    const look = getComputedStyle(area);
    for (const name of LOOKS) sheet.style[name] = look[name];
    sheet.style.insetBlockStart = `${area.offsetTop}px`;
    sheet.style.insetInlineStart = `${area.offsetLeft}px`;
    sheet.style.inlineSize = `${area.clientWidth + area.clientLeft * 2}px`;
    sheet.style.blockSize = `${area.offsetHeight}px`;
    sheet.scrollTop = area.scrollTop;
  };
  area.addEventListener("input", () => { follow(words, area.value); fit(); });
  area.addEventListener("scroll", () => { sheet.scrollTop = area.scrollTop; });
  new ResizeObserver(fit).observe(area);
  fit();
  return sheet;
}

// Only what changed is replaced, so that marks before and behind it stay where they are.
function follow(words, value) {
  const before = words.data;
  const most = Math.min(before.length, value.length);
  let start = 0;
  while (start < most && before[start] === value[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === value[value.length - 1 - end]) end += 1;
  words.replaceData(start, before.length - start - end, value.slice(start, value.length - end));
}
