// Progressive enhancement: every page works without this file.
import { initAll } from "govuk-frontend";
import { labelScrollRegions } from "scroll-regions";
import { shortcuts } from "shortcuts";
import { communes } from "communes";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
shortcuts(document);
communes(document);
labelScrollRegions(document);
// Only a page that takes files pays for their transport.
if (document.querySelector("[data-upload]")) {
  import("uploads").then(({ uploads }) => uploads(document));
}

// What was understood of a field is no longer true once somebody types in it.
document.addEventListener("input", (event) => {
  const echo = event.target.parentElement?.querySelector(":scope > .tnld-echo");
  if (echo) { echo.hidden = true; }
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
