/* Everything works without this file; it adds the side panel, dialogs, dropping of files and focus. */
"use strict";
(() => {
  const panel = document.getElementById("ui-panel");
  const panelBody = document.getElementById("ui-panel-body");
  const panelTitle = document.getElementById("ui-panel-title");
  let opener = null;

  /* Words of the page in its language. */
  const say = (korean, english) => (document.documentElement.lang === "en" ? english : korean);

  /* The side panel: it leaves the page usable, so that one number after the other can be asked. */

  function openPanel(url, from) {
    opener?.removeAttribute("data-ui-opened");
    opener = from;
    opener.setAttribute("data-ui-opened", "");
    panelTitle.textContent = from.closest("[data-panel-title]")?.dataset.panelTitle || say("숫자의 근거", "Source of the number");
    panelBody.textContent = say("불러오는 중입니다.", "Loading.");
    if (!panel.open) panel.show();
    panelTitle.focus();
    fetchInto(url);
  }

  async function fetchInto(url) {
    panelBody.dataset.url = url;
    let html = "";
    try {
      const answer = await fetch(url, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
      if (answer.ok && !answer.redirected) html = await answer.text();
    } catch {
      html = "";
    }
    // An answer that comes after another number was asked is dropped.
    if (panelBody.dataset.url !== url) return;
    if (html) {
      panelBody.innerHTML = html;
      window.htmx?.process(panelBody);
    } else {
      panelBody.textContent = say("근거를 불러오지 못했습니다. 로그인 상태와 연결을 확인하고 다시 누르세요.", "The source could not be loaded. Check the log-in and the connection, and click again.");
    }
  }

  function closePanel() {
    if (!panel?.open) return;
    panel.close();
    const back = opener?.isConnected ? opener : document.getElementById("main");
    opener?.removeAttribute("data-ui-opened");
    opener = null;
    back?.focus();
  }

  /* Figures of a report: <data class="figure" data-figure="KEY"> below [data-provenance-url]. */

  function figureUrl(figure) {
    const report = figure.closest("[data-provenance-url]");
    return figure.href || report.dataset.provenanceUrl + encodeURIComponent(figure.dataset.figure);
  }

  function enhanceFigure(figure) {
    const competing = figure.classList.contains("figure--competing");
    figure.title ||= competing
      ? say("서로 다른 값이 있습니다. 눌러서 근거 보기", "There are different values. Click for the source")
      : say("눌러서 근거 보기", "Click for the source");
    figure.setAttribute("aria-haspopup", "dialog");
    if (figure.matches("a")) return;
    figure.tabIndex = 0;
    figure.setAttribute("role", "button");
  }

  /* Choosing files: the input stays a normal one; its area also takes files that are dropped on it. */

  function listFiles(area) {
    const list = area.querySelector(".ui-drop__files");
    const files = [...area.querySelector("input[type=file]").files];
    list.replaceChildren(...files.map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} (${Math.max(1, Math.round(file.size / 1024)).toLocaleString("ko")} KB)`;
      return item;
    }));
  }

  function enhanceDrop(area) {
    const input = area.querySelector("input[type=file]");
    if (!input || area.dataset.uiReady) return;
    area.dataset.uiReady = "true";
    area.querySelector(".ui-drop__text").hidden = false;
    input.addEventListener("change", () => listFiles(area));
    for (const name of ["dragover", "dragleave", "drop"]) {
      area.addEventListener(name, (event) => {
        event.preventDefault();
        area.classList.toggle("ui-drop--over", name === "dragover");
      });
    }
    area.addEventListener("drop", (event) => {
      const chosen = new DataTransfer();
      const dropped = [...event.dataTransfer.files].filter((file) => file.size > 0);
      for (const file of input.multiple ? dropped : dropped.slice(0, 1)) chosen.items.add(file);
      input.files = chosen.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  /* Areas that scroll must be reachable by keyboard, but only while there is something to scroll. */

  function enhanceScroll(area) {
    const scrolls = area.scrollWidth > area.clientWidth;
    const name = area.querySelector("caption")?.textContent.trim() || say("표", "Table");
    for (const [key, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", `${name} ${say("(옆으로 움직일 수 있음)", "(can be moved sideways)")}`]]) {
      if (scrolls) area.setAttribute(key, value);
      else area.removeAttribute(key);
    }
  }

  /* A table also grows without the window: by a font that comes late, or where a folded part is opened. */

  const scrolling = new ResizeObserver((changed) => changed.forEach(({ target }) => {
    enhanceScroll(target.closest("[data-ui-scroll]"));
  }));

  function watchScroll(area) {
    [area, ...area.children].forEach((part) => scrolling.observe(part));
  }

  function each(root, selector, action) {
    if (root.matches?.(selector)) action(root);
    root.querySelectorAll(selector).forEach(action);
  }

  function enhance(root) {
    each(root, "[data-provenance-url] [data-figure], a.figure", enhanceFigure);
    each(root, "[data-ui-drop]", enhanceDrop);
    each(root, "[data-ui-scroll]", watchScroll);
  }

  /* One listener each for the whole page, so that parts that arrive later need no wiring. */

  function opensPanel(event) {
    if (!panel || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
    return event.target.closest("[data-provenance-url] [data-figure], a[data-ui-panel], a.figure");
  }

  document.addEventListener("click", (event) => {
    const figure = opensPanel(event);
    const target = event.target;
    if (figure) {
      event.preventDefault();
      openPanel(figureUrl(figure), figure);
    } else if (target.closest("[data-ui-open]")) {
      document.getElementById(target.closest("[data-ui-open]").dataset.uiOpen)?.showModal();
    } else if (target.closest("[data-ui-close]")) {
      const dialog = target.closest("dialog");
      if (dialog === panel) closePanel();
      else dialog.close();
    } else if (target.closest("[data-ui-print]")) {
      window.print();
    }
  });

  document.addEventListener("keydown", (event) => {
    const figure = event.target.closest?.("[data-figure][role=button]");
    if (figure && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      figure.click();
    } else if (event.key === "Escape" && !document.querySelector("dialog:modal")) {
      closePanel();
    }
  });

  /* On a narrow screen the side menu is a strip: the page that is open stands in sight. */

  function showPlace() {
    const here = document.querySelector(".ui-side [aria-current]");
    const strip = here?.closest(".ui-side");
    if (!strip || strip.scrollWidth <= strip.clientWidth) return;
    const [own, outer] = [here.getBoundingClientRect(), strip.getBoundingClientRect()];
    strip.scrollLeft += own.left - outer.left - (outer.width - own.width) / 2;
  }

  /* A request that failed is told where messages stand. */

  function tellFailure() {
    const messages = document.getElementById("ui-messages");
    const box = document.createElement("div");
    box.className = "ui-alert ui-alert--error";
    const level = box.appendChild(document.createElement("strong"));
    level.className = "ui-alert__level";
    level.textContent = say("오류", "Error");
    box.appendChild(document.createElement("p")).textContent =
      say("요청을 처리하지 못했습니다. 잠시 뒤에 다시 시도하거나 화면을 새로 고치세요.", "The request could not be handled. Try again later, or reload the page.");
    messages?.replaceChildren(box);
  }

  /* Help in context: F1 unfolds it and folds it up again, and Esc inside of it; then one is where one was. F1 is no letter, so that it is never meant for a field. */

  let beforeHelp = null;
  document.addEventListener("keydown", (event) => {
    const help = document.getElementById("ui-help");
    const isLeft = event.key === "Escape" && help?.open && help.contains(document.activeElement);
    if (!help || !(event.key === "F1" || isLeft) || document.querySelector("dialog:modal")) return;
    event.preventDefault();
    help.open = !help.open;
    const heading = help.querySelector("summary");
    if (help.open) beforeHelp = document.activeElement;
    const goal = help.open || !beforeHelp?.isConnected || beforeHelp === document.body ? heading : beforeHelp;
    goal.focus();
    goal.scrollIntoView({ block: "nearest" });
  });

  document.addEventListener("htmx:responseError", tellFailure);
  document.addEventListener("htmx:sendError", tellFailure);
  document.addEventListener("htmx:load", (event) => enhance(event.detail.elt));

  enhance(document);
  showPlace();
  document.querySelector("[data-ui-focus]")?.focus();
})();
