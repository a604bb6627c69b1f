(function () {
  "use strict";
  var marks = Array.prototype.slice.call(document.querySelectorAll("main .m"));
  var hint = document.querySelector(".keys");
  if (!marks.length) { return; }
  hint.hidden = false;
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || (event.key !== "j" && event.key !== "k")) { return; }
    var place = marks.indexOf(document.activeElement);
    var next = event.key === "j" ? place + 1 : (place < 0 ? marks.length : place) - 1;
    var mark = marks[Math.max(0, Math.min(marks.length - 1, next))];
    mark.focus();
    mark.scrollIntoView({ block: "center" });
    event.preventDefault();
  });
}());
