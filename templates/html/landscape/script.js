// Comfort only: the map and the lists say everything without it.
(function () {
  "use strict";
  var map = document.getElementById("map");
  var panel = document.getElementById("panel");
  var svg = map && map.querySelector("svg");
  if (!svg || !panel) return;
  var empty = Array.prototype.slice.call(panel.childNodes);
  var all = function (selector, root) { return Array.prototype.slice.call((root || svg).querySelectorAll(selector)); };
  var arrows = all(".arrow, .marks");
  var cards = {};
  all(".card").forEach(function (card) { cards[card.getAttribute("data-process")] = card; });
  var entries = {};
  all("#lists .entry", document).forEach(function (entry) { entries[entry.getAttribute("data-process")] = entry; });
  var shown = null;

  function clear() {
    svg.classList.remove("looking");
    all(".lit, .self").forEach(function (part) { part.classList.remove("lit", "self"); });
  }

  function show(parts) {
    panel.textContent = "";
    parts.forEach(function (part) { panel.appendChild(part); });
    panel.scrollTop = 0;
  }

  // Light up some arrows with their ends; the panel gets what was made for it.
  function look(key, chosen, self, content) {
    clear();
    svg.classList.add("looking");
    chosen.forEach(function (arrow) {
      arrow.classList.add("lit");
      ["data-source", "data-target"].forEach(function (end) {
        var card = cards[arrow.getAttribute(end)];
        if (card) card.classList.add("lit");
      });
      all('.row[data-arrow="' + arrow.getAttribute("data-arrow") + '"]').forEach(function (row) { row.classList.add("lit"); });
    });
    self.forEach(function (card) { card.classList.add("lit", "self"); });
    if (shown !== key) show(content());
    shown = key;
  }

  function copy(entry) {
    var made = entry.cloneNode(true);
    all("[id]", made).forEach(function (part) { part.removeAttribute("id"); });
    return made;
  }

  function lookAtProcess(id) {
    var chosen = arrows.filter(function (arrow) {
      return arrow.getAttribute("data-source") === id || arrow.getAttribute("data-target") === id;
    });
    look("process " + id, chosen, [cards[id]], function () { return entries[id] ? [copy(entries[id])] : []; });
  }

  function lookAtArrow(number) {
    var chosen = arrows.filter(function (arrow) { return arrow.getAttribute("data-arrow") === number; });
    var source = chosen[0].getAttribute("data-source");
    look("arrow " + number, chosen, [], function () {
      if (!entries[source]) return [];
      var made = copy(entries[source]);
      all(".side", made).forEach(function (side, place) { if (place) side.remove(); });
      all("li", made).forEach(function (item) { if (item.getAttribute("data-arrow") !== number) item.remove(); });
      return [made];
    });
  }

  function reset() {
    clear();
    shown = null;
    show(empty);
  }

  function at(target) {
    var card = target.closest && (target.closest(".card") || (target.querySelector && target.matches("a") && target.querySelector(".card")));
    if (card) return lookAtProcess(card.getAttribute("data-process"));
    var arrow = target.closest && target.closest(".arrow");
    if (arrow) return lookAtArrow(arrow.getAttribute("data-arrow"));
    clear();
  }

  svg.addEventListener("mouseover", function (event) { at(event.target); });
  svg.addEventListener("focusin", function (event) { at(event.target); });
  svg.addEventListener("mouseleave", function () {
    if (!svg.contains(document.activeElement)) clear();
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") reset(); });
  panel.addEventListener("mouseover", function (event) {
    var item = event.target.closest("li[data-arrow]");
    if (!item) return;
    var number = item.getAttribute("data-arrow");
    all(".arrow.lit .line").forEach(function (line) {
      line.style.strokeWidth = line.parentNode.getAttribute("data-arrow") === number ? "3.4" : "";
    });
  });
  panel.addEventListener("mouseleave", function () {
    all(".line").forEach(function (line) { line.style.strokeWidth = ""; });
  });
})();
