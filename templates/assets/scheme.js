(function (root) {
  root.classList.add("js");
  try {
    var scheme = localStorage.getItem("statuary-scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch (refused) {}
})(document.documentElement);
