// Only pages that `procman serve` hands out have this: they reload when the site was built, and say why it was not.
(function () {
  "use strict";
  var events = new EventSource("/.procman/events");
  var lost = false;
  function remove() {
    var old = document.getElementById("procman-fault");
    if (old) old.remove();
  }
  function reload() { window.location.reload(); }
  events.addEventListener("built", reload);
  events.addEventListener("error", function () { lost = true; });
  // The server was started again: what is shown may be old.
  events.addEventListener("open", function () { if (lost) reload(); });
  events.addEventListener("failed", function (event) {
    var told = JSON.parse(event.data);
    var box = document.createElement("section");
    var title = document.createElement("strong");
    var fault = document.createElement("pre");
    remove();
    box.id = "procman-fault";
    box.setAttribute("role", "alert");
    box.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:70vh;overflow:auto;padding:14px 20px;color:#fff;background:#7f1d1d;box-shadow:0 -6px 30px rgba(0,0,0,.35);font:15px/1.6 sans-serif";
    fault.style.cssText = "margin:8px 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.6 ui-monospace,Consolas,monospace";
    title.textContent = told.title;
    fault.textContent = told.fault;
    box.append(title, fault);
    document.body.appendChild(box);
  });
})();
