(function () {
  "use strict";
  var marks = Array.prototype.slice.call(document.querySelectorAll("main .m"));
  var hint = document.querySelector(".keys");
  if (!marks.length) { return; }
  hint.hidden = false;
  function isOpen(mark) { return mark.classList.contains("contradicts") || mark.classList.contains("asked"); }
  function here() {
    var id = (document.activeElement.closest && document.activeElement.closest("[id]") || document.body).id || location.hash.slice(1);
    return marks.indexOf(document.getElementById(id.replace("n", "m")));
  }
  function show(mark) {
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || "jknp".indexOf(event.key) < 0) { return; }
    var step = event.key === "j" || event.key === "n" ? 1 : -1;
    var place = here();
    if (place < 0 && step < 0) { place = marks.length; }
    for (place += step; marks[place]; place += step) {
      if (event.key === "j" || event.key === "k" || isOpen(marks[place])) { show(marks[place]); break; }
    }
    event.preventDefault();
  });
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(location.hash.slice(1));
    if (!target) { return; }
    if (target.tagName !== "LI") { show(target); return; }
    target.querySelector("a").focus({ preventScroll: true });
    // On a narrow screen what is said lies over the text: the number itself must stay in sight above it.
    if (getComputedStyle(target).position === "fixed") { document.getElementById(target.id.replace("n", "m")).scrollIntoView({ block: "start" }); }
  });
}());
