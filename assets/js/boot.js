// Runs before the page is painted: tells the styles that scripts work. An external file, because the
// content security policy allows no inline script.
document.documentElement.classList.add("tnld-js");
document.addEventListener("DOMContentLoaded", function () {
  document.body.classList.add("js-enabled");
  if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
});
