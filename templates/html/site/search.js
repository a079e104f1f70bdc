// Finds processes, steps, forms, roles and terms as the reader types. The texts come from scripts, for a page that was
// opened as a file may load nothing else; they are loaded when the search is opened for the first time.
(function () {
  "use strict";
  var dialog = document.querySelector("dialog.search");
  var button = document.querySelector(".search-open");
  if (!dialog || !button || !dialog.showModal) return;
  var SHOWN = 40;
  var RANK = { process: 45, role: 9, form: 8, term: 8, requirement: 7, department: 6, system: 6, party: 6, step: 5, control: 2, rule: 2 };
  var root = document.body.getAttribute("data-root");
  var field = dialog.querySelector("input");
  var list = dialog.querySelector("[role=listbox]");
  var state = dialog.querySelector(".state");
  var hint = state.textContent;
  var kinds = {};
  dialog.querySelector("template").content.querySelectorAll("[data-kind]").forEach(function (kind) {
    kinds[kind.getAttribute("data-kind")] = kind.textContent;
  });
  var entries = [];
  var asked = false;
  var pending = 1; // scripts that are still to come
  var active = -1;

  // Small letters, and full-width signs as narrow ones; every character stays in its place.
  function fold(text) {
    var small = text.toLowerCase();
    return (small.length === text.length ? small : text).replace(/[\uff01-\uff5e]/g, function (sign) {
      return String.fromCharCode(sign.charCodeAt(0) - 0xfee0).toLowerCase();
    });
  }
  function load(path) {
    var script = document.createElement("script");
    script.src = root + path;
    document.head.appendChild(script);
  }
  window.procmanSearch = function (shards, groups) {
    groups.forEach(function (group) {
      var head = group[0];
      group.forEach(function (entry, place) {
        entries.push({
          kind: entry[0], number: entry[1], name: entry[2], address: entry[3], text: entry[4],
          within: place ? head[1] + " " + head[2] : "",
          foldedNumber: fold(entry[1]), foldedName: fold(entry[2]), foldedText: fold(entry[4]),
          foldedWithin: place ? fold(head[1] + " " + head[2]) : ""
        });
      });
    });
    shards.forEach(load);
    pending += shards.length - 1;
    if (field.value) show(Math.max(0, active)); // more has come: what was chosen stays chosen
  };

  // How well an entry answers; 0 when some word is nowhere in it. Names count more than texts.
  function score(entry, words) {
    var total = 0, named = false;
    for (var i = 0; i < words.length; i += 1) {
      var word = words[i], place = entry.foldedName.indexOf(word), worth = 0;
      if (entry.foldedNumber === word) worth = 130;
      else if (place >= 0) worth = 60 + (place === 0 ? 25 : 0) + 25 * word.length / entry.foldedName.length;
      else if (entry.foldedNumber.indexOf(word) === 0) worth = 55;
      if (worth) named = true;
      if (!worth && entry.foldedWithin.indexOf(word) >= 0) worth = 6;
      if (!worth && (place = entry.foldedText.indexOf(word)) >= 0) worth = 14 - Math.min(4, place / 40);
      if (!worth) return 0;
      total += worth;
    }
    // all words only in the process's name: the process itself is the answer, not each of its parts
    if (!named && words.every(function (word) { return entry.foldedText.indexOf(word) < 0; })) return 0;
    return total / words.length + RANK[entry.kind];
  }
  // Where nothing has every word as it was typed: what shares most pairs of characters with it.
  function nearness(entry, pairs) {
    var total = 0, found = 0;
    pairs.forEach(function (pair) {
      if (entry.foldedName.indexOf(pair) >= 0) { total += 4; found += 1; }
      else if (entry.foldedText.indexOf(pair) >= 0 || entry.foldedWithin.indexOf(pair) >= 0) { total += 1; found += 1; }
    });
    return found / pairs.length < 0.5 ? 0 : 10 * total / pairs.length + RANK[entry.kind] / 4;
  }
  function best(judge) {
    var found = [];
    entries.forEach(function (entry) {
      var worth = judge(entry);
      if (worth) found.push({ entry: entry, worth: worth, place: found.length });
    });
    return found.sort(function (a, b) { return b.worth - a.worth || a.place - b.place; });
  }
  function find(query) {
    var words = fold(query).split(/\s+/).filter(Boolean);
    var found = best(function (entry) { return score(entry, words); });
    if (found.length) return { found: found, marks: words, near: false };
    var pairs = [];
    words.forEach(function (word) {
      for (var i = 0; i + 1 < word.length; i += 1) pairs.push(word.slice(i, i + 2));
    });
    if (pairs.length < 2 || pending > 0) return { found: [], marks: words, near: false };
    return { found: best(function (entry) { return nearness(entry, pairs); }), marks: pairs, near: true };
  }
  window.procmanFind = find;

  function marked(text, marks) {
    var made = document.createDocumentFragment(), folded = fold(text), from = 0;
    while (from < text.length) {
      var next = -1, length = 0;
      marks.forEach(function (mark) {
        var place = folded.indexOf(mark, from);
        if (place >= 0 && (next < 0 || place < next || (place === next && mark.length > length))) { next = place; length = mark.length; }
      });
      if (next < 0) break;
      made.appendChild(document.createTextNode(text.slice(from, next)));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + length);
      made.appendChild(mark);
      from = next + length;
    }
    made.appendChild(document.createTextNode(text.slice(from)));
    return made;
  }
  function snippet(entry, marks) {
    var place = -1;
    marks.forEach(function (mark) {
      var at = entry.foldedText.indexOf(mark);
      if (at >= 0 && (place < 0 || at < place)) place = at;
    });
    var from = Math.max(0, place - 24);
    return (from ? "…" : "") + entry.text.slice(from, from + 90) + (entry.text.length > from + 90 ? "…" : "");
  }
  function part(name, className, content) {
    var made = document.createElement(name);
    made.className = className;
    made.append(content);
    return made;
  }
  function item(entry, marks, place) {
    var link = part("a", "", "");
    link.href = root + entry.address;
    link.tabIndex = -1;
    var line = part("span", "found", part("span", "what", kinds[entry.kind] || ""));
    if (entry.number) line.append(part("span", "number", marked(entry.number, marks)), " ");
    line.append(part("span", "name", marked(entry.name, marks)));
    link.append(line);
    if (entry.within) link.append(part("span", "within", marked(entry.within, marks)));
    if (entry.text) link.append(part("span", "snippet", marked(snippet(entry, marks), marks)));
    var made = part("li", "", link);
    made.id = "search-result-" + place;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    return made;
  }
  function choose(place) {
    var items = list.children;
    if (items[active]) items[active].setAttribute("aria-selected", "false");
    active = items.length ? (place + items.length) % items.length : -1;
    if (active < 0) { field.removeAttribute("aria-activedescendant"); return; }
    items[active].setAttribute("aria-selected", "true");
    items[active].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", items[active].id);
  }
  function say(name, values) {
    return dialog.getAttribute("data-" + name).replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
  }
  function show(place) {
    var query = field.value.trim();
    list.textContent = "";
    active = -1;
    if (!query) {
      state.textContent = hint;
      field.setAttribute("aria-expanded", "false");
      return choose(-1);
    }
    var answer = find(query), count = answer.found.length;
    answer.found.slice(0, SHOWN).forEach(function (one, place) { list.append(item(one.entry, answer.marks, place)); });
    var values = { words: query, count: count, shown: SHOWN };
    state.textContent = say(!count ? "none" : answer.near ? "near" : count > SHOWN ? "most" : "count", values);
    field.setAttribute("aria-expanded", String(count > 0));
    choose(place);
  }
  function open() {
    if (!asked) { asked = true; load("search/index.js"); }
    if (!dialog.open) dialog.showModal();
    field.focus();
    field.select();
  }
  function close() { dialog.close(); }

  button.hidden = false;
  button.addEventListener("click", open);
  dialog.querySelector(".close").addEventListener("click", close);
  dialog.addEventListener("click", function (event) { if (event.target === dialog) close(); });
  list.addEventListener("click", function (event) { if (event.target.closest("a")) close(); });
  field.addEventListener("input", function () { show(0); });
  field.addEventListener("keydown", function (event) {
    if (event.isComposing) return; // an input method is at work, Enter is meant for it
    if (event.key === "ArrowDown") choose(active + 1);
    else if (event.key === "ArrowUp") choose(active - 1);
    else if (event.key === "Enter" && list.children[active]) list.children[active].querySelector("a").click();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    var wanted = (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) ||
      (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (!wanted) return;
    event.preventDefault();
    open();
  });
})();
