"use strict";
(() => {
  const form = document.getElementById("filters");
  const notes = [...document.querySelectorAll(".note")];
  const number = (list) => (list ? list.split(" ") : []);

  // Marks of an article, by the note that they belong to.
  const words = (note, of) =>
    [...note.closest("article").querySelectorAll(`[data-${of}]`)].filter((mark) =>
      number(mark.dataset[of]).includes(note.dataset.note));

  const light = (note, on) => {
    note.classList.toggle("lit", on);
    for (const mark of [...words(note, "notes"), ...words(note, "grounds")]) mark.classList.toggle("lit", on);
  };
  const of = (mark) => {
    const article = mark.closest("article");
    return number(mark.dataset.notes).map((n) => article.querySelector(`.note[data-note="${n}"]`)).filter((note) => note && !note.hidden);
  };
  for (const mark of document.querySelectorAll(".mark")) {
    for (const [event, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]])
      mark.addEventListener(event, () => of(mark).forEach((note) => light(note, on)));
    mark.addEventListener("click", (event) => {
      const [note] = of(mark);
      if (!note) return event.preventDefault();
      note.focus({ preventScroll: true });
    });
  }
  for (const note of notes) {
    for (const [event, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]])
      note.addEventListener(event, () => light(note, on));
  }

  if (!form) return;
  const filter = () => {
    const kept = (name) => new Set([...form.elements].filter((box) => box.name === name && box.checked).map((box) => box.value));
    const severities = kept("severity"), categories = kept("category");
    for (const note of notes) note.hidden = !(severities.has(note.dataset.severity) && categories.has(note.dataset.category));
    for (const mark of document.querySelectorAll(".mark")) mark.classList.toggle("off", of(mark).length === 0);
    const shown = notes.filter((note) => !note.hidden).length;
    document.getElementById("shown").textContent = `${shown} of ${notes.length} shown`;
  };
  form.addEventListener("change", filter);
  form.hidden = false;
  filter();
})();
