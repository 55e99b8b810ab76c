// SPDX-License-Identifier: MIT
/* In a page of --page: go through all steps by its own button, and compare
 * what is shown with what its data say, folded here in another way. What
 * differs is in #walked, a line each, and last how much was compared. */
"use strict";
(function () {
  const opened = performance.now();
  let run = JSON.parse(document.getElementById("run").textContent);
  const page = document.getElementById("page");
  let asked = 0;
  const said = [], places = new Map(), times = [];
  const is = { table: {}, state: {}, fill: {}, opened: {}, out: "" };
  const one = (list, n) => list.find((x) => x.n === n);
  const box = (what, n) => page.querySelector(`[data-${what}="${n}"]`);
  const text = (node) => node ? node.textContent : "";
  let step, compared = 0;

  function same(what, shown, want) {
    compared++;
    if (shown !== want) {
      said.push(`${document.body.style.width || "wide"}, step ${step}: ${what}: shown ${shown}, in the data ${want}`);
    }
  }

  function row([fd, n, cloexec]) {
    const ofd = one(run.ofds, n), pipe = one(run.pipes, ofd.pipe);
    const end = ofd.r && ofd.w ? "both ends" : ofd.w ? "write end" : "read end";
    const what = pipe
      ? `${end} of ${pipe.fifo ? "FIFO" : "pipe"} ${pipe.n}${pipe.path ? " " + pipe.path : ""}`
      : ofd.path || "file";
    return `${fd}|${what} (description ${n})${cloexec ? ", close-on-exec" : ""}`;
  }

  function holders(pipe, end) {
    return Object.entries(is.table).flatMap(([n, rows]) => rows
      .filter(([, ofd]) => one(run.ofds, ofd).pipe === pipe && one(run.ofds, ofd)[end])
      .map(([fd]) => `${n} (fd ${fd})`)).join(", ") || "nobody";
  }

  function compare() {
    for (const { n } of run.processes) {
      const shown = Array.from(box("process", n).querySelectorAll("tr"),
        (tr) => Array.from(tr.cells, text).join("|"));
      same(`table of ${n}`, shown.join("\n"), (is.table[n] || []).map(row).join("\n"));
      const words = text(box("process", n).querySelector(".state"));
      const state = { undefined: /^not there yet/, running: /^(running|in .*\()/,
        blocked: /blocked/, zombie: /^zombie/, reaped: /^ended/ }[is.state[n]];
      same(`state of ${n} (${is.state[n]}: ${words})`, state.test(words), true);
    }
    for (const { n } of run.pipes) {
      const shown = Array.from(box("pipe", n).querySelectorAll("p"), text);
      if (!is.opened[n]) {
        same(`pipe ${n}`, /^not (there|opened) yet$/.test(shown[0]), true);
        continue;
      }
      same(`fill of ${n}`, shown[0], `${is.fill[n] || 0} byte${is.fill[n] === 1 ? "" : "s"} in it`);
      ["w", "r"].forEach((end, i) => {
        const list = shown[1 + i].replace(/^.*? end: /, "").replace(/(^|, )\S+ (?=\d+ \()/g, "$1");
        same(`${end} end of ${n}`, list.split(", ").sort().join(), holders(n, end).split(", ").sort().join());
      });
    }
    same("words", text(page.querySelector(".now")).includes(run.steps[step].t), true);
    same("output", text(page.querySelector(".out")).slice(-1000), is.out.slice(-1000));
  }

  /* Boxes lie beside each other, and stay where they were. */
  function look() {
    const boxes = Array.from(page.querySelectorAll("[data-process], [data-pipe]"));
    const top = boxes[0].getBoundingClientRect().top;
    const at = boxes.map((b) => b.getBoundingClientRect());
    at.forEach((a, i) => {
      at.slice(i + 1).forEach((b) => {
        same("overlap", a.left < b.right && b.left < a.right && a.top < b.bottom &&
          b.top < a.bottom, false);
      });
      const place = [a.left, a.top - top], before = places.get(i) || place;
      places.set(i, before);
      same(`box ${i} moved`, Math.hypot(place[0] - before[0], place[1] - before[1]) > 1, false);
    });
    const right = document.body.getBoundingClientRect().right;
    const wide = Array.from(page.querySelectorAll("*"))
      .find((node) => node.getBoundingClientRect().right > right + 1);
    same("what is too wide", wide ? wide.outerHTML.slice(0, 80) : "nothing", "nothing");
  }

  /* A question before this step: what the data say must be right, and what is
   * not be told; who may run is none of those that the model has blocked. */
  function answer(form) {
    const text = form.querySelector("legend").textContent, at = run.steps[step];
    const named = Array.from(form.querySelectorAll("input"), (i) => i.value);
    const after = (at.d.find((d) => d[0] === "table" && d[1] === at.p) || [0, 0, is.table[at.p]])[2];
    const right = /What does read/.test(text) ? [String(at.r)]
      : /end of file\?/.test(text) ? [at.r === 0 ? "yes" : "no"]
        : /Which descriptors/.test(text) ? after.map((row) => String(row[0])) : null;
    for (const input of form.querySelectorAll("input")) {
      input.checked = right !== null && right.includes(input.value);
    }
    asked++;
    form.requestSubmit();
    const told = text_of(page.querySelector(".now > p"));
    if (right) {
      same(`options of "${text}"`, right.every((one) => named.includes(one)), true);
      same(`answer to "${text}"`, told.startsWith("Right: "), true);
      return;
    }
    const may = told.replace(/^Not so. It is: (.*?)\. .*$/, "$1").split(", ");
    const alive = run.processes.filter(({ n }) => /running|blocked/.test(is.state[n]));
    for (const { n } of alive) {
      const name = named.find((one) => one.endsWith(` ${n}`));
      same(`${n} is asked for`, name !== undefined, true);
      if (is.state[n] === "blocked" || n === at.p) {
        same(`${n} may run at "${text}"`, may.includes(name), n === at.p && is.state[n] !== "blocked");
      }
    }
  }

  /* Both runs from where they part: the words of the data's own steps. */
  function beside() {
    const lists = Array.from(page.querySelectorAll("section.box > ol"));
    same("two runs side by side", lists.length, 2);
    [run, run.other].forEach((one, i) => {
      Array.from(lists[i].children).forEach((li, k) => {
        const at = one.steps[lists[i].start - 1 + k];
        same(`step ${k} beside`, li.textContent.includes(at.t), true);
      });
    });
    for (let i = 0; i < lists[0].start - 1; i++) {
      const known = (one) => one.steps[i].t.replace(/\d+/g, (n) => {
        const p = one.processes.find(({ pid }) => String(pid) === n);
        return p ? `p${p.n}` : n;
      });
      same(`step ${i}, before they part`, known(run), known(run.other));
    }
  }

  const text_of = text;
  const button = (name) => Array.from(page.querySelectorAll("button"))
    .find((b) => b.textContent === name);
  function walk() {
    Object.assign(is, { table: {}, state: {}, fill: {}, opened: {}, out: "" });
    places.clear();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
    const most = Math.min(run.steps.length, window.walk_most || Infinity);
    for (step = 0; step < most; step++) {
      const begin = performance.now();
      if (step) { button("Next →").click(); }
      const form = page.querySelector("form.question");
      if (form) { answer(form); }
      page.getBoundingClientRect();
      void page.offsetHeight;
      times.push(performance.now() - begin);
      for (const [what, n, value] of run.steps[step].d) {
        if (what === "table") {
          for (const [, ofd] of value) { is.opened[one(run.ofds, ofd).pipe] = true; }
        }
        if (what === "out") { is.out += value; } else if (is[what]) { is[what][n] = value; }
      }
      if (most < 300 || step % 40 === 0) { compare(); look(); }
    }
  }

  const widths = window.walk_widths || ["390px", "800px", ""];
  for (const width of widths) {
    document.body.style.width = width;
    onresize();
    walk();
  }
  if (run.other) {
    beside();
    const other = run.other;
    button("Step through the other run").click();
    run = other;
    walk();
  }
  times.sort((a, b) => a - b);
  const result = document.createElement("pre");
  result.id = "walked";
  result.textContent = said.slice(0, 20).concat(`${run.steps.length} steps, ` +
    `${compared > 0 ? "compared" : "nothing"}, ${said.length} differences, ` +
    `${asked} questions, ` +
    `open ${Math.round(opened)} ms, step ${times[times.length >> 1].toFixed(1)} ms, ` +
    `19 of 20 within ${times[Math.floor(times.length * 0.95)].toFixed(1)} ms, ` +
    `slowest ${times[times.length - 1].toFixed(1)} ms`).join("\n") + "\n";
  document.body.append(result);
})();
