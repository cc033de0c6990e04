/* Next and previous finding by button and by key; the page works without it. */
"use strict";
(() => {
  const findings = [...document.querySelectorAll(".finding")];
  const previous = document.getElementById("previous");
  const next = document.getElementById("next");
  const position = document.getElementById("position");
  const keys = document.getElementById("keys");
  let current = -1;

  function tell() {
    position.textContent = findings.length ? `${current + 1} / ${findings.length}` : "지적 없음";
    previous.disabled = current <= 0;
    next.disabled = current >= findings.length - 1;
  }

  function show(index, focus = true) {
    if (index < 0 || index >= findings.length) return;
    for (const old of document.querySelectorAll("[aria-current], mark.current")) {
      old.removeAttribute("aria-current");
      old.classList.remove("current");
    }
    current = index;
    const finding = findings[index];
    finding.setAttribute("aria-current", "true");
    const mark = document.getElementById(finding.dataset.mark);
    if (mark) {
      mark.classList.add("current");
      mark.scrollIntoView({ block: "center", inline: "nearest" });
    }
    if (focus) finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "nearest" });
    tell();
  }

  previous.addEventListener("click", () => show(current - 1));
  next.addEventListener("click", () => show(current + 1));
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (!keys.checked || isTyping || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.code === "KeyN" || event.code === "KeyJ") show(current + 1);
    if (event.code === "KeyP" || event.code === "KeyK") show(current - 1);
  });
  findings.forEach((finding, index) => finding.addEventListener("click", () => show(index, false)));
  for (const link of document.querySelectorAll('mark a[href^="#finding-"]')) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(findings.findIndex((finding) => `#${finding.id}` === link.hash));
    });
  }
  tell();
})();
