/* Keeps what is written into forms until they are sent, and offers it again. Pages work without it.
   It is every form of several fields; one that must not be kept says why in data-unsaved. */
"use strict";
(() => {
  const { url, posted } = document.currentScript.dataset;
  const PAUSE = 1500;
  const MOST_ROWS = 500;
  const LOAD = "ieum-autosave-load";
  const MOST_FORMS = 10;
  const NEVER = new Set(["hidden", "password", "file", "submit", "button", "reset", "image"]);
  const say = (korean, english) => (document.documentElement.lang === "en" ? english : korean);
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";

  const controls = (form) => [...form.elements].filter((each) => each.name && !NEVER.has(each.type) && each.type !== "fieldset");
  const isMarked = (control) => control.type === "checkbox" || control.type === "radio";

  /* Forms of a page that are kept, by name: a name of their own, or where they post with what tells them apart. */

  const SECRET = "[type=password], [autocomplete=one-time-code]";
  const isAside = (form) => form.closest(".ui-list") || form.matches("[data-unsaved]") || form.querySelector(SECRET);
  const isText = (control) => !isMarked(control);
  const isLong = (form) => form.querySelector("textarea") || controls(form).filter(isText).length > 1;

  function nameOf(form) {
    if (form.dataset.autosave) return form.dataset.autosave;
    const action = form.getAttribute("action") || "";
    const hidden = [...form.elements].filter((each) => each.type === "hidden" && each.name !== "csrfmiddlewaretoken" && !/_FORMS$/.test(each.name));
    return [action.split("?")[0], ...hidden.map((each) => `${each.name}=${each.value}`)].join("&").slice(0, 120);
  }

  function keptForms() {
    const named = new Map();
    for (const form of document.querySelectorAll("main form[method=post]")) {
      if (!form.dataset.autosave && (isAside(form) || !isLong(form))) continue;
      const name = nameOf(form);
      const isTaken = [...named.values()].filter((each) => each.split("#")[0] === name).length;
      named.set(form, isTaken ? `${name}#${isTaken + 1}` : name);
    }
    // More of them are lines of a list, of each of which the server would have to be asked.
    return [...named].slice(0, MOST_FORMS);
  }

  function written(form) {
    return controls(form).flatMap((control) => {
      if (isMarked(control)) return control.checked ? [[control.name, control.value]] : [];
      if (control.type === "select-multiple") return [...control.selectedOptions].map((option) => [control.name, option.value]);
      return [[control.name, control.value]];
    });
  }

  /* Writing what was kept into a form; the fields for which it has no place are given back. */

  function fill(form, fields) {
    const waiting = new Map();
    for (const [name, value] of fields) waiting.set(name, [...(waiting.get(name) || []), value]);
    for (const control of controls(form)) {
      const values = waiting.get(control.name) || [];
      if (isMarked(control)) control.checked = values.includes(control.value);
      else if (control.type === "select-multiple") for (const option of control.options) option.selected = values.includes(option.value);
      else if (values.length) control.value = values.shift();
    }
    const kept = new Set(controls(form).filter((each) => isMarked(each) || each.type === "select-multiple").map((each) => each.name));
    return [...waiting].flatMap(([name, values]) => (kept.has(name) ? [] : values.map((value) => [name, value])));
  }

  function load(form, fields) {
    const add = form.querySelector("[data-add]");
    const needed = (name) => fields.filter(([each]) => each === name).length;
    const lacks = () => controls(form).length && fields.some(([name]) => needed(name) > controls(form).filter((each) => each.name === name).length);
    for (let added = 0; add && lacks() && added < MOST_ROWS; added += 1) add.click();
    const left = fill(form, fields);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    const more = form.querySelector("button[name=do][value=more]");
    if (left.length && more) askForLines(form, left, more);
  }

  /* Forms of several lines: the page is asked for as many lines as were written. */

  function askForLines(form, left, more) {
    for (const [name, value] of left) {
      const input = form.appendChild(document.createElement("input"));
      [input.type, input.name, input.value] = ["hidden", name, value];
      const line = /^(.+)-(\d+)-/.exec(name);
      const total = line && form.elements[`${line[1]}-TOTAL_FORMS`];
      if (total) total.value = Math.max(Number(total.value), Number(line[2]) + 1);
    }
    form.requestSubmit(more);
  }

  function note(form) {
    const line = document.createElement("p");
    line.className = "ui-note";
    line.setAttribute("data-autosaved", "");
    form.append(line);
    return (text, isUrgent = false) => {
      if (isUrgent) line.setAttribute("role", "status");
      line.textContent = text;
    };
  }

  function offer(form, kept, choose) {
    const box = document.createElement("div");
    box.className = "ui-alert ui-alert--info";
    box.setAttribute("role", "status");
    const text = box.appendChild(document.createElement("p"));
    text.textContent = say(
      `자동 저장한 내용이 있습니다 (${kept.saved_at}). 파일은 저장하지 않습니다. 고르기 전에는 새로 쓴 것을 자동 저장하지 않습니다.`,
      `There is an autosaved draft (${kept.saved_at}). Files are not kept. What you write now is not autosaved until you choose.`,
    );
    for (const [words, isWanted] of [[say("불러오기", "Load"), true], [say("버리기", "Discard"), false]]) {
      const button = box.appendChild(document.createElement("button"));
      button.type = "button";
      button.className = "krds-btn small secondary";
      button.textContent = words;
      button.addEventListener("click", () => {
        box.remove();
        choose(isWanted);
        controls(form)[0]?.focus();
      });
    }
    form.before(box);
    form.closest("details")?.setAttribute("open", "");
  }

  async function watch(form, name) {
    const place = `${location.pathname}#${name}`;
    const tell = note(form);
    let seen = 0;
    let isOpen = false;
    let isStopped = false;
    let timer = 0;
    let last = JSON.stringify(written(form));

    async function save(isLeaving = false) {
      clearTimeout(timer);
      timer = 0;
      const fields = JSON.stringify(written(form));
      if (!isOpen || isStopped || fields === last) return;
      last = fields;
      const body = new URLSearchParams({ place, fields, seen, query: location.search.slice(1) });
      try {
        const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token() }, keepalive: isLeaving, redirect: "error" });
        const told = await answer.json();
        if (answer.ok) {
          seen = told.revision;
          tell(say(`자동 저장함 ${told.saved_at.slice(-5)}. 파일은 저장하지 않습니다.`, `Autosaved ${told.saved_at.slice(-5)}. Files are not kept.`));
        } else {
          isStopped = true;
          tell(told.said, true);
        }
      } catch {
        // Kept at the next change, when the connection or the session may be back.
        last = "";
        tell(say("자동 저장하지 못했습니다. 로그인과 연결을 확인하십시오.", "Could not autosave. Check your login and connection."), true);
      }
    }

    form.addEventListener("input", () => {
      if (!isOpen || isStopped) return;
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    });
    window.addEventListener("pagehide", () => { if (timer) save(true); });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      timer = 0;
      if (form.querySelector("[name=autosave_place]")) return;
      const input = form.appendChild(document.createElement("input"));
      [input.type, input.name, input.value] = ["hidden", "autosave_place", place];
    });

    const kept = await keptOf(place);
    if (kept) seen = kept.revision;
    isOpen = !kept || posted === place || JSON.stringify(kept.fields) === last;
    if (isOpen) {
      // Something may have been written while that was asked for.
      timer = setTimeout(save, PAUSE);
      return;
    }

    const choose = (isWanted) => {
      isOpen = true;
      if (!isWanted) {
        seen = 0;
        fetch(`${url}discard/`, { method: "POST", body: new URLSearchParams({ place }), headers: { "X-CSRFToken": token() } });
      } else if (kept.query !== location.search.slice(1)) {
        sessionStorage.setItem(LOAD, place);
        location.search = kept.query;
      } else {
        last = JSON.stringify(kept.fields);
        load(form, kept.fields);
      }
    };
    if (sessionStorage.getItem(LOAD) === place) {
      sessionStorage.removeItem(LOAD);
      choose(true);
    } else {
      offer(form, kept, choose);
    }
  }

  async function keptOf(place) {
    try {
      const answer = await fetch(`${url}?${new URLSearchParams({ place })}`, { redirect: "error" });
      return answer.status === 200 ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  for (const [form, name] of keptForms()) watch(form, name);
})();
