/* The calculation sheet as a grid: keys, blocks of cells from and to a spreadsheet, undoing, and totals while one writes.
   What rows come to and what is wrong with them, the server alone says. The form works without this file. */
"use strict";
(() => {
  const form = document.querySelector("form[data-sheet]");
  const blank = form?.querySelector("template");
  if (!form || !blank) return;
  const PAUSE = 250;
  const say = (korean, english) => (document.documentElement.lang === "en" ? english : korean);
  const body = form.querySelector("tbody");
  const totals = document.querySelector("[data-totals]");
  const said = document.querySelector("[data-said]");
  const done = [];
  const undone = [];
  let anchor = null;
  let editing = false;
  let timer = 0;
  let asked = 0;

  const inputs = (row) => [...row.querySelectorAll("input")];
  const rows = () => [...body.rows];
  const grid = () => rows().map(inputs);

  function placeOf(cell) {
    const row = cell.closest("tr");
    return [rows().indexOf(row), inputs(row).indexOf(cell)];
  }

  function addRow() {
    const row = blank.content.firstElementChild.cloneNode(true);
    const number = body.rows.length + 1;
    row.cells[0].textContent = number;
    inputs(row).forEach((cell) => {
      cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/^\d+/, number));
    });
    body.append(row);
    remember(row);
    return row;
  }

  /* What a cell held before it was changed, so that one step back gives it again. */

  function remember(row) {
    inputs(row).forEach((cell) => { cell.dataset.before = cell.value; });
  }

  function change(pairs) {
    const step = pairs.filter(([cell, value]) => cell.dataset.before !== value);
    if (!step.length) return;
    undone.length = 0;
    done.push(asBefore(step));
    write(step);
  }

  function write(pairs) {
    pairs.forEach(([cell, value]) => { cell.value = value; cell.dataset.before = value; });
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function asBefore(step) {
    return step.map(([cell]) => [cell, cell.dataset.before]);
  }

  function undo(cell) {
    // What is being written in a cell is a change of its own.
    change([[cell, cell.value]]);
    take(done, undone);
  }

  function redo(cell) {
    change([[cell, cell.value]]);
    take(undone, done);
  }

  /* Take the last step off one pile, and lay what it changes on the other. */
  function take(from, onto) {
    const step = from.pop();
    if (!step) return;
    onto.push(asBefore(step));
    write(step);
    go(...placeOf(step[0][0]));
  }

  /* Moving, and choosing a block of cells. */

  function go(row, column) {
    const cells = grid();
    const cell = cells[Math.max(0, Math.min(row, cells.length - 1))][Math.max(0, Math.min(column, cells[0].length - 1))];
    cell.focus();
    cell.select();
    return cell;
  }

  function block(cell) {
    const [[top, left], [bottom, right]] = [placeOf(anchor?.isConnected ? anchor : cell), placeOf(cell)];
    return grid().slice(Math.min(top, bottom), Math.max(top, bottom) + 1)
      .map((row) => row.slice(Math.min(left, right), Math.max(left, right) + 1));
  }

  function choose(cell) {
    grid().flat().forEach((each) => each.classList.remove("is-chosen"));
    if (anchor && anchor !== cell) block(cell).flat().forEach((each) => each.classList.add("is-chosen"));
  }

  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [1, 0] };

  body.addEventListener("keydown", (event) => {
    const cell = event.target;
    // A key that still belongs to the input method is not ours.
    if (event.isComposing || event.altKey) return;
    const stroke = (event.ctrlKey || event.metaKey) && event.key.toLowerCase();
    if (stroke === "z" || stroke === "y") {
      event.preventDefault();
      (stroke === "y" || event.shiftKey ? redo : undo)(cell);
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "F2") {
      event.preventDefault();
      editing = true;
      cell.setSelectionRange(cell.value.length, cell.value.length);
    } else if (event.key === "Escape") {
      editing = false;
      if (cell.value !== cell.dataset.before) write([[cell, cell.dataset.before]]);
      cell.select();
    } else if (event.key === "Delete" && !editing) {
      event.preventDefault();
      change(block(cell).flat().map((each) => [each, ""]));
    } else if (event.key in MOVES && !(editing && event.key !== "Enter")) {
      move(event, cell);
    }
  });

  function move(event, cell) {
    event.preventDefault();
    const [down, right] = MOVES[event.key];
    const way = event.key === "Enter" && event.shiftKey ? -1 : 1;
    const [row, column] = placeOf(cell);
    const extends_ = event.shiftKey && event.key !== "Enter";
    if (extends_) anchor ||= cell;
    if (event.key === "Enter" && row + way === body.rows.length) addRow();
    const start = anchor;
    const next = go(row + down * way, column + right);
    anchor = extends_ ? start : null;
    choose(next);
  }

  body.addEventListener("focusin", () => { editing = false; });
  body.addEventListener("mousedown", (event) => {
    if (!event.shiftKey) { anchor = null; choose(null); }
  });
  // What was typed over a chosen cell belongs to that cell.
  body.addEventListener("input", () => { anchor = null; choose(null); });
  body.addEventListener("change", (event) => change([[event.target, event.target.value]]));

  /* Blocks from and to a spreadsheet: lines of cells parted by tabs. */

  body.addEventListener("copy", (event) => {
    const cells = block(event.target);
    if (cells.flat().length < 2) return;
    event.clipboardData.setData("text/plain", cells.map((row) => row.map((cell) => cell.value).join("\t")).join("\n"));
    event.preventDefault();
  });

  body.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const [top, left] = placeOf(event.target);
    const lines = text.split("\n").map((line) => line.split("\t"));
    while (body.rows.length < top + lines.length) addRow();
    const cells = grid();
    change(lines.flatMap((line, down) => line
      .map((value, right) => [cells[top + down][left + right], value.trim()])
      .filter(([cell]) => cell)));
    const room = cells[top].length - left;
    const isCut = lines.some((line) => line.slice(room).some((value) => value.trim()));
    said.classList.toggle("sr-only", !isCut);
    said.textContent = isCut
      ? say("이 표에 없는 열의 값은 붙이지 않았습니다. 열을 더 연 뒤 다시 붙이십시오.",
        "Values of columns that this sheet does not show were not pasted. Show more columns and paste again.")
      : say(`${lines.length}줄을 붙였습니다.`, `Rows pasted: ${lines.length}.`);
  });

  /* What the server says of the rows as they are. */

  // In the order of the columns that the server knows, so that a sheet may show fewer.
  const COLUMNS = ["programme", "code", "description", "formula", "national", "city", "special_grant", "special_adjustment",
    "balanced", "fund_grant", "bond", "other"];

  function asBlock() {
    return rows().map((row) => COLUMNS.map((name) => row.querySelector(`input[name=${name}]`)?.value ?? "").join("\t"))
      .join("\n");
  }

  function sent() {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.append("block", asBlock());
    return data;
  }

  async function ask() {
    const turn = ++asked;
    let answer;
    try {
      const response = await fetch(form.dataset.check, { method: "POST", body: sent(), credentials: "same-origin" });
      if (!response.ok || response.redirected) return;
      answer = await response.json();
    } catch {
      return;
    }
    // An answer that was overtaken by another question is dropped.
    if (turn === asked) show(answer);
  }

  function show(answer) {
    rows().forEach((row, number) => showRow(row, answer.rows[number] || {}));
    totals.innerHTML = answer.totals;
  }

  function addNote(cell) {
    const note = document.createElement("p");
    note.className = "form-hint-invalid";
    note.id = `fault-${cell.closest("tr").rowIndex}-${cell.name}`;
    cell.after(note);
    return note;
  }

  function showRow(row, found) {
    row.querySelector("[data-amount]").textContent = found.amount || "";
    const own = row.querySelector("[data-own]");
    if (own) own.textContent = found.own || "";
    inputs(row).forEach((cell) => {
      const fault = found.faults?.[cell.name] || "";
      const note = cell.parentElement.querySelector("p") || (fault && addNote(cell));
      if (note) note.textContent = fault;
      if (fault) {
        cell.setAttribute("aria-invalid", "true");
        cell.setAttribute("aria-describedby", note.id);
      } else {
        cell.removeAttribute("aria-invalid");
        cell.removeAttribute("aria-describedby");
      }
    });
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  // One field carries all rows, however many there are.
  form.addEventListener("submit", () => {
    const area = document.createElement("textarea");
    Object.assign(area, { name: "block", value: asBlock(), hidden: true });
    grid().flat().forEach((cell) => { cell.disabled = true; });
    form.append(area);
  });

  const add = form.querySelector("[data-add]");
  add.hidden = false;
  add.addEventListener("click", () => inputs(addRow())[0].focus());
  rows().forEach(remember);
})();
