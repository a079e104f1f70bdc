// The frame's comfort: everything can be read without it.
(function () {
  "use strict";
  var button = document.querySelector("button.theme");
  if (button && window.procmanTheme) {
    var tell = function () { button.setAttribute("aria-pressed", String(window.procmanTheme.isDark())); };
    button.hidden = false;
    button.addEventListener("click", function () { window.procmanTheme.toggle(); tell(); });
    tell();
  }

  // Where the reader is, in the page's table of contents.
  var toc = document.querySelector(".toc");
  if (!toc || !("IntersectionObserver" in window)) return;
  var links = {};
  toc.querySelectorAll("ol a").forEach(function (link) { links[link.getAttribute("href").slice(1)] = link; });
  var seen = new IntersectionObserver(function (changes) {
    changes.forEach(function (change) {
      if (!change.isIntersecting) return;
      Object.keys(links).forEach(function (id) { links[id].removeAttribute("aria-current"); });
      links[change.target.id].setAttribute("aria-current", "true");
    });
  }, { rootMargin: "-12% 0px -80% 0px" });
  Object.keys(links).forEach(function (id) {
    var part = document.getElementById(id);
    if (part) seen.observe(part);
  });
})();
