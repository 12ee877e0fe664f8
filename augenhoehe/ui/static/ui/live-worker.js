// One stream of events for all open pages of this browser, and none while no page is looked at.
const pages = new Map();
let source = null;
let wasOpen = false;

const tell = (message) => {
  for (const [port, page] of pages) {
    if (page.isVisible) port.postMessage(message);
    else page.isBehind = true;
  }
};

function open(url) {
  source = new EventSource(url);
  // After a gap nobody knows what was missed.
  source.addEventListener("hello", () => {
    if (wasOpen) tell({ kind: "again" });
    wasOpen = true;
  });
  for (const kind of ["change", "topic"]) {
    source.addEventListener(kind, (event) => tell({ kind, data: JSON.parse(event.data) }));
  }
  source.addEventListener("bye", close);
}

function close() {
  source?.close();
  source = null;
}

function look(url) {
  const isWatched = [...pages.values()].some((page) => page.isVisible);
  if (isWatched && (!source || source.readyState === EventSource.CLOSED)) open(url);
  else if (!isWatched && source) close();
}

onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => {
    if (data.isGone) {
      pages.delete(port);
      return look();
    }
    const page = pages.get(port) ?? {};
    const returns = data.isVisible && page.isBehind;
    pages.set(port, { isVisible: data.isVisible, isBehind: data.isVisible ? false : page.isBehind });
    if (returns) port.postMessage({ kind: "again" });
    look(data.url);
  };
};
