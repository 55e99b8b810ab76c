/* Step through a run: the state after each event, made by applying what the
 * event changed. All text from the run goes in as text, never as markup. */
"use strict";
(function () {
  var run = JSON.parse(document.getElementById("run").textContent);
  var page = document.getElementById("page");
  var steps = run.steps;
  var CAPACITY = 65536;
  var byN = function (list) {
    return new Map(list.map(function (one) { return [one.n, one]; }));
  };
  var processes = byN(run.processes);
  var ofds = byN(run.ofds);
  var pipes = byN(run.pipes);

  /* The state after step `last`; what that step itself changed is in changed. */
  function empty() {
    return { at: -1, tables: new Map(), states: new Map(), names: new Map(),
             lines: new Map(), fills: new Map(), waits: new Map(), out: [] };
  }

  function apply(state, delta) {
    var what = delta[0], n = delta[1];
    if (what === "table") { state.tables.set(n, delta[2]); }
    else if (what === "state") { state.states.set(n, delta[2]); }
    else if (what === "name") { state.names.set(n, delta[2]); }
    else if (what === "line") { state.lines.set(n, [delta[2], delta[3]]); }
    else if (what === "fill") { state.fills.set(n, delta[2]); }
    else if (what === "out") { state.out.push([n, delta[2]]); }
    else if (what === "wait") {
      state.waits.set(n, { pipe: delta[2], writing: delta[3], child: delta[4] });
    }
  }

  var state = empty();

  function go(last) {
    if (last < state.at) { state = empty(); }
    while (state.at < last) {
      state.at++;
      steps[state.at].d.forEach(function (d) { apply(state, d); });
    }
    return state;
  }

  /* The call that a process is in at a step: entered, but not yet over. */
  var own = new Map();
  steps.forEach(function (step, i) {
    if (!own.has(step.p)) { own.set(step.p, []); }
    own.get(step.p).push(i);
  });

  function callOf(n, at) {
    var next = (own.get(n) || []).find(function (i) { return i > at; });
    if (next === undefined || !steps[at]) { return null; }
    return steps[next].began && steps[next].began < steps[at].seq
      ? steps[next].t.replace(/^waits in /, "").replace(/(\)) =.*|(\)):.*/, ")") : null;
  }

  function nameOf(n) {
    for (var p = processes.get(n); p; p = processes.get(p.parent)) {
      if (state.names.has(p.n)) { return state.names.get(p.n); }
    }
    return "process";
  }

  function holders(pipe, writers) {
    var list = [];
    state.tables.forEach(function (table, n) {
      table.forEach(function (row) {
        var ofd = ofds.get(row[1]);
        if (ofd && ofd.pipe === pipe && (writers ? ofd.w : ofd.r)) {
          list.push({ n: n, fd: row[0] });
        }
      });
    });
    return list;
  }

  /* Whom a blocked process waits for: who could end its wait. */
  function waitsFor(n) {
    var wait = state.waits.get(n);
    if (!wait || state.states.get(n) !== "blocked") { return []; }
    if (wait.pipe) {
      return holders(wait.pipe, !wait.writing).map(function (h) { return h.n; });
    }
    return run.processes.filter(function (p) {
      var gone = state.states.get(p.n);
      return p.parent === n && gone !== "reaped" && gone !== "zombie" &&
        (wait.child <= 0 || p.pid === wait.child);
    }).map(function (p) { return p.n; });
  }

  /* Those that wait, over others, for themselves. */
  function circle() {
    var found = new Set();
    run.processes.forEach(function (p) {
      var seen = new Set(), todo = waitsFor(p.n);
      while (todo.length) {
        var n = todo.pop();
        if (!seen.has(n)) { seen.add(n); todo = todo.concat(waitsFor(n)); }
      }
      if (seen.has(p.n)) { found.add(p.n); }
    });
    return found;
  }

  function el(name, className, text) {
    var node = document.createElement(name);
    if (className) { node.className = className; }
    if (text !== undefined) { node.textContent = text; }
    return node;
  }

  function put(parent, name, className, text) {
    return parent.appendChild(el(name, className, text));
  }

  function ofdWords(ofd) {
    if (!ofd) { return "?"; }
    var mode = ofd.r && ofd.w ? "both ends" : ofd.w ? "write end" : "read end";
    if (pipes.has(ofd.pipe)) {
      return mode + " of " + pipeName(ofd.pipe) + " (description " + ofd.n + ")";
    }
    return (ofd.path || "file") + " (description " + ofd.n + ")";
  }

  function pipeName(n) {
    var pipe = pipes.get(n);
    return (pipe && pipe.fifo ? "FIFO " : "pipe ") + n +
      (pipe && pipe.path ? " " + pipe.path : "");
  }

  function list(ns) {
    return ns.map(function (h) { return nameOf(h.n) + " " + h.n + " (fd " + h.fd + ")"; })
      .join(", ") || "nobody";
  }

  function stateWords(n, at) {
    var is = state.states.get(n);
    if (is === "blocked") {
      var whom = waitsFor(n).map(function (m) {
        return m === n ? "itself" : nameOf(m) + " " + m;
      });
      return "blocked" + (whom.length ? ", waits for " + whom.join(", ") : "");
    }
    if (is === "zombie") { return "zombie: ended, not waited for"; }
    if (is === "reaped") { return processes.get(n).parent ? "ended and reaped" : "ended"; }
    var call = callOf(n, at);
    return call ? "in " + call : "running";
  }

  var before = new Map();

  function processBox(p, at, circled) {
    var is = state.states.get(p.n);
    var box = el("section", "box" + (steps[at].p === p.n ? " acts" : "") +
      (circled.has(p.n) ? " circle" : "") + (is === "reaped" ? " gone" : ""));
    put(box, "h3", "", p.n + " " + nameOf(p.n) + " (pid " + p.pid + ")");
    put(box, "p", "state", (circled.has(p.n) ? "in the circle of waiting: " : "") +
      stateWords(p.n, at));
    var line = state.lines.get(p.n);
    if (line && is !== "reaped") {
      put(box, "div", "source", line[0] + (line[1] ? "\n" + line[1] : ""));
    }
    var rows = state.tables.get(p.n) || [];
    if (rows.length) {
      var table = put(box, "table");
      table.setAttribute("aria-label", "descriptors of process " + p.n);
      var old = before.get(p.n) || [];
      rows.forEach(function (row) {
        var fresh = !old.some(function (o) { return o[0] === row[0] && o[1] === row[1]; });
        var tr = put(table, "tr", fresh ? "new" : "");
        put(tr, "td", "", String(row[0]));
        put(tr, "td", "", ofdWords(ofds.get(row[1])) + (row[2] ? ", close-on-exec" : ""));
      });
    }
    return box;
  }

  function pipeBox(pipe) {
    var box = el("section", "box");
    var fill = state.fills.get(pipe.n) || 0;
    put(box, "h3", "", pipeName(pipe.n));
    put(box, "p", "", fill + " bytes in it");
    var meter = put(box, "meter");
    meter.max = CAPACITY;
    meter.value = fill;
    meter.setAttribute("aria-label", "fill level of " + pipeName(pipe.n));
    put(box, "p", "", "write end: " + list(holders(pipe.n, true)));
    put(box, "p", "", "read end: " + list(holders(pipe.n, false)));
    return box;
  }

  function tree(parent) {
    var children = run.processes.filter(function (p) {
      return p.parent === parent && state.states.has(p.n);
    });
    if (!children.length) { return null; }
    var ul = el("ul");
    children.forEach(function (p) {
      var li = put(ul, "li", "", p.n + " " + nameOf(p.n) + ": " + state.states.get(p.n));
      var below = tree(p.n);
      if (below) { li.appendChild(below); }
    });
    return ul;
  }

  function seen(pipe) {
    return state.fills.has(pipe.n) || holders(pipe.n, true).length ||
      holders(pipe.n, false).length;
  }

  /* The frame, made once. */
  page.textContent = "";
  put(page, "h1", "", run.name + ", step by step");
  put(page, "p", "", "Outcome: " + run.outcome + (run.reason ? ": " + run.reason : "") +
    (run.left_out ? ". The page holds the first " + steps.length + " events; " +
      run.left_out + " more are left out." : ""));
  if (!steps.length) { put(page, "p", "", "There is nothing to step through."); return; }
  var bar = put(page, "div", "bar");
  var controls = put(bar, "div", "controls");
  function button(text, act) {
    var b = put(controls, "button", "", text);
    b.type = "button";
    b.addEventListener("click", act);
    return b;
  }
  button("← Back", function () { show(now - 1); });
  button("Next →", function () { show(now + 1); });
  var wrong = run.findings.filter(function (f) { return f.severity === "error"; })[0];
  if (wrong) { button("Where it went wrong", function () { show(wrong.step); }); }
  var count = put(controls, "span", "state");
  var slider = put(bar, "input");
  slider.type = "range";
  slider.min = 0;
  slider.max = steps.length - 1;
  slider.setAttribute("aria-label", "event");
  slider.addEventListener("input", function () { show(Number(slider.value)); });
  var marks = put(bar, "div", "marks");
  run.findings.forEach(function (f) {
    var mark = put(marks, "i", f.severity);
    mark.style.left = 100 * f.step / Math.max(1, steps.length - 1) + "%";
    mark.title = f.id;
  });
  var live = put(page, "div", "now");
  live.setAttribute("aria-live", "polite");
  var view = put(page, "div");

  function section(title, body) {
    put(view, "h2", "", title);
    view.appendChild(body);
  }

  var now = 0;

  function show(at) {
    now = Math.max(0, Math.min(steps.length - 1, at));
    before = new Map(go(now - 1).tables);
    go(now);
    var step = steps[now], circled = circle();
    slider.value = now;
    count.textContent = "event " + (now + 1) + " of " + steps.length + ", " +
      step.ms.toFixed(2) + " ms";
    slider.setAttribute("aria-valuetext", count.textContent);
    live.textContent = "";
    put(live, "p", "", step.p ? nameOf(step.p) + " " + step.p + ": " + step.t : step.t);
    if (circled.size) {
      put(live, "p", "err", "The circle of waiting: " + Array.from(circled, function (n) {
        return nameOf(n) + " " + n;
      }).join(", ") + ".");
    }
    run.findings.forEach(function (f) {
      if (f.step !== now) { return; }
      var box = put(live, "div", "finding " + f.severity);
      put(box, "strong", "", f.severity + " " + f.id);
      put(box, "p", "", f.message);
      if (f.next) { put(box, "p", "", "Next: " + f.next); }
    });
    view.textContent = "";
    var there = run.processes.filter(function (p) { return state.states.has(p.n); });
    var grid = el("div", "grid");
    there.forEach(function (p) { grid.appendChild(processBox(p, now, circled)); });
    section("Processes and their descriptors", grid);
    var ends = el("div", "grid");
    run.pipes.filter(seen).forEach(function (p) { ends.appendChild(pipeBox(p)); });
    if (ends.childNodes.length) { section("Pipes", ends); }
    var top = el("div", "tree");
    var ul = tree(0);
    if (ul) { top.appendChild(ul); }
    section("Process tree", top);
    var out = el("pre", "out");
    out.tabIndex = 0;
    state.out.forEach(function (part) {
      put(out, "span", part[0] === 2 ? "err" : "", part[1]);
    });
    section("Output so far", out);
  }

  document.addEventListener("keydown", function (event) {
    if (event.target === slider || event.altKey || event.ctrlKey || event.metaKey) { return; }
    var to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: steps.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); show(to); }
  });
  /* A step can be linked to: page.html#step=12 */
  var asked = /^#step=(\d+)$/.exec(location.hash);
  show(asked ? Number(asked[1]) - 1 : 0);
})();
