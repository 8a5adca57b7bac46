// What the reading room's pages can do beside being read: keys, and a search while it is typed. Every page works without it.

const OFF = "soundbite-keys-off";
const keys = document.getElementById("keys");
const areKeysOn = keys?.querySelector("input");

/** A browser may keep nothing; the keys are on then. */
function kept(change) {
  try {
    return change(localStorage);
  } catch {
    return null;
  }
}

if (areKeysOn) {
  areKeysOn.checked = kept((store) => store.getItem(OFF)) === null;
  areKeysOn.addEventListener("change", () =>
    kept((store) => (areKeysOn.checked ? store.removeItem(OFF) : store.setItem(OFF, "1"))),
  );
}

/** What "j" and "k" go through: stories, sayings, lines of a list; none within another. */
function items() {
  const all = [...document.querySelectorAll("main article, main section > ul > li")];
  return all.filter((item) => !item.parentElement.closest("article"));
}

function step(by) {
  const all = items();
  const now = all.findIndex((item) => item.contains(document.activeElement));
  const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}

const WORK = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => document.querySelector("input[name=q]")?.focus(),
  "?": () => keys?.showModal(),
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select, dialog") || event.isComposing;
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  // Whoever switched the keys off can still ask for them.
  if (!areKeysOn?.checked && event.key !== "?") return;
  const work = WORK[event.key];
  if (!work) return;
  event.preventDefault();
  work();
});

const PAUSE_MILLISECONDS = 350;
const SHORTEST = 3;
const form = document.querySelector("form.filters");
let waiting = 0;
let asking = new AbortController();

function address() {
  const fields = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${form.action}?${new URLSearchParams(fields)}`;
}

/** Puts what a search finds in place of what is there; the page stays, and so does whoever types. */
async function searchNow() {
  asking.abort();
  asking = new AbortController();
  const to = address();
  try {
    const answer = await fetch(to, { signal: asking.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [found, status] = ["found", "status"].map((id) => page.getElementById(id));
    if (!found || !status) return;
    document.getElementById("found").replaceWith(document.adoptNode(found));
    document.getElementById("status").textContent = status.textContent;
    document.title = page.title;
    history.replaceState(null, "", to);
  } catch {
    // The button still searches.
  }
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  if (form.elements.q.value.trim().length >= SHORTEST) waiting = setTimeout(searchNow, PAUSE_MILLISECONDS);
});
