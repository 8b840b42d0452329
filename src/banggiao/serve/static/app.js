// Bang Giao: what a page gains from scripts. Every page works without this file.
"use strict";

// Charts: the specification stands behind a link; draw it in place of the server's drawing.
async function drawCharts() {
  const places = document.querySelectorAll("[data-spec]");
  if (!places.length) return;
  for (const name of ["vega.min.js", "vega-lite.min.js"]) {
    await new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = "/static/vendor/" + name;
      script.onload = done;
      script.onerror = fail;
      document.head.append(script);
    });
  }
  const { expressionInterpreter } = await import("/static/vendor/vega-interpreter.js");
  const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
  const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim();
  const line = getComputedStyle(document.documentElement).getPropertyValue("--line").trim();
  const config = {
    background: "transparent",
    axis: { labelColor: ink, titleColor: ink, gridColor: line, domainColor: line, tickColor: line },
    mark: { color: accent }, view: { stroke: null },
  };
  for (const place of places) {
    const spec = await (await fetch(place.dataset.spec)).json();
    spec.width = Math.max(240, place.clientWidth - 80);
    const compiled = vegaLite.compile(spec, { config }).spec;
    const drawn = document.createElement("div");
    drawn.setAttribute("aria-hidden", "true");
    place.replaceChildren(drawn);
    const runtime = vega.parse(compiled, null, { ast: true });
    await new vega.View(runtime, { expr: expressionInterpreter, renderer: "svg", container: drawn, hover: false }).runAsync();
  }
}

// A document: opening a claim scrolls to its words and marks them.
function markTarget() {
  document.querySelectorAll("mark.on").forEach((m) => m.classList.remove("on"));
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id.startsWith("c")) return;
  const marks = document.querySelectorAll(`mark[data-claims~="${CSS.escape(id)}"]`);
  marks.forEach((m) => m.classList.add("on"));
  if (marks.length) marks[0].scrollIntoView({ block: "center" });
}

// Keys of the desk (data-action on a control): off inside fields, remapped by the panel, kept in this browser.
const KEYS = "banggiao.keys";

function chosenKeys() {
  const chosen = new Map();
  document.querySelectorAll("[data-remap]").forEach((box) => chosen.set(box.dataset.remap, box.dataset.default));
  let own = {};
  try {
    own = JSON.parse(localStorage.getItem(KEYS) || "{}");
  } catch {
    localStorage.removeItem(KEYS);
  }
  for (const [action, key] of Object.entries(own)) if (chosen.has(action)) chosen.set(action, String(key));
  return chosen;
}

function showKeys() {
  for (const [action, key] of chosenKeys()) {
    document.querySelectorAll(`kbd[data-for="${action}"]`).forEach((kbd) => (kbd.textContent = key));
    document.querySelectorAll(`[data-action="${action}"]`).forEach((el) => el.setAttribute("aria-keyshortcuts", key));
    const box = document.querySelector(`[data-remap="${action}"]`);
    if (box && box !== document.activeElement) box.value = key;
  }
}

function remap(box) {
  const taken = [...chosenKeys()].some(([action, key]) => action !== box.dataset.remap && key && key === box.value);
  document.getElementById("keys-wrong").textContent = taken ? box.dataset.taken : "";
  if (taken) return;
  const own = JSON.parse(localStorage.getItem(KEYS) || "{}");
  own[box.dataset.remap] = box.value;
  localStorage.setItem(KEYS, JSON.stringify(own));
  showKeys();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const cancel = document.getElementById("do-cancel");
  if (event.key === "Escape" && cancel) return cancel.click();
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const action = [...chosenKeys()].find(([, key]) => key && key === event.key)?.[0];
  const control = action && document.querySelector(`[data-action="${action}"]`);
  if (!control) return;
  event.preventDefault();
  control.click();
  if (!control.matches("summary") || !control.parentElement.open) return;
  control.parentElement.querySelector("input:not([type=hidden]), textarea")?.focus();
}

// The desk: words selected in the document become the value and the evidence of the field that is being edited.
function codePoints(text) {
  return [...text].length;
}

function selected() {
  const value = document.getElementById("e-value");
  const selection = getSelection();
  if (!value || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const run = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-at]");
  const first = run(range.startContainer);
  if (!first || range.startContainer.nodeType !== Node.TEXT_NODE) return;
  const start = Number(first.dataset.at) + codePoints(range.startContainer.data.slice(0, range.startOffset));
  const paragraph = first.closest("p");
  if (!paragraph.contains(range.endContainer)) range.setEnd(paragraph, paragraph.childNodes.length);
  const words = range.toString();
  const quote = words.trim();
  if (!quote) return;
  const lead = codePoints(words) - codePoints(words.trimStart());
  document.getElementById("e-start").value = start + lead;
  document.getElementById("e-end").value = start + lead + codePoints(quote);
  document.getElementById("e-quote").value = quote;
  if (value.matches("input")) value.value = quote;
}

// The claim's words come into sight in the text's own pane; the page stays where it is.
function showHere() {
  const paper = document.getElementById("paper");
  const here = paper?.querySelector("mark.here");
  if (here) paper.scrollTop = here.offsetTop - paper.offsetTop - paper.clientHeight / 3;
  showKeys();
}

// A filtered list's address holds only what was chosen.
addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") return;
  for (const [name, value] of [...detail.formData]) if (value === "") detail.formData.delete(name);
});

addEventListener("hashchange", markTarget);
addEventListener("htmx:afterSwap", showHere);
addEventListener("keydown", pressed);
addEventListener("mouseup", selected);
addEventListener("keyup", (event) => event.shiftKey && selected());
addEventListener("input", (event) => event.target.matches("[data-remap]") && remap(event.target));
addEventListener("click", (event) => {
  if (event.target.id !== "keys-reset") return;
  localStorage.removeItem(KEYS);
  showKeys();
});
addEventListener("DOMContentLoaded", () => {
  markTarget();
  showHere();
  drawCharts().catch((error) => console.warn("chart not drawn", error));
});
