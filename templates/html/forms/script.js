// A form's page: checks, keeps, saves and loads what people fill in. It never reaches for the network.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("_data").textContent);
  const form = document.getElementById("_form");
  const status = document.getElementById("_status");
  const file = document.getElementById("_file");
  const store = `procman-form:${data.process}/${data.form}:${data.number}:${data.version}`;
  const types = new Map(data.blanks.map((blank) => [blank.id, blank]));

  const say = (key, values = {}) => data.words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const tell = (text, fault = false) => {
    status.textContent = text;
    status.classList.toggle("fault", fault);
  };
  const inputs = (id) => [...form.querySelectorAll(`[name="${CSS.escape(id)}"]`)];
  const labels = (blanks) => blanks.map((blank) => blank.label).join(data.separator);

  function value(blank) {
    const found = inputs(blank.id);
    if (blank.type === "tick") return found[0].checked;
    if (blank.type === "choices") return found.filter((each) => each.checked).map((each) => each.value);
    if (blank.type === "choice") return found.find((each) => each.checked)?.value ?? "";
    return found[0].value.trim();
  }

  function fill(blank, given) {
    const found = inputs(blank.id);
    if (blank.type === "tick") found[0].checked = given === true;
    else if (blank.type === "choices" || blank.type === "choice") {
      const chosen = [].concat(given ?? []);
      found.forEach((each) => { each.checked = chosen.includes(each.value); });
    } else found[0].value = given ?? "";
    mark(blank);
  }

  const isBlank = (given) => given === "" || given === false || (Array.isArray(given) && given.length === 0);
  const patterns = {
    number: /^[-+]?\d+(\.\d+)?$/,
    money: /^[-+]?\d{1,3}(,?\d{3})*(\.\d{1,2})?$/,
    email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  };

  // Labels such as "telephone and convenient time" ask for words beside the number.
  const hasNumber = (text) => (text.match(/\d/g) ?? []).length >= 3;

  function badForm(blank) {
    const given = value(blank);
    if (blank.type === "date" || blank.type === "datetime") return inputs(blank.id)[0].validity.badInput;
    if (isBlank(given)) return false;
    if (blank.type === "phone") return !hasNumber(given);
    return blank.type in patterns && !patterns[blank.type].test(given);
  }

  function fault(blank, complete) {
    if (badForm(blank)) return say(`bad-${blank.type}`);
    return complete && blank.required && isBlank(value(blank)) ? say("missing") : "";
  }

  function show(blank, text) {
    const error = document.getElementById(`${blank.id}-error`);
    const found = inputs(blank.id);
    const owner = blank.type.startsWith("choice") ? found[0]?.closest(".options") : found[0];
    error.textContent = text;
    error.hidden = !text;
    if (text) owner?.setAttribute("aria-invalid", "true");
    else owner?.removeAttribute("aria-invalid");
  }

  // An empty date prints as a line to write on; an input does not tell CSS whether it is empty.
  function mark(blank) {
    const field = inputs(blank.id)[0];
    if (field) field.toggleAttribute("data-empty", field.value === "");
    if (blank.type === "paragraph" && !CSS.supports("field-sizing", "content")) {
      field.style.height = "auto";
      field.style.height = `${field.scrollHeight + 2}px`;
    }
  }

  function check(complete) {
    const faulty = data.blanks.filter((blank) => {
      const text = fault(blank, complete);
      show(blank, text);
      return text;
    });
    if (faulty.length) inputs(faulty[0].id)[0]?.focus();
    return faulty;
  }

  const values = () => Object.fromEntries(data.blanks.map((blank) => [blank.id, value(blank)]));

  function keep() {
    try {
      localStorage.setItem(store, JSON.stringify(values()));
      return true;
    } catch {
      tell(say("not-kept"), true);
      return false;
    }
  }

  function recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(store) ?? "null");
      if (!kept || !data.blanks.some((blank) => blank.id in kept && !isBlank(kept[blank.id]))) return;
      data.blanks.filter((blank) => blank.id in kept).forEach((blank) => fill(blank, kept[blank.id]));
      tell(say("restored"));
    } catch {
      tell(say("not-kept"), true);
    }
  }

  function save() {
    const faulty = check(false);
    if (faulty.length) return tell(say("not-saved", { count: faulty.length, labels: labels(faulty) }), true);
    const missing = data.blanks.filter((blank) => blank.required && isBlank(value(blank)));
    const { schema, process, form: id, number, version } = data;
    const saved = { schema, process, form: id, number, version, values: values(), missing: missing.map((blank) => blank.id) };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(saved, null, 2) + "\n"], { type: "application/json" }));
    link.download = `${data.file}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    const said = { file: link.download, count: missing.length, labels: labels(missing) };
    return tell(say(missing.length ? "saved-missing" : "saved", said));
  }

  function fits(blank, given) {
    if (blank.type === "tick") return typeof given === "boolean";
    if (blank.type === "choices") {
      const options = inputs(blank.id).map((each) => each.value);
      return Array.isArray(given) && given.every((each) => options.includes(each));
    }
    if (typeof given !== "string") return false;
    return blank.type !== "choice" || given === "" || inputs(blank.id).some((each) => each.value === given);
  }

  function load(name, text) {
    let found;
    try { found = JSON.parse(text); } catch { found = null; }
    if (!found || typeof found !== "object" || found.schema !== data.schema || !found.values || typeof found.values !== "object") {
      return tell(say("not-json", { file: name }), true);
    }
    if (found.process !== data.process || found.form !== data.form) {
      return tell(say("other-form", { file: name, other: found.number || `${found.process}/${found.form}` }), true);
    }
    const filled = data.blanks.some((blank) => !isBlank(value(blank)));
    if (filled && !confirm(say("ask-replace", { file: name }))) return undefined;
    const odd = Object.keys(found.values).filter((id) => !types.has(id) || !fits(types.get(id), found.values[id]));
    data.blanks.forEach((blank) => fill(blank, odd.includes(blank.id) ? undefined : found.values[blank.id]));
    keep();
    check(false);
    const parts = [say(odd.length ? "loaded-partly" : "loaded", { file: name, count: odd.length, labels: odd.map((id) => types.get(id)?.label ?? id).join(data.separator) })];
    if (found.version !== data.version) parts.push(say("other-version", { other: found.version, version: data.version }));
    return tell(parts.join(" "), odd.length > 0 || parts.length > 1);
  }

  function clear() {
    if (!confirm(say("ask-clear"))) return;
    // A field may be called reset, and would then stand in the place of the method.
    HTMLFormElement.prototype.reset.call(form);
    try { localStorage.removeItem(store); } catch { /* nothing was kept */ }
    data.blanks.forEach((blank) => { show(blank, ""); mark(blank); });
    tell(say("cleared"));
  }

  function checkAll() {
    const faulty = check(true);
    if (faulty.length) tell(say("faults", { count: faulty.length, labels: labels(faulty) }), true);
    else tell(say("all-right"));
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const blank = types.get(event.target.name);
    if (!blank) return;
    mark(blank);
    show(blank, "");
    if (keep()) tell(say("kept"));
  });
  form.addEventListener("change", (event) => {
    const blank = types.get(event.target.name);
    if (blank) show(blank, fault(blank, false));
  });
  // A radio that is chosen by mistake can be taken back.
  form.addEventListener("click", (event) => {
    const radio = event.target;
    if (radio.type !== "radio") return;
    if (radio.dataset.was === "true") {
      radio.checked = false;
      radio.dispatchEvent(new Event("input", { bubbles: true }));
    }
    inputs(radio.name).forEach((each) => { each.dataset.was = String(each.checked); });
  });
  document.getElementById("_save").addEventListener("click", save);
  document.getElementById("_check").addEventListener("click", checkAll);
  document.getElementById("_print").addEventListener("click", () => window.print());
  document.getElementById("_clear").addEventListener("click", clear);
  document.getElementById("_load").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) load(chosen.name, await chosen.text());
    file.value = "";
  });
  recall();
  data.blanks.forEach(mark);
})();
