/* The command palette (Ctrl+K): pages by name, what was looked at lately, and what search finds. Without it, the search box in the head of the page is a plain form. */
"use strict";
(() => {
  const dialog = document.getElementById("site-palette");
  const opener = document.getElementById("site-palette-open");
  if (!dialog || !opener) return;
  /* Words of the page in its language. */
  const say = (korean, english) => (document.documentElement.lang === "en" ? english : korean);
  const input = document.getElementById("site-palette-q");
  const list = document.getElementById("site-palette-list");
  const said = document.getElementById("site-palette-said");
  const pages = [...document.getElementById("site-palette-pages").content.children]
    .map((link) => ({ title: link.textContent, address: link.getAttribute("href"), kind: say("화면", "Page") }));
  const MOST_PAGES = 6, MOST_RECENT = 8, PAUSE = 120;
  let rows = [], chosen = -1, waiting = 0, asked = "", returnTo = null;

  /* What was looked at lately is remembered in this tab alone, and for this account alone. */

  const STORE = "ieum-recent";

  function recent() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(STORE) || "{}");
      return kept.account === dialog.dataset.account ? kept.rows : [];
    } catch {
      return [];
    }
  }

  function remember() {
    const here = { title: document.querySelector("h1")?.textContent.trim() || document.title, address: location.pathname + location.search, kind: say("최근", "Recent") };
    const others = recent().filter((row) => row.address !== here.address);
    try {
      sessionStorage.setItem(STORE, JSON.stringify({ account: dialog.dataset.account, rows: [here, ...others].slice(0, MOST_RECENT) }));
    } catch {
      /* A browser that keeps nothing offers nothing lately looked at. */
    }
  }

  const squeezed = (text) => text.normalize("NFC").replace(/\s/g, "").toLowerCase();

  function pagesFor(text) {
    const sought = squeezed(text);
    return pages.filter((row) => squeezed(row.title).includes(sought)).slice(0, MOST_PAGES);
  }

  function option(row, number) {
    const item = document.createElement("li");
    item.id = `site-palette-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.number = number;
    for (const text of [row.title, row.kind]) {
      const part = document.createElement("span");
      part.textContent = text;
      item.append(part);
    }
    return item;
  }

  function show(found, words) {
    rows = found;
    list.replaceChildren(...rows.map(option));
    input.setAttribute("aria-expanded", String(rows.length > 0));
    list.hidden = rows.length === 0;
    choose(rows.length ? 0 : -1);
    said.textContent = words;
  }

  function choose(number) {
    list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    chosen = number;
    const item = list.children[number];
    if (!item) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  }

  function searchRow(text) {
    return { title: say(`‘${text}’ 모두 검색`, `Search all for ‘${text}’`), address: `${input.form.action}?q=${encodeURIComponent(text)}`, kind: say("검색", "Search") };
  }

  function update() {
    const text = input.value.trim();
    clearTimeout(waiting);
    asked = text;
    if (!text) {
      const lately = recent().filter((row) => row.address !== location.pathname + location.search);
      show([...lately, ...pages.slice(0, MOST_PAGES)], say("화살표로 고르고 Enter로 엽니다. Esc로 닫습니다.", "Choose with arrows, open with Enter, close with Esc."));
      return;
    }
    show([...pagesFor(text), searchRow(text)], say("찾는 중입니다.", "Searching."));
    waiting = setTimeout(suggest, PAUSE, text);
  }

  function told({ items, more }) {
    const count = items.length;
    if (!count) return say("찾은 것이 없습니다. 화면 이름은 그대로 고를 수 있습니다.", "Nothing was found. Pages can still be chosen by name.");
    return say(`${count}건${more ? " 이상" : ""}을 찾았습니다.`, `Found: ${count}${more ? " or more" : ""}.`);
  }

  async function suggest(text) {
    let answer = null;
    try {
      const response = await fetch(`${dialog.dataset.suggest}?q=${encodeURIComponent(text)}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (response.ok && !response.redirected) answer = await response.json();
    } catch {
      answer = null;
    }
    // An answer to what was asked before is dropped.
    if (asked !== text || !dialog.open) return;
    const kept = chosen > 0 ? rows[chosen]?.address : "";
    if (answer) show([...pagesFor(text), ...answer.items, searchRow(text)], told(answer));
    else said.textContent = say("찾지 못했습니다. 연결과 로그인 상태를 확인하십시오.", "The search failed. Check the connection and the log-in.");
    const again = rows.findIndex((row) => row.address === kept);
    if (again > 0) choose(again);
  }

  function go(number) {
    const row = rows[number];
    if (row) location.assign(row.address);
  }

  function open() {
    if (dialog.open) return;
    returnTo = document.activeElement === document.body ? opener : document.activeElement;
    input.value = "";
    dialog.showModal();
    input.focus();
    update();
  }

  dialog.addEventListener("close", () => {
    if (returnTo?.isConnected) returnTo.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.getElementById("site-palette-close").addEventListener("click", () => dialog.close());
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && rows.length) {
      event.preventDefault();
      choose((chosen + steps[event.key] + rows.length) % rows.length);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      go(chosen);
    }
  });
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) go(Number(item.dataset.number));
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
  opener.addEventListener("click", open);
  opener.hidden = false;
  remember();
})();
