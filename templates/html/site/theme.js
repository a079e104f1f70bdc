// Before anything is painted: light or dark as the reader chose; without a choice, as the system has it.
(function () {
  "use strict";
  var key = "procman-theme";
  var root = document.documentElement;
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  var sheets = Array.prototype.slice.call(document.querySelectorAll("link.dark"));

  function stored() {
    try { return window.localStorage.getItem(key); } catch (refused) { return null; }
  }
  function apply(choice) {
    var media = choice === "dark" ? "screen" : choice === "light" ? "not all" : "screen and (prefers-color-scheme: dark)";
    sheets.forEach(function (sheet) { sheet.media = media; });
    if (choice) root.setAttribute("data-theme", choice); else root.removeAttribute("data-theme");
  }

  window.procmanTheme = {
    isDark: function () { return (root.getAttribute("data-theme") || (system.matches ? "dark" : "light")) === "dark"; },
    toggle: function () {
      var wanted = this.isDark() ? "light" : "dark";
      var choice = wanted === (system.matches ? "dark" : "light") ? null : wanted;
      try {
        if (choice) window.localStorage.setItem(key, choice); else window.localStorage.removeItem(key);
      } catch (refused) { /* it lasts as long as the page */ }
      apply(choice);
    }
  };
  apply(stored() === "dark" || stored() === "light" ? stored() : null);
})();
