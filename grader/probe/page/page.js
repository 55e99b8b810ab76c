/* SPDX-License-Identifier: MIT */
/* Step through a run: the state after each event, made by applying what the
 * event changed. All text from the run goes in as text, never as markup. */
"use strict";
(function () {
  var first = JSON.parse(document.getElementById("run").textContent);
  var page = document.getElementById("page");
  var OUTPUT_SHOWN = 4000, PRINTED_SHOWN = 400, MEASURED = 300, SECOND = 1000;
  var CAPACITY = 65536;

  function el(name, className, text) {
    var node = document.createElement(name);
    if (className) { node.className = className; }
    if (text !== undefined) { node.textContent = text; }
    return node;
  }

  function put(parent, name, className, text) {
    return parent.appendChild(el(name, className, text));
  }

  function byN(list) {
    return new Map(list.map(function (one) { return [one.n, one]; }));
  }

  /* The model of a run at a step, and what follows from it. */
  function model(run) {
    var steps = run.steps, m = { run: run, steps: steps };
    var processes = byN(run.processes), ofds = byN(run.ofds), pipes = byN(run.pipes);
    var state;

    function empty() {
      return { at: -1, opened: new Set(), tables: new Map(), states: new Map(), names: new Map(),
               lines: new Map(), fills: new Map(), waits: new Map(), out: [] };
    }

    function apply(delta) {
      var what = delta[0], n = delta[1];
      if (what === "table") {
        state.tables.set(n, delta[2]);
        delta[2].forEach(function (row) {
          var ofd = ofds.get(row[1]);
          if (ofd) { state.opened.add(ofd.pipe); }
        });
      }
      else if (what === "state") { state.states.set(n, delta[2]); }
      else if (what === "name") { state.names.set(n, delta[2]); }
      else if (what === "line") { state.lines.set(n, delta.slice(2)); }
      else if (what === "fill") { state.fills.set(n, delta[2]); }
      else if (what === "out") { state.out.push([n, delta[2]]); }
      else if (what === "wait") {
        state.waits.set(n, { pipe: delta[2], writing: delta[3], child: delta[4] });
      }
    }

    m.go = function (last) {
      if (!state || last < state.at) { state = empty(); }
      while (state.at < last) { steps[++state.at].d.forEach(apply); }
      m.state = state;
      return state;
    };

    /* Steps of each process, to find the call that it is in: entered, not over. */
    var own = new Map();
    steps.forEach(function (step, i) {
      if (!own.has(step.p)) { own.set(step.p, []); }
      own.get(step.p).push(i);
    });
    m.pending = function (n, at) {
      var list = own.get(n) || [], low = 0, high = list.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (list[middle] > at) { high = middle; } else { low = middle + 1; }
      }
      var next = steps[list[low]];
      return next && steps[at] && next.began && next.began < steps[at].seq ? next : null;
    };
    m.callOf = function (n, at) {
      var next = m.pending(n, at);
      return next ? next.call : null;
    };

    m.nameOf = function (n) {
      for (var p = processes.get(n); p; p = processes.get(p.parent)) {
        if (state.names.has(p.n)) { return state.names.get(p.n); }
      }
      return "process";
    };
    m.called = function (n) { return m.nameOf(n) + " " + n; };
    m.pidOf = function (n) { return processes.get(n).pid; };
    m.hasParent = function (n) { return processes.get(n).parent; };
    m.pipeName = function (n) {
      var pipe = pipes.get(n);
      return (pipe && pipe.fifo ? "FIFO " : "pipe ") + n +
        (pipe && pipe.path ? " " + pipe.path : "");
    };
    m.ofdWords = function (n) {
      var ofd = ofds.get(n);
      if (!ofd) { return "?"; }
      if (!pipes.has(ofd.pipe)) {
        return (ofd.path || "file") + " (description " + n + ")";
      }
      return (ofd.r && ofd.w ? "both ends" : ofd.w ? "write end" : "read end") + " of " +
        m.pipeName(ofd.pipe) + " (description " + n + ")";
    };

    m.holders = function (pipe, writers) {
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
    };
    m.there = function (n) {
      var is = state.states.get(n);
      return is !== undefined && is !== "reaped" && is !== "zombie";
    };

    /* Whom a blocked process waits for: who could end its wait. */
    m.waitsFor = function (n) {
      var wait = state.waits.get(n);
      if (!wait || state.states.get(n) !== "blocked") { return []; }
      if (wait.pipe) {
        return m.holders(wait.pipe, !wait.writing).map(function (h) { return h.n; });
      }
      return run.processes.filter(function (p) {
        return p.parent === n && m.there(p.n) && (wait.child <= 0 || p.pid === wait.child);
      }).map(function (p) { return p.n; });
    };

    /* Those that wait, over others, for themselves. */
    m.circle = function () {
      var found = new Set();
      run.processes.forEach(function (p) {
        var seen = new Set(), todo = m.waitsFor(p.n);
        while (todo.length) {
          var n = todo.pop();
          if (!seen.has(n)) { seen.add(n); todo = todo.concat(m.waitsFor(n)); }
        }
        if (seen.has(p.n)) { found.add(p.n); }
      });
      return found;
    };

    /* The first process has no parent here that could wait for it. */
    m.stateName = function (n) {
      var is = state.states.get(n);
      return is === "reaped" && !m.hasParent(n) ? "ended" : is;
    };
    m.stateWords = function (n, at) {
      var is = state.states.get(n);
      if (is === undefined) { return "not there yet"; }
      if (is === "blocked") {
        var whom = m.waitsFor(n).map(function (o) { return o === n ? "itself" : m.called(o); });
        return "blocked" + (whom.length ? ", waits for " + whom.join(", ") : "");
      }
      if (is === "zombie") { return "zombie: ended, not waited for"; }
      if (is === "reaped") { return m.hasParent(n) ? "ended and reaped" : m.stateName(n); }
      var call = m.callOf(n, at);
      return call ? "in " + call : "running";
    };

    var ns = new Map(run.processes.map(function (p) { return [p.pid, p.n]; }));
    m.words = function (at) {
      var step = steps[at];
      var child = ns.get(step.child);
      return (step.p ? m.called(step.p) + ": " + step.t : step.t) +
        (child ? ", which is " + m.called(child) : "");
    };
    m.ending = function () {
      return run.status !== undefined ? "exited with status " + run.status
        : run.signal ? "killed by " + run.signal : run.outcome;
    };
    /* Two runs have other pids: a step told by numbers that both have. */
    m.plain = function (at) {
      var step = steps[at];
      return step.p + ":" + (ns.has(step.child)
        ? step.t.split(step.child).join("process " + ns.get(step.child)) : step.t);
    };
    return m;
  }

  /* Questions before a step, made and answered from the model. */
  function questions(m) {
    var quiz = m.run.quiz, found = {}, chosen = [];
    if (!quiz) { return new Map(); }
    quiz.kinds.forEach(function (kind) { found[kind] = []; });

    /* Of these kinds any number of the options may be right, of others one. */
    var several = { table: true, run: true };

    function ask(kind, i, text, options, right, why) {
      if (found[kind]) {
        found[kind].push({ step: i, text: text, options: options, right: right, why: why,
          several: several[kind] });
      }
    }

    /* May a process go on now? null: the model does not say. */
    function canRun(n, at) {
      var call = m.pending(n, at);
      if (m.state.states.get(n) === "blocked") { return false; }
      if (!call) { return true; }
      if (call.k === "wait" && call.r > 0) {
        var child = m.run.processes.find(function (p) { return p.pid === call.r; });
        return child && m.there(child.n) ? false : null;
      }
      if (call.k === "read" && call.pipe && !m.state.fills.get(call.pipe)) {
        return m.holders(call.pipe, true).length ? false : null;
      }
      return null;
    }

    m.steps.forEach(function (step, i) {
      if (i === 0) { return; }
      m.go(i - 1);
      var who = step.p ? m.called(step.p) : "";
      if (step.k === "read" && step.r >= 0 && step.pipe && !step.calls) {
        var fill = m.state.fills.get(step.pipe) || 0;
        var numbers = [step.r, 0, -1, step.size, fill].filter(function (v, at, all) {
          return all.indexOf(v) === at;
        }).sort(function (a, b) { return a - b; });
        var why = m.pipeName(step.pipe) + " holds " + fill + " bytes, and " +
          m.holders(step.pipe, true).length + " descriptors of its write end are open.";
        ask("read", i, who + " asks for " + step.size + " bytes by read(" + step.fd +
          "). What does read return?", numbers.map(String), [String(step.r)], why);
        ask("eof", i, who + " reads from " + m.pipeName(step.pipe) +
          ". Is this the end of file?", ["yes", "no"], [step.r === 0 ? "yes" : "no"], why);
      }
      if (step.k === "exec") {
        var table = m.go(i).tables.get(step.p) || [];
        var fds = table.map(function (row) { return String(row[0]); });
        var before = m.go(i - 1).tables.get(step.p) || [];
        ask("table", i, who + " calls exec of " + m.go(i).names.get(step.p) +
          ". Which descriptors does it have then?",
          before.map(function (row) { return String(row[0]); }), fds,
          "exec closes those with close-on-exec, and keeps all others.");
        m.go(i - 1);
      }
      var alive = m.run.processes.filter(function (p) { return m.there(p.n); });
      var may = alive.map(function (p) { return canRun(p.n, i - 1); });
      if (alive.length > 1 && may.indexOf(null) < 0 && may.indexOf(false) >= 0) {
        var names = alive.map(function (p) { return m.called(p.n); });
        ask("run", i, "Who can run now?", names,
          names.filter(function (name, at) { return may[at]; }),
          "Blocked are those that wait for a child that is there, or for bytes that nobody " +
          "has written yet.");
      }
    });
    /* In turn of each kind, from all over the run. */
    var each = Math.ceil(quiz.number / quiz.kinds.length);
    quiz.kinds.forEach(function (kind) {
      var all = found[kind], count = Math.min(each, all.length);
      for (var i = 0; i < count; i++) {
        chosen.push(all[Math.floor(i * all.length / count)]);
      }
    });
    var at = new Map();
    chosen.forEach(function (q) { if (!at.has(q.step)) { at.set(q.step, q); } });
    return at;
  }

  function view(run, start) {
    var m = model(run), steps = run.steps, now = 0, timer = 0;
    var open = questions(m);

    page.textContent = "";
    put(page, "h1", "", run.name + ", step by step");
    put(page, "p", "", "Outcome: " + m.ending() + (run.reason ? ": " + run.reason : "") +
      (run.schedule ? ". Schedule: " + run.schedule : "") + ".");
    if (run.left_out) {
      put(page, "p", "", "The run has many events: " + run.left_out + " that repeat others " +
        "are no step of their own here. What they changed is shown at the next step.");
    }
    if (!steps.length) { put(page, "p", "", "There is nothing to step through."); return; }
    var choices = put(page, "div", "controls");
    var bar = put(page, "div", "bar");
    var controls = put(bar, "div", "controls");
    function button(text, act) {
      var b = put(controls, "button", "", text);
      b.type = "button";
      b.addEventListener("click", act);
      return b;
    }
    function choice(label, options, act) {
      var box = put(choices, "label", "choice", label + " ");
      var select = put(box, "select");
      options.forEach(function (o) {
        var option = put(select, "option", "", o[1]);
        option.value = o[0];
      });
      select.addEventListener("change", function () { act(Number(select.value)); });
      return select;
    }

    /* Only this process, only this pipe. */
    var only = { process: 0, pipe: 0 };
    function concerns(i) {
      var step = steps[i];
      if (only.process && step.p !== only.process && !step.d.some(function (d) {
        return (d[0] === "state" || d[0] === "table") && d[1] === only.process;
      })) { return false; }
      return !only.pipe || step.pipe === only.pipe;
    }
    function move(by) {
      var to = now + by;
      while (to > 0 && to < steps.length - 1 && !concerns(to)) { to += by; }
      show(to);
    }

    function stop() {
      clearInterval(timer);
      timer = 0;
      play.textContent = "Play";
    }
    function runOn() {
      timer = setInterval(function () {
        if (now >= steps.length - 1 || asked) { stop(); } else { move(1); }
      }, SECOND / speed);
      play.textContent = "Pause";
    }
    var speed = 1;
    button("← Back", function () { stop(); move(-1); });
    button("Next →", function () { stop(); move(1); });
    var play = button("Play", function () { if (timer) { stop(); } else { runOn(); } });
    choice("Speed", [[1, "1 step a second"], [0.5, "half"], [3, "3 a second"],
      [10, "10 a second"], [50, "50 a second"]], function (value) {
      speed = value;
      if (timer) { stop(); runOn(); }
    });
    var errors = run.findings.filter(function (f) { return f.severity === "error"; });
    if (errors.length) {
      button("Where it went wrong", function () { stop(); show(errors[0].step); });
    }
    m.go(steps.length - 1);
    choice("Process", [[0, "all processes"]].concat(run.processes.map(function (p) {
      return [p.n, m.called(p.n)];
    })), function (n) { only.process = n; filter(); });
    if (run.pipes.length) {
      choice("Pipe", [[0, "all pipes"]].concat(run.pipes.map(function (p) {
        return [p.n, m.pipeName(p.n)];
      })), function (n) { only.pipe = n; filter(); });
    }
    put(choices, "span", "state keys", "Keys: ← and →, Home, End; the space bar plays.");
    var count = put(controls, "span", "state");
    var slider = put(bar, "input");
    slider.type = "range";
    slider.min = 0;
    slider.max = steps.length - 1;
    slider.setAttribute("aria-label", "event");
    slider.addEventListener("input", function () { stop(); show(Number(slider.value)); });
    var marks = put(bar, "div", "marks");
    run.findings.forEach(function (f) {
      var mark = put(marks, "i", f.severity);
      mark.style.left = 100 * f.step / Math.max(1, steps.length - 1) + "%";
      mark.title = f.id;
    });
    var live = put(page, "div", "now");
    live.setAttribute("aria-live", "polite");
    if (run.other) { beside(); }
    function section(title) {
      put(page, "h2", "", title);
      return put(page, "div", "grid");
    }
    var grid = section("Processes and their descriptors");
    grid.before(el("p", "state", "Each descriptor leads to an open file description, whose " +
      "number is in brackets: those that share one share its offset and flags."));
    var boxes = run.processes.map(function (p) {
      var box = put(grid, "section", "box");
      box.dataset.process = p.n;
      return { p: p, box: box };
    });
    var ends = run.pipes.length ? section("Pipes") : null;
    var pipeBoxes = run.pipes.map(function (p) {
      var box = put(ends, "section", "box");
      box.dataset.pipe = p.n;
      return { p: p, box: box };
    });
    put(page, "h2", "", "Process tree");
    var forest = put(page, "div", "tree");
    put(page, "h2", "", "Output so far");
    var out = put(page, "pre", "out");
    out.tabIndex = 0;
    out.setAttribute("role", "region");
    out.setAttribute("aria-label", "Output so far");

    function filter() {
      boxes.forEach(function (b) { b.box.hidden = only.process && b.p.n !== only.process; });
      pipeBoxes.forEach(function (b) { b.box.hidden = only.pipe && b.p.n !== only.pipe; });
      measure();
      show(now);
    }

    function fillProcess(b, at, circled, before) {
      var n = b.p.n, is = m.state.states.get(n), box = b.box, step = steps[at];
      box.textContent = "";
      box.className = "box" + (step.p === n ? " acts" : "") + (circled.has(n) ? " circle" : "") +
        (is === "reaped" || is === undefined ? " gone" : "");
      put(box, "h3", "", is === undefined ? "process " + n
        : n + " " + m.nameOf(n) + " (pid " + b.p.pid + ")");
      put(box, "p", "state", (circled.has(n) ? "in the circle of waiting: " : "") +
        m.stateWords(n, at));
      if (step.p === n && step.sig) { put(box, "p", "signal", "⚡ " + step.sig + " arrives"); }
      var line = m.state.lines.get(n);
      if (line && is !== "reaped") {
        put(box, "div", "source", line.filter(Boolean).join("\n"));
      }
      var rows = m.state.tables.get(n) || [];
      if (!rows.length) { return; }
      var table = put(box, "table");
      table.setAttribute("aria-label", "descriptors of process " + n);
      rows.forEach(function (row) {
        var fresh = !before.some(function (o) { return o[0] === row[0] && o[1] === row[1]; });
        var tr = put(table, "tr", fresh ? "new" : "");
        put(tr, "td", "", String(row[0]));
        put(tr, "td", "", m.ofdWords(row[1]) + (row[2] ? ", close-on-exec" : ""));
      });
    }

    function list(ns) {
      return ns.map(function (h) { return m.called(h.n) + " (fd " + h.fd + ")"; })
        .join(", ") || "nobody";
    }

    function fillPipe(b, at) {
      var n = b.p.n, box = b.box, step = steps[at], fill = m.state.fills.get(n) || 0;
      var moves = step.pipe === n && step.r > 0 && (step.k === "read" || step.k === "write");
      box.textContent = "";
      box.className = "box" + (moves ? " acts" : "");
      put(box, "h3", "", m.pipeName(n));
      if (!m.state.opened.has(n)) {
        box.className = "box gone";
        put(box, "p", "", b.p.fifo ? "not opened yet" : "not there yet");
        return;
      }
      put(box, "p", "", fill + (fill === 1 ? " byte" : " bytes") + " in it");
      var meter = put(box, "meter");
      meter.max = CAPACITY;
      meter.value = fill;
      meter.setAttribute("aria-label", "fill level of " + m.pipeName(n));
      put(box, "p", "", "write end: " + list(m.holders(n, true)));
      put(box, "p", "", "read end: " + list(m.holders(n, false)));
      var words = put(box, "p", "moves " + (moves ? step.k : ""));
      if (moves) {
        words.textContent = step.k === "write"
          ? m.called(step.p) + " → " + step.bytes + " bytes" + (step.x ? ": " + step.x : "")
          : step.bytes + " bytes → " + m.called(step.p);
      }
    }

    function fillTree(parent) {
      var children = run.processes.filter(function (p) {
        return p.parent === parent && m.state.states.has(p.n);
      });
      if (!children.length) { return null; }
      var ul = el("ul");
      children.forEach(function (p) {
        var li = put(ul, "li", "", m.called(p.n) + ": " + m.stateName(p.n));
        var below = fillTree(p.n);
        if (below) { li.appendChild(below); }
      });
      return ul;
    }

    function fillOutput() {
      var parts = [], length = 0, all = m.state.out, i = all.length;
      while (i > 0 && length < OUTPUT_SHOWN) {
        var part = all[--i];
        length += part[1].length;
        if (parts.length && parts[0][0] === part[0]) { parts[0][1] = part[1] + parts[0][1]; }
        else { parts.unshift([part[0], part[1]]); }
      }
      out.textContent = i > 0 ? "(what came before is left out)\n" : "";
      parts.forEach(function (part) {
        put(out, "span", part[0] === 2 ? "err" : "", part[1]);
      });
    }

    /* Boxes are as high as they ever get, so that none moves: found by showing
     * each step, or in a long run those where a process holds most. */
    function measure() {
      var all = boxes.concat(pipeBoxes), none = new Set(), most = new Map(), at = [];
      all.forEach(function (b) { b.box.style.minHeight = ""; b.most = 0; });
      steps.forEach(function (step, i) {
        step.d.forEach(function (d) {
          var best = most.get(d[1]);
          if (d[0] === "table" && (!best || d[2].length > best.rows)) {
            most.set(d[1], { rows: d[2].length, at: i });
          }
        });
        if (steps.length <= MEASURED || i === steps.length - 1) { at.push(i); }
      });
      if (steps.length > MEASURED) {
        most.forEach(function (best) { at.push(best.at); });
        at.sort(function (one, two) { return one - two; });
      }
      at.forEach(function (i) {
        m.go(i);
        var circled = i === steps.length - 1 ? m.circle() : none;
        boxes.forEach(function (b) { fillProcess(b, i, circled, []); });
        pipeBoxes.forEach(function (b) { fillPipe(b, i); });
        all.forEach(function (b) { b.most = Math.max(b.most, b.box.offsetHeight); });
      });
      all.forEach(function (b) { b.box.style.minHeight = b.most + "px"; });
    }
    function keep(b) {
      var needs = b.box.offsetHeight;
      if (needs > b.most) {
        b.most = needs;
        b.box.style.minHeight = needs + "px";
      }
    }

    /* The other run: the steps up to where they part, then the difference. */
    function beside() {
      var other = model(run.other), part = 0;
      while (part < steps.length && part < run.other.steps.length &&
             m.plain(part) === other.plain(part)) { part++; }
      put(page, "h2", "", "Two runs of the program");
      put(page, "p", "", "Both begin with the same " + (part === 1 ? "step" : part + " steps") +
        ". This one ends: " +
        m.ending() + "; the other: " + other.ending() +
        (run.other.schedule ? " (" + run.other.schedule + ")" : "") + ".");
      var buttons = put(page, "div", "controls");
      controls = buttons;
      button("Where they part", function () { stop(); show(part); });
      button("Step through the other run", function () {
        var next = run.other;
        next.other = run;
        run.other = null;
        stop();
        view(next, part);
      });
      var columns = put(page, "div", "grid");
      [["This run", m], ["The other run", other]].forEach(function (one) {
        var box = put(columns, "section", "box");
        put(box, "h3", "", one[0]);
        var ol = put(box, "ol");
        ol.start = part + 1;
        for (var i = part; i < Math.min(part + 8, one[1].steps.length); i++) {
          one[1].go(i);
          put(ol, "li", "", one[1].words(i));
        }
        var printed = one[1].go(one[1].steps.length - 1).out.map(function (part) {
          return part[1];
        }).join("");
        put(box, "p", "", printed ? "In the end it has printed:" : "It prints nothing.");
        if (printed) { put(box, "pre", "source", printed.slice(0, PRINTED_SHOWN)); }
      });
    }

    var asked = null;
    function askFirst(q) {
      asked = q;
      live.textContent = "";
      var form = put(live, "form", "question");
      var set = put(form, "fieldset");
      put(set, "legend", "", q.text);
      q.options.forEach(function (text) {
        var label = put(set, "label", "option");
        var input = put(label, "input");
        input.type = q.several ? "checkbox" : "radio";
        input.name = "answer";
        input.value = text;
        label.appendChild(document.createTextNode(" " + text));
      });
      put(form, "button", "", "Answer").type = "submit";
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        var given = Array.from(form.querySelectorAll("input:checked"), function (input) {
          return input.value;
        });
        var right = given.length === q.right.length &&
          given.every(function (text) { return q.right.indexOf(text) >= 0; });
        open.delete(q.step);
        asked = null;
        show(q.step);
        var told = el("p", right ? "good" : "err", (right ? "Right: " : "Not so. It is: ") +
          (q.right.join(", ") || "nobody") + ". " + q.why);
        live.insertBefore(told, live.firstChild);
      });
      form.querySelector("input").focus();
    }

    /* The boxes of this step. Returns those that wait in a circle. */
    function draw() {
      var before = new Map(m.go(now - 1).tables);
      m.go(now);
      var circled = m.circle();
      boxes.forEach(function (b) {
        fillProcess(b, now, circled, before.get(b.p.n) || []);
      });
      pipeBoxes.forEach(function (b) { fillPipe(b, now); });
      boxes.concat(pipeBoxes).forEach(keep);
      return circled;
    }

    function show(at) {
      at = Math.max(0, Math.min(steps.length - 1, at));
      if (open.has(at) && at === now + 1) { askFirst(open.get(at)); return; }
      asked = null;
      now = at;
      var circled = draw(), step = steps[now];
      slider.value = now;
      count.textContent = "event " + (now + 1) + " of " + steps.length + ", " +
        step.ms.toFixed(2) + " ms";
      slider.setAttribute("aria-valuetext", count.textContent);
      live.textContent = "";
      put(live, "p", "", m.words(now));
      if (circled.size) {
        put(live, "p", "err", "The circle of waiting: " +
          Array.from(circled, m.called).join(", ") + ".");
      }
      run.findings.forEach(function (f) {
        if (f.step !== now) { return; }
        var box = put(live, "div", "finding " + f.severity);
        put(box, "strong", "", f.severity + " " + f.id);
        put(box, "p", "", f.message);
        if (f.next) { put(box, "p", "", "Next: " + f.next); }
      });
      forest.textContent = "";
      var ul = fillTree(0);
      if (ul) { forest.appendChild(ul); }
      fillOutput();
    }

    document.onkeydown = function (event) {
      var name = event.target.nodeName;
      if (event.altKey || event.ctrlKey || event.metaKey || name === "INPUT" ||
          name === "SELECT") { return; }
      if (event.key === " " && name !== "BUTTON") {
        event.preventDefault();
        play.click();
        return;
      }
      var to = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (to) { stop(); move(to); }
      else if (event.key === "Home") { stop(); show(0); }
      else if (event.key === "End") { stop(); show(steps.length - 1); }
      else { return; }
      event.preventDefault();
    };
    /* A question stays; so does all where only the height changes, as on phones. */
    var width = page.offsetWidth;
    window.onresize = function () {
      if (page.offsetWidth === width) { return; }
      width = page.offsetWidth;
      measure();
      draw();
    };
    measure();
    show(start);
  }

  /* A step can be linked to: page.html#step=12 */
  var linked = /^#step=(\d+)$/.exec(location.hash);
  view(first, linked ? Number(linked[1]) - 1 : 0);
})();
