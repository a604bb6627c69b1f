(function () {
  "use strict";
  var table = document.getElementById("list"), body = table.tBodies[0], heads = table.tHead.rows[0].cells;
  var rows = Array.prototype.slice.call(body.rows), tools = document.getElementById("tools");
  var search = document.getElementById("search"), year = document.getElementById("year"), status = document.getElementById("status");
  var shown = document.getElementById("shown"), totals = table.tFoot ? table.tFoot.rows : [], timer = 0;
  var states = Array.prototype.slice.call(status.options, 1).map(function (option) { return option.textContent; });

  function key(row, column) {
    if (column === 0) { return row.place; }
    var text = first(row.cells[column]).replace(/,/g, "");
    if (column === 8) { return states.indexOf(text); }
    return isNaN(text) ? null : Number(text);
  }

  // Names are sorted as they are read, which only the page's maker knows: places of all, in the order the page came in.
  body.getAttribute("data-places").split(" ").forEach(function (place, at) { if (rows[at]) { rows[at].place = Number(place); } });

  // What a cell says before its bar, its links and its notes.
  function first(cell) { return cell.firstChild ? cell.firstChild.textContent.trim() : ""; }

  function grouped(count) { return String(count).replace(/\B(?=(\d{3})+$)/g, ","); }

  function show() {
    var words = search.value.replace(/\s+/g, "").toLowerCase(), count = 0, i, row, fits;
    for (i = 0; i < rows.length; i++) {
      row = rows[i];
      fits = (!year.value || first(row.cells[1]) === year.value)
        && (!status.value || first(row.cells[8]) === states[status.value])
        && (!words || row.cells[0].textContent.replace(/\s+/g, "").toLowerCase().indexOf(words) >= 0);
      if (row.hidden === fits) { row.hidden = !fits; }
      if (fits) { count++; }
    }
    for (i = 0; i < totals.length; i++) { totals[i].hidden = year.value !== "" && first(totals[i].cells[1]) !== year.value; }
    shown.textContent = shown.getAttribute(count ? "data-text" : "data-none").replace("{0}", grouped(count)).replace("{1}", grouped(rows.length));
  }

  function sort(column) {
    var head = heads[column], falls = head.getAttribute("aria-sort") === "ascending" || (head.getAttribute("aria-sort") === null && column > 1);
    var i, keyed, part = document.createDocumentFragment();
    if (head.getAttribute("aria-sort") === "descending") { falls = false; }
    keyed = rows.map(function (row, at) { return { row: row, key: key(row, column), at: at }; });
    keyed.sort(function (one, other) {
      if (one.key === other.key) { return one.at - other.at; }
      if (one.key === null) { return 1; }
      if (other.key === null) { return -1; }
      return falls ? other.key - one.key : one.key - other.key;
    });
    for (i = 0; i < heads.length; i++) { heads[i].removeAttribute("aria-sort"); }
    head.setAttribute("aria-sort", falls ? "descending" : "ascending");
    rows = keyed.map(function (one) { part.appendChild(one.row); return one.row; });
    body.appendChild(part);
  }

  function later() { window.clearTimeout(timer); timer = window.setTimeout(show, 60); }

  Array.prototype.forEach.call(heads, function (head, column) {
    if (column > 8) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", function () { sort(column); });
    head.textContent = "";
    head.appendChild(button);
  });
  search.addEventListener("input", later);
  year.addEventListener("change", show);
  status.addEventListener("change", show);
  tools.addEventListener("submit", function (event) { event.preventDefault(); });
  tools.hidden = false;
  show();
}());
