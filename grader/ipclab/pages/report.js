/* The report's table: sorted by a click on a column's head, and searched.
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

  var form = document.getElementById("search");
  var input = form.querySelector("input");
  var count = form.querySelector("output");
  var texts = new Map(Array.from(body.rows, function (row) {
    return [row, row.textContent.toLowerCase()];
  }));
  input.addEventListener("input", function () {
    var wanted = input.value.toLowerCase();
    var shown = 0;
    texts.forEach(function (text, row) {
      var hit = text.includes(wanted);
      row.hidden = !hit;
      shown += hit;
    });
    count.textContent = wanted === "" ? "" :
      shown + " of " + body.rows.length + " shown";
  });
  form.hidden = false;
}());
