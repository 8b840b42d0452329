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

// Keys of the review desk; off inside fields, remappable by the page (data-key on a control).
function keys() {
  const controls = new Map();
  document.querySelectorAll("[data-key]").forEach((el) => controls.set(el.dataset.key, el));
  if (!controls.size) return;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const control = controls.get(event.key);
    if (!control) return;
    event.preventDefault();
    if (control.matches("input, textarea, select, summary")) control.focus();
    control.click();
  });
}

// A filtered list's address holds only what was chosen.
addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") return;
  for (const [name, value] of [...detail.formData]) if (value === "") detail.formData.delete(name);
});

addEventListener("hashchange", markTarget);
addEventListener("DOMContentLoaded", () => {
  markTarget();
  keys();
  drawCharts().catch((error) => console.warn("chart not drawn", error));
});
