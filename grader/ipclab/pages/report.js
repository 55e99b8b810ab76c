/* SPDX-License-Identifier: MIT */
/* The report's table: sorted by a click on a column's head, searched, and
 * filtered by state, failed check and finding.
 * Without this script it is the same table, by name. */
"use strict";
(function () {
  var table = document.getElementById("submissions");
  var body = table.tBodies[0];
  var heads = Array.from(table.tHead.rows[0].cells);

  function key(row, column) {
    var cell = row.cells[column];
    var number = cell.getAttribute("data-value");
    return number === null ? cell.textContent : Number(number);
  }

  var collator = new Intl.Collator();

  function compare(a, b) {
    return typeof a === "number" ? a - b : collator.compare(a, b);
  }

  function sort(column) {
    var head = heads[column];
    var down = head.getAttribute("aria-sort") === "ascending";
    var rows = Array.from(body.rows, function (row) {
      return { row: row, key: key(row, column) };
    });
    var sorted = document.createDocumentFragment();
    rows.sort(function (a, b) {
      var order = compare(a.key, b.key);
      return down ? -order : order;
    });
    rows.forEach(function (one) { sorted.appendChild(one.row); });
    body.appendChild(sorted);
    heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  heads.forEach(function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () { sort(column); });
  });
  heads[0].setAttribute("aria-sort", "ascending");

  /* A table is laid out as a whole, and anew for each row that comes or goes.
   * So its rows become boxes of their own, whose columns are as wide as the
   * table made them; what is out of sight is then not laid out at all. */
  function name_roles() {
    var roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup",
      TR: "row", TD: "cell" };
    [table].concat(Array.from(table.querySelectorAll("thead, tbody, tr, th, td")))
      .forEach(function (part) {
        part.setAttribute("role", roles[part.tagName] ||
          (part.scope === "col" ? "columnheader" : "rowheader"));
      });
  }

  var room = 0;
  function lay_out() {
    if (table.parentNode.clientWidth === room) {
      return;
    }
    room = table.parentNode.clientWidth;
    table.classList.remove("rows");
    table.style.setProperty("--columns", heads.map(function (head) {
      return head.getBoundingClientRect().width + "px";
    }).join(" "));
    table.classList.add("rows");
  }

  var form = document.getElementById("search");
  var input = form.querySelector("input");
  var count = form.querySelector("output");
  var texts = new Map(Array.from(body.rows, function (row) {
    return [row, row.textContent.toLowerCase()];
  }));
  /* A choice of what the rows have by an attribute, "|" between. */
  function choice(label, attribute, none) {
    var sets = new Map(Array.from(body.rows, function (row) {
      return [row, new Set(row.getAttribute(attribute).split("|"))];
    }));
    var counts = new Map();
    sets.forEach(function (set) {
      set.forEach(function (value) {
        counts.set(value, (counts.get(value) || 0) + 1);
      });
    });
    counts.delete("");
    var select = document.createElement("select");
    var name = document.createElement("label");
    select.add(new Option(none, ""));
    Array.from(counts.keys()).sort(collator.compare).forEach(function (value) {
      select.add(new Option(value + " (" + counts.get(value) + ")", value));
    });
    name.append(label + " ", select);
    form.insertBefore(name, count);
    select.addEventListener("change", filter);
    return function (row) {
      return select.value === "" || sets.get(row).has(select.value);
    };
  }

  function filter() {
    var wanted = input.value.toLowerCase();
    var shown = 0;
    texts.forEach(function (text, row) {
      var hit = text.includes(wanted) &&
        choices.every(function (fits) { return fits(row); });
      row.hidden = !hit;
      shown += hit;
    });
    count.textContent = shown === body.rows.length ? "" :
      shown + " of " + body.rows.length + " shown";
  }

  /* What is done stays ticked in this browser, as long as it says the same. */
  function tick(item) {
    var name = "ipclab " + location.pathname + " " + item.textContent;
    var box = document.createElement("input");
    var label = document.createElement("label");
    box.type = "checkbox";
    try {
      box.checked = localStorage.getItem(name) !== null;
    } catch (error) {
      return; /* a browser that keeps nothing for files */
    }
    box.addEventListener("change", function () {
      if (box.checked) {
        localStorage.setItem(name, "done");
      } else {
        localStorage.removeItem(name);
      }
    });
    label.append(box, " done");
    item.append(" ", label);
  }
  document.querySelectorAll("ul.work > li").forEach(tick);

  var choices = [choice("State", "data-state", "any"),
    choice("Failed", "data-failed", "any check"),
    choice("Finding", "data-found", "any")];
  input.addEventListener("input", filter);
  form.hidden = false;
  name_roles();
  lay_out();
  addEventListener("resize", lay_out);
}());
