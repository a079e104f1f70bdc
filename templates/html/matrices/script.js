"use strict";
// A word in the filter leaves the rows that hold it, in any column.
for (const filter of document.querySelectorAll(".filter")) {
  const section = filter.closest("section");
  const input = filter.querySelector("input");
  const none = filter.querySelector(".none");
  const rows = [...section.querySelectorAll("tbody tr")].map((row) => [row, row.textContent.toLowerCase()]);
  const apply = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    none.textContent = shown ? "" : none.dataset.none;
  };
  input.addEventListener("input", apply);
  filter.hidden = false;
}
