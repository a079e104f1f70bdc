// Comfort only: everything works without it.
(function () {
  "use strict";
  var side = document.querySelector(".side");
  if (!side) return;
  if (window.matchMedia("(max-width: 999px)").matches) side.querySelector("details").open = false;

  var find = side.querySelector(".find");
  var items = Array.prototype.slice.call(side.querySelectorAll("li"));
  find.hidden = false;
  find.querySelector("input").addEventListener("input", function (event) {
    var words = event.target.value.trim().toLowerCase();
    items.forEach(function (item) {
      item.hidden = words !== "" && item.textContent.toLowerCase().indexOf(words) < 0;
    });
  });

  if (!("IntersectionObserver" in window)) return;
  var entries = {};
  side.querySelectorAll("a[href^='#']").forEach(function (anchor) {
    entries[anchor.getAttribute("href").slice(1)] = anchor;
  });
  var seen = new IntersectionObserver(function (changes) {
    changes.forEach(function (change) {
      if (!change.isIntersecting) return;
      Object.keys(entries).forEach(function (id) { entries[id].removeAttribute("aria-current"); });
      var current = entries[change.target.id];
      current.setAttribute("aria-current", "true");
      var box = side.getBoundingClientRect();
      var place = current.getBoundingClientRect();
      if (place.top < box.top + 40 || place.bottom > box.bottom - 40) side.scrollTop += place.top - box.top - box.height / 3;
    });
  }, { rootMargin: "-10% 0px -80% 0px" });
  Object.keys(entries).forEach(function (id) {
    var part = document.getElementById(id);
    if (part) seen.observe(part);
  });
})();
