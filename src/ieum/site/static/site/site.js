/* What staff pages add: progress of what takes longer, a question before written text is left, and figures put into a text. Pages work without it. */
"use strict";
(() => {
  const PATIENCE = 1000;

  document.addEventListener("submit", (event) => {
    const progress = document.getElementById(event.target.dataset?.progress || "");
    if (progress) setTimeout(() => { progress.hidden = false; }, PATIENCE);
  });

  // A page that comes back from the browser's memory must not look as if it were still working.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-progress]").forEach((form) => {
      document.getElementById(form.dataset.progress).hidden = true;
    });
  });

  // What was written and not saved is not lost without a question.
  document.querySelectorAll("main form[method=post]").forEach((form) => {
    let changed = false;
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    const field = button && document.getElementById(button.dataset.into);
    if (!field) return;
    field.focus();
    field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
