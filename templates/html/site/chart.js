// Flowcharts that can be enlarged and moved, and the way from the text back to a step in the chart.
(function () {
  "use strict";
  var tools = document.getElementById("chart-tools");
  var figure = document.querySelector(".chart");
  var canvas = figure && figure.querySelector(".canvas");
  var svg = canvas && canvas.querySelector("svg");
  if (!svg || !tools) return;

  var natural = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  var LEAST = 0.15, MOST = 4, READABLE = 0.62, STEP = 1.25;
  var scale = 1;
  var mode = "fit";
  var bar = tools.content.firstElementChild.cloneNode(true);
  var shown = bar.querySelector("output");
  figure.insertBefore(bar, canvas);
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "region");
  canvas.setAttribute("aria-label", figure.querySelector("figcaption").firstChild.textContent.trim());

  function room() {
    var full = figure.classList.contains("full");
    return { width: canvas.clientWidth - 2, height: (full ? canvas.clientHeight : window.innerHeight * 0.82) - 2 };
  }
  // Set a scale; the point (x, y) of the canvas stays where it is.
  function zoom(wanted, x, y) {
    var before = scale;
    scale = Math.min(MOST, Math.max(LEAST, wanted));
    if (x === undefined) { x = canvas.clientWidth / 2; y = canvas.clientHeight / 2; }
    var left = (canvas.scrollLeft + x) * scale / before - x;
    var top = (canvas.scrollTop + y) * scale / before - y;
    svg.style.width = natural.width * scale + "px";
    svg.style.height = natural.height * scale + "px";
    shown.textContent = Math.round(scale * 100) + "%";
    canvas.classList.toggle("boxed", mode !== "fit");
    canvas.scrollLeft = left;
    canvas.scrollTop = top;
  }
  var actions = {
    "in": function () { mode = "free"; zoom(scale * STEP); },
    "out": function () { mode = "free"; zoom(scale / STEP); },
    "natural": function () { mode = "free"; zoom(1); },
    "fit": function () { mode = "fit"; zoom(Math.min(1.15, Math.max(READABLE, room().width / natural.width))); },
    "whole": function () { mode = "whole"; zoom(Math.min(1.15, room().width / natural.width, room().height / natural.height)); },
    "full": function () {
      var full = figure.classList.toggle("full");
      document.documentElement.classList.toggle("has-full", full);
      bar.querySelector("[data-do=full]").setAttribute("aria-pressed", String(full));
      actions[full ? "whole" : "fit"]();
      canvas.focus({ preventScroll: full });
    }
  };
  bar.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button) actions[button.getAttribute("data-do")]();
  });
  canvas.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var action = { "+": "in", "=": "in", "-": "out", "0": "fit", "1": "natural", "f": "full" }[event.key];
    if (!action) return;
    event.preventDefault();
    actions[action]();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && figure.classList.contains("full") && !document.querySelector("dialog[open]")) actions.full();
  });
  window.addEventListener("resize", function () { if (mode !== "free") actions[mode](); });

  // Ctrl and wheel, which is also what two fingers on a touch pad give.
  canvas.addEventListener("wheel", function (event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    var box = canvas.getBoundingClientRect();
    mode = "free";
    zoom(scale * Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });

  // One finger scrolls by itself; two enlarge; the mouse drags.
  var fingers = {};
  var start = null;
  function spread() {
    var ids = Object.keys(fingers);
    var a = fingers[ids[0]], b = fingers[ids[1]], box = canvas.getBoundingClientRect();
    return { length: Math.hypot(a.x - b.x, a.y - b.y) || 1, x: (a.x + b.x) / 2 - box.left, y: (a.y + b.y) / 2 - box.top };
  }
  canvas.addEventListener("pointerdown", function (event) {
    fingers[event.pointerId] = { x: event.clientX, y: event.clientY };
    var count = Object.keys(fingers).length;
    if (event.pointerType === "mouse" && event.button === 0) {
      start = { x: event.clientX, y: event.clientY, left: canvas.scrollLeft, top: canvas.scrollTop, moved: false };
    } else if (count === 2) {
      start = { length: spread().length, scale: scale };
    }
  });
  window.addEventListener("pointermove", function (event) {
    if (!fingers[event.pointerId] || !start) return;
    fingers[event.pointerId] = { x: event.clientX, y: event.clientY };
    if (start.length && Object.keys(fingers).length === 2) {
      var now = spread();
      mode = "free";
      zoom(start.scale * now.length / start.length, now.x, now.y);
    } else if (event.pointerType === "mouse") {
      var x = event.clientX - start.x, y = event.clientY - start.y;
      if (Math.abs(x) + Math.abs(y) > 4) start.moved = true;
      if (!start.moved) return;
      canvas.classList.add("dragging");
      canvas.scrollLeft = start.left - x;
      canvas.scrollTop = start.top - y;
    }
  });
  function lift(event) {
    delete fingers[event.pointerId];
    canvas.classList.remove("dragging");
    if (!start || !start.moved) { start = null; return; }
    window.setTimeout(function () { start = null; }, 0);
  }
  window.addEventListener("pointerup", lift);
  window.addEventListener("pointercancel", lift);
  canvas.addEventListener("click", function (event) { if (start && start.moved) event.preventDefault(); }, true);
  canvas.addEventListener("dragstart", function (event) { event.preventDefault(); });

  // From the text to the chart: the step is lit up, in the middle, and has the focus.
  function find(id) {
    var node = id && document.getElementById(id);
    return node && svg.contains(node) ? node : null;
  }
  function light(node) {
    svg.querySelectorAll(".lit").forEach(function (lit) { lit.classList.remove("lit"); });
    node.classList.add("lit");
    var box = node.getBoundingClientRect(), frame = canvas.getBoundingClientRect();
    canvas.scrollLeft += box.left + box.width / 2 - frame.left - canvas.clientWidth / 2;
    canvas.scrollTop += box.top + box.height / 2 - frame.top - canvas.clientHeight / 2;
    box = node.getBoundingClientRect();
    window.scrollBy(0, box.top + box.height / 2 - window.innerHeight / 2);
    var link = node.closest("a");
    if (link) link.focus({ preventScroll: true });
  }
  function follow() {
    var node = find(decodeURIComponent(window.location.hash.slice(1)));
    if (node) light(node);
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.to-chart");
    var node = link && find(link.getAttribute("href").slice(1));
    if (!node) return;
    event.preventDefault();
    window.history.pushState(null, "", link.getAttribute("href"));
    light(node);
  });
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", follow);
  // A step that is followed to its text is told by the row's own mark; a full chart would hide it.
  svg.addEventListener("click", function (event) {
    if (event.target.closest("a") && !event.defaultPrevented && figure.classList.contains("full")) actions.full();
  });
  actions.fit();
  follow();
  // The browser's own way to the fragment ends with the page's loading, and knows nothing of the middle.
  window.addEventListener("load", function () { window.setTimeout(follow, 0); });
})();
